//! Who may use a way or pass a barrier: the access tags of OpenStreetMap.
//!
//! Rules: <https://wiki.openstreetmap.org/wiki/Key:access> and the defaults for the United Kingdom.

use super::elements::Tags;
use crate::{Kind, Mode};

/// What a tag says about a mode.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Access {
    /// Open, if only to those who live or deliver there: so do our workers.
    Open,
    /// By leave of the owner.
    Private,
    /// Closed.
    Closed,
}

/// The keys that speak of a mode, the most particular first.
fn keys(mode: Mode) -> &'static [&'static str] {
    match mode {
        Mode::Foot => &["foot", "access"],
        Mode::Bicycle => &["bicycle", "vehicle", "access"],
        Mode::Car => &["motorcar", "motor_vehicle", "vehicle", "access"],
    }
}

/// What the tags say about a mode, if they say anything.
pub(crate) fn said(tags: &Tags<'_>, mode: Mode) -> Option<Access> {
    tags.first(keys(mode)).and_then(|value| match value {
        "yes" | "designated" | "permissive" | "destination" | "customers" | "delivery" | "residents"
        | "permit" | "official" | "discouraged" => Some(Access::Open),
        // A bicycle may be pushed, at the pace of a walker; somebody on a bicycle would go round.
        "no" | "dismount" | "use_sidepath" | "agricultural" | "forestry" | "military" | "emergency"
        | "psv" | "bus" => Some(Access::Closed),
        "private" => Some(Access::Private),
        _ => None,
    })
}

/// Whether a mode may use a way of this kind whose tags are these.
pub(crate) fn may_use(tags: &Tags<'_>, kind: Kind, mode: Mode) -> Access {
    let particular = tags.first(&keys(mode)[..keys(mode).len() - 1]).is_some();
    let motor_road = tags.is("motorroad", "yes") && mode != Mode::Car;
    match said(tags, mode) {
        Some(Access::Open) if particular => Access::Open,
        // `access=yes` on a footpath means the public, not their cars.
        Some(Access::Open) | None if motor_road || !by_default(tags, kind, mode) => Access::Closed,
        Some(Access::Open) | None => Access::Open,
        Some(Access::Private) if lived_on(kind) => Access::Private,
        Some(Access::Private | Access::Closed) => Access::Closed,
    }
}

/// Whether people live on such streets, so that a private one still leads to doors.
fn lived_on(kind: Kind) -> bool {
    matches!(kind, Kind::Residential | Kind::Unclassified | Kind::Tertiary)
}

fn by_default(tags: &Tags<'_>, kind: Kind, mode: Mode) -> bool {
    match (kind, mode) {
        (Kind::Motorway, _) => mode == Mode::Car,
        (Kind::Track | Kind::Path | Kind::Steps | Kind::Cycleway, Mode::Car) => false,
        (Kind::Steps, Mode::Bicycle) => false,
        (Kind::Path, Mode::Bicycle) => {
            tags.first(&["highway"]).is_some_and(|value| matches!(value, "path" | "bridleway"))
        }
        _ => true,
    }
}

/// Whether a mode may pass a node with these tags.
pub(crate) fn may_pass(tags: &Tags<'_>, mode: Mode) -> bool {
    let Some(barrier) = tags.get("barrier") else {
        return true;
    };
    match said(tags, mode) {
        Some(access) => access == Access::Open,
        None => match barrier {
            "bollard" | "block" | "jersey_barrier" | "planter" | "log" | "debris" | "cycle_barrier"
            | "motorcycle_barrier" | "bus_trap" | "sump_buster" | "chain" => mode != Mode::Car,
            "stile" | "kissing_gate" | "turnstile" | "full-height_turnstile" | "horse_stile" => {
                mode == Mode::Foot
            }
            "wall" | "fence" | "hedge" => false,
            _ => !tags.is("locked", "yes"),
        },
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn open(kind: Kind, tags: &[(&str, &str)]) -> String {
        let tags = Tags(tags);
        Mode::ALL
            .map(|mode| match may_use(&tags, kind, mode) {
                Access::Open => 'o',
                Access::Private => 'p',
                Access::Closed => '-',
            })
            .iter()
            .collect()
    }

    #[test]
    fn ways_are_open_to_whom_their_tags_say() {
        // On foot, by bicycle, by car.
        for (kind, tags, expected) in [
            (Kind::Residential, &[][..], "ooo"),
            (Kind::Motorway, &[], "--o"),
            (Kind::Steps, &[], "o--"),
            (Kind::Track, &[], "oo-"),
            (Kind::Track, &[("motor_vehicle", "yes")], "ooo"),
            (Kind::Path, &[("highway", "footway")], "o--"),
            (Kind::Path, &[("highway", "footway"), ("bicycle", "yes")], "oo-"),
            (Kind::Path, &[("highway", "footway"), ("access", "yes")], "o--"),
            (Kind::Path, &[("highway", "path")], "oo-"),
            (Kind::Cycleway, &[("foot", "no")], "-o-"),
            (Kind::Primary, &[("motorroad", "yes")], "--o"),
            (Kind::Primary, &[("motorroad", "yes"), ("bicycle", "yes")], "-oo"),
            (Kind::Service, &[("access", "private")], "---"),
            (Kind::Service, &[("access", "private"), ("foot", "permissive")], "o--"),
            (Kind::Residential, &[("access", "private")], "ppp"),
            (Kind::Residential, &[("access", "destination")], "ooo"),
            (Kind::Residential, &[("motor_vehicle", "no")], "oo-"),
            (Kind::Residential, &[("vehicle", "no"), ("bicycle", "yes")], "oo-"),
            (Kind::Service, &[("access", "no"), ("bus", "yes")], "---"),
            (Kind::Tertiary, &[("vehicle", "no"), ("motorcar", "yes")], "o-o"),
            (Kind::Tertiary, &[("access", "some nonsense")], "ooo"),
        ] {
            assert_eq!(open(kind, tags), expected, "{kind:?} {tags:?}");
        }
    }

    #[test]
    fn barriers_stop_whom_they_stop() {
        for (tags, expected) in [
            (&[][..], [true, true, true]),
            (&[("barrier", "bollard")], [true, true, false]),
            (&[("barrier", "bollard"), ("motor_vehicle", "yes")], [true, true, true]),
            (&[("barrier", "stile")], [true, false, false]),
            (&[("barrier", "gate")], [true, true, true]),
            (&[("barrier", "gate"), ("access", "private")], [false, false, false]),
            (&[("barrier", "gate"), ("locked", "yes")], [false, false, false]),
            (&[("barrier", "lift_gate"), ("access", "no"), ("foot", "yes")], [true, false, false]),
        ] {
            assert_eq!(Mode::ALL.map(|mode| may_pass(&Tags(tags), mode)), expected, "{tags:?}");
        }
    }
}
