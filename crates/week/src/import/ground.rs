//! Places that cannot be right: far from all the others, as where latitude and longitude were swapped or a minus is missing.

use crate::travel::Point;

/// A place of a team that is farther than this from the middle of its places is not in its neighbourhood, in kilometres.
const FAR: f64 = 100.0;

/// One that is farther than this, and several times nearer with its degrees swapped or a sign put in, is a slip.
const SLIP: f64 = 25.0;

/// Zones of the British Isles, and the box they lie in: south, north, west, east.
const ISLES: [&str; 7] = [
    "Europe/London",
    "Europe/Belfast",
    "Europe/Dublin",
    "Europe/Guernsey",
    "Europe/Isle_of_Man",
    "Europe/Jersey",
    "GB",
];
const BOX: [f64; 4] = [49.0, 61.5, -11.0, 1.9];

/// A place with a number by which it is known.
type Numbered = (usize, Point);

/// Why a place cannot be right.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Astray {
    /// How far it is from the middle of the others; `None`: it is outside its country.
    pub(super) kilometres: Option<u32>,
    /// What was probably meant.
    pub(super) meant: Option<Point>,
}

/// Those of some numbered places that cannot be right.
pub(super) fn astray(points: &[Numbered], zone: &str) -> Vec<(usize, Astray)> {
    let home = |point: &Point| !ISLES.contains(&zone) || in_box(point);
    let (here, abroad): (Vec<Numbered>, Vec<Numbered>) =
        points.iter().copied().partition(|(_, point)| home(point));
    let outside = abroad.into_iter().map(|(index, point)| {
        let meant = slips(point).into_iter().find(in_box);
        (index, Astray { kilometres: None, meant })
    });
    let middles = middles(&here);
    let far = here.iter().filter_map(|(index, point)| Some((*index, stray(*point, &middles)?)));
    outside.chain(far).collect()
}

fn in_box(point: &Point) -> bool {
    let [south, north, west, east] = BOX;
    (south..=north).contains(&point.lat) && (west..=east).contains(&point.lon)
}

/// Why a place is too far from every middle, if it is.
fn stray(point: Point, middles: &[Point]) -> Option<Astray> {
    let from_all = |point: Point| middles.iter().map(|middle| kilometres(*middle, point)).fold(0.0, f64::max);
    let far = from_all(point);
    let nearest = slips(point).into_iter().min_by(|one, other| from_all(*one).total_cmp(&from_all(*other)));
    let meant = nearest.filter(|meant| from_all(*meant) * 4.0 < far);
    let wrong = far > FAR || (far > SLIP && meant.is_some());
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "at most 20,000 km")]
    let kilometres = Some(far.round() as u32);
    wrong.then_some(Astray { kilometres, meant })
}

/// What a point would be if a minus was missing or latitude and longitude were swapped.
fn slips(Point { lat, lon }: Point) -> Vec<Point> {
    let slips = [(lat, -lon), (lon, lat), (lon, -lat), (-lon, lat), (-lat, lon)];
    slips.into_iter().filter(|(lat, _)| lat.abs() <= 90.0).map(|(lat, lon)| Point { lat, lon }).collect()
}

/// The middle of most places: the median of each of their degrees. Of an even number there are two, which lie far apart
/// where no more than half of the places are anywhere.
fn middles(points: &[Numbered]) -> Vec<Point> {
    let sorted = |degrees: fn(&Point) -> f64| {
        let mut all: Vec<f64> = points.iter().map(|(_, point)| degrees(point)).collect();
        all.sort_by(f64::total_cmp);
        all
    };
    let (lats, lons) = (sorted(|point| point.lat), sorted(|point| point.lon));
    let Some(last) = points.len().checked_sub(1) else { return Vec::new() };
    let at = |index: usize| Point { lat: lats[index], lon: lons[index] };
    vec![at(last / 2), at(points.len() / 2)]
}

/// The distance of two points on a sphere of the earth's mean radius, by the haversine formula.
fn kilometres(one: Point, other: Point) -> f64 {
    let half = |from: f64, to: f64| ((to - from).to_radians() / 2.0).sin().powi(2);
    let across = one.lat.to_radians().cos() * other.lat.to_radians().cos();
    let chord = half(one.lat, other.lat) + across * half(one.lon, other.lon);
    2.0 * 6_371.008_8 * chord.clamp(0.0, 1.0).sqrt().asin()
}

#[cfg(test)]
mod tests {
    use super::*;

    type Told = (usize, Option<u32>, Option<(f64, f64)>);

    fn found(points: &[(f64, f64)], zone: &str) -> Vec<Told> {
        let points: Vec<(usize, Point)> =
            points.iter().map(|(lat, lon)| Point { lat: *lat, lon: *lon }).enumerate().collect();
        let told =
            |(index, why): (usize, Astray)| (index, why.kilometres, why.meant.map(|at| (at.lat, at.lon)));
        astray(&points, zone).into_iter().map(told).collect()
    }

    const TEAM: [(f64, f64); 3] = [(53.46, -2.26), (53.4573, -2.269), (53.458, -2.27)];

    #[test]
    fn a_neighbourhood_is_a_neighbourhood() {
        assert_eq!(found(&TEAM, "Europe/London"), []);
        assert_eq!(found(&[], "Europe/London"), []);
        assert_eq!(found(&[TEAM[0], (53.9, -2.9)], "Europe/London"), [], "a worker may live far out");
        let greenwich = [(51.48, -0.05), (51.48, 0.05), (51.49, 0.12), (51.47, -0.1)];
        assert_eq!(found(&greenwich, "Europe/London"), []);
    }

    #[test]
    fn swapped_and_unsigned_degrees_are_seen() {
        let with = |point| [&TEAM[..], &[point]].concat();
        let meant = Some((53.4656, -2.2605));
        assert_eq!(found(&with((-2.2605, 53.4656)), "Europe/London"), [(3, None, meant)]);
        assert_eq!(found(&with((53.4656, 2.2605)), "Europe/London"), [(3, None, meant)]);
        assert_eq!(found(&with((53.4656, 2.2605)), "Europe/Paris"), [(3, Some(300), meant)]);
        assert_eq!(found(&with((51.5, -0.1)), "Europe/London"), [(3, Some(263), None)]);
        let london = [(51.5, -0.3), (51.51, -0.31), (51.5, -0.29), (51.5, 0.3)];
        assert_eq!(found(&london, "Europe/London"), [(3, Some(42), Some((51.5, -0.3)))]);
    }

    #[test]
    fn where_all_are_abroad_or_half_are_elsewhere_all_of_those_are_told() {
        let unsigned = TEAM.map(|(lat, lon)| (lat, -lon));
        assert_eq!(found(&unsigned, "Europe/London").len(), 3);
        assert_eq!(found(&[(53.46, -2.26), (51.5, -0.1)], "Europe/London").len(), 2);
    }
}
