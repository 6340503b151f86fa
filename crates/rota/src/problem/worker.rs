//! Workers: when, where and what they can work, and what is promised to them.

use crate::units::{CompetenceIdx, Cost, DayIdx, ModeIdx, PersonIdx, PlaceIdx, Span, Time, Window};

/// Someone who makes visits.
#[derive(Clone, Debug)]
pub struct Worker {
    /// What to call them in sentences.
    pub name: String,
    /// How they travel.
    pub mode: ModeIdx,
    /// When they can work. Each shift is one *round* of the plan, perhaps an empty one.
    pub shifts: Vec<Shift>,
    /// What they are competent to do, and until when.
    pub competences: Vec<Competent>,
    /// What a named nurse has authorised them to do for one person.
    pub sign_offs: Vec<SignOff>,
    /// The last day on which they are cleared to work at all (background check); `None`: no limit.
    pub cleared_until: Option<DayIdx>,
    /// The paid time promised for each week of the horizon (guaranteed hours); paid whether filled or not.
    pub guaranteed: Option<Span>,
    /// What working time law and contract allow.
    pub limits: Limits,
    /// When they would rather not work, and how much that weighs.
    pub unwanted: Vec<Unwanted>,
    /// When their last work before the horizon ended: nothing begins before then, and daily rest counts from there. It
    /// may lie in the horizon, where a night's work reaches over its first midnight.
    pub last_worked: Option<Time>,
    /// Agreed exceptions from daily rest, each a debt of compensatory rest.
    pub rest_exceptions: Vec<RestException>,
    /// The most one round may carry, against `Visit::load`.
    pub capacity: Option<i32>,
    /// How many evening visits they made in the weeks before, so that shares are fair over a longer time.
    pub evenings_before: u32,
    /// How many weekend visits they made in the weeks before, likewise.
    pub weekends_before: u32,
}

impl Worker {
    /// A worker with nothing known but a name: travels the first way, holds no competence, has no shift.
    #[must_use]
    pub fn new(name: impl Into<String>) -> Self {
        Self {
            name: name.into(),
            mode: ModeIdx(0),
            shifts: Vec::new(),
            competences: Vec::new(),
            sign_offs: Vec::new(),
            cleared_until: None,
            guaranteed: None,
            limits: Limits::default(),
            unwanted: Vec::new(),
            last_worked: None,
            rest_exceptions: Vec::new(),
            capacity: None,
            evenings_before: 0,
            weekends_before: 0,
        }
    }
}

/// A stretch of one day in which a worker can make one round.
#[derive(Clone, Debug)]
pub struct Shift {
    /// The day it belongs to.
    pub day: DayIdx,
    /// Not leaving the start place before `window.from`, back at the end place by `window.to`.
    pub window: Window,
    /// When it began, where that was before the horizon: the window is then what the horizon has of it. For rest, for
    /// the most of a day and for split days it is a day of its own, before the first; its paid time counts in the first
    /// week. Work before the horizon that ended after this is work of the same shift, and no rest is owed in between.
    pub began: Option<Time>,
    /// Where the round starts; `None`: at the first visit.
    pub start: Option<PlaceIdx>,
    /// Where the round ends; `None`: at the last visit.
    pub end: Option<PlaceIdx>,
    /// Whether the end may be overrun at `Weights::overtime` a tick, instead of never.
    pub may_overrun: bool,
    /// Whether the worker sets out at `window.from` whatever the first visit (its wait then counts), instead of
    /// just in time for it.
    pub leaves_at_start: bool,
    /// The break that a round in it owes.
    pub break_rule: Option<BreakRule>,
}

impl Shift {
    /// A shift with both ends at one place, hard ends and no break.
    #[must_use]
    pub fn new(day: DayIdx, window: Window, home: PlaceIdx) -> Self {
        Self {
            day,
            window,
            began: None,
            start: Some(home),
            end: Some(home),
            may_overrun: false,
            leaves_at_start: false,
            break_rule: None,
        }
    }
}

/// A break within a round. It is taken where the worker is about to make a visit: after travelling there,
/// before it starts; or at the end place after the last visit.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct BreakRule {
    /// How long it lasts.
    pub length: Span,
    /// It starts within this window.
    pub starts: Window,
    /// Only rounds longer than this owe it, from leaving to return: were the break worked too, the worker would be out
    /// for longer than this without one. `None`: even an empty round owes it (and an empty round never gets one).
    /// What a round takes without owing it is no break but waiting, and paid.
    pub beyond: Option<Span>,
    /// What going without costs; `None`: a round with visits that owes it never goes without.
    pub missed: Option<Cost>,
}

/// A competence someone holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Competent {
    /// Which.
    pub competence: CompetenceIdx,
    /// The last day on which it is valid; `None`: no end in sight.
    pub until: Option<DayIdx>,
}

/// A delegated task authorised for one worker and one person: it replaces the competence with that person only.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct SignOff {
    /// For whom.
    pub person: PersonIdx,
    /// What.
    pub competence: CompetenceIdx,
    /// The last day on which it is valid; `None`: no end in sight.
    pub until: Option<DayIdx>,
}

/// What law and contract allow one worker. Spans; `Span::MAX` or zero where there is no limit.
///
/// Paid time of a round runs from leaving its start place to reaching its end place, less an unpaid break.
/// Weekly rest wants, in each week of the horizon, one stretch without work at least this long.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Limits {
    /// Most paid time in one day, over all its rounds.
    pub most_a_day: Span,
    /// Most paid time in each week of the horizon. What a 48-hour average leaves for this week goes here.
    pub most_a_week: Span,
    /// Least rest between the end of one day's work and the start of a later day's.
    pub daily_rest: Span,
    /// Least unbroken rest in each week of seven days, counted from the start of its first day (or the last work
    /// before it, if known) to the end of its last. Days at the end of the horizon that make no full week owe none,
    /// nor does a week without work.
    pub weekly_rest: Span,
}

impl Default for Limits {
    fn default() -> Self {
        Self {
            most_a_day: Span::MAX,
            most_a_week: Span::MAX,
            daily_rest: Span::ZERO,
            weekly_rest: Span::ZERO,
        }
    }
}

/// A stretch in which a worker would rather not work.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Unwanted {
    /// When. A visit that starts in it counts.
    pub window: Window,
    /// What each such visit costs.
    pub cost: Cost,
}

/// An agreed shorter rest after one day's work. What is missing to `Limits::daily_rest` is owed as compensatory rest.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct RestException {
    /// The rest after the work of this day.
    pub after: DayIdx,
    /// May be as short as this.
    pub least: Span,
}
