//! Carers: what family, friends and neighbours do for a person, in minutes and words; how they are, and whether they need a break.

pub(crate) mod access;
mod commands;
mod events;

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use crate::ids::{MemberId, PersonId, SealedId};
use crate::team::Team;
use crate::time::Timestamp;
use crate::units::Minutes;

pub use commands::{Command, NoteCare, Problem, SayHowYouAre};
pub use events::{CareNoted, CarerSaid, Event};

crate::ids::ids! {
    /// Something that somebody of a circle did.
    CareId "care given";
    /// How a carer said they are.
    CarerWordId "word of a carer";
}

/// Something that somebody of a circle did for a person.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct CareGiven {
    /// For whom.
    pub person: PersonId,
    /// Who did it.
    pub member: MemberId,
    /// On which date.
    pub on: Date,
    /// For how long.
    pub minutes: Minutes,
    /// What, sealed under the person's key.
    pub words: SealedId,
}

/// How a carer said they are.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct CarerWord {
    /// Whom they care for.
    pub person: PersonId,
    /// Who.
    pub member: MemberId,
    /// When.
    pub at: Timestamp,
    /// How they are.
    pub strain: Strain,
    /// Whether they ask for a break.
    pub wants_break: bool,
    /// More, in words sealed under the person's key.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub words: Option<SealedId>,
}

/// How much it is for a carer.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Strain {
    /// They are well.
    Well,
    /// They manage.
    Managing,
    /// They are worn out.
    WornOut,
    /// They cannot go on like this.
    AtTheEnd,
}

impl Strain {
    /// All of them.
    pub const ALL: [Self; 4] = [Self::Well, Self::Managing, Self::WornOut, Self::AtTheEnd];
}

impl Team {
    /// What a person's circle did from a date on, the latest first.
    #[must_use]
    pub fn care_given_to(&self, person: PersonId, since: Date) -> Vec<(CareId, &CareGiven)> {
        let theirs = self.care_given.iter().filter(|(_, one)| one.person == person && one.on >= since);
        let mut theirs: Vec<_> = theirs.map(|(id, one)| (*id, one)).collect();
        theirs.sort_by_key(|(id, one)| (std::cmp::Reverse(one.on), *id));
        theirs
    }

    /// How each carer of a person is, as they said last.
    #[must_use]
    pub fn carers_of(&self, person: PersonId) -> Vec<&CarerWord> {
        let theirs = self.carer_words.values().filter(|one| one.person == person);
        let mut theirs: Vec<_> = theirs.collect();
        theirs.sort_by_key(|one| (one.member, std::cmp::Reverse(one.at)));
        theirs.dedup_by_key(|one| one.member);
        theirs.sort_by_key(|one| std::cmp::Reverse(one.at));
        theirs
    }
}
