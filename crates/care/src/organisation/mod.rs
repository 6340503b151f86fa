//! An organisation: who employs the workers, its teams, and who is who among those who sign in.

mod decide;
mod event;

use std::collections::{BTreeMap, BTreeSet};

use serde::{Deserialize, Serialize};

use crate::ids::{AccountId, MemberId, OrganisationId, PersonId, TeamId, WorkerId};

pub use decide::{Command, Problem, decide};
pub use event::{Described, Event, Founded, MembershipChanged, TeamListed, WayBackStep};

/// Why an organisation refuses a command.
pub type Refusal = crate::Refusal<Problem>;

/// An organisation as it is now.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Organisation {
    /// How many events it is the fold of.
    pub version: u64,
    /// How it began, and how it is described now; none: it has not begun.
    pub founded: Option<Founded>,
    /// Its teams.
    pub teams: BTreeSet<TeamId>,
    /// Who each account is.
    pub memberships: BTreeMap<AccountId, BTreeSet<Membership>>,
    /// The last way back into each account for which one was made.
    #[serde(default)]
    pub ways_back: BTreeMap<AccountId, WayBack>,
}

/// A way back into an account for somebody who lost every other. Whoever may make one could use it herself, so that it was
/// made is an event, and its owner reads of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct WayBack {
    /// Who made it.
    pub made_by: AccountId,
    /// How far it is.
    pub stage: Stage,
    /// Whether the account's owner has read that it is so far.
    pub read: bool,
}

/// How far a way back into an account is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Stage {
    /// It was made, and opens for a short time.
    Made,
    /// It was taken back before anybody used it.
    TakenBack,
    /// Somebody came in by it, and every earlier way in ended.
    Used,
}

/// What an organisation is.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Description {
    /// Its name.
    pub name: String,
    /// What it is in law.
    pub form: LegalForm,
    /// How many people work in it.
    pub size: Size,
}

/// What an organisation is in law.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum LegalForm {
    /// A charity.
    Charity,
    /// A community interest company.
    CommunityInterestCompany,
    /// A co-operative of its workers or of the people it supports.
    Cooperative,
    /// A company with shareholders.
    Company,
    /// A partnership.
    Partnership,
    /// One person who works for herself.
    SoleTrader,
    /// A part of a council.
    Council,
    /// Something else.
    Other,
}

impl LegalForm {
    /// All of them.
    pub const ALL: [Self; 8] = [
        Self::Charity,
        Self::CommunityInterestCompany,
        Self::Cooperative,
        Self::Company,
        Self::Partnership,
        Self::SoleTrader,
        Self::Council,
        Self::Other,
    ];

    /// What people call it.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Charity => "charity",
            Self::CommunityInterestCompany => "community interest company",
            Self::Cooperative => "co-operative",
            Self::Company => "company",
            Self::Partnership => "partnership",
            Self::SoleTrader => "sole trader",
            Self::Council => "council",
            Self::Other => "something else",
        }
    }
}

/// How many people work in an organisation.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Size {
    /// At most five: a micro-provider.
    Micro,
    /// 6 to 49.
    Small,
    /// 50 to 249.
    Medium,
    /// 250 and more.
    Large,
}

impl Size {
    /// All of them, from the smallest.
    pub const ALL: [Self; 4] = [Self::Micro, Self::Small, Self::Medium, Self::Large];

    /// What people call it.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Micro => "up to 5 people",
            Self::Small => "6 to 49 people",
            Self::Medium => "50 to 249 people",
            Self::Large => "250 people and more",
        }
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
        /// Who of her circle.
        member: MemberId,
    },
    /// Someone of the council that agrees and pays for support.
    Council,
    /// Someone who sets up teams and accounts.
    Administrator,
}

impl Membership {
    /// The team it is about, if it is about one.
    #[must_use]
    pub fn team(self) -> Option<TeamId> {
        match self {
            Self::Worker { team, .. } | Self::Person { team, .. } | Self::Member { team, .. } => Some(team),
            Self::Council | Self::Administrator => None,
        }
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

    /// Folds one event into the state.
    pub fn apply(&mut self, event: &Event) {
        self.version += 1;
        match event {
            Event::Founded(founded) => self.founded = Some(founded.clone()),
            Event::Described(described) => {
                if let Some(founded) = &mut self.founded {
                    founded.description = described.description.after.clone();
                }
            }
            Event::TeamListed(TeamListed { team, listed }) => {
                if listed.after {
                    self.teams.insert(*team);
                } else {
                    self.teams.remove(team);
                }
            }
            Event::Membership(changed) => self.membership_changed(changed),
            Event::WayBack(WayBackStep { account, way_back }) => {
                self.ways_back.insert(*account, *way_back);
            }
        }
    }

    fn membership_changed(&mut self, changed: &MembershipChanged) {
        let held = self.memberships.entry(changed.account).or_default();
        if changed.holds.after {
            held.insert(changed.membership);
        } else {
            held.remove(&changed.membership);
        }
        if held.is_empty() {
            self.memberships.remove(&changed.account);
        }
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

    /// Its id, once it has begun.
    #[must_use]
    pub fn id(&self) -> Option<OrganisationId> {
        self.founded.as_ref().map(|founded| founded.organisation)
    }
}
