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
    /// The teams that the councils they are of were given.
    pub(crate) council_teams: BTreeSet<TeamId>,
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

    /// Who they are in the circle of a person.
    #[must_use]
    pub fn member_of(&self, of: TeamId, whose: PersonId) -> Option<MemberId> {
        self.memberships.iter().find_map(|membership| match membership {
            Membership::Member { team, person, member } if (*team, *person) == (of, whose) => Some(*member),
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
        self.council_teams.clear();
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

    /// Whether they are of a council that was given a team.
    #[must_use]
    pub fn council_sees(&self, team: TeamId) -> bool {
        self.council_teams.contains(&team)
    }

    /// Whether they may know that there is such a team.
    #[must_use]
    pub fn knows_of(&self, team: TeamId) -> bool {
        self.is_of(team) || self.administers() || self.council_sees(team)
    }

    /// How what they do in a team is signed.
    #[must_use]
    pub fn by(&self, team: TeamId) -> By {
        self.by_about(team, None)
    }

    /// The same where it is about a person: a nurse may be in the circles of several.
    pub(crate) fn by_about(&self, team: TeamId, whom: Option<PersonId>) -> By {
        let worker = self.worker(team).map(By::Worker);
        let person = || self.person(team).map(By::Person);
        let theirs = whom.and_then(|whom| self.member_of(team, whom));
        let member = || theirs.or(self.circle(team).map(|(_, member)| member)).map(By::Member);
        worker.or_else(person).or_else(member).unwrap_or(By::Account(self.account))
    }
}
