//! Leaving out bends too small to see.

use crate::Point;
use crate::point::{CENTIMETRES_PER_UNIT, cosine_of_degrees};

/// Lines are simplified in pieces of this many points, since a piece may take the square of its points.
const PIECE: usize = 1_000;

/// The points of a line without those that lie within `tolerance` centimetres of the line without them.
pub(crate) fn simplify(points: &[Point], tolerance: u32) -> Vec<Point> {
    let Some((&first, rest)) = points.split_first() else {
        return Vec::new();
    };
    let (mut simple, mut begin) = (vec![first], first);
    for piece in rest.chunks(PIECE) {
        let piece: Vec<_> = [begin].into_iter().chain(piece.iter().copied()).collect();
        simple.extend(simplify_piece(&piece, tolerance).into_iter().skip(1));
        begin = piece[piece.len() - 1];
    }
    simple
}

/// The algorithm of Douglas and Peucker ("Algorithms for the reduction of the number of points required to
/// represent a digitized line", Cartographica 10, 1973), with a list of work instead of recursion.
fn simplify_piece(points: &[Point], tolerance: u32) -> Vec<Point> {
    let mut keep = vec![false; points.len()];
    let mut work = Vec::new();
    if let Some(last) = points.len().checked_sub(1) {
        (keep[0], keep[last]) = (true, true);
        work.push((0, last));
    }
    while let Some((from, to)) = work.pop() {
        let inner = points.iter().enumerate().take(to).skip(from + 1);
        let away = inner.map(|(at, &point)| (distance(point, points[from], points[to]), at));
        let Some((farthest, at)) = away.max_by(|a, b| a.0.total_cmp(&b.0).then(b.1.cmp(&a.1))) else {
            continue;
        };
        if farthest > f64::from(tolerance) {
            keep[at] = true;
            work.extend([(from, at), (at, to)]);
        }
    }
    points.iter().zip(keep).filter_map(|(&point, keep)| keep.then_some(point)).collect()
}

/// How far a point is from the straight piece between two others, in centimetres, on a plane around it.
fn distance(point: Point, from: Point, to: Point) -> f64 {
    let narrowing = cosine_of_degrees(point.north());
    let flat = |other: Point| {
        let east = f64::from(other.east_units()) - f64::from(point.east_units());
        (east * narrowing, f64::from(other.north_units()) - f64::from(point.north_units()))
    };
    let ((x, y), (end_x, end_y)) = (flat(from), flat(to));
    let (along_x, along_y) = (end_x - x, end_y - y);
    let square = along_x * along_x + along_y * along_y;
    let share = if square > 0.0 { (-(x * along_x + y * along_y) / square).clamp(0.0, 1.0) } else { 0.0 };
    (x + share * along_x).hypot(y + share * along_y) * CENTIMETRES_PER_UNIT
}

#[cfg(test)]
mod tests {
    use super::*;

    fn line(points: &[(i32, i32)]) -> Vec<Point> {
        points.iter().map(|&(north, east)| Point::from_units(north, east).unwrap()).collect()
    }

    #[test]
    fn small_bends_go_and_large_ones_stay() {
        // Units are about a centimetre at the equator.
        let wiggle = line(&[(0, 0), (100, 1_000), (-100, 2_000), (0, 3_000), (5_000, 3_000)]);
        assert_eq!(simplify(&wiggle, 300), line(&[(0, 0), (0, 3_000), (5_000, 3_000)]));
        assert_eq!(simplify(&wiggle, 1).len(), 5);
    }

    #[test]
    fn long_lines_are_simplified_in_pieces() {
        let long: Vec<_> = (0..2_500).map(|at| (at % 2 * 100, at * 1_000)).collect();
        let simple = simplify(&line(&long), 300);
        assert_eq!(simple, line(&[long[0], long[1_000], long[2_000], long[2_499]]));
    }

    #[test]
    fn rings_keep_their_shape() {
        let square = line(&[(0, 0), (0, 9_000), (9_000, 9_000), (9_000, 0), (0, 0)]);
        assert_eq!(simplify(&square, 500), square);
        assert_eq!(simplify(&[], 500), []);
        assert_eq!(simplify(&square[..1], 500), square[..1]);
    }
}
