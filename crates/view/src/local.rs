//! A small map around a place, on which somebody can point at a door.

use super::streets::{backdrop_kind, point, street_kind};
use super::{Point, ShapeKind};
use roads::Graph;
use std::collections::BTreeMap;

/// Metres of a degree of latitude, on a sphere of the earth's mean radius.
const METRES_A_DEGREE: f64 = 111_195.0;

/// The ground around a place in units of its own: 1,000 across, 640 down.
#[derive(Clone, Debug, PartialEq)]
pub struct LocalMap {
    /// The latitude of its upper edge.
    pub north: f64,
    /// The latitude of its lower edge.
    pub south: f64,
    /// The longitude of its left edge.
    pub west: f64,
    /// The longitude of its right edge.
    pub east: f64,
    /// What is seen of the ground, the lowest first.
    pub shapes: Vec<LocalShape>,
}

/// A street, a river, a park on a small map.
#[derive(Clone, Debug, PartialEq)]
pub struct LocalShape {
    /// What it is.
    pub kind: ShapeKind,
    /// Its name, where a street has one.
    pub name: Option<String>,
    /// Its bends, or its outline.
    pub line: Vec<(f64, f64)>,
}

impl LocalMap {
    /// How wide it is.
    pub const WIDTH: f64 = 1_000.0;
    /// How tall it is.
    pub const HEIGHT: f64 = 640.0;

    /// The ground so many metres to the left and to the right of a place.
    #[must_use]
    pub fn around(graph: &Graph, middle: Point, metres: u32) -> Self {
        let up = f64::from(metres) / METRES_A_DEGREE * Self::HEIGHT / Self::WIDTH;
        let aside = f64::from(metres) / METRES_A_DEGREE / middle.latitude.to_radians().cos().max(0.01);
        let mut map = Self {
            north: middle.latitude + up,
            south: middle.latitude - up,
            west: middle.longitude - aside,
            east: middle.longitude + aside,
            shapes: Vec::new(),
        };
        let behind = graph.backdrop().iter().filter_map(|shape| {
            let line = map.line(shape.points.iter().map(point))?;
            Some(LocalShape { kind: backdrop_kind(shape.kind)?, name: None, line })
        });
        let streets = graph.streets().filter_map(|street| {
            let line = map.line(street.line().map(|at| point(&at)))?;
            Some(LocalShape {
                kind: street_kind(street.kind()),
                name: street.name().map(str::to_owned),
                line,
            })
        });
        let mut shapes: Vec<_> = behind.chain(streets).collect();
        shapes.sort_by_key(|shape| shape.kind);
        map.shapes = shapes;
        map
    }

    /// Where a place is on the map; `None` beyond its edges.
    #[must_use]
    pub fn place(&self, at: Point) -> Option<(f64, f64)> {
        let (x, y) = self.unbounded(at);
        ((0.0..=Self::WIDTH).contains(&x) && (0.0..=Self::HEIGHT).contains(&y)).then_some((x, y))
    }

    /// The name of the nearest street that has one.
    #[must_use]
    pub fn street_at(&self, at: Point) -> Option<&str> {
        let at = self.unbounded(at);
        let named = self.shapes.iter().filter_map(|shape| Some((shape.name.as_deref()?, &shape.line)));
        let near = named.map(|(name, line)| (name, far_from(at, line)));
        near.min_by(|one, other| one.1.total_cmp(&other.1)).map(|(name, _)| name)
    }

