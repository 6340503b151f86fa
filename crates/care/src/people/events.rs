//! The team began to support a person, knows something else about them, or knows when support ends.

use std::collections::{BTreeMap, BTreeSet};

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use super::Person;
use crate::General;
use crate::access::{Matter, Resource};
use crate::change::Change;
use crate::details::DataSubject;
use crate::ids::{PersonId, SealedId, TeamId};
use crate::stream::set::{Sets, sets, under};
use crate::stream::{Decision, Happened, events};
use crate::team::Team;

events! { team:
    /// The team began to support a person.
    "person-joined/1" => Joined,
    /// A person had been entered by mistake.
    "person-removed/1" => Removed,
    /// A person's details changed.
    "person-details/1" => DetailsChanged,
    /// It is known when support ends.
    "person-leaving/1" => Leaving,
}

/// The team began to support a person.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Joined {
    /// The person.
    pub person: PersonId,
    /// Who they are.
    pub details: SealedId,
    /// From when.
    pub on: Date,
}

/// A person was entered by mistake and is as if the team had never supported them.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Removed {
    /// What had been entered.
    pub joined: Joined,
}

/// A person's details are others.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct DetailsChanged {
    /// The person.
    pub person: PersonId,
    /// From what to what.
    pub details: Change<SealedId>,
}

/// It is known when support ends, or that it goes on after all.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Leaving {
    /// The person.
    pub person: PersonId,
    /// The last day of support, before and after.
    pub last: Change<Option<Date>>,
}

impl Happened<Team> for Joined {
    fn fold(&self, team: &mut Team) {
        team.people.insert(self.person, Person::new(self));
    }

    fn back(&self, team: &Team) -> Decision<Team> {
        let as_joined = team.people.get(&self.person) == Some(&Person::new(self));
        if as_joined && !is_mentioned(team, self.person) {
            Ok(vec![Removed { joined: self.clone() }.into()])
        } else {
            Err(General::BuiltUpon.into())
        }
    }

    fn sealed(&self, _: TeamId) -> Vec<(SealedId, DataSubject)> {
        under(DataSubject::Person(self.person), Some(self.details))
    }

    fn about(&self, id: TeamId, _: &Team) -> Resource {
        Matter::PeopleJoining.of_team(id)
    }
}

impl Happened<Team> for Removed {
    fn fold(&self, team: &mut Team) {
        team.people.remove(&self.joined.person);
    }

    fn back(&self, team: &Team) -> Decision<Team> {
        if team.people.contains_key(&self.joined.person) {
            return Err(General::BuiltUpon.into());
        }
        Ok(vec![self.joined.clone().into()])
    }

    fn sealed(&self, _: TeamId) -> Vec<(SealedId, DataSubject)> {
        Vec::new()
    }

    fn about(&self, id: TeamId, _: &Team) -> Resource {
        Matter::PeopleJoining.of_team(id)
    }
}

impl Sets<Team> for DetailsChanged {
    sets!(details: SealedId);

    fn now(&self, team: &Team) -> Option<SealedId> {
        team.people.get(&self.person).map(|person| person.details)
    }

    fn set(&self, team: &mut Team, details: SealedId) {
        if let Some(person) = team.people.get_mut(&self.person) {
            person.details = details;
        }
    }

    fn sealed(&self, _: TeamId) -> Vec<(SealedId, DataSubject)> {
        under(DataSubject::Person(self.person), Some(self.details.after))
    }

    fn about(&self, id: TeamId, _: &Team) -> Resource {
        Matter::Contact.of_person(id, self.person)
    }
}

impl Sets<Team> for Leaving {
    sets!(last: Option<Date>);

    fn now(&self, team: &Team) -> Option<Option<Date>> {
        team.people.get(&self.person).map(|person| person.leaves)
    }

    fn set(&self, team: &mut Team, last: Option<Date>) {
        if let Some(person) = team.people.get_mut(&self.person) {
            person.leaves = last;
        }
    }

    fn sealed(&self, _: TeamId) -> Vec<(SealedId, DataSubject)> {
        Vec::new()
    }

    fn about(&self, id: TeamId, _: &Team) -> Resource {
        Matter::PeopleJoining.of_team(id)
    }
}

impl Person {
    /// A person as the team began to support them, before anything else is known.
    fn new(joined: &Joined) -> Self {
        Self {
            details: joined.details,
            joined: joined.on,
            leaves: None,
            wishes: BTreeMap::new(),
            circle: BTreeMap::new(),
            council_sees: BTreeSet::new(),
        }
    }
}

/// Whether anything in the team refers to the person.
fn is_mentioned(team: &Team, person: PersonId) -> bool {
    team.patterns.values().any(|pattern| pattern.person == person)
        || team.exceptions.values().any(|exception| exception.person() == person)
        || team.workers.values().any(|worker| worker.sign_offs.contains_key(&person))
}
