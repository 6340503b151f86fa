//! Proposals of the engine are noted, and taken into the draft by whoever likes them.

use std::collections::BTreeSet;

use super::drafts::{changed, draft};
use super::{Decision, Desk};
use crate::ids::PlanId;
use crate::team::plan::{Plan, Proposed};
use crate::team::rota::{Assignment, Cause, How, Rota, difference};
use crate::team::{Event, Problem};
use crate::time::WeekStart;
use crate::visit::VisitId;

pub(super) fn propose(desk: &Desk<'_>, proposed: &Proposed) -> Decision {
    draft(desk, proposed.week)?;
    let there =
        desk.team.weeks.get(&proposed.week).is_some_and(|week| week.plans.contains_key(&proposed.plan));
    if there {
        return Err(Problem::AlreadyThere.into());
    }
    Ok(vec![Event::PlanProposed(proposed.clone())])
}

pub(super) fn take(
    desk: &Desk<'_>,
    week: WeekStart,
    plan: PlanId,
    only: Option<&BTreeSet<VisitId>>,
) -> Decision {
    desk.worker()?;
    let before = draft(desk, week)?;
    let plans = desk.team.weeks.get(&week).map(|week| &week.plans);
    let content = plans.and_then(|plans| plans.get(&plan)).ok_or(Problem::Unknown("proposal"))?;
    if before.changed_at > content.based_on {
        return Err(Problem::PlanIsStale.into());
    }
    let mut steps = difference(&before.rota, &content.on(&before.rota));
    steps.retain(|step| only.is_none_or(|only| only.contains(&step.visit)));
    Ok(changed(week, Cause::Plan(plan), steps).into_iter().collect())
}

impl Plan {
    /// The rota that comes of taking it into the draft `rota`. What the plan leaves with its workers stays noted as
    /// their pick or as put there by hand.
    #[must_use]
    pub fn on(&self, rota: &Rota) -> Rota {
        let placed = self.placed.iter().map(|(visit, placed)| {
            let before = rota.get(visit).filter(|before| before.workers == placed.workers);
            let assignment = Assignment {
                workers: placed.workers.clone(),
                start: placed.start,
                minutes: placed.minutes,
                how: before.map_or(How::Proposed, |before| before.how),
                pinned: before.is_some_and(|before| before.pinned),
            };
            (*visit, assignment)
        });
        placed.collect()
    }
}
