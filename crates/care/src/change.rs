//! From what to what: a change that says what it replaces can be shown, and taken back.

use serde::{Deserialize, Serialize};

/// What was before, and what is after.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Change<T> {
    /// What it was.
    pub before: T,
    /// What it is now.
    pub after: T,
}

impl<T> Change<T> {
    /// The change from `before` to `after`.
    pub const fn new(before: T, after: T) -> Self {
        Self { before, after }
    }

    /// The change back.
    #[must_use]
    pub fn back(self) -> Self {
        Self { before: self.after, after: self.before }
    }
}
