//! Visits: what is wanted, when, and what ties visits together.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::civil::{Clock, Date, Moment, Stretch};
use crate::ids::{PersonId, PlaceId, VisitId, WorkerId};

/// One visit that is wanted.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Visit {
    /// Its id.
    pub id: VisitId,
    /// Who is visited.
    pub person: PersonId,
    /// What it is, such as "breakfast".
    pub name: String,
    /// Where, if not where the person lives.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub place: Option<PlaceId>,
    /// The date, or the dates it may be on: exactly one of them.
    pub dates: Vec<Date>,
    /// How long it takes.
    pub minutes: u16,
    /// How short it may be made if need be; not given: not at all.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub shortest_minutes: Option<u16>,
    /// The agreed start; not given: any time in the hard window is fine.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub agreed: Option<Clock>,
    /// How many minutes before `agreed` are still fine; not given: `rules.fine_early_minutes`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub fine_early_minutes: Option<u16>,
    /// How many minutes after `agreed` are still fine; not given: `rules.fine_late_minutes`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub fine_late_minutes: Option<u16>,
    /// It never starts outside this; not given: `rules.hard_minutes` either side of `agreed`, or the whole day.
    /// A window that ends earlier than it begins goes on after midnight, for at most 12 hours in all.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub hard: Option<Stretch>,
    /// How many workers it takes at the same time: 1 or 2.
    #[serde(default = "one", skip_serializing_if = "is_one")]
    #[schemars(range(min = 1, max = 2))]
    pub workers: u8,
    /// What each of its workers must be competent in.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub competences: Vec<String>,
    /// How bad it is to leave it out.
    #[serde(default)]
    pub priority: Priority,
    /// What may no longer be changed about it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub pin: Option<Pin>,
}

fn one() -> u8 {
    1
}

#[expect(clippy::trivially_copy_pass_by_ref, reason = "serde asks for a reference")]
fn is_one(count: &u8) -> bool {
    *count == 1
}

impl Visit {
    /// When it usually starts if it is of a date: a night's visit may be after the midnight that ends it.
    #[must_use]
    pub fn usual_start(&self, date: Date) -> Moment {
        let usual = self.agreed.or(self.hard.map(|hard| hard.from)).unwrap_or(Clock::DAY_END);
        let after_midnight = self.hard.is_some_and(|hard| hard.to < hard.from && usual < hard.from);
        if after_midnight { date.plus_days(1).at(usual) } else { date.at(usual) }
    }

    /// A visit by one worker on one date, at an agreed time.
    #[must_use]
    pub fn new(
        id: impl Into<VisitId>,
        person: impl Into<PersonId>,
        name: impl Into<String>,
        agreed: Moment,
        minutes: u16,
    ) -> Self {
        Self {
            id: id.into(),
            person: person.into(),
            name: name.into(),
            place: None,
            dates: vec![agreed.date],
            minutes,
            shortest_minutes: None,
            agreed: Some(agreed.clock),
            fine_early_minutes: None,
            fine_late_minutes: None,
            hard: None,
            workers: 1,
            competences: Vec::new(),
            priority: Priority::default(),
            pin: None,
        }
    }
}

/// How bad it is to leave a visit out.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, JsonSchema)]
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

/// What can no longer be changed about a visit: it has started, or people agreed on it.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Pin {
    /// These workers make it and no others; empty: anyone.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub workers: Vec<WorkerId>,
    /// It starts exactly then; not given: whenever its times allow.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub start: Option<Moment>,
}

/// Whether two linked visits must, may or must not have the same worker.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
pub enum Companions {
    /// Anyone for either.
    #[default]
    Any,
    /// Two different workers.
    Different,
    /// The same worker for both.
    Same,
}

/// A tie between two visits: the second starts so long after the first.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Link {
    /// The earlier visit.
    pub first: VisitId,
    /// The later visit.
    pub second: VisitId,
    /// Least minutes from start to start.
    #[serde(default)]
    pub least_minutes: u32,
    /// Most minutes from start to start; not given: no limit.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub most_minutes: Option<u32>,
    /// Who may make them.
    #[serde(default)]
    pub companions: Companions,
    /// Whether neither happens without the other.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub both_or_neither: bool,
}
