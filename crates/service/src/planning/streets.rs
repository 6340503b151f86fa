//! Travel times and distances on a team's streets, worked out once for each set of doors.

use std::collections::BTreeMap;
use std::sync::{Mutex, PoisonError};

use care::Metres;
use care::workers::Travel;
use roads::Graph;
use week::{Mode, Point, TravelSource};

/// How many tables are kept; a team has one or two at a time, as people and workers come and go.
const KEPT: usize = 8;

/// How many distances are kept: several teams' doors, each to each.
const DISTANCES_KEPT: usize = 20_000;

/// A team's streets with the travel tables that were asked for.
pub struct Streets {
    graph: Graph,
    tables: Mutex<BTreeMap<Asked, Vec<Option<u32>>>>,
    distances: Mutex<BTreeMap<Asked, Option<Metres>>>,
}

/// What a table is of, with points in millionths of a degree.
type Asked = (Mode, Vec<(i64, i64)>);

impl Streets {
    /// Streets to travel on.
    #[must_use]
    pub fn new(graph: Graph) -> Self {
        Self { graph, tables: Mutex::default(), distances: Mutex::default() }
    }

    /// The graph, to be drawn.
    #[must_use]
    pub fn graph(&self) -> &Graph {
        &self.graph
    }

    /// How far it is from door to door on the fastest way; `None` where there is no way.
    #[must_use]
    pub fn metres(&self, by: Travel, from: Point, to: Point) -> Option<Metres> {
        let mode = match by {
            Travel::Foot => Mode::Foot,
            Travel::Bicycle => Mode::Bicycle,
            Travel::Car => Mode::Car,
        };
        let asked = (mode, vec![exact(from), exact(to)]);
        if let Some(known) = self.distances.lock().unwrap_or_else(PoisonError::into_inner).get(&asked) {
            return *known;
        }
        let metres = self.measure(mode, from, to);
        let mut distances = self.distances.lock().unwrap_or_else(PoisonError::into_inner);
        if distances.len() >= DISTANCES_KEPT {
            distances.clear();
        }
        distances.insert(asked, metres);
        metres
    }

    fn measure(&self, mode: Mode, from: Point, to: Point) -> Option<Metres> {
        let on_road = |point: Point| roads::Point::from_degrees(point.lat, point.lon).ok();
        let route = self.graph.route(road_mode(mode)?, on_road(from)?, on_road(to)?)?;
        let centimetres: u64 =
            route.line.windows(2).map(|ends| u64::from(ends[0].centimetres_to(ends[1]))).sum();
        u32::try_from((centimetres + 50) / 100).ok().map(Metres)
    }

    fn work_out(&self, mode: Mode, points: &[Point]) -> Result<Vec<Option<u32>>, String> {
        let on_road = |point: &Point| roads::Point::from_degrees(point.lat, point.lon);
        let places =
            points.iter().map(on_road).collect::<Result<Vec<_>, _>>().map_err(|why| why.to_string())?;
        let mode = road_mode(mode).ok_or_else(|| format!("a road map knows no way by {}", mode.name()))?;
        let threads = std::thread::available_parallelism().map_or(1, usize::from);
        let table = self.graph.table(mode, &places, threads);
        let cell = |at: usize| table.seconds(at / places.len(), at % places.len());
        Ok((0..places.len() * places.len()).map(cell).collect())
    }
}

impl TravelSource for Streets {
    fn table(&self, mode: Mode, points: &[Point]) -> Result<Vec<Option<u32>>, String> {
        let asked = (mode, points.iter().copied().map(exact).collect::<Vec<_>>());
        if let Some(table) = self.tables.lock().unwrap_or_else(PoisonError::into_inner).get(&asked) {
            return Ok(table.clone());
        }
        let table = self.work_out(mode, points)?;
        let mut tables = self.tables.lock().unwrap_or_else(PoisonError::into_inner);
        if tables.len() >= KEPT {
            tables.clear();
        }
        tables.insert(asked, table.clone());
        Ok(table)
    }
}

/// A point in millionths of a degree.
fn exact(point: Point) -> (i64, i64) {
    #[expect(clippy::cast_possible_truncation, reason = "degrees are small")]
    let exact = |degrees: f64| (degrees * 1e6).round() as i64;
    (exact(point.lat), exact(point.lon))
}

fn road_mode(mode: Mode) -> Option<roads::Mode> {
    match mode {
        Mode::Foot => Some(roads::Mode::Foot),
        Mode::Bicycle => Some(roads::Mode::Bicycle),
        Mode::Car => Some(roads::Mode::Car),
        Mode::Bus => None,
    }
}
