//! What is known of an absence changed.

use serde::{Deserialize, Serialize};

use super::Absence;
use crate::access::{Matter, Resource};
use crate::change::Change;
use crate::details::DataSubject;
use crate::ids::{AbsenceId, SealedId, TeamId, WorkerId};
use crate::stream::events;
use crate::stream::set::{Sets, put, sets, under};
use crate::team::Team;

events! { team:
    /// A worker is away.
    "absence/1" => Changed,
}

/// A worker is away, for longer or shorter than was known, or not at all.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Changed {
    /// The absence.
    pub absence: AbsenceId,
    /// What is known of it, before and after.
    pub change: Change<Option<Absence>>,
}

impl Changed {
    /// Whose absence it is.
    #[must_use]
    pub fn worker(&self) -> Option<WorkerId> {
        let either = self.change.after.as_ref().or(self.change.before.as_ref());
        either.map(|absence| absence.worker)
    }
}

impl Sets<Team> for Changed {
    sets!(change: Option<Absence>);

    fn now(&self, team: &Team) -> Option<Option<Absence>> {
        Some(team.absences.get(&self.absence).cloned())
    }

    fn set(&self, team: &mut Team, absence: Option<Absence>) {
        put(&mut team.absences, self.absence, absence);
    }

    fn sealed(&self, _: TeamId) -> Vec<(SealedId, DataSubject)> {
        let after = self.change.after.as_ref();
        after.map_or_else(Vec::new, |absence| under(DataSubject::Worker(absence.worker), absence.words))
    }

    fn about(&self, id: TeamId, _: &Team) -> Resource {
        self.worker().map_or(Matter::WorkersJoining.of_team(id), |worker| Matter::Away.of_worker(id, worker))
    }
}
