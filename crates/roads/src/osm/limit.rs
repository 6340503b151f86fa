//! Speed limits and directions.

use super::elements::Tags;

/// Metres in a mile.
const MILE: f64 = 1_609.344;
/// Fastest limit believed, in metres an hour; anything above is a slip of the hand.
const FASTEST: f64 = 140_000.0;

/// A speed limit in metres an hour: `50`, `30 mph`, `GB:nsl_single`; the lowest of several.
/// Nothing for what is no number, such as `signals` or `none`.
pub(crate) fn limit(text: &str) -> Option<u32> {
    text.split([';', ',']).filter_map(|part| one_limit(part.trim())).min()
}

fn one_limit(text: &str) -> Option<u32> {
    if let Some((_, zone)) = text.split_once(':') {
        return zone_limit(zone);
    }
    let end = text.find(|letter: char| !letter.is_ascii_digit() && letter != '.').unwrap_or(text.len());
    let number: f64 = text[..end].parse().ok()?;
    let unit = match text[end..].trim() {
        "" | "km/h" | "kmh" | "kph" => 1_000.0,
        "mph" => MILE,
        "knots" => 1_852.0,
        _ => return None,
    };
    let speed = number * unit;
    // In range, so nothing is cut off.
    (1_000.0..=FASTEST).contains(&speed).then(|| speed.round() as u32)
}

/// The limits of zones: national speed limits of the United Kingdom, and what most of Europe has.
fn zone_limit(zone: &str) -> Option<u32> {
    match zone {
        "nsl_single" => one_limit("60 mph"),
        "nsl_dual" | "motorway" => one_limit("70 mph"),
        "nsl_restricted" => one_limit("30 mph"),
        "urban" => one_limit("50"),
        "rural" => one_limit("90"),
        "living_street" => one_limit("10"),
        _ => zone.strip_prefix("zone").and_then(one_limit),
    }
}

/// The limits along and against a way, where they are known.
pub(crate) fn limits(tags: &Tags<'_>) -> [Option<u32>; 2] {
    let both = ["maxspeed", "maxspeed:type", "source:maxspeed", "zone:maxspeed"]
        .iter()
        .find_map(|key| tags.get(key).and_then(limit));
    ["maxspeed:forward", "maxspeed:backward"].map(|key| tags.get(key).and_then(limit).or(both))
}

/// Whether traffic may go along and against a way.
pub(crate) fn directions(tags: &Tags<'_>) -> [bool; 2] {
    let implied = tags.is("junction", "roundabout")
        || tags.is("junction", "circular")
        || tags.is("highway", "motorway");
    match tags.first(&["oneway:motor_vehicle", "oneway"]) {
        Some("yes" | "true" | "1") => [true, false],
        Some("-1" | "reverse") => [false, true],
        Some("reversible" | "alternating") => [false, false],
        Some("no" | "false" | "0") => [true, true],
        _ => [true, !implied],
    }
}

/// Whether bicycles may go along and against a way.
pub(crate) fn cycling_directions(tags: &Tags<'_>) -> [bool; 2] {
    let against = ["cycleway", "cycleway:left", "cycleway:right", "cycleway:both"]
        .iter()
        .any(|key| tags.get(key).is_some_and(|value| value.starts_with("opposite")))
        || ["cycleway:left:oneway", "cycleway:right:oneway", "cycleway:both:oneway"]
            .iter()
            .any(|key| matches!(tags.get(key), Some("no" | "-1")));
    match tags.get("oneway:bicycle") {
        Some("no") => [true, true],
        Some("yes") => [true, false],
        Some("-1") => [false, true],
        _ if against => [true, true],
        _ => directions(tags),
    }
}

/// Whether walkers may go along and against a way: one-way signs mean them only where they say so.
pub(crate) fn walking_directions(tags: &Tags<'_>) -> [bool; 2] {
    match tags.get("oneway:foot") {
        Some("yes") => [true, false],
        Some("-1") => [false, true],
        _ => [true, true],
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn limits_are_read_in_every_spelling() {
        for (text, metres) in [
            ("50", Some(50_000)),
            ("30 mph", Some(48_280)),
            ("20mph", Some(32_187)),
            ("70 km/h", Some(70_000)),
            ("30 mph;20 mph", Some(32_187)),
            ("GB:nsl_single", Some(96_561)),
            ("gb:nsl_dual", Some(112_654)),
            ("GB:zone20", Some(20_000)),
            ("DE:urban", Some(50_000)),
            ("none", None),
            ("signals", None),
            ("", None),
            ("0", None),
            ("300", None),
            ("-30", None),
            ("1e9", None),
            ("30 furlongs", None),
            ("٣٠ mph", None),
        ] {
            assert_eq!(limit(text), metres, "{text:?}");
        }
    }

    #[test]
    fn limits_may_differ_by_direction() {
        let tags = [("maxspeed", "40 mph"), ("maxspeed:backward", "30 mph")];
        assert_eq!(limits(&Tags(&tags)), [Some(64_374), Some(48_280)]);
        assert_eq!(limits(&Tags(&[("maxspeed:type", "GB:nsl_single")])), [Some(96_561); 2]);
        assert_eq!(limits(&Tags(&[])), [None; 2]);
    }

    #[test]
    fn one_way_streets_bind_whom_they_bind() {
        const BOTH: [bool; 2] = [true, true];
        const ALONG: [bool; 2] = [true, false];
        const AGAINST: [bool; 2] = [false, true];
        // Cars, bicycles, walkers.
        for (tags, expected) in [
            (&[][..], [BOTH, BOTH, BOTH]),
            (&[("oneway", "yes")], [ALONG, ALONG, BOTH]),
            (&[("oneway", "-1")], [AGAINST, AGAINST, BOTH]),
            (&[("oneway", "no"), ("highway", "motorway")], [BOTH, BOTH, BOTH]),
            (&[("highway", "motorway")], [ALONG, ALONG, BOTH]),
            (&[("junction", "roundabout")], [ALONG, ALONG, BOTH]),
            (&[("oneway", "reversible")], [[false, false], [false, false], BOTH]),
            (&[("oneway", "yes"), ("oneway:bicycle", "no")], [ALONG, BOTH, BOTH]),
            (&[("oneway", "yes"), ("cycleway", "opposite_lane")], [ALONG, BOTH, BOTH]),
            (&[("oneway", "yes"), ("cycleway:left:oneway", "-1")], [ALONG, BOTH, BOTH]),
            (&[("oneway", "yes"), ("oneway:foot", "yes")], [ALONG, ALONG, ALONG]),
        ] {
            let tags = Tags(tags);
            let found = [directions(&tags), cycling_directions(&tags), walking_directions(&tags)];
            assert_eq!(found, expected, "{:?}", tags.0);
        }
    }
}
