//! Something was said of a visit; a contradiction was settled.

use serde::{Deserialize, Serialize};

use super::course::Found;
use super::{Said, StatementId};
use crate::General;
use crate::access::{Matter, Resource};
use crate::change::Change;
use crate::details::DataSubject;
use crate::ids::{PersonId, SealedId, TeamId};
use crate::stream::set::{Sets, sets};
use crate::stream::{Decision, Happened, events};
use crate::team::Team;
use crate::time::{Timestamp, WeekStart};
use crate::visit::VisitId;

events! { team:
    /// Something was said of a visit.
    "said-of-visit/1" => SaidOfVisit,
    /// What contradicted itself was settled.
    "visit-settled/1" => Settled,
}

/// Something was said of a visit.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct SaidOfVisit {
    /// The statement.
    pub statement: StatementId,
    /// Of which visit.
    pub visit: VisitId,
    /// The week it is kept in.
    pub week: WeekStart,
    /// Who was visited.
    pub person: PersonId,
    /// What was said.
    pub said: Said,
    /// When it reached us.
    pub received: Timestamp,
}

impl Happened<Team> for SaidOfVisit {
    fn fold(&self, team: &mut Team) {
        team.course_mut(self.week, self.visit).said.insert(self.statement, self.said.clone());
    }

    fn back(&self, _: &Team) -> Decision<Team> {
        let why = "What a worker said of a visit stays. Correct it on the visit's page, with a reason.";
        Err(General::CannotBeTakenBack(why).into())
    }

    fn sealed(&self, _: TeamId) -> Vec<(SealedId, DataSubject)> {
        self.said.why.map(|words| (words, DataSubject::Person(self.person))).into_iter().collect()
    }

    fn about(&self, id: TeamId, _: &Team) -> Resource {
        Matter::Day.of_person(id, self.person)
    }
}

/// A person found who went to a visit.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Settled {
    /// To which visit.
    pub visit: VisitId,
    /// The week it is kept in.
    pub week: WeekStart,
    /// Who was visited.
    pub person: PersonId,
    /// What was found, before and after.
    pub change: Change<Option<Found>>,
}

impl Sets<Team> for Settled {
    sets!(change: Option<Found>);

    fn now(&self, team: &Team) -> Option<Option<Found>> {
        Some(team.course(self.visit).and_then(|course| course.settled.clone()))
    }

    fn set(&self, team: &mut Team, found: Option<Found>) {
        team.course_mut(self.week, self.visit).settled = found;
    }

    fn sealed(&self, _: TeamId) -> Vec<(SealedId, DataSubject)> {
        let words = self.change.after.as_ref().and_then(|found| found.words);
        words.map(|words| (words, DataSubject::Person(self.person))).into_iter().collect()
    }

    fn about(&self, id: TeamId, _: &Team) -> Resource {
        Matter::Day.of_person(id, self.person)
    }
}
