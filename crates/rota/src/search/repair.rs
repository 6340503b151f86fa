//! Repairs: from a published plan and what has changed, to a plan again.

use super::{Options, Pace, Progress, Proposal, plan};
use crate::plan::Plan;
use crate::problem::{Problem, Published};
use crate::units::{Cost, VisitIdx};

/// What a repair is after.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Aim {
    /// As few people as possible hear of a change.
    FewestChanges,
    /// Changes and the rest weighed as the problem says.
    Balanced,
    /// The best week from here, whatever was published.
    BestWeek,
}

impl Aim {
    /// All of them, from the gentlest.
    pub const ALL: [Self; 3] = [Self::FewestChanges, Self::Balanced, Self::BestWeek];

    /// How much more or less than the problem says a change costs.
    fn scale(self, cost: Cost) -> Cost {
        match self {
            Self::FewestChanges => cost.saturating_mul(GENTLE),
            Self::Balanced => cost,
            Self::BestWeek => 0,
        }
    }
}

/// How many times dearer a change is where as few as possible are to hear of one.
const GENTLE: Cost = 20;

/// What a changed worker and a moved minute cost where the problem does not say.
const OTHER_WORKER: Cost = 30;
const MOVED: Cost = 1;

/// Mends `published`, which may no longer fit `problem`, with `aim` in mind. What the problem does not call published
/// is taken from the plan. The verdict and score are those of `problem` itself.
pub fn repair(
    problem: &Problem,
    published: &Plan,
    aim: Aim,
    options: &Options,
    pace: &dyn Pace,
    watch: &mut dyn FnMut(Progress),
) -> Proposal {
    let mut aimed = problem.clone();
    for (at, visit) in aimed.visits.iter_mut().enumerate() {
        let before = visit.published.take().or_else(|| as_published(published, VisitIdx::at(at)));
        // However dear a change is made, leaving someone without a visit stays dearer.
        visit.unplaced = visit.unplaced.saturating_mul(GENTLE);
        visit.published = before.map(|p| Published {
            other_worker: aim.scale(p.other_worker),
            moved: aim.scale(p.moved),
            ..p
        });
    }
    let found = plan(&aimed, Some(published), options, pace, watch);
    let verdict = crate::check(problem, &found.plan);
    Proposal { verdict, ..found }
}

fn as_published(plan: &Plan, visit: VisitIdx) -> Option<Published> {
    let workers = plan.of_visit(visit).map(|(round, _)| round.worker).collect();
    let start = plan.of_visit(visit).map(|(_, stop)| stop.start).next()?;
    Some(Published { workers, start, other_worker: OTHER_WORKER, moved: MOVED })
}
