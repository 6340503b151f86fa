//! How fast people get along: speeds by kind of street, what hills and junctions cost.

use crate::{Kind, Mode};

/// The usual speed on a level street of this kind in metres an hour; 0 where the mode does not belong.
///
/// Walking is 5.1 km/h, the usual figure of routers. Cycling is an unhurried 16.5 km/h on roads (someone
/// who has to work on arrival), less where the ground is rough or shared with walkers.
pub(crate) fn usual_speed(kind: Kind, mode: Mode) -> u32 {
    match mode {
        Mode::Car => usual_driving(kind),
        Mode::Bicycle => usual_cycling(kind),
        Mode::Foot => usual_walking(kind),
    }
}

/// What is driven in free flow where no limit is known: near the usual limit of such roads in Britain,
/// less on small ones, where bends, parked cars and people set the pace.
fn usual_driving(kind: Kind) -> u32 {
    match kind {
        Kind::Motorway => 105_000,
        Kind::Trunk => 90_000,
        Kind::Primary => 70_000,
        Kind::Secondary => 55_000,
        Kind::Tertiary => 46_000,
        Kind::Unclassified => 39_000,
        Kind::Residential => 33_000,
        Kind::Service => 20_000,
        Kind::Track | Kind::Cycleway | Kind::Path | Kind::Steps => 0,
    }
}

/// What is driven where the limit is known, in metres an hour: the limit, as other routers have it, but
/// not much above the usual on small roads (a lane under the national limit is not driven at 60 mph),
/// nor faster round a roundabout or along a slip road than the curve allows.
pub(crate) fn driving_speed(kind: Kind, limit: Option<u32>, link: bool, roundabout: bool) -> u32 {
    let usual = usual_driving(kind).max(5_000);
    let free = limit.map_or(usual, |limit| limit.min(usual.saturating_mul(2)));
    match (roundabout, link) {
        (true, _) => free.min(40_000),
        (false, true) => free.min(65_000),
        (false, false) => free,
    }
}

fn usual_cycling(kind: Kind) -> u32 {
    match kind {
        Kind::Motorway | Kind::Path | Kind::Steps => 0,
        Kind::Service => 14_000,
        Kind::Track => 11_000,
        _ => 16_500,
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

/// The streets open to cars that meet at a node.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Meeting {
    /// How many there are; a node with two is only a bend.
    pub(crate) arms: u32,
    /// The most important of them, whose traffic others give way to.
    pub(crate) main: Option<Kind>,
}

impl Meeting {
    pub(crate) fn with(self, kind: Kind) -> Self {
        let main = Some(self.main.map_or(kind, |main| main.min(kind)));
        Self { arms: self.arms + 1, main }
    }
}

/// What is lost on reaching a node by a street of this kind, in milliseconds.
///
/// Who comes to a greater road brakes and gives way; who stays on it loses next to nothing; a signal is
/// red for half of those who come. The figures are the averages that bring driving times on two places
/// near those of Valhalla (`bench/valhalla`); they err on the slow side, since a rota that hurries
/// people is worse than one that leaves them a minute.
pub(crate) fn delay(mode: Mode, control: Control, meeting: Meeting, kind: Kind) -> u32 {
    let gives_way = meeting.arms > 2 && meeting.main.is_some_and(|main| main < kind);
    match (mode, control) {
        (Mode::Car, Control::Signals) => 3_000,
        (Mode::Car, Control::None) if gives_way => 3_000,
        (Mode::Car, Control::None) if meeting.arms > 2 => 300,
        (Mode::Bicycle, Control::Signals) => 3_000,
        (Mode::Bicycle, Control::None) if gives_way => 2_000,
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
