//! What a map shows beneath the rounds, from a compiled road map.

use super::{Point, Shape, ShapeKind};
use roads::{BackdropKind, Graph, Kind};

/// Water and green first, then streets.
#[must_use]
pub fn streets(graph: &Graph) -> Vec<Shape> {
    let backdrop = graph.backdrop().iter().filter_map(|shape| {
        let kind = match shape.kind {
            BackdropKind::River => ShapeKind::River,
            BackdropKind::Water => ShapeKind::Water,
            BackdropKind::Park | BackdropKind::Wood => ShapeKind::Park,
            BackdropKind::Railway => ShapeKind::Railway,
            _ => return None,
        };
        Some(Shape { points: shape.points.iter().map(point).collect(), kind })
    });
    let streets = graph.streets().map(|street| {
        let kind = match street.kind() {
            Kind::Motorway | Kind::Trunk | Kind::Primary | Kind::Secondary | Kind::Tertiary => {
                ShapeKind::MainStreet
            }
            Kind::Track | Kind::Cycleway | Kind::Path | Kind::Steps => ShapeKind::Footpath,
            _ => ShapeKind::Street,
        };
        Shape { points: street.line().map(|at| point(&at)).collect(), kind }
    });
    backdrop.chain(streets).collect()
}

fn point(at: &roads::Point) -> Point {
    Point { latitude: at.north(), longitude: at.east() }
}
