//! How a budget is spent: how hot to begin, how often to begin again, when to exchange.
//!
//! A long budget for a small problem affords several anneals from hot, against the rare deep trap; a short one for a
//! large problem a single one that never gets hot. How many moves the budget holds is measured by a few first ones.

use super::anneal::{Leg, Searcher};
use super::model::{Model, Node};
use super::pace::Pace;
use super::ruin::exact_bounds;

/// Legs run one after another by each thread.
pub(crate) struct Stage {
    /// Whether every thread begins from the best plan of all.
    pub(crate) from_best: bool,
    /// In how many slices of each leg threads work on one plan, where there are days to deal out; 0 where each has a plan
    /// of its own.
    pub(crate) slices: usize,
    pub(crate) legs: Vec<Leg>,
}

/// Stages, in order.
pub(crate) struct Schedule {
    pub(crate) stages: Vec<Stage>,
}

/// The hottest an anneal may begin, in units of what a visit typically costs.
const HOTTEST: f64 = 4.0;
/// The share of the budget for finding where to look, where that is done several times or once; the rest improves the
/// best of all threads.
const EXPLORING_OFTEN: f64 = 0.55;
const EXPLORING_ONCE: f64 = 0.9;
/// How hot a plan is warmed up again when it is improved, as a share of the first heat.
const REHEATS: [f64; 2] = [0.1, 0.07];
/// How hot a repair begins: warm enough to rearrange a morning, not a week.
const REPAIR: f64 = 0.1;
/// How often all threads put together what each of them made of its days, and how many moves of each that takes at the
/// least. The less often, the staler what each knows of the others.
const SLICES: f64 = 512.0;
const MOVES_A_SLICE: f64 = 256.0;
/// Moves made to see how many the budget holds.
const PROBE: u64 = 1024;

/// What suits a problem.
struct Taste {
    /// So rich a budget warrants one unit of heat. A budget's riches are its moves over the visits to the power of one
    /// and a half, for the more visits there are, the more moves each of them wants.
    rich_for_heat: f64,
    /// With so rich a budget several anneals find more than one long one.
    rich_for_restarts: f64,
    /// The coolest an anneal may begin, and where it ends, in units of what a visit typically costs.
    coolest: f64,
    cold: f64,
    /// The share of the work, in thousandths, that goes into ruin and recreate.
    ruin: u64,
}

impl Taste {
    fn of(model: &Model) -> Self {
        let usual =
            Self { rich_for_heat: 4_000.0, rich_for_restarts: 12_000.0, coolest: 0.4, cold: 0.01, ruin: 600 };
        if exact_bounds(model) {
            // Moves are cheap, so that there are ten times as many; long rounds have many deep traps, so that several starts
            // find more than one long one; and most is found by ruins.
            return Self { rich_for_heat: 40_000.0, rich_for_restarts: 40_000.0, ruin: 900, ..usual };
        }
        if model.chooses_times && model.days > 1 {
            // Whom to see and how long to work hang together over a week: less is found while it is cool.
            return Self { coolest: 1.0, cold: 0.06, ruin: 300, ..usual };
        }
        match () {
            () if model.chooses_times => Self { ruin: 500, ..usual },
            () if model.has_pairs || model.has_ties => usual,
            () => Self { ruin: 800, ..usual },
        }
    }
}

impl Schedule {
    /// The schedule for a budget; `warm` where the search goes on from a plan that should not change much.
    pub(crate) fn new(searcher: &mut Searcher, pace: &dyn Pace, warm: bool) -> Self {
        let unit = unit(searcher);
        let taste = Taste::of(searcher.state.model);
        let leg = |from, to, heat: f64, ruin| Leg {
            from,
            to,
            hot: unit * heat,
            cold: unit * taste.cold.min(heat),
            ruin,
        };
        if warm {
            return Self {
                stages: vec![Stage {
                    from_best: true,
                    slices: 0,
                    legs: vec![leg(0.0, 1.0, REPAIR, taste.ruin)],
                }],
            };
        }
        let parts = searcher.state.model.parts.max(1) as f64;
        let rich = searcher.moves_within(pace, PROBE, unit * REPAIR) / parts.powf(1.5);
        let heat = (rich / taste.rich_for_heat).clamp(taste.coolest, HOTTEST);
        let often = rich > taste.rich_for_restarts;
        let exploring = if often { EXPLORING_OFTEN } else { EXPLORING_ONCE };
        let explore = if often {
            let shares = ruin_in_starts(searcher.state.model, taste.ruin);
            let begins = |start: usize| exploring * start as f64 / shares.len() as f64;
            shares.iter().enumerate().map(|(at, &ruin)| leg(begins(at), begins(at + 1), heat, ruin)).collect()
        } else {
            vec![leg(0.0, exploring, heat, taste.ruin)]
        };
        let most_slices = (rich * parts.powf(1.5) / MOVES_A_SLICE).clamp(1.0, SLICES);
        let slices = |share: f64| (share * most_slices).ceil() as usize;
        let half = (1.0 + exploring) / 2.0;
        let improve = |from, to, heat| Stage {
            from_best: true,
            slices: slices(to - from),
            legs: vec![leg(from, to, heat, taste.ruin)],
        };
        Self {
            stages: vec![
                Stage { from_best: false, slices: slices(exploring / explore.len() as f64), legs: explore },
                improve(exploring, half, heat * REHEATS[0]),
                improve(half, 1.0, heat * REHEATS[1]),
            ],
        }
    }
}

/// The share of ruin and recreate in each of several starts: where visits are tied, some deep traps are left by small
/// moves while it is hot, others only by ruins.
fn ruin_in_starts(model: &Model, usual: u64) -> [u64; 3] {
    if !model.chooses_times && (model.has_pairs || model.has_ties) { [350, 600, 800] } else { [usual; 3] }
}

/// What a placed visit typically costs, above what it would cost with the worker it likes best: the measure of
/// temperature. Hours do not count: most of what is not filled of them no move can change.
fn unit(searcher: &Searcher) -> f64 {
    let state = &searcher.state;
    let left: i64 = state.unplaced.iter().map(|&part| state.model.unplaced[part as usize]).sum();
    let placed = (0..state.model.parts as Node).filter(|&part| state.placed(part));
    let liked: i64 = placed.map(|part| best_liked(state.model, part)).sum();
    let placed = (state.model.parts - state.unplaced.len()).max(1) as f64;
    let base = state.totals.base - left - liked;
    let rest = state.cost() - state.totals.base - state.totals.hours;
    ((base + rest / 2) as f64 / placed).max(1.0)
}

/// What a part earns with the worker it likes best, as a cost of no more than zero.
fn best_liked(model: &Model, part: Node) -> i64 {
    let costs = model.open_to[part as usize].iter().map(|&round| model.cost(part, round));
    costs.min().unwrap_or(0).min(0).into()
}
