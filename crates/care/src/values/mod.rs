//! What the team values in a rota, and the rules by which it makes one.

pub(crate) mod access;
mod commands;
mod events;

use serde::{Deserialize, Serialize};

use crate::picks::Shown;
use crate::team::Team;
use crate::units::Minutes;

pub use commands::{Command, SetRules, SetValue};
pub use events::{Event, RulesChanged, ValueChanged};

/// Something a rota can be good at. Its sentence is how the team speaks of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Value {
    /// People see few different faces.
    FewFaces,
    /// Nobody opens the door to a stranger.
    NoStrangers,
    /// People's wishes about who comes count.
    PeoplesWishes,
    /// Visits start at the agreed time.
    AgreedTimes,
    /// Visits are as long as agreed.
    FullLength,
    /// Little time is spent travelling.
    ShortTravel,
    /// Guaranteed hours are filled before others.
    GuaranteedHours,
    /// Nobody works split days.
    WholeDays,
    /// Evenings and weekends are shared fairly.
    FairEvenings,
    /// Wishes of workers count.
    WorkersWishes,
    /// Work is spread evenly.
    EvenWork,
    /// Little changes after people have been told.
    LittleChange,
}

impl Value {
    /// All of them, in the order in which they are shown.
    pub const ALL: [Self; 12] = [
        Self::FewFaces,
        Self::NoStrangers,
        Self::PeoplesWishes,
        Self::AgreedTimes,
        Self::FullLength,
        Self::ShortTravel,
        Self::GuaranteedHours,
        Self::WholeDays,
        Self::FairEvenings,
        Self::WorkersWishes,
        Self::EvenWork,
        Self::LittleChange,
    ];

    /// What the team says of it.
    #[must_use]
    pub fn sentence(self) -> &'static str {
        match self {
            Self::FewFaces => "People see few different faces",
            Self::NoStrangers => "Nobody opens the door to a stranger",
            Self::PeoplesWishes => "People's wishes about who comes count",
            Self::AgreedTimes => "Visits start at the agreed time",
            Self::FullLength => "Visits are as long as agreed",
            Self::ShortTravel => "Little time is spent travelling",
            Self::GuaranteedHours => "Guaranteed hours are filled before others",
            Self::WholeDays => "Nobody works split days",
            Self::FairEvenings => "Evenings and weekends are shared fairly",
            Self::WorkersWishes => "Wishes of workers count",
            Self::EvenWork => "Work is spread evenly",
            Self::LittleChange => "Little changes after people have been told",
        }
    }
}

/// How much the team values something.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Strength {
    /// Not at all.
    NotAtAll,
    /// A little.
    ALittle,
    /// As usual.
    #[default]
    Normal,
    /// Much.
    Much,
    /// Above all.
    AboveAll,
}

impl Strength {
    /// All of them, from the least.
    pub const ALL: [Self; 5] = [Self::NotAtAll, Self::ALittle, Self::Normal, Self::Much, Self::AboveAll];

    /// What the team says of it.
    #[must_use]
    pub fn words(self) -> &'static str {
        match self {
            Self::NotAtAll => "not at all",
            Self::ALittle => "a little",
            Self::Normal => "normal",
            Self::Much => "much",
            Self::AboveAll => "above all",
        }
    }
}

/// Whose word makes a draft the published rota, or changes what is published.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Adoption {
    /// Any worker's.
    Anyone,
    /// The planner's.
    Planner,
    /// Two workers'.
    Two,
    /// Everyone's who is not away.
    All,
}

impl Adoption {
    /// All of them, from the quickest.
    pub const ALL: [Self; 4] = [Self::Anyone, Self::Planner, Self::Two, Self::All];
}

/// The rules by which the team makes its rota.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Rules {
    /// Whose word publishes a draft.
    pub drafts: Adoption,
    /// Whose word changes a published rota.
    pub repairs: Adoption,
    /// Who sees picks while a round is open, where nobody says otherwise.
    pub picks: Shown,
    /// How much earlier than agreed is still fine, where a visit does not say.
    pub fine_early: Minutes,
    /// How much later than agreed is still fine, where a visit does not say.
    pub fine_late: Minutes,
    /// How far from the agreed time a visit may ever start, where it gives no window.
    pub window: Minutes,
}

impl Default for Rules {
    fn default() -> Self {
        Self {
            drafts: Adoption::Planner,
            repairs: Adoption::Anyone,
            picks: Shown::AtOnce,
            fine_early: Minutes(15),
            fine_late: Minutes(15),
            window: Minutes(120),
        }
    }
}

impl Team {
    /// How much it values `value`.
    #[must_use]
    pub fn strength(&self, value: Value) -> Strength {
        self.values.get(&value).copied().unwrap_or_default()
    }
}
