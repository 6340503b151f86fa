//! Travel times between many points: one search from each.

use std::cmp::Reverse;
use std::collections::BinaryHeap;
use std::thread;

use crate::door::{Door, End, FAR};
use crate::graph::Graph;
use crate::web::Web;
use crate::{Mode, Point};

/// Travel times from every point to every other.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Table {
    places: usize,
    seconds: Vec<u32>,
}

impl Table {
    /// What stands for "cannot be reached" in [`Table::row`].
    pub const UNREACHABLE: u32 = u32::MAX;

    /// How many points it covers.
    #[must_use]
    pub fn places(&self) -> usize {
        self.places
    }

    /// The seconds from one point to another, rounded to the nearest; nothing if there is no way.
    #[must_use]
    pub fn seconds(&self, from: usize, to: usize) -> Option<u32> {
        Some(self.row(from)[to]).filter(|&seconds| seconds != Self::UNREACHABLE)
    }

    /// The seconds from one point to every point, [`Table::UNREACHABLE`] where there is no way.
    #[must_use]
    pub fn row(&self, from: usize) -> &[u32] {
        &self.seconds[from * self.places..(from + 1) * self.places]
    }
}

impl Graph {
    /// How long it takes by `mode` from each of `points` to each other, door to door: the steps from the
    /// door to the nearest street, the fastest way, and the steps to the other door.
    ///
    /// `threads` is how many searches may run side by side; the answer does not depend on it.
    #[must_use]
    pub fn table(&self, mode: Mode, points: &[Point], threads: usize) -> Table {
        let doors: Vec<_> = points.iter().map(|&point| self.door(point, mode)).collect();
        let places = points.len();
        let mut seconds = vec![Table::UNREACHABLE; places * places];
        let share = places.div_ceil(threads.clamp(1, 64)).max(1);
        thread::scope(|scope| {
            for (at, rows) in seconds.chunks_mut((share * places).max(1)).enumerate() {
                let doors = &doors;
                scope.spawn(move || self.fill(mode, doors, at * share, rows));
            }
        });
        Table { places, seconds }
    }

    /// The seconds by `mode` from one point to each of `targets`, nothing where there is no way.
    #[must_use]
    pub fn times_from(&self, mode: Mode, origin: Point, targets: &[Point]) -> Vec<Option<u32>> {
        let doors: Vec<_> = targets.iter().map(|&point| self.door(point, mode)).collect();
        let mut search = Search::new(&self.webs[mode.index()]);
        let mut row = vec![Table::UNREACHABLE; targets.len()];
        if let Some(from) = self.door(origin, mode) {
            search.fill_row(&from, &doors, &mut row);
        }
        row.into_iter().map(|seconds| Some(seconds).filter(|&it| it != Table::UNREACHABLE)).collect()
    }

    /// Milliseconds by `mode` from one node to every node, `u32::MAX` where there is no way.
    #[cfg(test)]
    fn node_times(&self, mode: Mode, from: usize) -> Vec<u32> {
        let mut search = Search::new(&self.webs[mode.index()]);
        search.run([(from, 0); 2]);
        search.time
    }

    fn fill(&self, mode: Mode, doors: &[Option<Door<'_>>], from: usize, rows: &mut [u32]) {
        let mut search = Search::new(&self.webs[mode.index()]);
        for (origin, row) in doors[from..].iter().zip(rows.chunks_mut(doors.len())) {
            if let Some(origin) = origin {
                search.fill_row(origin, doors, row);
            }
        }
    }
}

/// Dijkstra's search, its memory kept from one origin to the next.
struct Search<'a> {
    web: &'a Web,
    time: Vec<u32>,
    touched: Vec<usize>,
    /// Time and node in one number, time first: one comparison where a pair would take two.
    queue: BinaryHeap<Reverse<u64>>,
}

impl<'a> Search<'a> {
    fn new(web: &'a Web) -> Self {
        Self { web, time: vec![FAR; web.node_count()], touched: Vec::new(), queue: BinaryHeap::new() }
    }

    /// Fills the seconds from `origin` to every door that can be reached.
    fn fill_row(&mut self, origin: &Door<'_>, doors: &[Option<Door<'_>>], row: &mut [u32]) {
        self.run(origin.leaving().map(|End { node, time, .. }| (node, time)));
        for (door, seconds) in doors.iter().zip(row) {
            if let Some(door) = door {
                *seconds = self.seconds(origin, door);
            }
        }
    }

    /// Finds the time to every node that can be reached from `starts`, each a node and its head start.
    fn run(&mut self, starts: [(usize, u32); 2]) {
        for node in self.touched.drain(..) {
            self.time[node] = FAR;
        }
        for (node, time) in starts {
            self.reach(node, time);
        }
        while let Some(Reverse(next)) = self.queue.pop() {
            let (time, node) = ((next >> 32) as u32, (next & u64::from(u32::MAX)) as usize);
            if time > self.time[node] {
                continue;
            }
            for edge in self.web.leaving(node) {
                self.reach(edge.head as usize, time.saturating_add(edge.time));
            }
        }
    }

    fn reach(&mut self, node: usize, time: u32) {
        if time >= self.time[node] {
            return;
        }
        if self.time[node] == FAR {
            self.touched.push(node);
        }
        self.time[node] = time;
        self.queue.push(Reverse(u64::from(time) << 32 | node as u64));
    }

    fn seconds(&self, origin: &Door<'_>, door: &Door<'_>) -> u32 {
        let around = door.arriving().map(|end| self.time[end.node].saturating_add(end.time));
        let ridden = around.into_iter().fold(origin.along(door), u32::min);
        origin.seconds_to(door, ridden).unwrap_or(Table::UNREACHABLE)
    }
}

#[cfg(test)]
mod tests;
