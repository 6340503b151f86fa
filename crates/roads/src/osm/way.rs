//! From the tags of a way to a street.

use super::access::{Access, may_use};
use super::elements::Tags;
use super::limit::{cycling_directions, directions, limits, walking_directions};
use crate::profile::{driving_speed, usual_speed};
use crate::{Kind, Mode, Street};

/// How much of its usual speed a private street is worth: it leads to its own doors, but nobody should be
/// sent through it.
const PRIVATE_DIVISOR: u32 = 3;

/// The street a way's tags describe, if anybody can use it.
pub(crate) fn street(tags: &Tags<'_>) -> Option<Street> {
    let kind = kind(tags)?;
    let mut street = Street::new(kind);
    for mode in Mode::ALL {
        let [forward, backward] = speeds(tags, kind, mode);
        street = street.speed(mode, forward, backward);
    }
    let name = tags.first(&["name", "ref"]).filter(|name| !name.is_empty());
    let street = name.map_or(street.clone(), |name| street.named(name));
    (street.speeds != [[0; 2]; 3]).then_some(street)
}

fn kind(tags: &Tags<'_>) -> Option<Kind> {
    if tags.is("area", "yes") || tags.is("impassable", "yes") {
        return None;
    }
    match tags.get("highway")? {
        "motorway" | "motorway_link" => Some(Kind::Motorway),
        "trunk" | "trunk_link" => Some(Kind::Trunk),
        "primary" | "primary_link" => Some(Kind::Primary),
        "secondary" | "secondary_link" => Some(Kind::Secondary),
        "tertiary" | "tertiary_link" => Some(Kind::Tertiary),
        "unclassified" | "road" => Some(Kind::Unclassified),
        "residential" | "living_street" => Some(Kind::Residential),
        "service" => Some(Kind::Service),
        "track" => Some(Kind::Track),
        "cycleway" => Some(Kind::Cycleway),
        "footway" | "path" | "pedestrian" | "bridleway" | "corridor" => Some(Kind::Path),
        "steps" => Some(Kind::Steps),
        _ => None,
    }
}

/// Metres an hour along and against a way.
fn speeds(tags: &Tags<'_>, kind: Kind, mode: Mode) -> [u32; 2] {
    let divisor = match may_use(tags, kind, mode) {
        Access::Open => 1,
        Access::Private => PRIVATE_DIVISOR,
        Access::Closed => return [0, 0],
    };
    let (speeds, ways) = match mode {
        Mode::Car => (driving(tags, kind), directions(tags)),
        Mode::Bicycle => ([cycling(tags, kind); 2], cycling_directions(tags)),
        Mode::Foot => ([usual_speed(kind, mode).max(3_000); 2], walking_directions(tags)),
    };
    [0, 1].map(|way| if ways[way] { speeds[way] / divisor } else { 0 })
}

fn driving(tags: &Tags<'_>, kind: Kind) -> [u32; 2] {
    let link = tags.get("highway").is_some_and(|value| value.ends_with("_link"));
    let roundabout = tags.is("junction", "roundabout") || tags.is("junction", "circular");
    let slow = match tags.get("service") {
        Some("driveway" | "drive-through") => 10_000,
        Some("parking_aisle" | "alley") => 15_000,
        _ if tags.is("highway", "living_street") => 15_000,
        _ => u32::MAX,
    };
    let rough = match tags.get("surface") {
        Some("gravel" | "ground" | "dirt" | "grass" | "unpaved" | "mud" | "earth") => 20_000,
        _ => u32::MAX,
    };
    limits(tags).map(|limit| driving_speed(kind, limit, link, roundabout).min(slow).min(rough))
}

fn cycling(tags: &Tags<'_>, kind: Kind) -> u32 {
    let usual = usual_speed(kind, Mode::Bicycle).max(12_000);
    match tags.get("surface") {
        Some("gravel" | "ground" | "dirt" | "grass" | "unpaved" | "mud" | "earth" | "sand") => {
            usual.min(11_000)
        }
        _ => usual,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_ways_people_can_use_are_streets() {
        for tags in [
            &[][..],
            &[("highway", "construction")],
            &[("highway", "proposed")],
            &[("highway", "pedestrian"), ("area", "yes")],
            &[("highway", "service"), ("access", "no")],
            &[("route", "ferry")],
            &[("railway", "rail")],
        ] {
            assert_eq!(street(&Tags(tags)), None, "{tags:?}");
        }
    }

    #[test]
    fn a_street_has_its_name_or_number() {
        let named =
            street(&Tags(&[("highway", "primary"), ("ref", "A48"), ("name", "Cardiff Road")])).unwrap();
        assert_eq!(named.name.as_deref(), Some("Cardiff Road"));
        let numbered = street(&Tags(&[("highway", "primary"), ("ref", "A48")])).unwrap();
        assert_eq!(numbered.name.as_deref(), Some("A48"));
    }

    #[test]
    fn limits_slow_cars_and_nobody_else() {
        let slow = street(&Tags(&[("highway", "residential"), ("maxspeed", "20 mph")])).unwrap();
        let free = street(&Tags(&[("highway", "residential"), ("maxspeed", "40 mph")])).unwrap();
        assert!(slow.speeds[Mode::Car.index()][0] < free.speeds[Mode::Car.index()][0]);
        assert_eq!(slow.speeds[Mode::Bicycle.index()], free.speeds[Mode::Bicycle.index()]);
        assert_eq!(slow.speeds[Mode::Foot.index()], free.speeds[Mode::Foot.index()]);
    }

    #[test]
    fn nobody_is_sent_through_a_private_street() {
        let private = street(&Tags(&[("highway", "residential"), ("access", "private")])).unwrap();
        let open = street(&Tags(&[("highway", "residential")])).unwrap();
        assert_eq!(private.speeds[2][0], open.speeds[2][0] / PRIVATE_DIVISOR);
    }
}
