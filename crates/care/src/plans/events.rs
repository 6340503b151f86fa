//! The engine proposed a rota.

use serde::{Deserialize, Serialize};

use super::Plan;
use crate::General;
use crate::access::{Matter, Resource};
use crate::details::DataSubject;
use crate::ids::{PlanId, SealedId, TeamId};
use crate::stream::{Decision, Happened, events};
use crate::team::Team;
use crate::time::WeekStart;

events! { team:
    /// The engine proposed a rota.
    "plan-proposed/1" => Proposed,
}

/// The engine proposed a rota.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Proposed {
    /// The proposal.
    pub plan: PlanId,
    /// For which week.
    pub week: WeekStart,
    /// What it is.
    pub content: Plan,
}

impl Happened<Team> for Proposed {
    fn fold(&self, team: &mut Team) {
        team.week_mut(self.week).plans.insert(self.plan, self.content.clone());
    }

    fn back(&self, _: &Team) -> Decision<Team> {
        Err(General::CannotBeTakenBack("A proposal changes nothing. Simply do not take it.").into())
    }

    fn sealed(&self, _: TeamId) -> Vec<(SealedId, DataSubject)> {
        Vec::new()
    }

    fn about(&self, id: TeamId, _: &Team) -> Resource {
        Matter::Weeks.of_team(id)
    }
}
