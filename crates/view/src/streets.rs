//! What a map shows beneath the rounds, from a compiled road map.

use super::{Point, Shape, ShapeKind};
use roads::{BackdropKind, Graph, Kind};

/// Water and green first, then streets.
#[must_use]
pub fn streets(graph: &Graph) -> Vec<Shape> {
    let backdrop = graph.backdrop().iter().filter_map(|shape| {
        Some(Shape { points: shape.points.iter().map(point).collect(), kind: backdrop_kind(shape.kind)? })
    });
    let streets = graph.streets().map(|street| Shape {
        points: street.line().map(|at| point(&at)).collect(),
        kind: street_kind(street.kind()),
    });
    backdrop.chain(streets).collect()
}

/// What something behind the streets is drawn as, if it is.
pub(super) fn backdrop_kind(kind: BackdropKind) -> Option<ShapeKind> {
    match kind {
        BackdropKind::River => Some(ShapeKind::River),
        BackdropKind::Water => Some(ShapeKind::Water),
        BackdropKind::Park | BackdropKind::Wood => Some(ShapeKind::Park),
        BackdropKind::Railway => Some(ShapeKind::Railway),
        _ => None,
    }
}

/// What a street is drawn as.
pub(super) fn street_kind(kind: Kind) -> ShapeKind {
    match kind {
        Kind::Motorway | Kind::Trunk | Kind::Primary | Kind::Secondary | Kind::Tertiary => {
            ShapeKind::MainStreet
        }
        Kind::Track | Kind::Cycleway | Kind::Path | Kind::Steps => ShapeKind::Footpath,
        _ => ShapeKind::Street,
    }
}

pub(super) fn point(at: &roads::Point) -> Point {
    Point { latitude: at.north(), longitude: at.east() }
}
