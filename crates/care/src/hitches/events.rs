//! A worker said that they are running late, or cannot come.

use serde::{Deserialize, Serialize};

use super::{CannotCome, Late};
use crate::access::{Matter, Resource};
use crate::change::Change;
use crate::details::DataSubject;
use crate::ids::{AbsenceId, SealedId, TeamId, WorkerId};
use crate::stream::events;
use crate::stream::set::{Sets, put, sets};
use crate::team::Team;

events! { team:
    /// A worker is running late, later than was said, or on time after all.
    "running-late/1" => LateSaid,
    /// A worker cannot come, or can after all.
    "cannot-come/1" => CannotComeSaid,
}

/// How late a worker is changed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct LateSaid {
    /// Who.
    pub worker: WorkerId,
    /// How late, before and after; `None`: on time.
    pub change: Change<Option<Late>>,
}

/// Whether a worker can come changed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct CannotComeSaid {
    /// The absence that was noted with it.
    pub absence: AbsenceId,
    /// What was said, before and after; `None`: they can come.
    pub change: Change<Option<CannotCome>>,
}

impl CannotComeSaid {
    /// Who cannot come, or can after all.
    #[must_use]
    pub fn worker(&self) -> Option<WorkerId> {
        let either = self.change.after.as_ref().or(self.change.before.as_ref());
        either.map(|one| one.worker)
    }
}

impl Sets<Team> for LateSaid {
    sets!(change: Option<Late>);

    fn now(&self, team: &Team) -> Option<Option<Late>> {
        Some(team.hitches.late.get(&self.worker).copied())
    }

    fn set(&self, team: &mut Team, late: Option<Late>) {
        put(&mut team.hitches.late, self.worker, late);
    }

    fn sealed(&self, _: TeamId) -> Vec<(SealedId, DataSubject)> {
        Vec::new()
    }

    fn about(&self, id: TeamId, _: &Team) -> Resource {
        Matter::Hitches.of_worker(id, self.worker)
    }
}

impl Sets<Team> for CannotComeSaid {
    sets!(change: Option<CannotCome>);

    fn now(&self, team: &Team) -> Option<Option<CannotCome>> {
        Some(team.hitches.cannot_come.get(&self.absence).copied())
    }

    fn set(&self, team: &mut Team, said: Option<CannotCome>) {
        put(&mut team.hitches.cannot_come, self.absence, said);
    }

    fn sealed(&self, _: TeamId) -> Vec<(SealedId, DataSubject)> {
        Vec::new()
    }

    fn about(&self, id: TeamId, _: &Team) -> Resource {
        let worker = self.worker();
        worker.map_or(Matter::Hitches.of_team(id), |worker| Matter::Hitches.of_worker(id, worker))
    }
}
