//! Travel times from a compiled road map.

use roads::Graph;
use week::{Mode, TravelSource};

/// Answers travel times from a road graph.
pub(super) struct MapTravel<'a> {
    graph: &'a Graph,
    threads: usize,
}

impl<'a> MapTravel<'a> {
    pub(super) fn new(graph: &'a Graph) -> Self {
        Self { graph, threads: std::thread::available_parallelism().map_or(1, usize::from) }
    }
}

impl TravelSource for MapTravel<'_> {
    fn table(&self, mode: Mode, points: &[week::Point]) -> Result<Vec<Option<u32>>, String> {
        let on_road = |point: &week::Point| roads::Point::from_degrees(point.lat, point.lon);
        let places =
            points.iter().map(on_road).collect::<Result<Vec<_>, _>>().map_err(|why| why.to_string())?;
        let mode = road_mode(mode).ok_or_else(|| format!("a road map knows no way by {}", mode.name()))?;
        let table = self.graph.table(mode, &places, self.threads);
        let cell = |at: usize| table.seconds(at / places.len(), at % places.len());
        Ok((0..places.len() * places.len()).map(cell).collect())
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
