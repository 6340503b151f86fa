//! Support: patterns of what is agreed with a person week by week, what is different for once, and the visits that follow.

pub(crate) mod access;
mod check;
mod commands;
mod events;
mod exception;
mod problem;
mod visits;

use std::collections::{BTreeMap, BTreeSet};

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use crate::ids::PersonId;
use crate::rhythm::Rhythm;
use crate::time::{WeekStart, Weekday};
use crate::visit::Support;

pub use commands::{Agree, Change, Command, End, SetException};
pub use events::{Agreed, Changed, Ending, Event, ExceptionChanged, Removed};
pub use exception::{Away, Exception, Instead};
pub use problem::Problem;

/// Weekly support that was agreed with a person: visits come from it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Pattern {
    /// Whose support it is.
    pub person: PersonId,
    /// What was agreed, by the date from which it holds.
    pub terms: BTreeMap<Date, Terms>,
    /// The last date on which it holds; `None`: no end is agreed.
    pub until: Option<Date>,
}

impl Pattern {
    /// What is agreed for `date`; `None` where it does not hold then.
    #[must_use]
    pub fn terms_on(&self, date: Date) -> Option<&Terms> {
        let held = self.until.is_none_or(|last| date <= last);
        self.terms.range(..=date).next_back().map(|(_, terms)| terms).filter(|_| held)
    }
}

/// What is agreed in a pattern.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Terms {
    /// On these days of the week.
    pub weekdays: BTreeSet<Weekday>,
    /// In these weeks.
    pub rhythm: Rhythm,
    /// What is to happen on each of them.
    pub support: Support,
}

impl Terms {
    /// Whether there is a visit on `date`.
    #[must_use]
    pub fn hold(&self, date: Date) -> bool {
        self.weekdays.contains(&Weekday::of(date)) && self.rhythm.holds(WeekStart::of(date))
    }
}
