//! Places on the earth, and the distance between them.

use thiserror::Error;

/// Units of a [`Point`] in one degree.
const PER_DEGREE: f64 = 1e7;
/// Length of one unit of latitude in centimetres, on a sphere of the earth's mean radius, 6,371,008.8 m.
pub(crate) const CENTIMETRES_PER_UNIT: f64 = 637_100_880.0 * std::f64::consts::PI / 180.0 / PER_DEGREE;

/// A place: latitude and longitude (WGS 84) in ten-millionths of a degree, about a centimetre.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Point {
    latitude: i32,
    longitude: i32,
}

/// Why two numbers are no place.
#[derive(Clone, Copy, Debug, PartialEq, Error)]
pub enum PointError {
    /// Not between the poles.
    #[error("latitude {0} is not between -90 and 90 degrees")]
    Latitude(f64),
    /// Not once around.
    #[error("longitude {0} is not between -180 and 180 degrees")]
    Longitude(f64),
}

impl Point {
    /// A place from degrees north and degrees east.
    ///
    /// # Errors
    /// If either is out of its range or not a number.
    pub fn from_degrees(north: f64, east: f64) -> Result<Self, PointError> {
        if !(-90.0..=90.0).contains(&north) {
            return Err(PointError::Latitude(north));
        }
        if !(-180.0..=180.0).contains(&east) {
            return Err(PointError::Longitude(east));
        }
        Ok(Self { latitude: units(north), longitude: units(east) })
    }

    /// A place from ten-millionths of a degree north and east.
    ///
    /// # Errors
    /// If either is out of its range.
    pub fn from_units(north: i32, east: i32) -> Result<Self, PointError> {
        if !(-900_000_000..=900_000_000).contains(&north) {
            return Err(PointError::Latitude(f64::from(north) / PER_DEGREE));
        }
        if !(-1_800_000_000..=1_800_000_000).contains(&east) {
            return Err(PointError::Longitude(f64::from(east) / PER_DEGREE));
        }
        Ok(Self { latitude: north, longitude: east })
    }

    /// Ten-millionths of a degree north.
    #[must_use]
    pub fn north_units(self) -> i32 {
        self.latitude
    }

    /// Ten-millionths of a degree east.
    #[must_use]
    pub fn east_units(self) -> i32 {
        self.longitude
    }

    /// Degrees north.
    #[must_use]
    pub fn north(self) -> f64 {
        f64::from(self.latitude) / PER_DEGREE
    }

    /// Degrees east.
    #[must_use]
    pub fn east(self) -> f64 {
        f64::from(self.longitude) / PER_DEGREE
    }

    /// The straight distance to `other` in centimetres, at most some 20,000 km.
    ///
    /// The earth is taken as flat between the two: good to 0.1 % within a county.
    #[must_use]
    pub fn centimetres_to(self, other: Self) -> u32 {
        let middle = f64::midpoint(self.north(), other.north());
        let north = f64::from(self.latitude) - f64::from(other.latitude);
        let around = (f64::from(self.longitude) - f64::from(other.longitude)).abs();
        let east = around.min(360.0 * PER_DEGREE - around) * cosine_of_degrees(middle);
        rounded((north * north + east * east).sqrt() * CENTIMETRES_PER_UNIT)
    }
}

impl Point {
    /// The point a share (0 to 1) of the way to another.
    pub(crate) fn part_way(self, other: Self, share: f64) -> Self {
        let step = |from: i32, to: i32| f64::from(from) + (f64::from(to) - f64::from(from)) * share;
        // Between two numbers in range, so nothing is cut off.
        Self {
            latitude: step(self.latitude, other.latitude).round() as i32,
            longitude: step(self.longitude, other.longitude).round() as i32,
        }
    }

    /// The point `gone` of `length` on the way to another.
    pub(crate) fn towards(self, other: Self, gone: u64, length: u64) -> Self {
        if length == 0 { self } else { self.part_way(other, gone as f64 / length as f64) }
    }
}