    /// Where names of streets can be written: along a stretch that is long enough, and not on one another; the longest first.
    #[must_use]
    pub fn names(&self) -> Vec<StreetName> {
        let mut all: BTreeMap<&str, (f64, StreetName)> = BTreeMap::new();
        for shape in &self.shapes {
            let Some(name) = shape.name.as_deref() else { continue };
            for ends in shape.line.windows(2) {
                let (long, at) = written_along(name, ends[0], ends[1]);
                let fits = long > 9.0 * at.letters() && at.is_inside();
                if fits && all.get(name).is_none_or(|(longest, _)| *longest < long) {
                    all.insert(name, (long, at));
                }
            }
        }
        let mut all: Vec<(f64, StreetName)> = all.into_values().collect();
        all.sort_by(|one, other| other.0.total_cmp(&one.0));
        let mut names: Vec<StreetName> = Vec::new();
        for (_, name) in all {
            let apart = |other: &StreetName| (other.x - name.x).hypot(other.y - name.y) > 90.0;
            if names.iter().all(apart) {
                names.push(name);
            }
        }
        names
    }

    fn unbounded(&self, at: Point) -> (f64, f64) {
        let x = (at.longitude - self.west) / (self.east - self.west) * Self::WIDTH;
        let y = (self.north - at.latitude) / (self.north - self.south) * Self::HEIGHT;
        (x, y)
    }

    /// A line in units of the map, if any of it may be seen.
    fn line(&self, points: impl Iterator<Item = Point>) -> Option<Vec<(f64, f64)>> {
        let line: Vec<(f64, f64)> = points.map(|at| self.unbounded(at)).collect();
        let beyond = |value: fn(&(f64, f64)) -> f64, most: f64| {
            line.iter().all(|at| value(at) < 0.0) || line.iter().all(|at| value(at) > most)
        };
        (!beyond(|at| at.0, Self::WIDTH) && !beyond(|at| at.1, Self::HEIGHT)).then_some(line)
    }
}

/// The name of a street, and where it is written.
#[derive(Clone, Debug, PartialEq)]
pub struct StreetName {
    /// The name.
    pub name: String,
    /// Across, to its middle.
    pub x: f64,
    /// Down, to its middle.
    pub y: f64,
    /// How much it is turned, in degrees clockwise; never upside down.
    pub degrees: f64,
}

impl StreetName {
    fn letters(&self) -> f64 {
        f64::from(u32::try_from(self.name.chars().count()).unwrap_or(u32::MAX))
    }

    fn is_inside(&self) -> bool {
        (60.0..LocalMap::WIDTH - 60.0).contains(&self.x) && (40.0..LocalMap::HEIGHT - 40.0).contains(&self.y)
    }
}

/// A name along a straight stretch, and how long that is.
fn written_along(name: &str, from: (f64, f64), to: (f64, f64)) -> (f64, StreetName) {
    let (across, down) = (to.0 - from.0, to.1 - from.1);
    let degrees = down.atan2(across).to_degrees();
    let upright = if degrees > 90.0 {
        degrees - 180.0
    } else if degrees < -90.0 {
        degrees + 180.0
    } else {
        degrees
    };
    let (x, y) = (f64::midpoint(from.0, to.0), f64::midpoint(from.1, to.1));
    (across.hypot(down), StreetName { name: name.to_owned(), x, y, degrees: upright })
}

/// How far a place is from a line: to its nearest bend or the nearest point between two.
fn far_from((x, y): (f64, f64), line: &[(f64, f64)]) -> f64 {
    let piece = |ends: &[(f64, f64)]| {
        let ((from_x, from_y), (to_x, to_y)) = (ends[0], ends[ends.len() - 1]);
        let (across, down) = (to_x - from_x, to_y - from_y);
        let long = across * across + down * down;
        let along = if long == 0.0 { 0.0 } else { ((x - from_x) * across + (y - from_y) * down) / long };
        let along = along.clamp(0.0, 1.0);
        (from_x + along * across - x).hypot(from_y + along * down - y)
    };
    line.windows(2).map(piece).fold(f64::INFINITY, f64::min)
}

