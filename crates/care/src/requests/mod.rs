//! Offers, and requests to swap or take over: asked and answered by people, checked by the engine, then made.

mod commands;
mod events;
mod offer;

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::ids::{SealedId, WorkerId};
use crate::time::WeekStart;
use crate::visit::VisitId;

pub use commands::{Ask, Command, Problem, SayNo, SayYes, WithdrawRequest};
pub use events::{Changed, Event};

/// Something a worker asks of others about a rota.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Request {
    /// Of which week.
    pub week: WeekStart,
    /// Who asks.
    pub from: WorkerId,
    /// What is asked.
    pub what: Asked,
    /// Why, in words sealed under the asking worker's key.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub words: Option<SealedId>,
    /// Who is asked, and what they answered.
    pub answers: BTreeMap<WorkerId, Answer>,
    /// What became of it.
    pub state: State,
}

/// What is asked.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Asked {
    /// Who makes this visit that nobody makes yet?
    Offer {
        /// The visit.
        visit: VisitId,
    },
    /// Who makes this visit instead of me?
    TakeOver {
        /// The asking worker's visit.
        visit: VisitId,
    },
    /// Make my visit, and I make yours.
    Swap {
        /// The asking worker's visit.
        mine: VisitId,
        /// The other's visit.
        yours: VisitId,
    },
}

/// What somebody answered.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Answer {
    /// Nothing yet.
    Open,
    /// Yes.
    Yes,
    /// No.
    No,
}

/// What became of a request.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum State {
    /// Somebody has still to answer.
    Open,
    /// Somebody said yes, and the rota was changed.
    Made,
    /// Everybody said no.
    Declined,
    /// The asking worker took it back.
    Withdrawn,
}
