//! A worker joined, changed, or is known to leave.

use std::collections::BTreeMap;

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use super::{Terms, Waiting, Worker};
use crate::General;
use crate::access::{Matter, Resource};
use crate::change::Change;
use crate::details::DataSubject;
use crate::ids::{SealedId, TeamId, WorkerId};
use crate::stream::set::{Sets, put, sets, under};
use crate::stream::{Decision, Happened, events};
use crate::team::Team;
use crate::weeks::{Assignment, Week};

events! { team:
    /// A worker joined.
    "worker-joined/1" => Joined,
    /// A worker had been entered by mistake.
    "worker-removed/1" => Removed,
    /// A worker's details changed.
    "worker-details/1" => DetailsChanged,
    /// Something else was agreed with a worker.
    "worker-terms/1" => TermsChanged,
    /// It is known when a worker leaves.
    "worker-leaving/1" => Leaving,
    /// A last day was proposed, or no longer waits for a second voice.
    "leaving-proposed/1" => LeavingProposed,
}

/// A worker joined the team.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Joined {
    /// The worker.
    pub worker: WorkerId,
    /// Who they are.
    pub details: SealedId,
    /// Their first day.
    pub on: Date,
    /// What is agreed with them.
    pub terms: Terms,
}

/// A worker was entered by mistake and is as if they had never joined.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Removed {
    /// What had been entered.
    pub joined: Joined,
}

/// A worker's details are others.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct DetailsChanged {
    /// The worker.
    pub worker: WorkerId,
    /// From what to what.
    pub details: Change<SealedId>,
}

/// Something else was agreed with a worker.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct TermsChanged {
    /// The worker.
    pub worker: WorkerId,
    /// From what to what.
    pub terms: Change<Terms>,
}

/// It is known when a worker leaves, or that they stay after all.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Leaving {
    /// The worker.
    pub worker: WorkerId,
    /// Their last day, before and after.
    pub last: Change<Option<Date>>,
}

/// A worker's last day was proposed; or it no longer waits, because somebody confirmed or dropped it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct LeavingProposed {
    /// The worker.
    pub worker: WorkerId,
    /// What waits, before and after.
    pub waiting: Change<Option<Waiting>>,
}

impl Happened<Team> for Joined {
    fn fold(&self, team: &mut Team) {
        team.workers.insert(self.worker, Worker::new(self));
    }

    fn back(&self, team: &Team) -> Decision<Team> {
        let as_joined = team.workers.get(&self.worker) == Some(&Worker::new(self));
        if as_joined && !is_mentioned(team, self.worker) {
            Ok(vec![Removed { joined: self.clone() }.into()])
        } else {
            Err(General::BuiltUpon.into())
        }
    }

    fn sealed(&self, _: TeamId) -> Vec<(SealedId, DataSubject)> {
        under(DataSubject::Worker(self.worker), Some(self.details))
    }

    fn about(&self, id: TeamId, _: &Team) -> Resource {
        Matter::WorkersJoining.of_team(id)
    }
}

impl Happened<Team> for Removed {
    fn fold(&self, team: &mut Team) {
        team.workers.remove(&self.joined.worker);
    }

    fn back(&self, team: &Team) -> Decision<Team> {
        if team.workers.contains_key(&self.joined.worker) {
            return Err(General::BuiltUpon.into());
        }
        Ok(vec![self.joined.clone().into()])
    }

    fn sealed(&self, _: TeamId) -> Vec<(SealedId, DataSubject)> {
        Vec::new()
    }

    fn about(&self, id: TeamId, _: &Team) -> Resource {
        Matter::WorkersJoining.of_team(id)
    }
}

impl Sets<Team> for DetailsChanged {
    sets!(details: SealedId);

    fn now(&self, team: &Team) -> Option<SealedId> {
        team.workers.get(&self.worker).map(|worker| worker.details)
    }

    fn set(&self, team: &mut Team, details: SealedId) {
        if let Some(worker) = team.workers.get_mut(&self.worker) {
            worker.details = details;
        }
    }

    fn sealed(&self, _: TeamId) -> Vec<(SealedId, DataSubject)> {
        under(DataSubject::Worker(self.worker), Some(self.details.after))
    }

    fn about(&self, id: TeamId, _: &Team) -> Resource {
        Matter::Colleague.of_worker(id, self.worker)
    }
}

impl Sets<Team> for TermsChanged {
    sets!(terms: Terms);