/// The smallest box of latitudes and longitudes around some places.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Bounds {
    /// The corner farthest south and west.
    pub south_west: Point,
    /// The corner farthest north and east.
    pub north_east: Point,
}

impl Bounds {
    /// The bounds of `points`, if there are any.
    pub fn of(points: impl IntoIterator<Item = Point>) -> Option<Self> {
        points.into_iter().fold(None, |bounds: Option<Self>, point| {
            Some(bounds.map_or(Self { south_west: point, north_east: point }, |found| found.with(point)))
        })
    }

    /// Whether a place is in the box or on its edge.
    #[must_use]
    pub fn contains(self, point: Point) -> bool {
        let (low, high) = (self.south_west, self.north_east);
        (low.latitude..=high.latitude).contains(&point.latitude)
            && (low.longitude..=high.longitude).contains(&point.longitude)
    }

    fn with(self, point: Point) -> Self {
        let (low, high) = (self.south_west, self.north_east);
        Self {
            south_west: Point {
                latitude: low.latitude.min(point.latitude),
                longitude: low.longitude.min(point.longitude),
            },
            north_east: Point {
                latitude: high.latitude.max(point.latitude),
                longitude: high.longitude.max(point.longitude),
            },
        }
    }
}

/// Degrees to units; the caller has checked the range, so nothing is cut off.
fn units(degrees: f64) -> i32 {
    (degrees * PER_DEGREE).round() as i32
}

/// The nearest whole number; Rust's conversion saturates, and distances are far below the limit.
fn rounded(length: f64) -> u32 {
    length.round() as u32
}

/// The cosine by its Taylor series, good to 1e-11 between the poles.
///
/// The platform's own may differ in the last digit from machine to machine, and the same seed must
/// invent the same town everywhere.
pub(crate) fn cosine_of_degrees(degrees: f64) -> f64 {
    let square = degrees.to_radians() * degrees.to_radians();
    (1..=9).rev().fold(1.0, |rest, term| {
        let term = f64::from(term);
        1.0 - square / ((2.0 * term - 1.0) * 2.0 * term) * rest
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn point(north: f64, east: f64) -> Point {
        Point::from_degrees(north, east).unwrap()
    }

    #[test]
    fn points_must_be_on_the_earth() {
        assert_eq!(Point::from_degrees(91.0, 0.0), Err(PointError::Latitude(91.0)));
        assert_eq!(Point::from_degrees(0.0, -180.5), Err(PointError::Longitude(-180.5)));
        assert!(Point::from_degrees(f64::NAN, 0.0).is_err());
        assert!(Point::from_units(900_000_001, 0).is_err());
        assert_eq!(Point::from_units(515_800_000, -30_000_000), Ok(point(51.58, -3.0)));
    }

    #[test]
    fn distances_agree_with_known_ones() {
        // One degree of latitude on the mean sphere is 111.195 km; of longitude at 60 degrees, half that.
        assert_eq!(point(50.0, 0.0).centimetres_to(point(51.0, 0.0)), 11_119_508);
        assert_eq!(point(60.0, 10.0).centimetres_to(point(60.0, 11.0)), 5_559_754);
        assert_eq!(point(10.0, 179.9999).centimetres_to(point(10.0, -179.9999)), 2_190);
    }

    #[test]
    fn the_cosine_is_a_cosine() {
        for degrees in -90..=90 {
            let degrees = f64::from(degrees);
            assert!((cosine_of_degrees(degrees) - degrees.to_radians().cos()).abs() < 1e-11);
        }
    }

    #[test]
    fn bounds_hold_every_point() {
        assert_eq!(Bounds::of([]), None);
        let bounds = Bounds::of([point(51.0, -3.0), point(52.0, -4.0), point(51.5, -2.0)]).unwrap();
        assert_eq!(bounds.south_west, point(51.0, -4.0));
        assert_eq!(bounds.north_east, point(52.0, -2.0));
        assert!(bounds.contains(point(52.0, -3.0)) && !bounds.contains(point(52.1, -3.0)));
    }
}
