//! How long travel takes at the least.

use crate::problem::{Problem, TravelTable};
use crate::units::{ModeIdx, PlaceIdx};

/// How long travel takes at the least, whatever is visited on the way.
pub(super) struct Ways<'p> {
    tables: &'p [TravelTable],
    /// For each way of travelling and each place, the shortest way to another place, and from another.
    out: Vec<Vec<i32>>,
    back: Vec<Vec<i32>>,
    /// The shortest visit of all.
    shortest: i32,
}

impl<'p> Ways<'p> {
    pub(super) fn new(problem: &'p Problem) -> Self {
        // A visit without a place can be on the way from anywhere to anywhere.
        let anywhere = problem.visits.iter().any(|visit| visit.place.is_none());
        let nearest = |leg: &dyn Fn(PlaceIdx, PlaceIdx) -> i32| -> Vec<i32> {
            let places = || (0..problem.places).map(PlaceIdx::at);
            let to_others =
                |one| places().filter(move |other| *other != one).map(move |other| leg(one, other));
            places().map(|one| if anywhere { 0 } else { to_others(one).min().unwrap_or(0) }).collect()
        };
        let tables = &problem.travel;
        Self {
            tables,
            out: tables.iter().map(|table| nearest(&|from, to| table.span(from, to).0)).collect(),
            back: tables.iter().map(|table| nearest(&|to, from| table.span(from, to).0)).collect(),
            shortest: problem.visits.iter().map(|visit| visit.shortest.0).min().unwrap_or(0),
        }
    }

    /// From one place to another: straight there, or by way of some visit, since the straight way need not be the shortest.
    pub(super) fn least(&self, mode: ModeIdx, from: Option<PlaceIdx>, to: Option<PlaceIdx>) -> i32 {
        let (Some(from), Some(to)) = (from, to) else { return 0 };
        let mode = mode.index();
        let by_way_of = self.out[mode][from.index()] + self.shortest + self.back[mode][to.index()];
        self.tables[mode].span(from, to).0.min(by_way_of)
    }
}
