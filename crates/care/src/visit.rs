//! Visits: what a person is to have, when, and by how many workers.

use std::collections::BTreeSet;
use std::fmt;
use std::str::FromStr;

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use crate::ids::{ExceptionId, NoId, OnceId, PatternId, PersonId, SealedId};
use crate::time::{Clock, Moment, Stretch, as_text};
use crate::units::Minutes;

/// Which visit is meant.
///
/// A visit of agreed support is named by its pattern and the date it was agreed for, and keeps that name when it is
/// moved. As text: the pattern's id, a hyphen and the date; or an id alone.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum VisitId {
    /// The visit that a pattern gives on a date.
    Agreed {
        /// The pattern.
        pattern: PatternId,
        /// The date it was agreed for.
        date: Date,
    },
    /// A visit that comes from no pattern.
    Once(OnceId),
}

impl fmt::Display for VisitId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Agreed { pattern, date } => write!(f, "{pattern}-{date}"),
            Self::Once(once) => once.fmt(f),
        }
    }
}

impl FromStr for VisitId {
    type Err = NoId;

    fn from_str(text: &str) -> Result<Self, NoId> {
        match text.split_once('-') {
            None => text.parse().map(Self::Once),
            Some((pattern, date)) => Ok(Self::Agreed {
                pattern: pattern.parse().map_err(|_| NoId("visit"))?,
                date: date.parse().map_err(|_| NoId("visit"))?,
            }),
        }
    }
}

as_text!(VisitId);

/// How bad it is that nobody makes a visit.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Priority {
    /// Someone comes to harm: medicines, food, getting out of bed.
    Essential,
    /// It was promised and matters.
    #[default]
    Important,
    /// It can wait or be moved: shopping, company.
    Flexible,
}

/// How many workers a visit takes at the same time.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Crew {
    /// One worker.
    #[default]
    One,
    /// Two workers who start together.
    Two,
}

impl Crew {
    /// As a number.
    #[must_use]
    pub const fn count(self) -> usize {
        match self {
            Self::One => 1,
            Self::Two => 2,
        }
    }
}

/// What a worker can do, in the team's own words, such as "medicines". It says nothing of any person.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Competence(String);

impl Competence {
    /// The most letters it may have.
    pub const MOST_LETTERS: usize = 60;

    /// The competence of that name, in lower case and without spaces around it; `None` where nothing is left or it is
    /// longer than a name can be.
    #[must_use]
    pub fn new(name: &str) -> Option<Self> {
        let name = name.split_whitespace().collect::<Vec<_>>().join(" ").to_lowercase();
        let sensible = !name.is_empty() && name.chars().count() <= Self::MOST_LETTERS;
        sensible.then_some(Self(name))
    }

    /// Its name.
    #[must_use]
    pub fn name(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for Competence {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// Whether two visits that follow one another want the same worker.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Companions {
    /// Anyone for either.
    #[default]
    Any,
    /// The same worker for both.
    Same,
    /// Two different workers.
    Different,
}

/// That a visit comes some time after another visit of the same person on the same date.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct After {
    /// The pattern of the earlier visit.
    pub pattern: PatternId,
    /// Least minutes from start to start.
    pub least: Minutes,
    /// Most minutes from start to start; `None`: no limit.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub most: Option<Minutes>,
    /// Who may make the two.
    #[serde(default)]
    pub companions: Companions,
}

/// What is agreed about a visit, whichever day it is on.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Support {
    /// What it is for, in words sealed under the person's key.
    pub what: SealedId,
    /// When it should start; `None`: any time in the window is fine.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub agreed: Option<Clock>,
    /// How much earlier is still fine; `None`: as the team usually says.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub fine_early: Option<Minutes>,
    /// How much later is still fine; `None`: as the team usually says.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub fine_late: Option<Minutes>,
    /// It never starts outside this; `None`: as the team usually says, or any time of the day.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub window: Option<Stretch>,
    /// How long it is.
    pub minutes: Minutes,
    /// How short it may be made if need be; `None`: not at all.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub shortest: Option<Minutes>,
    /// How many workers it takes.
    #[serde(default)]
    pub crew: Crew,
    /// What each of its workers must be able to do.
    #[serde(default, skip_serializing_if = "BTreeSet::is_empty")]
    pub competences: BTreeSet<Competence>,
    /// How bad it is that nobody makes it.
    #[serde(default)]
    pub priority: Priority,
    /// Which visit it follows, if any.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub after: Option<After>,
}

impl Support {
    /// Support of that length by one worker, at any time, with nothing special about it.
    #[must_use]
    pub fn new(what: SealedId, minutes: Minutes) -> Self {
        Self {
            what,
            agreed: None,
            fine_early: None,
            fine_late: None,
            window: None,
            minutes,
            shortest: None,
            crew: Crew::One,
            competences: BTreeSet::new(),
            priority: Priority::Important,
            after: None,
        }
    }
}

/// One visit of one week: what its pattern says, with what was changed for that once.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Visit {
    /// Which it is.
    pub id: VisitId,
    /// Who is visited.
    pub person: PersonId,
    /// The date it is on.
    pub date: Date,
    /// What is agreed about it.
    pub support: Support,
    /// The exception that changed or made it, if one did.
    pub exception: Option<ExceptionId>,
}

impl Visit {
    /// When it starts if nobody says otherwise: as agreed, else as early as it may.
    #[must_use]
    pub fn usual_start(&self) -> Moment {
        let window = self.support.window.map_or(Clock::MIDNIGHT, |window| window.from);
        Moment::new(self.date, self.support.agreed.unwrap_or(window))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use uuid::Uuid;

    #[test]
    fn a_visit_is_named_by_its_pattern_and_date() {
        let pattern = PatternId::new(Uuid::from_u128(7));
        let id = VisitId::Agreed { pattern, date: "2026-11-23".parse().unwrap() };
        assert_eq!(id.to_string(), "00000000000000000000000007-2026-11-23");
        assert_eq!(id.to_string().parse(), Ok(id));
        let once = VisitId::Once(OnceId::new(Uuid::from_u128(8)));
        assert_eq!(once.to_string().parse(), Ok(once));
        assert_eq!("7-2026-11-23".parse::<VisitId>(), Err(NoId("visit")));
    }

    #[test]
    fn a_competence_is_a_short_name() {
        assert_eq!(Competence::new("  Peg   Feed ").unwrap().name(), "peg feed");
        assert_eq!(Competence::new(" "), None);
        assert_eq!(Competence::new(&"x".repeat(61)), None);
    }
}
