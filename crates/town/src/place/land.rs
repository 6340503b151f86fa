//! The land: a bent grid of junctions, a river across it, hills and parks.
//!
//! All of it is invented. Whole metres, east and north of the south-west corner, so that no machine's
//! rounding can move a street.

use crate::chance::Chance;

/// A point in metres east (`x`) and north (`y`) of the town's south-west corner.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Spot {
    pub(crate) x: i32,
    pub(crate) y: i32,
}

impl Spot {
    /// Metres in a straight line, rounded down.
    pub(crate) fn metres(self, other: Self) -> i32 {
        let (dx, dy) = (i64::from(self.x - other.x), i64::from(self.y - other.y));
        i32::try_from((dx * dx + dy * dy).isqrt()).unwrap_or(i32::MAX)
    }

    /// The point a share (in hundredths) of the way to `other`.
    pub(crate) fn toward(self, other: Self, hundredths: i32) -> Self {
        let along = |from: i32, to: i32| from + (to - from) * hundredths / 100;
        Self { x: along(self.x, other.x), y: along(self.y, other.y) }
    }
}

/// A round hill.
struct Hill {
    top: Spot,
    /// How far from its top it reaches, in metres.
    radius: i32,
    /// Its height, in decimetres.
    height: i32,
}

/// A block of junctions without roads: from one column and row to another, both included.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Park {
    pub(crate) columns: (usize, usize),
    pub(crate) rows: (usize, usize),
}

/// The lie of the land.
pub(crate) struct Land {
    pub(crate) columns: usize,
    pub(crate) rows: usize,
    /// Every junction of the grid, row by row from the south-west.
    junctions: Vec<Spot>,
    /// For each column, the last row south of the river.
    river: Vec<usize>,
    hills: Vec<Hill>,
    pub(crate) parks: Vec<Park>,
    pub(crate) main: MainRoads,
}

/// Where the main roads run.
#[derive(Clone, Copy, Debug)]
pub(crate) struct MainRoads {
    /// The columns that cross the river; the first is the high street's.
    pub(crate) bridges: [usize; 2],
    /// The row of the road running east.
    pub(crate) row: usize,
}

/// Metres between neighbouring streets running north, and running east.
const ACROSS: i32 = 92;
const ALONG: i32 = 84;
/// Metres by which a junction may lie off the grid, either way.
const JITTER: i32 = 17;
/// Metres that the river and its banks take.
const RIVER: i32 = 70;

impl Land {
    /// A land of so many columns and rows of junctions.
    pub(crate) fn invent(columns: usize, rows: usize, chance: &mut Chance) -> Self {
        let river = meander(columns, rows, chance);
        let junctions = junctions(&river, rows, chance);
        let (width, height) = (metres(columns, ACROSS), metres(rows, ALONG) + RIVER);
        let hills = hills(width, height, chance);
        let main = MainRoads::invent(columns, chance);
        let parks = parks(&river, rows, main, chance);
        Self { columns, rows, junctions, river, hills, parks, main }
    }

    /// The number of a junction.
    pub(crate) fn at(&self, column: usize, row: usize) -> usize {
        row * self.columns + column
    }

    /// Where a junction lies.
    pub(crate) fn spot(&self, junction: usize) -> Spot {
        self.junctions[junction]
    }

    /// All junctions of the grid.
    pub(crate) fn spots(&self) -> &[Spot] {
        &self.junctions
    }

    /// Whether a junction lies north of the river.
    pub(crate) fn north(&self, column: usize, row: usize) -> bool {
        row > self.river[column]
    }

    /// The last row south of the river in a column.
    pub(crate) fn south_bank(&self, column: usize) -> usize {
        self.river[column]
    }

    /// Height above the river's mouth, in decimetres: the sum of the hills.
    pub(crate) fn height(&self, spot: Spot) -> i32 {
        self.hills.iter().map(|hill| hill.height_at(spot)).sum()
    }

    /// The river's outline: its south bank from west to east, then its north bank back.
    pub(crate) fn banks(&self) -> Vec<Spot> {
        let middle = |column: usize| {
            let south = self.spot(self.at(column, self.river[column]));
            south.toward(self.spot(self.at(column, self.river[column] + 1)), 50)
        };
        let mut line: Vec<Spot> = (0..self.columns).map(middle).collect();
        if let (Some(&first), Some(&last)) = (line.first(), line.last()) {
            line.insert(0, Spot { x: first.x - ACROSS, ..first });
            line.push(Spot { x: last.x + ACROSS, ..last });
        }
        let line = rounded(&rounded(&line));
        let bank = |metres: i32| move |spot: &Spot| Spot { y: spot.y + metres, ..*spot };
        line.iter().map(bank(-16)).chain(line.iter().rev().map(bank(16))).collect()
    }

    /// A park's outline.
    pub(crate) fn outline(&self, park: &Park) -> Vec<Spot> {
        let ((west, east), (south, north)) = (park.columns, park.rows);
        [(west, south), (east, south), (east, north), (west, north)]
            .map(|(column, row)| self.spot(self.at(column, row)))
            .to_vec()
    }

