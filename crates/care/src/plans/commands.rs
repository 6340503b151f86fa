//! Proposals of the engine are noted, and taken into the draft.

use std::collections::BTreeSet;

use super::Proposed;
use crate::access::{Matter, Resource};
use crate::drafts::changed;
use crate::ids::{PlanId, TeamId};
use crate::stream::{Decision, Wanted, commands};
use crate::team::Team;
use crate::time::WeekStart;
use crate::visit::VisitId;
use crate::weeks::{Cause, difference};
use crate::{Context, General};

commands! { team: ProposePlan, TakePlan, }

/// Note what the engine proposes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ProposePlan(pub Proposed);

/// Take what the engine proposed into the draft: all of it, or only some visits.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TakePlan {
    /// Of which week.
    pub week: WeekStart,
    /// The proposal.
    pub plan: PlanId,
    /// Only these visits; `None`: all of it.
    pub only: Option<BTreeSet<VisitId>>,
}

/// A reason against taking a proposal.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Problem {
    /// The draft changed since.
    #[error("The draft has changed since this proposal was made, so it no longer fits. Ask for a new one.")]
    PlanIsStale,
}

impl Problem {
    /// The field of a form it is about, where it is about one.
    pub(crate) fn field(&self) -> Option<&'static str> {
        match self {
            Self::PlanIsStale => None,
        }
    }
}

impl Wanted<Team> for ProposePlan {
    fn decide(&self, team: &Team, _: &Context) -> Decision<Team> {
        let proposed = &self.0;
        team.known_draft(proposed.week)?;
        if team.weeks.get(&proposed.week).is_some_and(|week| week.plans.contains_key(&proposed.plan)) {
            return Err(General::AlreadyThere.into());
        }
        Ok(vec![proposed.clone().into()])
    }

    fn about(&self, id: TeamId, _: &Team) -> Vec<Resource> {
        vec![Matter::Weeks.of_team(id)]
    }
}

impl Wanted<Team> for TakePlan {
    fn decide(&self, team: &Team, context: &Context) -> Decision<Team> {
        context.worker()?;
        let before = team.known_draft(self.week)?;
        let plans = team.weeks.get(&self.week).map(|week| &week.plans);
        let content = plans.and_then(|plans| plans.get(&self.plan)).ok_or(General::Unknown("proposal"))?;
        if before.changed_at > content.based_on {
            return Err(Problem::PlanIsStale.into());
        }
        let mut steps = difference(&before.rota, &content.on(&before.rota));
        steps.retain(|step| self.only.as_ref().is_none_or(|only| only.contains(&step.visit)));
        Ok(changed(self.week, Cause::Plan(self.plan), steps).into_iter().collect())
    }

    fn about(&self, id: TeamId, _: &Team) -> Vec<Resource> {
        vec![Matter::Weeks.of_team(id)]
    }
}
