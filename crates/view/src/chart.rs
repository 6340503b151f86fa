//! Where everything is: streets, homes and rounds, ready to be drawn on a square plane.

use super::WorkerView;
use super::build::Source;
use rota::PlaceIdx;
use std::fmt::Write;

/// A point on the ground in degrees.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Point {
    /// North of the equator.
    pub latitude: f64,
    /// East of Greenwich.
    pub longitude: f64,
}

/// Something to draw beneath the rounds.
#[derive(Clone, Debug, PartialEq)]
pub struct Shape {
    /// Its bends, or its outline.
    pub points: Vec<Point>,
    /// What it is.
    pub kind: ShapeKind,
}

/// What can be drawn beneath the rounds, the lowest first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum ShapeKind {
    /// The outline of a park or wood.
    Park,
    /// The outline of a lake or wide river.
    Water,
    /// The middle of a river or canal.
    River,
    /// A railway line.
    Railway,
    /// A way for feet or bicycles.
    Footpath,
    /// A street.
    Street,
    /// A street that many use.
    MainStreet,
}

impl ShapeKind {
    /// All of them, the lowest first.
    pub const ALL: [Self; 7] =
        [Self::Park, Self::Water, Self::River, Self::Railway, Self::Footpath, Self::Street, Self::MainStreet];

    /// Its class where it is drawn.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Park => "park",
            Self::Water => "water",
            Self::River => "river",
            Self::Railway => "railway",
            Self::Footpath => "footpath",
            Self::Street => "street",
            Self::MainStreet => "street main",
        }
    }
}

/// A line as the `d` of an SVG path, to a tenth of a unit.
#[must_use]
pub fn line_data(points: &[(f64, f64)]) -> String {
    let mut out = String::new();
    for (at, (x, y)) in points.iter().enumerate() {
        let _ = write!(out, "{}{} {}", if at == 0 { 'M' } else { 'L' }, tidy(*x), tidy(*y));
    }
    out
}

/// A coordinate to a tenth of a unit, without a useless ".0".
#[must_use]
pub fn tidy(value: f64) -> String {
    let text = format!("{value:.1}");
    text.strip_suffix(".0").map_or(text.clone(), str::to_owned)
}

/// A map in units of its own: 1,000 across, `height` down.
#[derive(Clone, Debug, PartialEq)]
pub struct Chart {
    /// How tall it is.
    pub height: f64,
    /// What lies beneath: lines and outlines.
    pub shapes: Vec<(ShapeKind, Vec<(f64, f64)>)>,
    /// Whom to thank for the streets; empty where they are our own.
    pub attribution: String,
    /// One for each person with a known home.
    pub people: Vec<Dot>,
    /// One for each round.
    pub rounds: Vec<Path>,
}

/// One round as a line on a map.
#[derive(Clone, Debug, PartialEq)]
pub struct Path {
    /// Where it goes, from the first visit to the last: where workers live is their own affair.
    pub points: Vec<(f64, f64)>,
    /// Whose, in `WeekView::workers`.
    pub worker: usize,
    /// On which day.
    pub day: usize,
}

/// A person's home on a map.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Dot {
    /// Whose, in `WeekView::people`.
    pub person: usize,
    /// Across.
    pub x: f64,
    /// Down.
    pub y: f64,
}

/// The map of a plan; `None` where fewer than two places are known.
pub(super) fn chart(source: &Source<'_>, workers: &[WorkerView]) -> Option<Chart> {
    let known: Vec<Point> = source.places.iter().flatten().copied().collect();
    let frame = Frame::around(&known)?;
    Some(Chart {
        height: frame.height,
        shapes: source.shapes.iter().filter_map(|shape| frame.shape(shape)).collect(),
        attribution: source.attribution.clone(),
        people: homes(source, &frame),
        rounds: rounds(source, workers, &frame),
    })
}

fn homes(source: &Source<'_>, frame: &Frame) -> Vec<Dot> {
    let home = |person: usize| {
        let visit = source.problem.visits.iter().find(|visit| visit.person.index() == person)?;
        let (x, y) = frame.place(spot(source, visit.place)?);
        Some(Dot { person, x, y })
    };
    (0..source.problem.people.len()).filter_map(home).collect()
}

fn rounds(source: &Source<'_>, workers: &[WorkerView], frame: &Frame) -> Vec<Path> {
    let mut paths = Vec::new();
    for round in source.plan.rounds.iter().filter(|round| !round.stops.is_empty()) {
        let shift = &source.problem.worker(round.worker).shifts[round.shift];
        let places = round.stops.iter().map(|stop| source.problem.visit(stop.visit).place);
        let points = places.filter_map(|place| spot(source, place)).map(|point| frame.place(point)).collect();
        let (worker, day) = (round.worker.index(), shift.day.index());
        paths.push(Path { points, worker, day });
    }
    paths.sort_by_key(|path| (path.day, path.worker));
    paths.retain(|path| path.worker < workers.len());
    paths
}

fn spot(source: &Source<'_>, place: Option<PlaceIdx>) -> Option<Point> {
    source.places.get(place?.index()).copied().flatten()
}

/// How degrees become units: near enough flat at the size of a town.
struct Frame {
    west: f64,
    north: f64,
    across: f64,
    down: f64,
    height: f64,
}

impl Frame {
    const WIDTH: f64 = 1_000.0;
    const MARGIN: f64 = 0.06;

    fn around(points: &[Point]) -> Option<Self> {
        let (first, rest) = points.split_first()?;
        let (mut south, mut north) = (first.latitude, first.latitude);
        let (mut west, mut east) = (first.longitude, first.longitude);
        for point in rest {
            (south, north) = (south.min(point.latitude), north.max(point.latitude));
            (west, east) = (west.min(point.longitude), east.max(point.longitude));
        }
        let narrow = ((south + north) / 2.0).to_radians().cos().max(0.01);
        let (wide, tall) = ((east - west) * narrow, north - south);
        let room = wide.max(tall);
        if rest.is_empty() || room <= 0.0 {
            return None;
        }
        let (wide, tall) = (wide.max(room * 0.6), tall.max(room * 0.4));
        let margin = Self::MARGIN * wide.max(tall);
        let (middle_x, middle_y) = ((west + east) / 2.0, (south + north) / 2.0);
        let down = Self::WIDTH / (wide + 2.0 * margin);
        Some(Self {
            west: middle_x - (wide / 2.0 + margin) / narrow,
            north: middle_y + tall / 2.0 + margin,
            across: down * narrow,
            down,
            height: (tall + 2.0 * margin) * down,
        })
    }

    fn place(&self, point: Point) -> (f64, f64) {
        ((point.longitude - self.west) * self.across, (self.north - point.latitude) * self.down)
    }

    /// A shape's line, if any of it can be seen.
    fn shape(&self, shape: &Shape) -> Option<(ShapeKind, Vec<(f64, f64)>)> {
        let points: Vec<(f64, f64)> = shape.points.iter().map(|point| self.place(*point)).collect();
        let seen = |(x, y): &(f64, f64)| (0.0..=Self::WIDTH).contains(x) && (0.0..=self.height).contains(y);
        points.iter().any(seen).then_some((shape.kind, points))
    }
}