    fn now(&self, team: &Team) -> Option<Terms> {
        team.workers.get(&self.worker).map(|worker| worker.terms.clone())
    }

    fn set(&self, team: &mut Team, terms: Terms) {
        if let Some(worker) = team.workers.get_mut(&self.worker) {
            worker.terms = terms;
        }
    }

    fn sealed(&self, _: TeamId) -> Vec<(SealedId, DataSubject)> {
        Vec::new()
    }

    fn about(&self, id: TeamId, _: &Team) -> Resource {
        let same_contract = self.terms.before.contract == self.terms.after.contract;
        let matter = if same_contract { Matter::Availability } else { Matter::Contract };
        matter.of_worker(id, self.worker)
    }
}

impl Sets<Team> for Leaving {
    sets!(last: Option<Date>);

    fn now(&self, team: &Team) -> Option<Option<Date>> {
        team.workers.get(&self.worker).map(|worker| worker.leaves)
    }

    fn set(&self, team: &mut Team, last: Option<Date>) {
        if let Some(worker) = team.workers.get_mut(&self.worker) {
            worker.leaves = last;
        }
    }

    fn sealed(&self, _: TeamId) -> Vec<(SealedId, DataSubject)> {
        Vec::new()
    }

    fn about(&self, id: TeamId, _: &Team) -> Resource {
        Matter::Leaving.of_worker(id, self.worker)
    }
}

impl Sets<Team> for LeavingProposed {
    sets!(waiting: Option<Waiting>);

    fn now(&self, team: &Team) -> Option<Option<Waiting>> {
        Some(team.leaving_proposed.get(&self.worker).cloned())
    }

    fn set(&self, team: &mut Team, waiting: Option<Waiting>) {
        put(&mut team.leaving_proposed, self.worker, waiting);
    }

    fn sealed(&self, _: TeamId) -> Vec<(SealedId, DataSubject)> {
        Vec::new()
    }

    fn about(&self, id: TeamId, _: &Team) -> Resource {
        Matter::Leaving.of_worker(id, self.worker)
    }
}

impl Worker {
    /// A worker as they joined, before anything else is known of them.
    fn new(joined: &Joined) -> Self {
        Self {
            details: joined.details,
            joined: joined.on,
            leaves: None,
            terms: joined.terms.clone(),
            competences: BTreeMap::new(),
            sign_offs: BTreeMap::new(),
            cleared_until: None,
        }
    }
}

/// Whether anything in the team refers to the worker.
fn is_mentioned(team: &Team, worker: WorkerId) -> bool {
    team.absences.values().any(|absence| absence.worker == worker)
        || team.people.values().any(|person| person.wishes.contains_key(&worker))
        || team.roles.values().flatten().any(|turn| turn.worker == worker)
        || is_proposed_or_proposes(team, worker)
        || team.weeks.values().any(|week| is_mentioned_in(week, worker))
        || team
            .requests
            .values()
            .any(|request| request.from == worker || request.answers.contains_key(&worker))
        || team.proposals.values().any(|proposal| {
            proposal.by == worker
                || proposal.consents.contains(&worker)
                || proposal.objections.contains_key(&worker)
        })
}

/// Whether something refers to the worker that waits for a second voice.
fn is_proposed_or_proposes(team: &Team, worker: WorkerId) -> bool {
    let mut roles = team.roles_proposed.values();
    let mut leaving = team.leaving_proposed.iter();
    roles.any(|one| one.by == worker || one.turns.after.iter().any(|turn| turn.worker == worker))
        || leaving.any(|(whose, one)| *whose == worker || one.by == worker)
}

/// Whether a week refers to the worker: a rota, or what may still become one.
fn is_mentioned_in(week: &Week, worker: WorkerId) -> bool {
    let placed = |place: &Assignment| place.workers.contains(&worker);
    let mut rounds = week.draft.iter().filter_map(|draft| draft.picks.as_ref());
    week.rotas().any(|rota| rota.values().any(placed))
        || week.draft.as_ref().is_some_and(|draft| draft.agreed.contains(&worker))
        || rounds.any(|round| round.said.values().any(|said| said.contains_key(&worker)))
        || week.plans.values().any(|plan| plan.placed.values().any(|place| place.workers.contains(&worker)))
        || week.repairs.values().any(|repair| {
            repair.agreed.contains(&worker)
                || repair.steps.iter().any(|step| step.after.as_ref().is_some_and(placed))
        })
}
