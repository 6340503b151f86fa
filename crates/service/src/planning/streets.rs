//! Travel times on a team's streets, worked out once for each set of doors.

use std::collections::BTreeMap;
use std::sync::{Mutex, PoisonError};

use roads::Graph;
use week::{Mode, Point, TravelSource};

/// How many tables are kept; a team has one or two at a time, as people and workers come and go.
const KEPT: usize = 8;

/// A team's streets with the travel tables that were asked for.
pub struct Streets {
    graph: Graph,
    tables: Mutex<BTreeMap<Asked, Vec<Option<u32>>>>,
}

/// What a table is of, with points in millionths of a degree.
type Asked = (Mode, Vec<(i64, i64)>);

impl Streets {
    /// Streets to travel on.
    #[must_use]
    pub fn new(graph: Graph) -> Self {
        Self { graph, tables: Mutex::default() }
    }

    /// The graph, to be drawn.
    #[must_use]
    pub fn graph(&self) -> &Graph {
        &self.graph
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
        #[expect(clippy::cast_possible_truncation, reason = "degrees are small")]
        let exact = |degrees: f64| (degrees * 1e6).round() as i64;
        let asked =
            (mode, points.iter().map(|point| (exact(point.lat), exact(point.lon))).collect::<Vec<_>>());
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

fn road_mode(mode: Mode) -> Option<roads::Mode> {
    match mode {
        Mode::Foot => Some(roads::Mode::Foot),
        Mode::Bicycle => Some(roads::Mode::Bicycle),
        Mode::Car => Some(roads::Mode::Car),
        Mode::Bus => None,
    }
}
