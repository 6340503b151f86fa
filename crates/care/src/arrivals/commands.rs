//! Agreeing how an arrival is proved, and proving one.

use super::{AgreedWay, ArrivalProof, Proof, Proved, WayAgreed};
use crate::access::{Matter, Resource};
use crate::day::StatementId;
use crate::ids::{PersonId, TeamId, WorkerId};
use crate::stream::{Decision, Wanted, commands, set};
use crate::team::Team;
use crate::visit::VisitId;
use crate::{Context, General};

commands! { team: AgreeWay, ProveArrival, }

/// Agree with a person how arrivals are proved.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AgreeWay {
    /// With whom.
    pub person: PersonId,
    /// How; `None`: not at all.
    pub way: Option<AgreedWay>,
}

/// Prove an arrival. Whether a code was the right one is known to the one who can open it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ProveArrival {
    /// Made where it was given: the same arrives once.
    pub statement: StatementId,
    /// At which visit.
    pub visit: VisitId,
    /// Who arrived.
    pub worker: WorkerId,
    /// What it proves.
    pub proof: Proof,
}

impl Wanted<Team> for AgreeWay {
    fn decide(&self, team: &Team, _: &Context) -> Decision<Team> {
        team.known_person(self.person)?;
        let before = team.arrival_ways.get(&self.person).copied();
        let person = self.person;
        Ok(set::to(before, self.way, |way| WayAgreed { person, way }))
    }

    fn about(&self, id: TeamId, _: &Team) -> Vec<Resource> {
        vec![Matter::Arrivals.of_person(id, self.person)]
    }
}

impl Wanted<Team> for ProveArrival {
    fn decide(&self, team: &Team, _: &Context) -> Decision<Team> {
        let (week, person) = team.told_visit(self.visit)?;
        team.known_worker(self.worker)?;
        let Self { statement, visit, worker, proof } = *self;
        let proof = ArrivalProof { visit, person, worker, proof };
        match team.arrival_proofs.get(&week).and_then(|week| week.get(&statement)) {
            Some(known) if *known == proof => Ok(Vec::new()),
            Some(_) => Err(General::AlreadyThere.into()),
            None => Ok(vec![Proved { statement, week, proof }.into()]),
        }
    }

    fn about(&self, id: TeamId, team: &Team) -> Vec<Resource> {
        vec![team.about_visit(id, Matter::Day, self.visit)]
    }
}
