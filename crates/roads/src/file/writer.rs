//! From the tables of a graph to bytes.

use crate::Point;
use crate::graph::{Backdrop, Row};
use crate::part::Parts;

/// What stands for "no name".
pub(super) const NO_NAME: u32 = u32::MAX;

/// The body of a compiled map.
pub(super) fn body(parts: &Parts) -> Vec<u8> {
    let mut body = Vec::new();
    text(&mut body, &parts.attribution);
    count(&mut body, parts.names.len());
    for name in &parts.names {
        text(&mut body, name);
    }
    points(&mut body, &parts.nodes);
    points(&mut body, &parts.shapes);
    count(&mut body, parts.rows.len());
    for row in &parts.rows {
        street(&mut body, row);
    }
    count(&mut body, parts.backdrop.len());
    for Backdrop { kind, points: line } in &parts.backdrop {
        body.push(*kind as u8);
        points(&mut body, line);
    }
    body
}

fn street(body: &mut Vec<u8>, row: &Row) {
    number(body, row.from.0);
    number(body, row.to.0);
    body.push(row.kind as u8);
    number(body, row.name.unwrap_or(NO_NAME));
    number(body, row.shape.end - row.shape.start);
    number(body, row.centimetres);
    for time in row.times.into_iter().flatten() {
        number(body, time);
    }
}

fn points(body: &mut Vec<u8>, points: &[Point]) {
    count(body, points.len());
    for point in points {
        body.extend_from_slice(&point.north_units().to_le_bytes());
        body.extend_from_slice(&point.east_units().to_le_bytes());
    }
}

fn text(body: &mut Vec<u8>, text: &str) {
    count(body, text.len());
    body.extend_from_slice(text.as_bytes());
}

fn number(body: &mut Vec<u8>, number: u32) {
    body.extend_from_slice(&number.to_le_bytes());
}

/// A count: the builder has made sure that there are far fewer than 2³² of anything.
fn count(body: &mut Vec<u8>, count: usize) {
    number(body, u32::try_from(count).unwrap_or(u32::MAX));
}
