//! How arrivals are proved was agreed; one was proved.

use serde::{Deserialize, Serialize};

use super::{AgreedWay, ArrivalProof};
use crate::General;
use crate::access::{Matter, Resource};
use crate::change::Change;
use crate::day::StatementId;
use crate::details::DataSubject;
use crate::ids::{PersonId, SealedId, TeamId};
use crate::stream::set::{Sets, put, sets, under};
use crate::stream::{Decision, Happened, events};
use crate::team::Team;
use crate::time::WeekStart;

events! { team:
    /// How arrivals at a person are proved.
    "arrival-way/1" => WayAgreed,
    /// An arrival was proved.
    "arrival-proof/1" => Proved,
}

/// How arrivals at a person are proved changed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct WayAgreed {
    /// At whose home.
    pub person: PersonId,
    /// How, before and after.
    pub way: Change<Option<AgreedWay>>,
}

/// An arrival was proved.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Proved {
    /// What the phone called it.
    pub statement: StatementId,
    /// The week it is kept in.
    pub week: WeekStart,
    /// What was proved.
    #[serde(flatten)]
    pub proof: ArrivalProof,
}

impl Sets<Team> for WayAgreed {
    sets!(way: Option<AgreedWay>);

    fn now(&self, team: &Team) -> Option<Option<AgreedWay>> {
        Some(team.arrival_ways.get(&self.person).copied())
    }

    fn set(&self, team: &mut Team, way: Option<AgreedWay>) {
        put(&mut team.arrival_ways, self.person, way);
    }

    fn sealed(&self, _: TeamId) -> Vec<(SealedId, DataSubject)> {
        under(DataSubject::Person(self.person), self.way.after.map(|way| way.code))
    }

    fn about(&self, id: TeamId, _: &Team) -> Resource {
        Matter::Arrivals.of_person(id, self.person)
    }
}

impl Happened<Team> for Proved {
    fn fold(&self, team: &mut Team) {
        team.arrival_proofs.entry(self.week).or_default().insert(self.statement, self.proof);
    }

    fn back(&self, _: &Team) -> Decision<Team> {
        let why = "What was proved of an arrival stays. Correct the arrival on the visit’s page.";
        Err(General::CannotBeTakenBack(why).into())
    }

    fn sealed(&self, _: TeamId) -> Vec<(SealedId, DataSubject)> {
        Vec::new()
    }

    fn about(&self, id: TeamId, _: &Team) -> Resource {
        Matter::Day.of_person(id, self.proof.person)
    }
}
