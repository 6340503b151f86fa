//! Drafts: a rota that is being made, agreed to by those whose word counts, and published.

mod commands;
mod events;
mod problem;

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};

use crate::ids::WorkerId;
use crate::picks::Round;
use crate::team::{Refusal, Team};
use crate::time::WeekStart;
use crate::weeks::Rota;

pub(crate) use commands::changed;
pub use commands::{Begin, BeginDraft, ChangeDraft, Command, DropDraft};
pub use events::{DraftAgreed, DraftBegun, DraftChanged, DraftDropped, Event};
pub use problem::Problem;

/// A rota that is being made.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Draft {
    /// Who makes which visit so far.
    pub rota: Rota,
    /// The round of picks, if there was one.
    pub picks: Option<Round>,
    /// Who agreed to the draft as it stands. After any change to it everyone is asked again.
    pub agreed: BTreeSet<WorkerId>,
    /// The version of the team at which the rota or its picks last changed.
    pub changed_at: u64,
}

impl Draft {
    /// It is another draft than the one people agreed to.
    pub(crate) fn touch(&mut self, version: u64) {
        self.agreed.clear();
        self.changed_at = version;
    }
}

impl Team {
    /// The draft of `week`.
    ///
    /// # Errors
    ///
    /// That there is none.
    pub(crate) fn known_draft(&self, week: WeekStart) -> Result<&Draft, Refusal> {
        self.draft(week).ok_or_else(|| Problem::NoDraft { week }.into())
    }
}
