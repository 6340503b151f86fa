//! Beginning and ending support for a person, and what is known about them.

use jiff::civil::Date;

use super::{DetailsChanged, Joined, Leaving};
use crate::access::{Matter, Resource};
use crate::ids::{PersonId, SealedId, TeamId};
use crate::stream::{Decision, Wanted, commands, set};
use crate::team::Team;
use crate::{Context, General};

commands! { team: Join, ChangeDetails, Leave, }

/// Begin to support a person.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Join(pub Joined);

/// Note that a person's details changed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ChangeDetails {
    /// The person.
    pub person: PersonId,
    /// What is known of them now.
    pub details: SealedId,
}

/// Note the last day of support, or that it goes on.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Leave {
    /// The person.
    pub person: PersonId,
    /// The last day; `None`: it goes on.
    pub last: Option<Date>,
}

impl Wanted<Team> for Join {
    fn decide(&self, team: &Team, _: &Context) -> Decision<Team> {
        if team.people.contains_key(&self.0.person) {
            return Err(General::AlreadyThere.into());
        }
        Ok(vec![self.0.clone().into()])
    }

    fn about(&self, id: TeamId, _: &Team) -> Vec<Resource> {
        vec![Matter::PeopleJoining.of_team(id)]
    }
}

impl Wanted<Team> for ChangeDetails {
    fn decide(&self, team: &Team, _: &Context) -> Decision<Team> {
        let before = team.known_person(self.person)?.details;
        Ok(set::to(before, self.details, |details| DetailsChanged { person: self.person, details }))
    }

    fn about(&self, id: TeamId, _: &Team) -> Vec<Resource> {
        vec![Matter::Contact.of_person(id, self.person)]
    }
}

impl Wanted<Team> for Leave {
    fn decide(&self, team: &Team, _: &Context) -> Decision<Team> {
        let known = team.known_person(self.person)?;
        if self.last.is_some_and(|last| last < known.joined) {
            return Err(General::EndsBeforeItBegins.into());
        }
        Ok(set::to(known.leaves, self.last, |last| Leaving { person: self.person, last }))
    }

    fn about(&self, id: TeamId, _: &Team) -> Vec<Resource> {
        vec![Matter::PeopleJoining.of_team(id)]
    }
}
