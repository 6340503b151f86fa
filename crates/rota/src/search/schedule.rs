//! How a budget is spent: how hot to begin, how often to begin anew, when to exchange.
//!
//! A long budget for a small problem affords several anneals from hot, against the rare deep trap; a short one for a
//! large problem a single one that never gets hot. How many moves the budget holds is measured by a few first ones.

use super::anneal::{Leg, Searcher};
use super::model::Model;
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

/// The hottest and coolest an anneal may begin, and where it ends, in units of what a visit typically costs.
const HOTTEST: f64 = 4.0;
const COOLEST: f64 = 0.4;
const COLD: f64 = 0.01;
/// How rich a budget is: its moves over the visits to the power of one and a half, for the more visits there are, the
/// more moves each of them wants. So rich a budget warrants one unit of heat.
const RICH_FOR_HEAT: f64 = 4_000.0;
/// With so rich a budget several anneals find more than one long one.
const RICH_FOR_RESTARTS: f64 = 12_000.0;
/// The share of the budget for finding where to look; the rest improves the best of all threads.
const EXPLORING: f64 = 0.55;
/// How hot a plan is warmed up again when it is improved, as a share of the first heat.
const REHEATS: [f64; 2] = [0.1, 0.07];
/// How hot a repair begins: warm enough to rearrange a morning, not a week.
const REPAIR: f64 = 0.1;
/// Moves made to see how many the budget holds.
const PROBE: u64 = 1024;

impl Schedule {
    /// The schedule for a budget; `warm` where the search goes on from a plan that should not change much.
    pub(crate) fn new(searcher: &mut Searcher, pace: &dyn Pace, warm: bool) -> Self {
        let unit = unit(searcher);
        let ruin = ruin_share(searcher.state.model);
        let leg =
            |from, to, heat: f64, ruin| Leg { from, to, hot: unit * heat, cold: unit * COLD.min(heat), ruin };
        if warm {
            return Self { stages: vec![Stage { from_best: true, legs: vec![leg(0.0, 1.0, REPAIR, ruin)] }] };
        }
        let parts = searcher.state.model.parts.max(1) as f64;
        let rich = searcher.moves_within(pace, PROBE, unit * REPAIR) / parts.powf(1.5);
        let heat = (rich / RICH_FOR_HEAT).clamp(COOLEST, HOTTEST);
        let explore = if rich > RICH_FOR_RESTARTS {
            let shares = ruin_in_starts(searcher.state.model);
            let begins = |start: usize| EXPLORING * start as f64 / shares.len() as f64;
            shares.iter().enumerate().map(|(at, &ruin)| leg(begins(at), begins(at + 1), heat, ruin)).collect()
        } else {
            vec![leg(0.0, EXPLORING, heat, ruin)]
        };
        let half = (1.0 + EXPLORING) / 2.0;
        let improve = |from, to, heat| Stage { from_best: true, legs: vec![leg(from, to, heat, ruin)] };
        Self {
            stages: vec![
                Stage { from_best: false, legs: explore },
                improve(EXPLORING, half, heat * REHEATS[0]),
                improve(half, 1.0, heat * REHEATS[1]),
            ],
        }
    }
}

/// The share of the work, in thousandths, that goes into ruin and recreate: most of it where a place's price is known
/// without timing.
fn ruin_share(model: &Model) -> u64 {
    if model.chooses_times {
        500
    } else if model.has_pairs || model.has_ties {
        600
    } else {
        800
    }
}

/// The same in each of several starts: where visits are tied, some deep traps are left by small moves while it is hot,
/// others only by ruins.
fn ruin_in_starts(model: &Model) -> [u64; 3] {
    if !model.chooses_times && (model.has_pairs || model.has_ties) {
        [350, 600, 800]
    } else {
        [ruin_share(model); 3]
    }
}

/// What a placed visit typically costs: the measure of temperature. Hours do not count: most of what is not filled of
/// them no move can change.
fn unit(searcher: &Searcher) -> f64 {
    let state = &searcher.state;
    let left: i64 = state.unplaced.iter().map(|&part| state.model.unplaced[part as usize]).sum();
    let placed = (state.model.parts - state.unplaced.len()).max(1) as f64;
    let base = state.totals.base - left;
    let rest = state.cost() - state.totals.base - state.totals.hours;
    ((base + rest / 2) as f64 / placed).max(1.0)
}
