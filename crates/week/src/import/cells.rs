//! Other things that stand in cells: yes and no, lists, ids made of names, ways of travelling, degrees.

use std::collections::BTreeMap;

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

/// A list within one cell, separated by commas, semicolons, bars, slashes or line breaks; none where it says so.
pub(super) fn list(text: &str) -> Vec<String> {
    if says_nothing(text) {
        return Vec::new();
    }
    let words = text.split([',', ';', '|', '/', '\n']).map(str::trim).filter(|word| !word.is_empty());
    words.map(str::to_owned).collect()
}

/// Whether a cell says in a word or a dash that there is nothing to say.
pub(super) fn says_nothing(text: &str) -> bool {
    matches!(
        text.trim().to_lowercase().as_str(),
        "" | "-" | "–" | "—" | "none" | "nil" | "n/a" | "nobody" | "no one"
    )
}

/// An id made of a name: its letters and numbers, lower case, joined by hyphens.
pub(super) fn slug(name: &str) -> String {
    let words = name.split(|sign: char| !sign.is_alphanumeric()).filter(|word| !word.is_empty());
    let slug: Vec<String> = words.map(str::to_lowercase).collect();
    slug.join("-").chars().take(100).collect()
}

/// Ids that are taken, each with how often it has been wanted.
#[derive(Default)]
pub(super) struct FreeIds(BTreeMap<String, u32>);

impl FreeIds {
    /// Takes an id, so that nobody else gets it.
    pub(super) fn take(&mut self, id: &str) {
        self.0.entry(id.to_owned()).or_insert(1);
    }

    /// The id, with a number where it is taken.
    pub(super) fn of(&mut self, id: &str) -> String {
        let mut free = id.to_owned();
        while self.0.contains_key(&free) {
            let count = self.0.entry(id.to_owned()).or_insert(1);
            *count += 1;
            free = format!("{id}-{count}");
        }
        self.take(&free);
        free
    }
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
        "essential" | "critical" | "timecritical" | "high" => Ok(Priority::Essential),
        "important" | "normal" | "medium" => Ok(Priority::Important),
        "flexible" | "low" | "optional" => Ok(Priority::Flexible),
        _ => Err("write essential, important or flexible".to_owned()),
    }
}

/// Degrees, between minus and plus `most`: `53.4655`, `-2,2605`, `53.4655° N`, `2.2605 W`.
pub(super) fn degrees(text: &str, most: f64) -> Result<f64, String> {
    let text = text.replace(',', ".").to_uppercase();
    let (number, sign) = match text.trim_end_matches(['N', 'E']).strip_suffix(['S', 'W']) {
        Some(number) => (number, -1.0),
        None => (text.trim_end_matches(['N', 'E']), 1.0),
    };
    let number = number.trim().trim_end_matches('°').trim_end();
    let figures = number.bytes().all(|byte| byte.is_ascii_digit() || matches!(byte, b'.' | b'-' | b'+'));
    let read = number.parse::<f64>().ok().filter(|read| figures && (sign > 0.0 || *read >= 0.0));
    let read = read.map(|read| sign * read).filter(|degrees| degrees.abs() <= most);
    read.ok_or_else(|| "write degrees such as 53.4655".to_owned())
}

/// One worker or two: `2`, `two`, `2.0`, `2 carers`, `double-up`, `yes`.
pub(super) fn pair(text: &str) -> Result<u8, String> {
    let text = text.to_lowercase();
    let crew = ["workers", "worker", "carers", "carer", "people", "staff"];
    let number = crew.iter().find_map(|word| text.strip_suffix(word)).unwrap_or(&text).trim();
    match number.trim_end_matches(".0").trim_end_matches(",0").trim_start_matches('x').trim() {
        "1" | "one" | "single" => Ok(1),
        "2" | "two" | "double" | "double-up" | "double up" | "both" => Ok(2),
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
        for two in ["2", "double-up", "2 carers", "2.0", "Two workers", "yes", "x2"] {
            assert_eq!(pair(two), Ok(2), "{two}");
        }
        assert_eq!((pair("no"), pair("1.0"), pair("one carer")), (Ok(1), Ok(1), Ok(1)));
        for neither in ["3", "2.5", "1-2", "2 or 1", "carers", "20"] {
            assert!(pair(neither).is_err(), "{neither}");
        }
        assert!(list("None").is_empty() && list(" – ").is_empty());
        assert!(degrees("NaN", 90.0).is_err());
        for west in ["-2,26", "2.26 W", "2.26°W", "-2.26"] {
            assert_eq!(degrees(west, 180.0), Ok(-2.26), "{west}");
        }
        assert_eq!(degrees("53.46° n", 90.0), Ok(53.46));
        for text in ["1e1", "-2.26 W", "53° 27' 56\"", "W", "inf", "534656"] {
            assert!(degrees(text, 90.0).is_err(), "{text}");
        }
    }

    #[test]
    fn a_taken_id_gets_a_number() {
        let mut free = FreeIds::default();
        assert_eq!(["a", "a", "a-2", "a"].map(|id| free.of(id)), ["a", "a-2", "a-2-2", "a-3"]);
    }
}
