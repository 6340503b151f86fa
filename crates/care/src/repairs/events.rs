//! A small change to a published rota was proposed, agreed to or dropped.

use serde::{Deserialize, Serialize};

use super::Repair;
use crate::access::{Matter, Resource};
use crate::change::Change;
use crate::details::DataSubject;
use crate::ids::{RepairId, SealedId, TeamId};
use crate::stream::events;
use crate::stream::set::{Sets, put, sets, under};
use crate::team::Team;
use crate::time::WeekStart;

events! { team:
    /// A small change to a published rota was proposed, agreed to or dropped.
    "repair/1" => RepairChanged,
}

/// A small change to a published rota was proposed, agreed to by someone, or dropped.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct RepairChanged {
    /// Of which week.
    pub week: WeekStart,
    /// Which.
    pub repair: RepairId,
    /// What is proposed, before and after.
    pub change: Change<Option<Repair>>,
}

impl Sets<Team> for RepairChanged {
    sets!(change: Option<Repair>);

    fn now(&self, team: &Team) -> Option<Option<Repair>> {
        team.weeks.get(&self.week).map(|week| week.repairs.get(&self.repair).cloned())
    }

    fn set(&self, team: &mut Team, repair: Option<Repair>) {
        put(&mut team.week_mut(self.week).repairs, self.repair, repair);
    }

    fn sealed(&self, id: TeamId) -> Vec<(SealedId, DataSubject)> {
        under(DataSubject::Team(id), self.change.after.as_ref().and_then(|repair| repair.words))
    }

    fn about(&self, id: TeamId, _: &Team) -> Resource {
        Matter::Weeks.of_team(id)
    }
}
