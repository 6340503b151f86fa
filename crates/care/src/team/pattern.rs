//! Patterns of agreed support, and the exceptions that change single visits.

use std::collections::{BTreeMap, BTreeSet};

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use crate::change::Change;
use crate::ids::{ExceptionId, OnceId, PatternId, PersonId};
use crate::rhythm::Rhythm;
use crate::time::{Clock, WeekStart, Weekday};
use crate::units::Minutes;
use crate::visit::{Crew, Support, VisitId};

/// Weekly support that was agreed with a person: visits come from it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Pattern {
    /// Whose support it is.
    pub person: PersonId,
    /// What was agreed, by the date from which it holds.
    pub terms: BTreeMap<Date, Terms>,
    /// The last date on which it holds; none: no end is agreed.
    pub until: Option<Date>,
}

impl Pattern {
    /// What is agreed for `date`; none where it does not hold then.
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

/// What is different for once.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Exception {
    /// A person is not at home: no visits on these dates, both included.
    Away {
        /// Who.
        person: PersonId,
        /// The first date without visits.
        from: Date,
        /// The last date without visits.
        to: Date,
        /// Why.
        why: Away,
    },
    /// One visit is not needed.
    Without {
        /// Which.
        visit: VisitId,
        /// Whose it is.
        person: PersonId,
    },
    /// One visit is at another time, longer, shorter, or takes more or fewer workers.
    Different {
        /// Which.
        visit: VisitId,
        /// Whose it is.
        person: PersonId,
        /// What is different.
        instead: Instead,
    },
    /// One more visit.
    Extra {
        /// Its id.
        visit: OnceId,
        /// Whose it is.
        person: PersonId,
        /// When.
        date: Date,
        /// What is to happen.
        support: Support,
    },
}

impl Exception {
    /// Whom it is about.
    #[must_use]
    pub fn person(&self) -> PersonId {
        match self {
            Self::Away { person, .. }
            | Self::Without { person, .. }
            | Self::Different { person, .. }
            | Self::Extra { person, .. } => *person,
        }
    }

    /// The visit that it changes or leaves out, where it is about one that was agreed.
    #[must_use]
    pub fn visit(&self) -> Option<VisitId> {
        match self {
            Self::Without { visit, .. } | Self::Different { visit, .. } => Some(*visit),
            Self::Away { .. } | Self::Extra { .. } => None,
        }
    }

    /// The one visit that is different by it, or there at all; none where it is about several.
    #[must_use]
    pub fn changes(&self) -> Option<VisitId> {
        match self {
            Self::Extra { visit, .. } => Some(VisitId::Once(*visit)),
            _ => self.visit(),
        }
    }

    /// The last date on which it makes a difference; none where its visit is not known by its date.
    #[must_use]
    pub fn last_date(&self) -> Option<Date> {
        let of_visit = |visit: &VisitId| match visit {
            VisitId::Agreed { date, .. } => Some(*date),
            VisitId::Once(_) => None,
        };
        match self {
            Self::Away { to, .. } => Some(*to),
            Self::Without { visit, .. } => of_visit(visit),
            Self::Different { visit, instead, .. } => of_visit(visit).max(instead.date),
            Self::Extra { date, .. } => Some(*date),
        }
    }
}

/// Why a person is not at home.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Away {
    /// On holiday.
    Holiday,
    /// In hospital.
    Hospital,
    /// With family or friends.
    Family,
    /// For another reason.
    Other,
}

/// What is different about one visit; what is none stays as agreed.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Instead {
    /// On another date.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub date: Option<Date>,
    /// At another time; its window moves with it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub agreed: Option<Clock>,
    /// Of another length.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub minutes: Option<Minutes>,
    /// By more or fewer workers.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub crew: Option<Crew>,
}

/// Support was agreed with a person.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Agreed {
    /// The pattern.
    pub pattern: PatternId,
    /// With whom.
    pub person: PersonId,
    /// From when.
    pub from: Date,
    /// What.
    pub terms: Terms,
    /// The last date on which it holds; none: no end is agreed.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub until: Option<Date>,
}

/// A pattern was entered by mistake and is as if it had never been agreed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Removed {
    /// What had been entered.
    pub agreed: Agreed,
}

/// Something else holds from a date on.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Changed {
    /// The pattern.
    pub pattern: PatternId,
    /// Whose it is.
    pub person: PersonId,
    /// From when.
    pub from: Date,
    /// What was noted as beginning on that date, before and after.
    pub terms: Change<Option<Terms>>,
}

/// A pattern ends, or goes on after all.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Ending {
    /// The pattern.
    pub pattern: PatternId,
    /// The last date on which it holds, before and after.
    pub last: Change<Option<Date>>,
}

/// Something is different for once, or is as agreed after all.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ExceptionChanged {
    /// The exception.
    pub exception: ExceptionId,
    /// What is different, before and after.
    pub change: Change<Option<Exception>>,
}
