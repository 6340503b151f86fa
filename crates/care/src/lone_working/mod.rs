//! Working alone: a worker says by when they will be back. Where they have not said so by then, the colleague whom they chose is asked,
//! and after a while everyone. "I am back" ends it. Nobody is followed: what is known is what the worker said.
//!
//! What is kept of one time out are three things that may arrive in any order, since a phone may have no signal: by when they will be
//! back, who was asked, and that they are back.

pub(crate) mod access;
mod commands;
mod events;

use jiff::SignedDuration;
use serde::{Deserialize, Serialize};

use crate::By;
use crate::ids::WorkerId;
use crate::team::Team;
use crate::time::{Timestamp, WeekStart};
use crate::visit::VisitId;

pub use commands::{AskWhoIsBack, Command, Problem, SayBack, SayBackBy};
pub use events::{AskedWhoIsBack, BackByUntil, CameBack, Event};

crate::ids::ids! {
    /// One time that a worker is out alone.
    OutingId "time out alone";
}

/// How long the chosen colleague has before everyone is asked.
pub const EVERYONE_AFTER: SignedDuration = SignedDuration::from_mins(15);

/// By when a worker will be back.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct BackBy {
    /// By when.
    pub until: Timestamp,
    /// After which visit.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub after: Option<VisitId>,
    /// Who is asked first; `None`: everyone.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub colleague: Option<WorkerId>,
    /// When it was said.
    pub said: Timestamp,
}

/// That a worker is back.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Back {
    /// When they were.
    pub happened: Timestamp,
    /// When that reached us.
    pub received: Timestamp,
    /// Who said so.
    pub by: By,
}

/// Who was asked whether a worker is back.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Whom {
    /// The colleague whom the worker chose.
    Colleague,
    /// Everyone in the team.
    Everyone,
}

/// One time that a worker is out alone.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Outing {
    /// By when they will be back; `None`: that has not arrived yet.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub back_by: Option<BackBy>,
    /// Who was asked, and when.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub asked: Vec<(Whom, Timestamp)>,
    /// That they are back.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub back: Option<Back>,
}

impl Outing {
    /// By when they will be back, while that is still awaited.
    #[must_use]
    pub fn awaited(&self) -> Option<&BackBy> {
        self.back_by.as_ref().filter(|_| self.back.is_none())
    }

    /// Whether the phone had no signal when they were back, so that they were asked for all the same.
    #[must_use]
    pub fn came_back_unheard(&self) -> bool {
        let in_time = self.back_by.zip(self.back).is_some_and(|(by, back)| back.happened <= by.until);
        in_time && !self.asked.is_empty()
    }

    /// Whether all of it was before `first`.
    fn is_before(&self, first: Timestamp) -> bool {
        let said = self.back_by.map(|by| by.until.max(by.said));
        let back = self.back.map(|back| back.received);
        said.max(back).is_none_or(|last| last < first)
    }
}

impl Team {
    /// The time out alone from which a worker is awaited: the one they said last.
    #[must_use]
    pub fn awaited(&self, worker: WorkerId) -> Option<(OutingId, &Outing, &BackBy)> {
        let (id, outing) = self.last_outing(worker)?;
        Some((id, outing, outing.awaited()?))
    }

    /// The time out alone of which a worker said something last.
    #[must_use]
    pub fn last_outing(&self, worker: WorkerId) -> Option<(OutingId, &Outing)> {
        let said = self.outings.get(&worker)?.iter().filter(|(_, outing)| outing.back_by.is_some());
        let last = said.max_by_key(|(id, outing)| (outing.back_by.map(|by| by.said), **id));
        last.map(|(id, outing)| (*id, outing))
    }

    /// Forgets what was before a week began.
    pub(crate) fn forget_outings_before(&mut self, oldest: WeekStart) {
        let first = oldest.monday().to_zoned(jiff::tz::TimeZone::UTC).map(|day| day.timestamp());
        let Ok(first) = first else { return };
        for outings in self.outings.values_mut() {
            outings.retain(|_, outing| !outing.is_before(first));
        }
        self.outings.retain(|_, outings| !outings.is_empty());
    }
}
