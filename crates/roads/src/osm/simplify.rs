//! Leaving out bends too small to see.

use crate::Point;

/// The points of a line without those that lie within `tolerance` centimetres of the line without them.
///
/// The algorithm of Douglas and Peucker ("Algorithms for the reduction of the number of points required to
/// represent a digitized line", Cartographica 10, 1973), with a list of work instead of recursion.
pub(crate) fn simplify(points: &[Point], tolerance: u32) -> Vec<Point> {
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

/// How far a point is from the straight between two others, in centimetres, by the triangle's sides.
fn distance(point: Point, from: Point, to: Point) -> f64 {
    let [a, b, base] = [(point, from), (point, to), (from, to)].map(|(x, y)| f64::from(x.centimetres_to(y)));
    if base == 0.0 || a * a >= b * b + base * base {
        return if base == 0.0 { a } else { b };
    }
    if b * b >= a * a + base * base {
        return a;
    }
    let along = (a * a - b * b + base * base) / (2.0 * base);
    (a * a - along * along).max(0.0).sqrt()
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
    fn rings_keep_their_shape() {
        let square = line(&[(0, 0), (0, 9_000), (9_000, 9_000), (9_000, 0), (0, 0)]);
        assert_eq!(simplify(&square, 500), square);
        assert_eq!(simplify(&[], 500), []);
        assert_eq!(simplify(&square[..1], 500), square[..1]);
    }
}
