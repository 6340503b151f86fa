//! The road graph of an invented town, with what a map shows behind the streets.

use roads::{Backdrop, BackdropKind, BuildError, Control, Graph, GraphBuilder, Mode, NodeId};

use super::earth::Earth;
use super::land::{Land, Spot};
use super::streets::{Kind, Street, Streets};

/// Metres an hour by car. Town limits are 20 and 30 mph; these are what is driven between stops.
const HIGH_STREET: u32 = 20_000;
const MAIN: u32 = 40_000;
const RESIDENTIAL: u32 = 26_000;
const CLOSE: u32 = 15_000;
/// Metres an hour by bicycle on paths shared with walkers.
const PATH_CYCLING: u32 = 12_000;

pub(crate) fn graph(land: &Land, streets: &Streets, earth: Earth) -> Result<Graph, BuildError> {
    let mut builder = GraphBuilder::new();
    let nodes: Vec<NodeId> = (0..streets.spots.len())
        .map(|at| builder.add_controlled_node(earth.point(streets.spots[at]), control(streets, at)))
        .collect();
    for street in &streets.streets {
        let climb = land.height(streets.spots[street.to]) - land.height(streets.spots[street.from]);
        builder.add_street(nodes[street.from], nodes[street.to], road(street).climbing(climb / 10));
    }
    let mut shape = |kind, outline: Vec<Spot>| {
        let points = outline.into_iter().map(|spot| earth.point(spot)).collect();
        builder.add_backdrop(Backdrop { kind, points });
    };
    shape(BackdropKind::Water, land.banks());
    for park in &land.parks {
        shape(BackdropKind::Park, land.outline(park));
    }
    builder.build()
}

/// Traffic signals where main roads meet.
fn control(streets: &Streets, at: usize) -> Control {
    let main = |street: &&Street| {
        (street.from == at || street.to == at) && matches!(street.kind, Kind::Main | Kind::HighStreet)
    };
    if streets.streets.iter().filter(main).count() > 2 { Control::Signals } else { Control::None }
}

fn road(street: &Street) -> roads::Street {
    let usual = |kind| roads::Street::new(kind).named(street.name.clone());
    let driven = |speed| usual(roads::Kind::Residential).speed(Mode::Car, speed, speed);
    match street.kind {
        Kind::Main => usual(roads::Kind::Secondary).speed(Mode::Car, MAIN, MAIN),
        Kind::HighStreet => usual(roads::Kind::Tertiary).speed(Mode::Car, HIGH_STREET, HIGH_STREET),
        Kind::Residential if street.one_way => driven(RESIDENTIAL).one_way(),
        Kind::Residential => driven(RESIDENTIAL),
        Kind::Close => driven(CLOSE),
        Kind::Path => roads::Street::new(roads::Kind::Path).speed(Mode::Bicycle, PATH_CYCLING, PATH_CYCLING),
    }
}
