//! Workers: what is agreed with them, when they work, and what they may do.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::civil::{Clock, Date, Days, Moment, Stretch, Weekday};
use crate::ids::{PersonId, PlaceId, VisitId, WorkerId};
use crate::travel::Mode;

/// Someone who makes visits.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Worker {
    /// Their id.
    pub id: WorkerId,
    /// What people call them.
    pub name: String,
    /// What is agreed about hours and rest.
    #[serde(default)]
    pub contract: Contract,
    /// When they can work.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub shifts: Vec<Shift>,
    /// When they are away after all: leave, illness.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub off: Vec<Off>,
    /// How they travel.
    #[serde(default)]
    pub travel: Mode,
    /// Where their rounds start; not given: at the first visit.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub start: Option<PlaceId>,
    /// Where their rounds end; not given: at the last visit.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub end: Option<PlaceId>,
    /// What they are competent to do.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub competences: Vec<Held>,
    /// What a nurse has signed them off to do for one person.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub sign_offs: Vec<SignOff>,
    /// The last date on which they are cleared to work (DBS); not given: no limit.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub cleared_until: Option<Date>,
    /// When they were born, where the law cares (under 18).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub born: Option<Date>,
    /// Their age at the start of the horizon, instead of `born`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub age: Option<u8>,
    /// Their gender, in the team's own words, for people who wish for one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub gender: Option<String>,
    /// The languages they speak, in the team's own words.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub languages: Vec<String>,
    /// When they would rather not work.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub unwanted: Vec<Unwanted>,
    /// Visits they picked for themselves.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub picks: Vec<VisitId>,
    /// When their last work before the horizon ended; on the first date itself where a night's work reached over
    /// midnight. Nothing begins before then, and rest counts from there.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub last_worked: Option<Moment>,
    /// Shorter rests they agreed to, each with a reason and a debt of rest to be given back.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub rest_exceptions: Vec<RestException>,
    /// Evening visits in the weeks before, so that shares are fair over a longer time.
    #[serde(default, skip_serializing_if = "is_zero")]
    pub evenings_before: u32,
    /// Weekend visits in the weeks before.
    #[serde(default, skip_serializing_if = "is_zero")]
    pub weekends_before: u32,
}

#[expect(clippy::trivially_copy_pass_by_ref, reason = "serde asks for a reference")]
fn is_zero(count: &u32) -> bool {
    *count == 0
}

impl Worker {
    /// A worker of whom nothing is known but a name: no shift, travels by car from visit to visit.
    #[must_use]
    pub fn new(id: impl Into<WorkerId>, name: impl Into<String>) -> Self {
        Self { id: id.into(), name: name.into(), ..Self::default() }
    }

    /// Their age in years at the start of `first`, the horizon's first date, if it is known.
    #[must_use]
    pub fn age_on(&self, first: Date) -> Option<u8> {
        let Some(born) = self.born else { return self.age };
        (0..=120u8).rev().find(|years| born.plus_years(i16::from(*years)) <= first)
    }
}

/// What is agreed with a worker. Where it asks for less rest or more work than the law allows, the file is refused.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Contract {
    /// Minutes promised for each week, paid whether filled or not; not given: none are promised.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub contracted_minutes_a_week: Option<u32>,
    /// Most paid minutes in a week; not given: what the law leaves.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub most_minutes_a_week: Option<u32>,
    /// Most paid minutes in a day; not given: what the law leaves.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub most_minutes_a_day: Option<u32>,
    /// Least rest between days; not given: as the law says.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub daily_rest_minutes: Option<u32>,
    /// Least unbroken rest in a week; not given: as the law says.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub weekly_rest_minutes: Option<u32>,
    /// Whether they agreed in writing to work more than 48 hours a week on average.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub opted_out_of_48_hours: bool,
    /// What they worked in the weeks before, for the 48-hour average; not given: each week is held to 48 hours.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub worked_before: Option<WorkedBefore>,
}

/// Paid minutes in the weeks of the reference period that came before the horizon.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct WorkedBefore {
    /// How many weeks; at most one less than the reference period (17).
    pub weeks: u32,
    /// How many minutes in all of them.
    pub minutes: u32,
}

/// When a worker can work: the same parts on each of its days.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Shift {
    /// On these days of the week.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub weekdays: Vec<Weekday>,
    /// And on these dates. Neither weekdays nor dates: every day.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub dates: Vec<Date>,
    /// The parts of the day; two or more on a split day. Each part is a round of its own.
    pub parts: Vec<Stretch>,
    /// Where it starts, if not where the worker's rounds usually do.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub start: Option<PlaceId>,
    /// Where it ends, if not where the worker's rounds usually do.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub end: Option<PlaceId>,
}

impl Shift {
    /// The days it holds on.
    #[must_use]
    pub fn days(&self) -> Days<'_> {
        Days { weekdays: &self.weekdays, dates: &self.dates }
    }
}

/// A time away, both ends included.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Off {
    /// From when.
    pub from: Moment,
    /// Until when.
    pub to: Moment,
    /// Why.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub why: String,
    /// Whether they stop at once, wherever they are, as who falls ill: the way home is then no part of the plan.
    /// Otherwise they are back where their round ends by then.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub at_once: bool,
}

/// A competence someone holds.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Held {
    /// What, such as "medicines".
    pub name: String,
    /// The last date on which it is valid; not given: no end in sight.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub until: Option<Date>,
}

/// A delegated task that a nurse has signed one worker off to do for one person.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct SignOff {
    /// For whom.
    pub person: PersonId,
    /// What, such as "insulin".
    pub competence: String,
    /// The nurse who signed.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub nurse: String,
    /// The last date on which it is valid; not given: no end in sight.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub until: Option<Date>,
}

/// A time in which a worker would rather not work.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Unwanted {
    /// On these days of the week.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub weekdays: Vec<Weekday>,
    /// And on these dates. Neither weekdays nor dates: every day.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub dates: Vec<Date>,
    /// From when; not given: the start of the day.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub from: Option<Clock>,
    /// Until when; not given: the end of the day.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub to: Option<Clock>,
    /// What each visit in it costs in minutes; not given: `weights.worker_wish`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub cost_minutes: Option<u32>,
}

impl Unwanted {
    /// The days it holds on.
    #[must_use]
    pub fn days(&self) -> Days<'_> {
        Days { weekdays: &self.weekdays, dates: &self.dates }
    }
}

/// A shorter rest than the contract's or the law's, agreed for one night. What is missing is owed as rest later.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct RestException {
    /// The rest after the work of this date.
    pub after: Date,
    /// May be as short as this.
    pub least_minutes: u32,
    /// Why, in words; never empty.
    pub reason: String,
    /// By when the missing rest is to be given back.
    pub give_back_by: Date,
}
