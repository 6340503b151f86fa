//! Consents: what a person was asked, what they decided, and who decides where they cannot; with the registers of powers of
//! attorney, deputies and advance decisions.
//!
//! After the Mental Capacity Act 2005: everybody is taken to be able to decide until it is shown for that one decision that they
//! cannot (section 1); the four questions are those of section 3; who is asked before something is decided in somebody's best
//! interests is in section 4. Being family gives nobody the right to decide.

pub(crate) mod access;
mod commands;
mod events;

use std::collections::BTreeSet;

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use crate::By;
use crate::ids::{MemberId, PersonId, SealedId, WorkerId};
use crate::team::Team;

pub use commands::{Command, Problem, RecordConsent, SetAuthority, WithdrawConsent};
pub use events::{AuthoritySet, ConsentSet, Event};

crate::ids::ids! {
    /// One thing that a person was asked, with what they decided.
    ConsentId "consent";
    /// A power of attorney, a deputy, an advance decision.
    AuthorityId "authority";
}

/// One thing that a person was asked, with what was decided.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct PersonConsent {
    /// Who was asked.
    pub person: PersonId,
    /// What it is about.
    pub about: DecisionAbout,
    /// What exactly was asked, sealed under the person's key.
    pub asked: SealedId,
    /// On which date.
    pub on: Date,
    /// Who asked and wrote it down.
    pub by: By,
    /// What was decided, and by whom.
    pub decided: Decided,
    /// When it is asked again.
    pub review: Option<Date>,
    /// When it was withdrawn, and by whom.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub withdrawn: Option<Withdrawn>,
}

/// What a decision is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum DecisionAbout {
    /// Support and how it is given.
    Support,
    /// Who is told what.
    Sharing,
    /// Medicines.
    Medicines,
    /// Health: a treatment, an examination.
    Health,
    /// Keys, devices and photographs.
    Home,
    /// Money and belongings.
    Money,
}

impl DecisionAbout {
    /// All of them.
    pub const ALL: [Self; 6] =
        [Self::Support, Self::Sharing, Self::Medicines, Self::Health, Self::Home, Self::Money];
}

/// What was decided, and by whom.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Decided {
    /// The person said yes.
    Yes,
    /// The person said no.
    No,
    /// Somebody decided under a power that was seen, because the person cannot decide this.
    UnderAuthority {
        /// Under which power.
        authority: AuthorityId,
        /// Whether they said yes.
        yes: bool,
        /// How it was shown that the person cannot decide this; money may be decided without that, where the person agrees.
        capacity: Option<Capacity>,
    },
    /// It was decided in the person's best interests, because they cannot decide this.
    BestInterests {
        /// Whether it is done.
        yes: bool,
        /// How it was shown that the person cannot decide this.
        capacity: Capacity,
        /// Who was asked, what the person would want, and why this; sealed under the person's key.
        because: SealedId,
    },
}

impl Decided {
    /// Whether it is a yes.
    #[must_use]
    pub fn is_yes(&self) -> bool {
        match self {
            Self::Yes => true,
            Self::No => false,
            Self::UnderAuthority { yes, .. } | Self::BestInterests { yes, .. } => *yes,
        }
    }

    /// How it was shown that the person cannot decide this, where somebody else did.
    #[must_use]
    pub fn capacity(&self) -> Option<Capacity> {
        match self {
            Self::Yes | Self::No => None,
            Self::UnderAuthority { capacity, .. } => *capacity,
            Self::BestInterests { capacity, .. } => Some(*capacity),
        }
    }
}

/// The four questions about one decision, asked at one time: whether the person can do each, with all the help there is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Capacity {
    /// They understand what it is about.
    pub understands: bool,
    /// They remember it long enough to decide.
    pub remembers: bool,
    /// They can weigh it up.
    pub weighs: bool,
    /// They can say what they decide, in any way.
    pub says: bool,
    /// Who asked, and what was done to help; sealed under the person's key.
    pub by_whom: SealedId,
}

impl Capacity {
    /// Whether the person can decide this themselves: all four.
    #[must_use]
    pub fn can_decide(self) -> bool {
        self.understands && self.remembers && self.weighs && self.says
    }
}

/// That a consent was withdrawn.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Withdrawn {
    /// On which date.
    pub on: Date,
    /// Who said so.
    pub by: By,
}

impl PersonConsent {
    /// Whether it is a yes that holds.
    #[must_use]
    pub fn holds(&self) -> bool {
        self.decided.is_yes() && self.withdrawn.is_none()
    }

