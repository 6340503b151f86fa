//! Reasons against a command that several topics know.

use jiff::civil::Date;

use crate::ids::WorkerId;

/// One reason against a command: what is the matter, and what to do. Ids are kept for pages that want to say names.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum General {
    /// There is no team yet.
    #[error("This team has not begun yet. Make it first: give it a name and a place.")]
    NotFounded,
    /// A name is missing.
    #[error("A name is missing. Write what it is called.")]
    NoName,
    /// A place is not on the earth.
    #[error("This place is not on the map. Choose it again.")]
    NoSuchPlace,
    /// An id is taken.
    #[error("This was already entered. Look at what is there before entering it again.")]
    AlreadyThere,
    /// Nothing of the kind is known.
    #[error("The team knows no such {0}. It may have been taken back; go back to the list and look again.")]
    Unknown(&'static str),
    /// A worker is not of the team that day.
    #[error("This worker is not in the team on {on}. Choose somebody who is.")]
    WorkerNotHere {
        /// Who.
        worker: WorkerId,
        /// When.
        on: Date,
    },
    /// Only workers do this.
    #[error("Only a worker of the team can do this. Sign in as one, or ask one.")]
    OnlyWorkers,
    /// Only the worker it is about does this.
    #[error("This is for the worker themselves to say. Ask them to do it.")]
    OnlyThemselves,
    /// Something ends before it begins.
    #[error("The end is before the beginning. Change one of the two.")]
    EndsBeforeItBegins,
    /// No day of the week is chosen.
    #[error("There is no day of the week chosen. Choose at least one.")]
    NoWeekdays,
    /// A rhythm out of range.
    #[error("Every how many weeks is a number from 1 to 52. Change it.")]
    NoSuchRhythm,
    /// A date is in the past.
    #[error("This date has passed. Choose one that is still to come.")]
    DateHasPassed,
    /// Something was changed afterwards.
    #[error("This was changed again since. Look at how it is now, and change that.")]
    ChangedSince,
    /// Something was built on what is to be taken back.
    #[error("Other things refer to this by now. Take those back first, or enter when it ends.")]
    BuiltUpon,
    /// It is of the kind that stays.
    #[error("{0}")]
    CannotBeTakenBack(&'static str),
    /// Who proposed something cannot be the second voice for it.
    #[error("You proposed this yourself. Ask a colleague to say yes to it, or an administrator.")]
    NeedsAnotherVoice,
    /// Nothing would change.
    #[error("Nothing would be different. Choose what is to change.")]
    NothingChanges,
}

impl General {
    /// The field of a form it is about, where it is about one.
    #[must_use]
    pub fn field(&self) -> Option<&'static str> {
        match self {
            Self::NoName => Some("name"),
            Self::NoSuchPlace => Some("place"),
            Self::EndsBeforeItBegins => Some("to"),
            Self::NoWeekdays => Some("weekdays"),
            Self::NoSuchRhythm => Some("every"),
            Self::NotFounded
            | Self::AlreadyThere
            | Self::Unknown(_)
            | Self::WorkerNotHere { .. }
            | Self::OnlyWorkers
            | Self::OnlyThemselves
            | Self::DateHasPassed
            | Self::ChangedSince
            | Self::BuiltUpon
            | Self::CannotBeTakenBack(_)
            | Self::NeedsAnotherVoice
            | Self::NothingChanges => None,
        }
    }
}
