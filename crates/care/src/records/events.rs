//! A record was written.

use serde::{Deserialize, Serialize};

use super::{Record, RecordId};
use crate::General;
use crate::access::{Matter, Resource};
use crate::details::DataSubject;
use crate::ids::{PersonId, SealedId, TeamId};
use crate::stream::{Decision, Happened, events};
use crate::team::Team;
use crate::time::{Timestamp, WeekStart};
use crate::visit::VisitId;

events! { team:
    /// A worker wrote down what was done at a visit.
    "visit-recorded/1" => Recorded,
}

/// A worker wrote down what was done at a visit.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Recorded {
    /// The record.
    pub id: RecordId,
    /// Of which visit.
    pub visit: VisitId,
    /// The week it is kept in.
    pub week: WeekStart,
    /// Who was visited.
    pub person: PersonId,
    /// What was written.
    pub record: Record,
    /// When it reached us.
    pub received: Timestamp,
}

impl Happened<Team> for Recorded {
    fn fold(&self, team: &mut Team) {
        team.records_mut(self.week, self.visit).insert(self.id, self.record.clone());
    }

    fn back(&self, _: &Team) -> Decision<Team> {
        let why = "What was recorded of a visit stays. Write another record that says what was wrong in it.";
        Err(General::CannotBeTakenBack(why).into())
    }

    fn sealed(&self, _: TeamId) -> Vec<(SealedId, DataSubject)> {
        vec![(self.record.words, DataSubject::Person(self.person))]
    }

    fn about(&self, id: TeamId, _: &Team) -> Resource {
        Matter::Records.of_person(id, self.person)
    }
}
