//! The engine at the team's service: a week stated, laid out, judged, completed.

mod candidate;
mod consequence;
pub mod figures;
mod propose;
mod rounds;
mod sheet;
mod statement;
mod streets;

pub use candidate::Candidate;
pub(crate) use consequence::steps;
pub use consequence::{Broken, Consequence, Shift};
pub use figures::Figures;
pub(crate) use propose::worker_of;
pub use propose::{Effort, propose};
pub use sheet::Sheet;
pub use statement::in_minutes;
pub(crate) use statement::{Bound, StatementInput, care_moment, moment as engine_moment};
pub use streets::Streets;

/// Which rota of a week is meant.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Which {
    /// What people were told.
    Published,
    /// What the team is working on.
    Draft,
}

impl Which {
    /// The word for it, as what accounts have seen is kept.
    pub(crate) fn word(self) -> &'static str {
        match self {
            Self::Published => "published",
            Self::Draft => "draft",
        }
    }
}
