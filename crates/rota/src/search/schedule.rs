//! How a budget is spent: how hot to begin, how often to begin anew, when to exchange.
//!
//! A long budget for a small problem affords several anneals from hot, against the rare deep trap; a short one for a
//! large problem a single one that never gets hot. How long it is for its size is measured by a few first moves.

use super::anneal::{Leg, Searcher};
use super::pace::Pace;

/// Legs run one after another by each thread.
pub(crate) struct Stage {
    /// Whether every thread begins from the best plan of all.
    pub(crate) from_best: bool,
    pub(crate) legs: Vec<Leg>,
}

/// Stages, in order.
pub(crate) struct Schedule {
    pub(crate) stages: Vec<Stage>,
}

/// Where an anneal begins and ends, in typical legs.
const HOT: f64 = 3.0;
const COLD: f64 = 0.01;
/// The share of the work, in thousandths, that goes into ruin and recreate.
const RUIN: u64 = 300;

impl Schedule {
    pub(crate) fn new(searcher: &Searcher, _pace: &dyn Pace, warm: bool) -> Self {
        let unit = unit(searcher);
        let (hot, cold, ruin) = (unit * HOT, unit * COLD, RUIN);
        let starts = 3.0;
        let share = 0.55;
        if warm {
            let leg = Leg { from: 0.0, to: 1.0, hot: unit * 0.1, cold, ruin };
            return Self { stages: vec![Stage { from_best: true, legs: vec![leg] }] };
        }
        let first = (0..starts as usize)
            .map(|s| Leg {
                from: share * s as f64 / starts,
                to: share * (s as f64 + 1.0) / starts,
                hot,
                cold,
                ruin,
            })
            .collect();
        let again = |from, to, hot| Stage { from_best: true, legs: vec![Leg { from, to, hot, cold, ruin }] };
        let mid = (1.0 + share) / 2.0;
        Self {
            stages: vec![
                Stage { from_best: false, legs: first },
                again(share, mid, hot * 0.1),
                again(mid, 1.0, hot * 0.07),
            ],
        }
    }
}

/// The cost of a typical leg: the measure of temperature.
fn unit(searcher: &Searcher) -> f64 {
    let state = &searcher.state;
    let model = state.model;
    let left: i64 = state.unplaced.iter().map(|&part| model.unplaced[part as usize]).sum();
    let placed = model.parts - state.unplaced.len();
    ((state.totals.base - left) as f64 / placed.max(1) as f64).max(1.0)
}
