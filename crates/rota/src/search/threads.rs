//! One stage of a search on several threads: apart, exchanging their best between stages, or together on one plan, each
//! on days of its own.

use super::anneal::{Leg, Searcher};
use super::pace::Pace;
use super::schedule::Stage;
use super::state::State;

/// Days that a thread has at the least, so that a visit can go from one to another; threads for which there are not so many
/// sit out.
const DAYS_EACH: usize = 2;

/// Runs one stage on every thread; all but the first stage begin from the best of all.
pub(super) fn run_stage(
    searchers: &mut [Searcher],
    stage: &Stage,
    pace: &dyn Pace,
    told: &mut dyn FnMut(&Searcher),
) {
    if stage.from_best {
        let best = searchers[best_of(searchers)].best.clone();
        for searcher in searchers.iter_mut() {
            searcher.resume(&best);
        }
    }
    let together = searchers.len().min(searchers[0].state.model.days / DAYS_EACH);
    if stage.slices > 0 && together > 1 {
        for leg in stage.legs.iter().flat_map(|leg| leg.slices(stage.slices)) {
            run_together(&mut searchers[..together], leg, pace, told);
        }
    } else {
        run_legs(searchers, &stage.legs, pace, told);
    }
}

/// Runs legs on every thread, each on a plan of its own.
fn run_legs(searchers: &mut [Searcher], legs: &[Leg], pace: &dyn Pace, told: &mut dyn FnMut(&Searcher)) {
    let Some((first, others)) = searchers.split_first_mut() else { return };
    std::thread::scope(|scope| {
        for searcher in others {
            scope.spawn(move || legs.iter().for_each(|leg| searcher.anneal(leg, pace, &mut |_| {})));
        }
        for leg in legs {
            first.anneal(leg, pace, told);
        }
    });
}

/// Runs one leg on the plan of the first thread, and leaves there what all made of it.
fn run_together(searchers: &mut [Searcher], leg: Leg, pace: &dyn Pace, told: &mut dyn FnMut(&Searcher)) {
    let zones = searchers[0].draw_zones(searchers.len());
    let plan = searchers[0].state.snapshot();
    for (zone, searcher) in (0..).zip(searchers.iter_mut()) {
        searcher.enter(&plan, &zones, zone);
    }
    run_legs(searchers, &[leg], pace, told);
    let Some((first, others)) = searchers.split_first_mut() else { return };
    let made: Vec<&State> = others.iter().map(|other| &other.state).collect();
    first.take_over(&made);
}

pub(super) fn best_of(searchers: &[Searcher]) -> usize {
    (0..searchers.len()).min_by_key(|&at| (searchers[at].best_cost, at)).unwrap_or(0)
}
