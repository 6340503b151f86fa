//! Reasons against beginning or changing a draft.

use crate::time::WeekStart;

/// A reason against beginning or changing a draft.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Problem {
    /// There is no draft.
    #[error("There is no draft for the week of {week}. Begin one first.")]
    NoDraft {
        /// For which week.
        week: WeekStart,
    },
    /// There is a draft already.
    #[error("There is already a draft for the week of {week}. Open it, or drop it and begin again.")]
    DraftThere {
        /// For which week.
        week: WeekStart,
    },
}

impl Problem {
    /// The field of a form it is about, where it is about one.
    pub(crate) fn field(&self) -> Option<&'static str> {
        match self {
            Self::NoDraft { .. } | Self::DraftThere { .. } => None,
        }
    }
}
