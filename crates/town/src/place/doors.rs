//! Doors: where on the streets people and workers live.

use super::land::Spot;
use super::streets::{Kind, Street, Streets};
use crate::chance::Chance;

/// So many doors in a hundred belong to a building where more people live who are visited, such as sheltered flats.
const SHARED: usize = 12;

/// `count` doors, longer streets having more of them; where `sharing`, some in the same building.
pub(crate) fn doors(
    streets: &Streets,
    count: usize,
    sharing: bool,
    chance: &mut Chance,
) -> Vec<(Spot, String)> {
    let metres: Vec<(usize, usize)> =
        streets.streets.iter().enumerate().map(|(at, street)| (at, weight(streets, street))).collect();
    let mut doors: Vec<(Spot, String)> = Vec::with_capacity(count);
    while doors.len() < count {
        let shared = sharing && !doors.is_empty() && chance.percent(SHARED);
        let door = if shared {
            chance.pick(&doors).clone()
        } else {
            door(streets, &streets.streets[chance.weighed(&metres)], chance)
        };
        doors.push(door);
    }
    doors
}

/// How likely a door is on a street: its metres, fewer where there are shops or gardens.
fn weight(streets: &Streets, street: &Street) -> usize {
    let metres = streets.spots[street.from].metres(streets.spots[street.to]);
    let hundredths = match street.kind {
        Kind::Residential | Kind::Close => 100,
        Kind::HighStreet => 60,
        Kind::Main => 40,
        Kind::Path => 0,
    };
    usize::try_from(metres * hundredths / 100).unwrap_or(0)
}

/// A door somewhere along a street, seven metres from its middle, odd numbers on one side.
fn door(streets: &Streets, street: &Street, chance: &mut Chance) -> (Spot, String) {
    let (from, to) = (streets.spots[street.from], streets.spots[street.to]);
    let share = chance.between(12, 88);
    let odd = chance.below(2);
    let on_street = from.toward(to, share);
    let metres = from.metres(to).max(1);
    let off = if odd == 1 { 7 } else { -7 };
    let spot = Spot {
        x: on_street.x - (to.y - from.y) * off / metres,
        y: on_street.y + (to.x - from.x) * off / metres,
    };
    let number = 2 * chance.between(1, 48) - i32::from(odd == 1);
    (spot, format!("{number} {}", street.name))
}
