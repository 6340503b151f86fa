//! Where on the earth invented towns lie.

use roads::Point;

use super::land::Spot;

/// The south-west corner of a town, in ten-millionths of a degree.
///
/// Invented towns lie in the Irish Sea between Dublin and Anglesey, where nobody lives, so that no invented
/// person can be taken for the neighbour of a real one. Each team of a region has its own two kilometres.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Earth {
    north: i32,
    east: i32,
}

const SOUTH_WEST: (i32, i32) = (533_600_000, -57_500_000);
/// Teams side by side before the next row begins.
const TEAMS_ACROSS: u32 = 36;
/// Metres between the corners of neighbouring teams.
const APART: i32 = 1_900;

impl Earth {
    /// The corner of a team's town.
    pub(crate) fn of_team(team: u32) -> Self {
        let step = |count: u32| i32::try_from(count % 1_000).unwrap_or(0) * APART;
        let corner = Spot { x: step(team % TEAMS_ACROSS), y: step(team / TEAMS_ACROSS) };
        let (north, east) = units(corner);
        Self { north: SOUTH_WEST.0 + north, east: SOUTH_WEST.1 + east }
    }

    /// Where a spot of the town is.
    pub(crate) fn point(self, spot: Spot) -> Point {
        let (north, east) = units(spot);
        Point::from_units(self.north + north, self.east + east)
            .unwrap_or_else(|_| self.point(Spot { x: 0, y: 0 }))
    }
}

/// Metres as ten-millionths of a degree at 53.7 degrees north, where one metre is 89.93 units of latitude
/// and 151.9 of longitude.
fn units(spot: Spot) -> (i32, i32) {
    let scaled =
        |metres: i32, hundredths: i64| i32::try_from(i64::from(metres) * hundredths / 100).unwrap_or(0);
    (scaled(spot.y, 8_993), scaled(spot.x, 15_190))
}