    /// Whether it should be asked again by now.
    #[must_use]
    pub fn is_due(&self, today: Date) -> bool {
        self.withdrawn.is_none() && self.review.is_some_and(|review| review <= today)
    }
}

/// A power of attorney, a deputy, an advance decision or an advance statement.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Authority {
    /// Whose.
    pub person: PersonId,
    /// What it is.
    pub kind: AuthorityKind,
    /// Who may decide under it, where they are of the person's circle; somebody else, such as a solicitor, is in the words.
    pub holder: Option<MemberId>,
    /// What it says: who may decide if they are not of the circle, and what limits there are. Sealed under the person's key.
    pub words: SealedId,
    /// From which date.
    pub from: Date,
    /// The last date; `None` if there is no end.
    pub until: Option<Date>,
    /// Who saw the document, and on which date; `None`: nobody has, and nothing may be decided under it.
    pub seen: Option<(WorkerId, Date)>,
}

/// What kind of authority it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum AuthorityKind {
    /// A lasting power of attorney for health and welfare.
    AttorneyHealth,
    /// A lasting power of attorney for property and money.
    AttorneyMoney,
    /// A deputy for health and welfare, named by the Court of Protection.
    DeputyHealth,
    /// A deputy for property and money, named by the Court of Protection.
    DeputyMoney,
    /// An advance decision to refuse treatment.
    AdvanceRefusal,
    /// An advance statement of wishes: it is to be heard, and does not bind.
    AdvanceStatement,
}

impl AuthorityKind {
    /// All of them.
    pub const ALL: [Self; 6] = [
        Self::AttorneyHealth,
        Self::AttorneyMoney,
        Self::DeputyHealth,
        Self::DeputyMoney,
        Self::AdvanceRefusal,
        Self::AdvanceStatement,
    ];

    /// Whether somebody decides under it.
    #[must_use]
    pub fn has_holder(self) -> bool {
        match self {
            Self::AttorneyHealth | Self::AttorneyMoney | Self::DeputyHealth | Self::DeputyMoney => true,
            Self::AdvanceRefusal | Self::AdvanceStatement => false,
        }
    }

    /// Whether it covers a decision about that.
    #[must_use]
    pub fn covers(self, about: DecisionAbout) -> bool {
        match self {
            Self::AttorneyHealth | Self::DeputyHealth => about != DecisionAbout::Money,
            Self::AttorneyMoney | Self::DeputyMoney => about == DecisionAbout::Money,
            Self::AdvanceRefusal | Self::AdvanceStatement => false,
        }
    }
}

impl Authority {
    /// Whether it is in force on a date: within its dates, and its document seen.
    #[must_use]
    pub fn holds(&self, date: Date) -> bool {
        self.from <= date && self.until.is_none_or(|last| date <= last) && self.seen.is_some()
    }
}

impl Team {
    /// What a person was asked, the latest first.
    #[must_use]
    pub fn consents_of(&self, person: PersonId) -> Vec<(ConsentId, &PersonConsent)> {
        let theirs = self.consents.iter().filter(|(_, consent)| consent.person == person);
        let mut theirs: Vec<_> = theirs.map(|(id, consent)| (*id, consent)).collect();
        theirs.sort_by_key(|(id, consent)| (std::cmp::Reverse(consent.on), *id));
        theirs
    }

    /// The powers and advance decisions of a person, by kind.
    #[must_use]
    pub fn authorities_of(&self, person: PersonId) -> Vec<(AuthorityId, &Authority)> {
        let theirs = self.authorities.iter().filter(|(_, authority)| authority.person == person);
        let mut theirs: Vec<_> = theirs.map(|(id, authority)| (*id, authority)).collect();
        theirs.sort_by_key(|(id, authority)| (authority.kind, authority.from, *id));
        theirs
    }

    /// For what somebody of a person's circle may decide on a date, where the person cannot. Being close to the person is no reason
    /// by itself: without a power that was seen there is nothing.
    #[must_use]
    pub fn may_decide_about(
        &self,
        person: PersonId,
        member: MemberId,
        date: Date,
    ) -> BTreeSet<DecisionAbout> {
        let theirs = self.authorities_of(person).into_iter();
        let held = theirs.filter(|(_, one)| one.holder == Some(member) && one.holds(date));
        held.flat_map(|(_, one)| DecisionAbout::ALL.into_iter().filter(|about| one.kind.covers(*about)))
            .collect()
    }
}