    /// Whether a junction lies inside a park, where no road goes.
    pub(crate) fn in_park(&self, column: usize, row: usize) -> bool {
        self.parks.iter().any(|park| {
            park.columns.0 < column && column < park.columns.1 && park.rows.0 < row && row < park.rows.1
        })
    }
}

impl Hill {
    /// A smooth bell: the square of one minus the squared share of the radius.
    fn height_at(&self, spot: Spot) -> i32 {
        let squared = |metres: i32| i64::from(metres) * i64::from(metres);
        let reach = squared(self.radius);
        let left = (reach - squared(spot.x - self.top.x) - squared(spot.y - self.top.y)).max(0);
        i32::try_from(i64::from(self.height) * left / reach * left / reach).unwrap_or(0)
    }
}

impl MainRoads {
    fn invent(columns: usize, chance: &mut Chance) -> Self {
        let quarter = columns / 4;
        let west = quarter - 1 + chance.below(3);
        let east = 3 * quarter - 1 + chance.below(3);
        let bridges = if chance.percent(50) { [west, east] } else { [east, west] };
        Self { bridges, row: 1 + chance.below(2) }
    }

    /// Whether one of them runs through a park.
    fn cross(self, park: &Park) -> bool {
        let within = |(first, last): (usize, usize), at: usize| first < at && at < last;
        within(park.rows, self.row) || self.bridges.iter().any(|&bridge| within(park.columns, bridge))
    }
}

/// The line with its corners cut (Chaikin).
fn rounded(line: &[Spot]) -> Vec<Spot> {
    let cut = line.windows(2).flat_map(|pair| [pair[0].toward(pair[1], 25), pair[0].toward(pair[1], 75)]);
    line.first().copied().into_iter().chain(cut).chain(line.last().copied()).collect()
}

fn metres(count: usize, each: i32) -> i32 {
    i32::try_from(count).unwrap_or(i32::MAX / each) * each
}

/// The row the river runs above in each column: it wanders by at most a row from column to column, and
/// keeps at least three rows on either side.
fn meander(columns: usize, rows: usize, chance: &mut Chance) -> Vec<usize> {
    let mut row = rows / 2 - 1 + chance.below(2);
    let mut river = Vec::with_capacity(columns);
    for _ in 0..columns {
        match chance.below(6) {
            0 => row = (row + 1).min(rows - 4),
            1 => row = (row - 1).max(2),
            _ => {}
        }
        river.push(row);
    }
    river
}

/// The junctions: a grid that leans and bends, each junction a little off, pushed apart by the river.
fn junctions(river: &[usize], rows: usize, chance: &mut Chance) -> Vec<Spot> {
    let sway: Vec<i32> = wander(rows, chance);
    let swell: Vec<i32> = wander(river.len(), chance);
    let mut junctions = Vec::with_capacity(rows * river.len());
    for (row, &lean) in sway.iter().enumerate() {
        for (column, &south_bank) in river.iter().enumerate() {
            let push = if row > south_bank { RIVER } else { 0 };
            junctions.push(Spot {
                x: metres(column, ACROSS) + lean + chance.between(-JITTER, JITTER),
                y: metres(row, ALONG) + swell[column] + push + chance.between(-JITTER, JITTER),
            });
        }
    }
    junctions
}

/// A slow random walk in metres.
fn wander(length: usize, chance: &mut Chance) -> Vec<i32> {
    let mut at = 0;
    (0..length)
        .map(|_| {
            at += chance.between(-14, 14);
            at
        })
        .collect()
}

/// Two to four hills of 18 to 45 metres: steep enough that walking and cycling up them is slow.
fn hills(width: i32, height: i32, chance: &mut Chance) -> Vec<Hill> {
    (0..chance.between(2, 4))
        .map(|_| Hill {
            top: Spot { x: chance.between(0, width), y: chance.between(0, height) },
            radius: chance.between(350, 650),
            height: chance.between(180, 450),
        })
        .collect()
}

/// Up to three parks on both sides of the river, two or three blocks wide and deep.
fn parks(river: &[usize], rows: usize, main: MainRoads, chance: &mut Chance) -> Vec<Park> {
    let mut parks: Vec<Park> = Vec::new();
    for side in 0..chance.between(4, 7) {
        let (wide, deep) = (2 + chance.below(2), 2 + chance.below(2));
        let west = chance.below(river.len() - wide);
        let banks = &river[west..=west + wide];
        let (first, last) = if side % 2 == 0 {
            (0, banks.iter().min().copied().unwrap_or(0))
        } else {
            (banks.iter().max().copied().unwrap_or(0) + 1, rows - 1)
        };
        if last < first + deep {
            continue;
        }
        let south = first + chance.below(last - first - deep + 1);
        let park = Park { columns: (west, west + wide), rows: (south, south + deep) };
        if parks.len() < 3 && !main.cross(&park) && parks.iter().all(|other| apart(other, &park)) {
            parks.push(park);
        }
    }
    parks
}

fn apart(one: &Park, other: &Park) -> bool {
    one.columns.1 < other.columns.0
        || other.columns.1 < one.columns.0
        || one.rows.1 < other.rows.0
        || other.rows.1 < one.rows.0
}
