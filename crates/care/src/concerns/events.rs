//! A concern was raised; something was done about it.

use serde::{Deserialize, Serialize};

use super::{Concern, ConcernId, Step};
use crate::General;
use crate::access::{Matter, Resource};
use crate::case;
use crate::change::Change;
use crate::details::DataSubject;
use crate::ids::{PersonId, SealedId, TeamId};
use crate::stream::set::{Sets, sets, under};
use crate::stream::{Decision, Happened, events};
use crate::team::Team;

events! { team:
    /// Somebody raised a concern.
    "concern-raised/1" => Raised,
    /// Something was done about one.
    "concern-step/1" => Stepped,
}

/// Somebody raised a concern. It stays, whatever is done about it: who raises one must be sure of that.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Raised {
    /// Which.
    pub concern: ConcernId,
    /// What it is.
    pub content: Concern,
}

/// Something was done about a concern.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Stepped {
    /// Which.
    pub concern: ConcernId,
    /// The person it is about, under whose key words are sealed.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub person: Option<PersonId>,
    /// Its place among the steps, from 0.
    pub place: usize,
    /// What was done, before and after.
    pub step: Change<Option<Step>>,
}

/// Under whose key the words of a concern are sealed.
fn subject(team: TeamId, person: Option<PersonId>) -> DataSubject {
    person.map_or(DataSubject::Team(team), DataSubject::Person)
}

impl Happened<Team> for Raised {
    fn fold(&self, team: &mut Team) {
        team.concerns.insert(self.concern, self.content.clone());
    }

    fn back(&self, _: &Team) -> Decision<Team> {
        Err(General::CannotBeTakenBack("What somebody raised stays. If it was a mistake, end it and say so.")
            .into())
    }

    fn sealed(&self, id: TeamId) -> Vec<(SealedId, DataSubject)> {
        under(subject(id, self.content.about.person), self.content.words)
    }

    fn about(&self, id: TeamId, _: &Team) -> Resource {
        self.content.resource(id)
    }
}

impl Sets<Team> for Stepped {
    sets!(step: Option<Step>);

    fn now(&self, team: &Team) -> Option<Option<Step>> {
        case::last_at(&team.concerns.get(&self.concern)?.steps, self.place)
    }

    fn set(&self, team: &mut Team, step: Option<Step>) {
        let Some(concern) = team.concerns.get_mut(&self.concern) else { return };
        case::set_last(&mut concern.steps, self.place, step);
    }

    fn sealed(&self, id: TeamId) -> Vec<(SealedId, DataSubject)> {
        let words = self.step.after.as_ref().and_then(|step| step.did.words());
        under(subject(id, self.person), words)
    }

    fn about(&self, id: TeamId, team: &Team) -> Resource {
        let known = team.concerns.get(&self.concern);
        known.map_or(Matter::Safeguarding.of_team(id), |concern| concern.resource(id))
    }
}
