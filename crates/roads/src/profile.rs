//! How fast people get along: speeds by kind of street, what hills and junctions cost.

use crate::{Kind, Mode};

/// The usual speed on a level street of this kind in metres an hour; 0 where the mode does not belong.
///
/// Cars: what is driven in free flow where no limit is known, below the British national limits (60 mph
/// single, 70 mph dual carriageway) where roads bend and meet. Walking: 5.1 km/h, the usual figure of
/// routers; cycling: an unhurried 18 km/h on roads, less where the ground is rough or shared with walkers.
pub(crate) fn usual_speed(kind: Kind, mode: Mode) -> u32 {
    match mode {
        Mode::Car => usual_driving(kind),
        Mode::Bicycle => usual_cycling(kind),
        Mode::Foot => usual_walking(kind),
    }
}

fn usual_driving(kind: Kind) -> u32 {
    match kind {
        Kind::Motorway => 105_000,
        Kind::Trunk => 85_000,
        Kind::Primary => 60_000,
        Kind::Secondary => 52_000,
        Kind::Tertiary => 45_000,
        Kind::Unclassified => 40_000,
        Kind::Residential => 30_000,
        Kind::Service => 15_000,
        Kind::Track | Kind::Cycleway | Kind::Path | Kind::Steps => 0,
    }
}

/// What is driven where the limit is known, in metres an hour.
pub(crate) fn driving_speed(kind: Kind, limit: Option<u32>, link: bool, roundabout: bool) -> u32 {
    let usual = usual_driving(kind).max(15_000);
    let free = limit.map_or(usual, |limit| limit.min(usual.saturating_mul(2)));
    let bend = if link || roundabout { 45_000 } else { u32::MAX };
    free.min(bend)
}

fn usual_cycling(kind: Kind) -> u32 {
    match kind {
        Kind::Motorway => 0,
        Kind::Service => 15_000,
        Kind::Track => 12_000,
        Kind::Path => 0,
        Kind::Steps => 0,
        _ => 18_000,
    }
}

fn usual_walking(kind: Kind) -> u32 {
    match kind {
        Kind::Motorway => 0,
        Kind::Steps => 2_500,
        _ => 5_100,
    }
}

/// How traffic is held up at a node.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Control {
    /// Nothing but the other streets that meet there.
    #[default]
    None,
    /// Traffic signals.
    Signals,
}

/// What a driver loses on reaching a node from a street, in milliseconds.
///
/// `arms` is the number of streets open to cars that meet there; a node with two is only a bend.
pub(crate) fn delay(mode: Mode, control: Control, arms: usize) -> u32 {
    match (mode, control) {
        (Mode::Car, Control::Signals) => 8_000,
        (Mode::Car, Control::None) if arms > 2 => 2_000,
        (Mode::Bicycle, Control::Signals) => 6_000,
        (Mode::Foot, Control::Signals) => 0,
        _ => 0,
    }
}

/// The length a street of `centimetres` feels like to who climbs `metres` on it.
///
/// Naismith's rule of 1892 in Scarf's form: a metre up costs as much as eight along, on foot and by
/// bicycle alike (Scarf, "Route choice in mountain navigation", J. Sports Sciences 25, 2007). Going down
/// costs what the level would.
pub(crate) fn climbed(mode: Mode, centimetres: u32, metres: i32) -> u32 {
    let up = u32::try_from(metres).unwrap_or(0);
    match mode {
        Mode::Car => centimetres,
        Mode::Foot | Mode::Bicycle => centimetres.saturating_add(up.saturating_mul(800)),
    }
}
