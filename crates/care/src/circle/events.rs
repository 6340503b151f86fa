//! A person shares something else.

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};

use super::Member;
use crate::access::{Matter, Resource};
use crate::change::Change;
use crate::details::DataSubject;
use crate::ids::{MemberId, PersonId, SealedId, TeamId};
use crate::people::Section;
use crate::stream::events;
use crate::stream::set::{Sets, put, sets, under};
use crate::team::Team;

events! { team:
    /// A person's circle changed.
    "circle/1" => CircleChanged,
    /// A person lets the council see something else.
    "council-sees/1" => CouncilSees,
}

/// A person's circle changed: someone came in, left, or sees something else.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct CircleChanged {
    /// The person.
    pub person: PersonId,
    /// Who of their circle.
    pub member: MemberId,
    /// What they see, before and after.
    pub change: Change<Option<Member>>,
}

/// A person lets the council see something else.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct CouncilSees {
    /// The person.
    pub person: PersonId,
    /// What, before and after.
    pub sections: Change<BTreeSet<Section>>,
}

impl Sets<Team> for CircleChanged {
    sets!(change: Option<Member>);

    fn now(&self, team: &Team) -> Option<Option<Member>> {
        team.people.get(&self.person).map(|person| person.circle.get(&self.member).cloned())
    }

    fn set(&self, team: &mut Team, member: Option<Member>) {
        if let Some(person) = team.people.get_mut(&self.person) {
            put(&mut person.circle, self.member, member);
        }
    }

    fn sealed(&self, _: TeamId) -> Vec<(SealedId, DataSubject)> {
        under(DataSubject::Person(self.person), self.change.after.as_ref().map(|member| member.details))
    }

    fn about(&self, id: TeamId, _: &Team) -> Resource {
        Matter::Circle.of_person(id, self.person)
    }
}

impl Sets<Team> for CouncilSees {
    sets!(sections: BTreeSet<Section>);

    fn now(&self, team: &Team) -> Option<BTreeSet<Section>> {
        team.people.get(&self.person).map(|person| person.council_sees.clone())
    }

    fn set(&self, team: &mut Team, sections: BTreeSet<Section>) {
        if let Some(person) = team.people.get_mut(&self.person) {
            person.council_sees = sections;
        }
    }

    fn sealed(&self, _: TeamId) -> Vec<(SealedId, DataSubject)> {
        Vec::new()
    }

    fn about(&self, id: TeamId, _: &Team) -> Resource {
        Matter::Circle.of_person(id, self.person)
    }
}
