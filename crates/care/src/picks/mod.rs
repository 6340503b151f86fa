//! A round of picks: for some days each worker says which visits they would like to make and which they cannot.

mod commands;
pub(crate) mod conflict;
mod events;

use std::collections::{BTreeMap, BTreeSet};

use serde::{Deserialize, Serialize};

use crate::ids::WorkerId;
use crate::time::Timestamp;
use crate::visit::VisitId;

pub use commands::{ClosePicks, Command, OpenPicks, Problem, SayPick, Settle, SettlePick};
pub use conflict::{Conflict, Standing, Way, WayOut};
pub use events::{Closed, Event, Opened, Said, Settled};

/// A round of picks for a draft.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Round {
    /// When it closes, if nobody closes it before.
    pub closes: Timestamp,
    /// Who sees the picks while it is open.
    pub shown: Shown,
    /// Whether it is closed.
    pub closed: bool,
    /// What each worker said of a visit.
    pub said: BTreeMap<VisitId, BTreeMap<WorkerId, Pick>>,
    /// Visits that more workers had picked than they take, and how that was settled.
    pub settled: BTreeMap<VisitId, Settlement>,
}

impl Round {
    /// Whether picks can still be made at `now`.
    #[must_use]
    pub fn is_open(&self, now: Timestamp) -> bool {
        !self.closed && now < self.closes
    }

    /// What the workers said of `visit`, as far as `viewer` may know it yet: their own always, the others' once the
    /// round is closed or where the team shows picks as they are made.
    pub fn said_of(
        &self,
        visit: VisitId,
        viewer: Option<WorkerId>,
    ) -> impl Iterator<Item = (WorkerId, Pick)> {
        let all = self.closed || self.shown == Shown::AtOnce;
        let said = self.said.get(&visit).into_iter().flatten();
        said.map(|(worker, pick)| (*worker, *pick)).filter(move |(worker, _)| all || viewer == Some(*worker))
    }

    /// Who picked `visit`.
    pub fn pickers(&self, visit: VisitId) -> impl Iterator<Item = WorkerId> {
        let said = self.said.get(&visit).into_iter().flatten();
        said.filter(|(_, pick)| **pick == Pick::Mine).map(|(worker, _)| *worker)
    }

    /// How many visits `worker` picked.
    #[must_use]
    pub fn picks_of(&self, worker: WorkerId) -> usize {
        self.said.values().filter(|said| said.get(&worker) == Some(&Pick::Mine)).count()
    }
}

/// What a worker said of a visit.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Pick {
    /// I would like to make it.
    Mine,
    /// I cannot make it.
    NotMe,
}

/// Who sees picks while a round is open.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Shown {
    /// The whole team, as they are made.
    #[default]
    AtOnce,
    /// Each worker their own, until the round is closed.
    WhenClosed,
}

/// How a conflict of picks was settled.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Settlement {
    /// Who makes the visit.
    pub chosen: BTreeSet<WorkerId>,
    /// In which fair way that was found; `None`: the workers talked.
    pub way: Option<Way>,
}