/// The streets that have a name, each with a point on it: the nearest to a place. By name, at most `most`, the nearest.
#[must_use]
pub fn named_streets(graph: &Graph, near: Point, most: usize) -> Vec<(String, Point)> {
    let narrow = near.latitude.to_radians().cos();
    let far = |at: Point| ((at.longitude - near.longitude) * narrow).hypot(at.latitude - near.latitude);
    let mut nearest: BTreeMap<&str, (f64, Point)> = BTreeMap::new();
    for street in graph.streets() {
        let bends: Vec<Point> = street.line().map(|at| point(&at)).collect();
        let (Some(name), Some(middle)) = (street.name(), bends.get(bends.len() / 2)) else { continue };
        let found = nearest.entry(name).or_insert((f64::INFINITY, *middle));
        if far(*middle) < found.0 {
            *found = (far(*middle), *middle);
        }
    }
    let mut all: Vec<(&str, (f64, Point))> = nearest.into_iter().collect();
    all.sort_by(|one, other| one.1.0.total_cmp(&other.1.0));
    all.truncate(most);
    all.sort_by_key(|(name, _)| name.to_lowercase());
    all.into_iter().map(|(name, (_, at))| (name.to_owned(), at)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use roads::{GraphBuilder, Kind, Street};

    /// Two streets that cross in Manchester, the second 200 m further north.
    fn graph() -> Graph {
        let at = |north: f64, east: f64| roads::Point::from_degrees(north, east).unwrap();
        let mut builder = GraphBuilder::new();
        let corners: Vec<_> = [(53.48, -2.25), (53.48, -2.23), (53.4818, -2.25), (53.4818, -2.23)]
            .map(|(north, east)| builder.add_node(at(north, east)))
            .to_vec();
        builder.add_street(corners[0], corners[1], Street::new(Kind::Residential).named("Mill Lane"));
        builder.add_street(corners[2], corners[3], Street::new(Kind::Residential).named("Elm Road"));
        builder.add_street(corners[0], corners[2], Street::new(Kind::Path));
        builder.build().unwrap()
    }

    fn here(latitude: f64) -> Point {
        Point { latitude, longitude: -2.24 }
    }

    #[test]
    fn a_place_is_where_it_is_and_beyond_the_edge_it_is_nowhere() {
        let map = LocalMap::around(&graph(), here(53.48), 500);
        let (x, y) = map.place(here(53.48)).unwrap();
        assert!((x - 500.0).abs() < 0.01 && (y - 320.0).abs() < 0.01, "{x} {y}");
        let (_, y) = map.place(here(53.4818)).unwrap();
        assert!((y - 120.0).abs() < 1.0, "200 m are 200 units of a map 1,000 m wide: {y}");
        assert_eq!(map.place(here(53.49)), None);
    }

    #[test]
    fn the_street_beside_a_pin_is_named() {
        let map = LocalMap::around(&graph(), here(53.48), 500);
        assert_eq!(map.street_at(here(53.4803)), Some("Mill Lane"));
        assert_eq!(map.street_at(here(53.4816)), Some("Elm Road"));
        assert!(
            map.shapes.iter().all(|shape| shape.line.len() >= 2),
            "streets that only pass are drawn, too"
        );
    }

    #[test]
    fn names_are_written_along_streets_that_are_long_enough() {
        let names = |metres| LocalMap::around(&graph(), here(53.4809), metres).names();
        let said: Vec<String> =
            names(700).into_iter().map(|one| format!("{} {:.0}", one.name, one.degrees)).collect();
        assert_eq!(said, ["Elm Road 0", "Mill Lane 0"]);
        assert_eq!(names(30_000), [], "from far away there is no room for them");
    }

    #[test]
    fn streets_are_listed_by_name_the_nearest_kept() {
        let names = |most| named_streets(&graph(), here(53.48), most).into_iter().map(|(name, _)| name);
        assert_eq!(names(9).collect::<Vec<_>>(), ["Elm Road", "Mill Lane"]);
        assert_eq!(names(1).collect::<Vec<_>>(), ["Mill Lane"]);
    }
}
