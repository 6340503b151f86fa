//! A place on the earth as people write it.

use care::Location;

/// A text is no place.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct NoPlace;

/// Reads latitude and longitude in degrees, as map programs show them; nothing where nothing is written.
///
/// # Errors
/// When it is something else.
pub(super) fn read(text: &str) -> Result<Option<Location>, NoPlace> {
    if text.trim().is_empty() {
        return Ok(None);
    }
    let (latitude, longitude) = text.trim().split_once([',', ' ']).ok_or(NoPlace)?;
    let place = Location { latitude: millionths(latitude)?, longitude: millionths(longitude)? };
    if place.exists() { Ok(Some(place)) } else { Err(NoPlace) }
}

/// Degrees as millionths of a degree, exactly; more than six digits behind the point say less than a hand's breadth.
fn millionths(text: &str) -> Result<i32, NoPlace> {
    let text = text.trim().trim_matches(',').trim().trim_end_matches('°');
    let (sign, digits) = text.strip_prefix(['-', '−']).map_or((1, text), |rest| (-1, rest));
    let (whole, part) = digits.split_once('.').unwrap_or((digits, ""));
    if whole.is_empty() || !whole.bytes().chain(part.bytes()).all(|digit| digit.is_ascii_digit()) {
        return Err(NoPlace);
    }
    let part: String = part.chars().chain("000000".chars()).take(6).collect();
    let whole: i32 = whole.parse().map_err(|_| NoPlace)?;
    let part: i32 = part.parse().map_err(|_| NoPlace)?;
    let degrees = whole.checked_mul(1_000_000).ok_or(NoPlace)?;
    Ok(sign * degrees.checked_add(part).ok_or(NoPlace)?)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_place_is_read_as_map_programs_show_it() {
        let oakfield = Ok(Some(Location { latitude: 53_463_100, longitude: -2_291_300 }));
        for text in ["53.4631, -2.2913", " 53.4631,-2.29130 ", "53.4631 −2.2913", "53.4631°, -2.2913000001°"]
        {
            assert_eq!(read(text), oakfield, "{text}");
        }
        assert_eq!(read("  "), Ok(None));
        assert_eq!(read("53, -2"), Ok(Some(Location { latitude: 53_000_000, longitude: -2_000_000 })));
    }

    #[test]
    fn anything_else_is_no_place() {
        for text in
            ["here", "53.4", "53,4631, -2,2913", "91, 0", "0, 181", "5e1, 2", "99999999999, 1", "., ."]
        {
            assert_eq!(read(text), Err(NoPlace), "{text}");
        }
    }
}
