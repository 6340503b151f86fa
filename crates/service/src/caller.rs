//! Who asks for something.

use std::collections::BTreeSet;

use care::By;
use care::ids::{AccountId, MemberId, PersonId, TeamId, WorkerId};
use care::organisation::Membership;

use crate::opened::Opened;

/// Somebody who is signed in, and who they are to the organisation and its teams.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Caller {
    /// Their account.
    pub account: AccountId,
    /// Who they are.
    pub memberships: BTreeSet<Membership>,
    /// What they opened since they asked.
    pub(crate) opened: Opened,
}

impl Caller {
    /// The worker they are in a team.
    #[must_use]
    pub fn worker(&self, of: TeamId) -> Option<WorkerId> {
        self.memberships.iter().find_map(|membership| match membership {
            Membership::Worker { team, worker } if *team == of => Some(*worker),
            _ => None,
        })
    }

    /// The person of a team in whose circle they are, and who they are in it.
    #[must_use]
    pub fn circle(&self, of: TeamId) -> Option<(PersonId, MemberId)> {
        self.memberships.iter().find_map(|membership| match membership {
            Membership::Member { team, person, member } if *team == of => Some((*person, *member)),
            _ => None,
        })
    }

    /// The person of a team they are.
    #[must_use]
    pub fn person(&self, of: TeamId) -> Option<PersonId> {
        self.memberships.iter().find_map(|membership| match membership {
            Membership::Person { team, person } if *team == of => Some(*person),
            _ => None,
        })
    }

    /// The same at the tablet of a team, which opens nothing but what a worker of it may see.
    #[must_use]
    pub fn only_worker_of(mut self, of: TeamId) -> Self {
        self.memberships.retain(|held| matches!(held, Membership::Worker { team, .. } if *team == of));
        self
    }

    /// Whether they have anything to do with a team.
    #[must_use]
    pub fn is_of(&self, team: TeamId) -> bool {
        self.memberships.iter().any(|membership| membership.team() == Some(team))
    }

    /// Whether they look after the organisation's accounts and teams.
    #[must_use]
    pub fn administers(&self) -> bool {
        self.memberships.contains(&Membership::Administrator)
    }

    /// Whether they are of a council.
    #[must_use]
    pub fn is_council(&self) -> bool {
        self.memberships.iter().any(|held| held.is_of_council())
    }

    /// How what they do in a team is signed.
    #[must_use]
    pub fn by(&self, team: TeamId) -> By {
        let worker = self.worker(team).map(By::Worker);
        let person = || self.person(team).map(By::Person);
        let member = || self.circle(team).map(|(_, member)| By::Member(member));
        worker.or_else(person).or_else(member).unwrap_or(By::Account(self.account))
    }
}
