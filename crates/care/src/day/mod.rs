//! The day: what workers say of their visits, as it happens. Arrived and left are statements, never measurements.
//!
//! A statement is never changed and never lost: one that was wrong is corrected by another. What is kept of a visit is therefore
//! the same in whatever order statements arrive, and however often; a phone may have been without signal for a day. What is
//! contradictory in them follows from what is there ([`Question`]), is shown to a person, and is settled by one.

pub(crate) mod access;
mod commands;
mod course;
mod events;
mod question;
mod standing;

use std::collections::BTreeMap;
use std::sync::Arc;

use serde::{Deserialize, Serialize};

use crate::General;
use crate::ids::{PersonId, SealedId, WorkerId};
use crate::support::Exception;
use crate::team::{Refusal, Team};
use crate::time::{Timestamp, WeekStart};
use crate::units::{Metres, Minutes};
use crate::visit::VisitId;
use crate::who::By;

pub use commands::{Command, Problem, Say, Settle};
pub use course::{Attended, Course};
pub use events::{Event, SaidOfVisit, Settled};
pub use question::Question;
pub use standing::{Standing, Stop};

crate::ids::ids! {
    /// A statement about a visit.
    StatementId "statement";
}

/// The visits of a week of which something was said. Shared, as weeks are: a server shows the state as it was while it folds a
/// copy.
pub type Days = Arc<BTreeMap<VisitId, Course>>;

/// What a worker says of a visit.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Said {
    /// What.
    pub what: What,
    /// Of whose visit: the worker who was there, or wanted to be.
    pub worker: WorkerId,
    /// Who says it: the worker, or a colleague on their behalf.
    pub by: By,
    /// When it happened.
    pub clocks: Clocks,
    /// The statement that it corrects, if it corrects one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub corrects: Option<StatementId>,
    /// Why, or what for, in words sealed under the person's key.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub why: Option<SealedId>,
}

/// When something happened, by two clocks. When it was received is beside them in the event.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Clocks {
    /// As the phone's clock showed it.
    pub phone: Timestamp,
    /// The same, corrected by how far the phone's clock was wrong when it was last heard of.
    pub happened: Timestamp,
}

impl Clocks {
    /// Both clocks show the same.
    #[must_use]
    pub const fn both(at: Timestamp) -> Self {
        Self { phone: at, happened: at }
    }
}

/// What can be said of a visit.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum What {
    /// The worker is at the door.
    Arrived,
    /// Both workers of a visit by two are at the door: the one who says it, and this one.
    Together(WorkerId),
    /// The worker has gone.
    Left,
    /// Nobody opened.
    NoAccess,
    /// The person was out or away.
    PersonAway,
    /// The person is in hospital.
    InHospital,
    /// It took so much longer than planned.
    Longer(Minutes),
    /// It took so much less than planned.
    Shorter(Minutes),
    /// Something was paid for the person, in pence.
    Expense(u32),
    /// So far was driven for the person, besides the way to the door.
    Mileage(Metres),
    /// The statement that this corrects was a mistake.
    Nothing,
}

impl What {
    /// Whether it says that the visit did not take place as agreed.
    #[must_use]
    pub const fn is_instead(self) -> bool {
        matches!(self, Self::NoAccess | Self::PersonAway | Self::InHospital)
    }

    /// Whether it cannot be understood without a reason.
    const fn wants_a_reason(self) -> bool {
        match self {
            Self::Longer(_) | Self::Shorter(_) | Self::Expense(_) | Self::Mileage(_) | Self::Nothing => true,
            Self::Arrived
            | Self::Together(_)
            | Self::Left
            | Self::NoAccess
            | Self::PersonAway
            | Self::InHospital => false,
        }
    }
}

impl Team {
    /// The week in which what is said of a visit is kept: that of the date it was agreed for, wherever it was moved. `None`: the
    /// team knows no such visit.
    #[must_use]
    pub fn week_of(&self, visit: VisitId) -> Option<WeekStart> {
        match visit {
            VisitId::Agreed { date, .. } => Some(WeekStart::of(date)),
            VisitId::Once(once) => self.exceptions.values().find_map(|exception| match exception {
                Exception::Extra { visit, date, .. } => (*visit == once).then(|| WeekStart::of(*date)),
                Exception::Away { .. } | Exception::Without { .. } | Exception::Different { .. } => None,
            }),
        }
    }

    /// How a visit went, by what was said of it.
    #[must_use]
    pub fn course(&self, visit: VisitId) -> Option<&Course> {
        self.days.get(&self.week_of(visit)?)?.get(&visit)
    }

    /// Of which week and person a visit is, where the week was published. Whether it still takes place is not asked: what a
    /// worker says of a visit that was cancelled while they were on the way is said all the same.
    ///
    /// # Errors
    ///
    /// That the team knows no such visit, or has not told anybody of it.
    pub(crate) fn told_visit(&self, visit: VisitId) -> Result<(WeekStart, PersonId), Refusal> {
        let unknown = || General::Unknown("visit");
        let person = self.whose(visit).ok_or_else(unknown)?;
        let week = self.week_of(visit).ok_or_else(unknown)?;
        let elsewhere = || {
            let mut published = self.weeks.values().filter_map(|week| week.published.as_ref());
            published.any(|published| published.rota.contains_key(&visit))
        };
        if self.published(week).is_none() && !elsewhere() {
            return Err(crate::weeks::Problem::NotPublished { week }.into());
        }
        Ok((week, person))
    }

    /// A visit of which something is said, to be changed.
    fn course_mut(&mut self, week: WeekStart, visit: VisitId) -> &mut Course {
        Arc::make_mut(self.days.entry(week).or_default()).entry(visit).or_default()
    }
}
