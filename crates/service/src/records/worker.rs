//! A worker's record, part by part.

use std::collections::BTreeMap;

use care::absences::Absence;
use care::access::{Action, Matter, Purpose};
use care::details::WorkerDetails;
use care::ids::{AbsenceId, PersonId, TeamId, WorkerId};
use care::roles::Role;
use care::skills::{Held, SignOff};
use care::visit::Competence;
use care::workers::Terms;
use jiff::civil::Date;

use crate::{Caller, Error, Service, TeamView};

/// A worker's record, as far as somebody may see it. What is none is not for them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct WorkerRecord {
    /// Who.
    pub id: WorkerId,
    /// What they are called.
    pub called: String,
    /// Their details.
    pub details: WorkerDetails,
    /// The roles it is their turn at today.
    pub roles: Vec<Role>,
    /// What they can do, and until when.
    pub competences: BTreeMap<Competence, Option<Date>>,
    /// What is agreed with them: shifts for who may see when they can work, the contract for who may see terms.
    pub terms: Option<Terms>,
    /// Whether the contract within the terms is for the one who asks; where not, it is left empty.
    pub with_contract: bool,
    /// Proofs of what they can do.
    pub proofs: Option<BTreeMap<Competence, Held>>,
    /// Tasks a nurse signed them off for, by person.
    pub sign_offs: Option<BTreeMap<PersonId, BTreeMap<Competence, SignOff>>>,
    /// The last date of their clearance; the outer `None`: not for the one who asks.
    pub cleared_until: Option<Option<Date>>,
    /// When they are or were away, and why.
    pub away: Option<Vec<(AbsenceId, Absence)>>,
    /// The parts the one who asks may also change.
    pub may_change: Vec<Matter>,
}

/// The parts of a worker's record.
const PARTS: [Matter; 6] = [
    Matter::Colleague,
    Matter::Availability,
    Matter::Contract,
    Matter::Leaving,
    Matter::Skills,
    Matter::Away,
];

impl Service {
    /// Opens a worker's record for somebody, and writes down that they looked.
    ///
    /// # Errors
    /// If there is no such worker, or their record is not for them.
    pub async fn open_worker(
        &self,
        caller: &Caller,
        team: TeamId,
        worker: WorkerId,
    ) -> Result<(WorkerRecord, TeamView), Error> {
        let team_view = self.team_view(caller, team).await?;
        let judge = |part: Matter, action| team_view.judge(action, &part.of_worker(team, worker));
        let may = |part| judge(part, Action::See).allowed;
        let colleague = judge(Matter::Colleague, Action::See);
        if !colleague.allowed {
            return Err(team_view.refusal(colleague.because, &Matter::Colleague.of_worker(team, worker)));
        }
        let Some(known) = team_view.team().workers.get(&worker) else { return Err(Error::not_found()) };
        let seen = PARTS.into_iter().filter(|part| judge(*part, Action::See).recorded);
        let seen = seen.map(|part| part.of_worker(team, worker)).collect::<Vec<_>>();
        self.write_down(caller, Purpose::Everyday, &seen).await?;
        let with_contract = may(Matter::Contract);
        let terms = may(Matter::Availability).then(|| {
            let contract = if with_contract { known.terms.contract } else { Default::default() };
            Terms { contract, ..known.terms.clone() }
        });
        let mut details = team_view.now().book.worker(known.details).cloned().unwrap_or_default();
        if !with_contract {
            // What only their employer or they themselves need.
            (details.born, details.notes, details.start) = (None, String::new(), None);
        }
        let absences = team_view.team().absences.iter().filter(|(_, absence)| absence.worker == worker);
        let record = WorkerRecord {
            id: worker,
            called: team_view.worker(worker).to_owned(),
            details,
            roles: roles(&team_view, worker),
            competences: known.competences.iter().map(|(name, held)| (name.clone(), held.until)).collect(),
            terms,
            with_contract,
            proofs: may(Matter::Skills).then(|| known.competences.clone()),
            sign_offs: may(Matter::Skills).then(|| known.sign_offs.clone()),
            cleared_until: may(Matter::Skills).then_some(known.cleared_until),
            away: may(Matter::Away).then(|| absences.map(|(id, one)| (*id, one.clone())).collect()),
            may_change: PARTS.into_iter().filter(|part| judge(*part, Action::Change).allowed).collect(),
        };
        Ok((record, team_view))
    }
}

fn roles(team_view: &TeamView, worker: WorkerId) -> Vec<Role> {
    let turn = |role: &Role| team_view.team().has_role(worker, *role, team_view.today());
    Role::ALL.into_iter().filter(turn).collect()
}
