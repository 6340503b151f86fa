//! An organisation: who employs the workers, its teams, and who is who among those who sign in.
//!
//! Like a team, it is made from the list of its topics in `lib.rs`.

#[cfg(test)]
mod tests;

use std::collections::{BTreeMap, BTreeSet};

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use crate::access::Resource;
use crate::details::DataSubject;
use crate::ids::{AccountId, CouncilId, MemberId, OrganisationId, PersonId, SealedId, TeamId, WorkerId};
use crate::stream::{Decision, Happened, Stream, Wanted, state, stream};
use crate::time::Zone;
use crate::{Context, provider};

crate::topics::organisation_topics!(state);
crate::topics::organisation_topics!(stream);

impl Stream for Organisation {
    const KIND: &'static str = "organisation";
    const FORM: &'static str = "organisation/2";
    type Id = OrganisationId;
    type Event = Event;
    type Command = Command;
    type Problem = Problem;

    fn version(&self) -> u64 {
        self.version
    }

    fn apply(&mut self, event: &Event) {
        self.version += 1;
        event.fold(self);
    }

    /// Teams of one organisation may be in several zones.
    fn zone(&self) -> Option<&Zone> {
        None
    }

    fn decide(&self, command: &Command, context: &Context) -> Decision<Self> {
        let begins = matches!(command, Command::Provider(provider::Command::Found(_)));
        if self.founded.is_none() && !begins {
            return Err(provider::Problem::NotFounded.into());
        }
        Wanted::decide(command, self, context)
    }

    fn changed_by(&self, id: OrganisationId, command: &Command) -> Vec<Resource> {
        command.about(id, self)
    }

    fn sealed_by(id: OrganisationId, event: &Event) -> Vec<(SealedId, DataSubject)> {
        event.sealed(id)
    }
}

/// Who an account is. One account may be several: an administrator who also makes visits.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Membership {
    /// A worker of a team.
    Worker {
        /// The team.
        team: TeamId,
        /// The worker.
        worker: WorkerId,
    },
    /// A person whom a team supports.
    Person {
        /// The team.
        team: TeamId,
        /// The person.
        person: PersonId,
    },
    /// Someone of a person's circle.
    Member {
        /// The team that supports the person.
        team: TeamId,
        /// The person.
        person: PersonId,
        /// Who of their circle.
        member: MemberId,
    },
    /// Someone of a council, as it was noted while councils had no name: of the first that the organisation works with.
    Council,
    /// Someone of a council that agrees and pays for support.
    CouncilOfficer {
        /// The council.
        council: CouncilId,
    },
    /// Someone who sets up teams and accounts.
    Administrator,
}

impl Membership {
    /// The team it is about, if it is about one.
    #[must_use]
    pub fn team(self) -> Option<TeamId> {
        match self {
            Self::Worker { team, .. } | Self::Person { team, .. } | Self::Member { team, .. } => Some(team),
            Self::Council | Self::CouncilOfficer { .. } | Self::Administrator => None,
        }
    }

    /// Whether it is somebody of a council.
    #[must_use]
    pub fn is_of_council(self) -> bool {
        matches!(self, Self::Council | Self::CouncilOfficer { .. })
    }
}

impl Organisation {
    /// The fold of `events`.
    pub fn fold<'a>(events: impl IntoIterator<Item = &'a Event>) -> Self {
        let mut organisation = Self::default();
        for event in events {
            organisation.apply(event);
        }
        organisation
    }

    /// Who `account` is.
    pub fn memberships_of(&self, account: AccountId) -> impl Iterator<Item = Membership> {
        self.memberships.get(&account).into_iter().flatten().copied()
    }

    /// Whether `account` is `membership`.
    #[must_use]
    pub fn is(&self, account: AccountId, membership: Membership) -> bool {
        self.memberships.get(&account).is_some_and(|held| held.contains(&membership))
    }

    /// The council that somebody is of; `None`: of none, or of one that is not known.
    #[must_use]
    pub fn council_of(&self, who: Membership) -> Option<CouncilId> {
        match who {
            Membership::Council => self.first_council(),
            Membership::CouncilOfficer { council } => self.councils.contains_key(&council).then_some(council),
            Membership::Worker { .. }
            | Membership::Person { .. }
            | Membership::Member { .. }
            | Membership::Administrator => None,
        }
    }

    /// The council that it has worked with the longest.
    #[must_use]
    pub fn first_council(&self) -> Option<CouncilId> {
        self.councils.iter().min_by_key(|(_, council)| council.number).map(|(id, _)| *id)
    }

    /// Its id, once it has begun.
    #[must_use]
    pub fn id(&self) -> Option<OrganisationId> {
        self.founded.as_ref().map(|founded| founded.organisation)
    }
}
