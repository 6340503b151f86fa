//! Other things that stand in cells: yes and no, lists, names, ways of travelling, degrees.

use super::sheet::plain;
use crate::travel::Mode;
use crate::visit::Priority;

/// Yes or no.
pub(super) fn yes(text: &str) -> Result<bool, String> {
    match text.to_lowercase().as_str() {
        "yes" | "y" | "1" | "true" | "x" | "✓" | "✔" | "ja" | "oui" => Ok(true),
        "no" | "n" | "0" | "false" | "-" => Ok(false),
        _ => Err("write yes or no".to_owned()),
    }
}

/// A list within one cell, separated by commas, semicolons, bars, slashes or line breaks.
pub(super) fn list(text: &str) -> Vec<String> {
    let words = text.split([',', ';', '|', '/', '\n']).map(str::trim).filter(|word| !word.is_empty());
    words.map(str::to_owned).collect()
}

/// An id made of a name: its letters and numbers, lower case, joined by hyphens.
pub(super) fn slug(name: &str) -> String {
    let words = name.split(|sign: char| !sign.is_alphanumeric()).filter(|word| !word.is_empty());
    let slug: Vec<String> = words.map(str::to_lowercase).collect();
    slug.join("-").chars().take(100).collect()
}

/// A way of travelling.
pub(super) fn mode(text: &str) -> Result<Mode, String> {
    match plain(text).as_str() {
        "foot" | "onfoot" | "walk" | "walks" | "walking" | "walker" => Ok(Mode::Foot),
        "bicycle" | "bike" | "cycle" | "cycles" | "cycling" | "ebike" => Ok(Mode::Bicycle),
        "car" | "drive" | "drives" | "driver" | "driving" => Ok(Mode::Car),
        "bus" | "publictransport" | "tram" | "train" => Ok(Mode::Bus),
        _ => Err("write foot, bicycle, car or bus".to_owned()),
    }
}

/// A priority.
pub(super) fn priority(text: &str) -> Result<Priority, String> {
    match plain(text).as_str() {
        "essential" | "critical" | "high" => Ok(Priority::Essential),
        "important" | "normal" | "medium" => Ok(Priority::Important),
        "flexible" | "low" | "optional" => Ok(Priority::Flexible),
        _ => Err("write essential, important or flexible".to_owned()),
    }
}

/// Degrees, between minus and plus `most`.
pub(super) fn degrees(text: &str, most: f64) -> Result<f64, String> {
    let number = text.replace(',', ".").parse::<f64>().ok();
    number.filter(|degrees| degrees.abs() <= most).ok_or_else(|| "write degrees such as 53.4655".to_owned())
}

/// One worker or two.
pub(super) fn pair(text: &str) -> Result<u8, String> {
    match text.to_lowercase().as_str() {
        "1" | "one" | "single" => Ok(1),
        "2" | "two" | "double" | "double-up" | "double up" => Ok(2),
        other => yes(other).map(|two| if two { 2 } else { 1 }).map_err(|_| "write 1 or 2".to_owned()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_of_every_kind() {
        assert_eq!(["Yes", "y", "1", "X"].map(yes), [Ok(true), Ok(true), Ok(true), Ok(true)]);
        assert!(yes("perhaps").is_err());
        assert_eq!(list("medicines; hoist, \"first aid\""), ["medicines", "hoist", "\"first aid\""]);
        assert_eq!(slug(" Mrs O'Hara-Hill "), "mrs-o-hara-hill");
        assert_eq!(mode("On foot"), Ok(Mode::Foot));
        assert_eq!((pair("2"), pair("no"), pair("double-up")), (Ok(2), Ok(1), Ok(2)));
        assert!(degrees("NaN", 90.0).is_err());
        assert_eq!(degrees("-2,26", 180.0), Ok(-2.26));
    }
}
