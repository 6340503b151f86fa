//! Noting that a worker is away.

use super::{Absence, Changed};
use crate::access::{Matter, Resource};
use crate::ids::{AbsenceId, TeamId};
use crate::stream::{Decision, Wanted, commands, set};
use crate::team::Team;
use crate::{Context, General};

commands! { team: SetAbsence, }

/// Note that a worker is away, or is there after all.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SetAbsence {
    /// The absence.
    pub absence: AbsenceId,
    /// What is known of it; `None`: they are there after all.
    pub to: Option<Absence>,
}

impl Wanted<Team> for SetAbsence {
    fn decide(&self, team: &Team, _: &Context) -> Decision<Team> {
        let before = team.absences.get(&self.absence).cloned();
        if let Some(absence) = &self.to {
            team.known_worker(absence.worker)?;
            if absence.to.is_some_and(|end| end <= absence.from) {
                return Err(General::EndsBeforeItBegins.into());
            }
        }
        Ok(set::to(before, self.to.clone(), |change| Changed { absence: self.absence, change }))
    }

    /// Both whose absence it was and whose it becomes.
    fn about(&self, id: TeamId, team: &Team) -> Vec<Resource> {
        let known = team.absences.get(&self.absence).map(|absence| absence.worker);
        let meant = self.to.as_ref().map(|absence| absence.worker);
        let workers = known.into_iter().chain(meant.filter(|worker| Some(*worker) != known));
        let both: Vec<Resource> = workers.map(|worker| Matter::Away.of_worker(id, worker)).collect();
        if both.is_empty() { vec![Matter::WorkersJoining.of_team(id)] } else { both }
    }
}
