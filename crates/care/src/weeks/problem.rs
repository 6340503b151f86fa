//! Reasons against a change to a rota.

use crate::ids::{PersonId, WorkerId};
use crate::time::WeekStart;
use crate::visit::VisitId;

/// A reason against a change to a rota.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Problem {
    /// A visit does not take place that week.
    #[error(
        "This visit is not in this week any more. Somebody may have moved or cancelled it; look at the week again."
    )]
    NoSuchVisit {
        /// Which.
        visit: VisitId,
    },
    /// The person said no.
    #[error("This person asked that this worker does not come. Choose somebody else.")]
    NotThisWorker {
        /// Who said so.
        person: PersonId,
        /// The worker they do not want.
        worker: WorkerId,
    },
    /// Too many workers for a visit.
    #[error("This visit takes {takes}, and that would be more. Take somebody off it first.")]
    TooManyWorkers {
        /// Which.
        visit: VisitId,
        /// How many it takes.
        takes: usize,
    },
    /// No worker given.
    #[error("Nobody was chosen. Choose who makes the visit.")]
    NobodyChosen,
    /// The start is on another day.
    #[error("The visit is agreed for another day. Move the visit to that day first, then say who makes it.")]
    AnotherDay {
        /// Which.
        visit: VisitId,
    },
    /// Something pinned would move.
    #[error("This visit is pinned. Unpin it first if it may be changed.")]
    Pinned {
        /// Which.
        visit: VisitId,
    },
    /// A week is over.
    #[error("The week of {week} is over. What happened in it can be read in the history.")]
    WeekIsOver {
        /// Which.
        week: WeekStart,
    },
    /// Nothing is published.
    #[error("Nothing is published for the week of {week} yet. Publish its draft first.")]
    NotPublished {
        /// Which.
        week: WeekStart,
    },
    /// The engine judged another state.
    #[error("Something changed while this was being checked. Look at it again, then try once more.")]
    VerdictIsStale,
    /// The engine says no.
    #[error("This would break {} that must never be broken. Look at what is marked and change it first.",
        if *breaches == 1 { "a rule".to_owned() } else { format!("{breaches} rules") })]
    BreaksRules {
        /// How many places break a rule.
        breaches: usize,
    },
    /// The engine judged the rounds of another rota.
    #[error(
        "The minutes worked out for the week of {week} are those of another rota. Look at it again, then try once more."
    )]
    RoundsOfAnotherRota {
        /// Which week.
        week: WeekStart,
    },
    /// The planner decides.
    #[error("In this team the planner publishes. Ask the worker whose turn it is.")]
    OnlyThePlanner,
}

impl Problem {
    /// The field of a form it is about, where it is about one.
    pub(crate) fn field(&self) -> Option<&'static str> {
        match self {
            Self::NobodyChosen => Some("workers"),
            Self::NoSuchVisit { .. }
            | Self::NotThisWorker { .. }
            | Self::TooManyWorkers { .. }
            | Self::AnotherDay { .. }
            | Self::Pinned { .. }
            | Self::WeekIsOver { .. }
            | Self::NotPublished { .. }
            | Self::VerdictIsStale
            | Self::BreaksRules { .. }
            | Self::RoundsOfAnotherRota { .. }
            | Self::OnlyThePlanner => None,
        }
    }
}
