//! Whom to ask: who has time for a visit that nobody makes, and who has too few of the hours they are guaranteed.

use care::ids::WorkerId;
use care::time::{Date, WeekStart};
use care::visit::VisitId;
use rota::{Time, Window, WorkerIdx};
use std::collections::BTreeMap;

use crate::TeamView;
use crate::error::Error;
use crate::planning::{Figures, Sheet, Which, care_moment, engine_moment, worker_of};
use crate::wanted::Colleague;

/// Of a hundred guaranteed minutes, so many are enough; with fewer, the team is told whom to ask.
const ENOUGH: i64 = 80;

/// Less free time than this, in minutes, is not worth a question.
const WORTH_ASKING: i64 = 30;

/// Time is counted by quarters of an hour, each in the part of the day in which it begins.
const QUARTER: usize = 15;

/// A part of a day.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum PartOfDay {
    /// Until 6am.
    Night,
    /// From 6am to midday.
    Morning,
    /// From midday to 5pm.
    Afternoon,
    /// From 5pm on.
    Evening,
}

impl PartOfDay {
    /// The part of a day that a minute after midnight is in.
    fn of(minute: u16) -> Self {
        match minute {
            ..360 => Self::Night,
            360..720 => Self::Morning,
            720..1020 => Self::Afternoon,
            _ => Self::Evening,
        }
    }
}

/// Time at work without visits, in one part of a day.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct FreeTime {
    /// The day.
    pub date: Date,
    /// The part of it.
    pub part: PartOfDay,
    /// How many minutes of it.
    pub minutes: i64,
}

/// Somebody who has time.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct HasTime {
    /// Who.
    pub who: Colleague,
    /// What they are paid in the week, in minutes.
    pub paid: i64,
    /// What they are guaranteed for a week, in minutes.
    pub guaranteed: i64,
    /// When they work and have no visits, from now on, the longest first.
    pub free: Vec<FreeTime>,
}

/// Whom to ask about a visit that nobody makes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ToAsk {
    /// Somebody who could make it as the week stands, with their free time in that part of the day, if there is any to speak of.
    Free(Colleague, Option<FreeTime>),
    /// Somebody who could if they worked at that time, and how many guaranteed minutes of the week they have left.
    Off(Colleague, i64),
}

impl TeamView {
    /// Everyone who has less than four fifths of their guaranteed hours in a week, and when they have time: who is shortest
    /// first.
    ///
    /// # Errors
    /// If the week makes no sense to the engine.
    pub async fn short_of_hours(&self, week: WeekStart, which: Which) -> Result<Vec<HasTime>, Error> {
        let (sheet, figures) = (self.sheet(week, which).await?, self.figures(week, which).await?);
        let all = self.colleagues().into_iter().map(|who| self.has_time(&sheet, &figures, who));
        let mut short: Vec<HasTime> =
            all.filter(|one| one.paid * 100 < one.guaranteed * ENOUGH && !one.free.is_empty()).collect();
        short.sort_by_key(|one| one.paid - one.guaranteed);
        Ok(short)
    }

    /// Whom to ask about each visit that nobody makes; nothing for a visit that nobody could make at any time.
    #[must_use]
    pub fn whom_to_ask(&self, sheet: &Sheet, figures: &Figures) -> BTreeMap<VisitId, ToAsk> {
        let asked = sheet.unplaced().iter().filter_map(|one| {
            let visit = sheet.compiled.visit_id(one.visit)?.as_str().parse().ok()?;
            Some((visit, self.to_ask(sheet, figures, one)?))
        });
        asked.collect()
    }

    fn to_ask(&self, sheet: &Sheet, figures: &Figures, visit: &rota::Unplaced) -> Option<ToAsk> {
        let colleague = |worker: &WorkerIdx| worker_of(sheet, *worker).map(|id| self.colleague(id));
        if let Some(who) = visit.could.iter().find_map(colleague) {
            let wanted = &sheet.compiled.problem.visit(visit.visit).appointments;
            let ends = wanted.iter().flat_map(|one| [one.fine.from, one.fine.to]);
            let starts = ends.filter_map(|time| moment(sheet, time));
            let parts: Vec<(Date, PartOfDay)> =
                starts.map(|at| (at.date, PartOfDay::of(at.clock.minutes()))).collect();
            let mut free = free(sheet, who.id, self.now_on(sheet)).into_iter();
            let then = free.find(|one| parts.contains(&(one.date, one.part)) && one.minutes >= WORTH_ASKING);
            return Some(ToAsk::Free(who, then));
        }
        let left = |who: &Colleague| self.promised(who.id) - paid(figures, who.id);
        let who = visit.off.iter().filter_map(colleague).max_by_key(left)?;
        let left = left(&who);
        Some(ToAsk::Off(who, left))
    }

    fn has_time(&self, sheet: &Sheet, figures: &Figures, who: Colleague) -> HasTime {
        let mut free = free(sheet, who.id, self.now_on(sheet));
        free.retain(|one| one.minutes >= WORTH_ASKING);
        HasTime { paid: paid(figures, who.id), guaranteed: self.promised(who.id), free, who }
    }

    /// Now, on the clock of a week laid out.
    fn now_on(&self, sheet: &Sheet) -> Time {
        sheet.compiled.clock.time(engine_moment(self.moment()))
    }
}

fn paid(figures: &Figures, worker: WorkerId) -> i64 {
    figures.workers.get(&worker).map_or(0, |hours| hours.paid)
}

fn moment(sheet: &Sheet, time: Time) -> Option<care::time::Moment> {
    sheet.compiled.clock.moment(time).map(care_moment)
}

/// When somebody works and has no visits, from `now` on: by part of a day, the longest first.
fn free(sheet: &Sheet, worker: WorkerId, now: Time) -> Vec<FreeTime> {
    let Some(at) = sheet.compiled.worker(&worker.to_string().into()) else { return Vec::new() };
    let mut parts: BTreeMap<(Date, PartOfDay), i64> = BTreeMap::new();
    for (shift, known) in sheet.compiled.problem.worker(at).shifts.iter().enumerate() {
        let window = Window { from: known.window.from.max(now), to: known.window.to };
        match sheet.plan.rounds.iter().find(|round| round.worker == at && round.shift == shift) {
            Some(round) => {
                add(&mut parts, sheet, (window.from, window.to.min(round.leave)));
                add(&mut parts, sheet, (window.from.max(round.back), window.to));
            }
            None => add(&mut parts, sheet, (window.from, window.to)),
        }
    }
    let mut free: Vec<FreeTime> =
        parts.into_iter().map(|((date, part), minutes)| FreeTime { date, part, minutes }).collect();
    free.sort_by_key(|one| std::cmp::Reverse(one.minutes));
    free
}

/// Adds a stretch of time to the parts of days that it is in.
fn add(parts: &mut BTreeMap<(Date, PartOfDay), i64>, sheet: &Sheet, (from, to): (Time, Time)) {
    for begins in (from.0..to.0.max(from.0)).step_by(QUARTER) {
        let Some(at) = moment(sheet, Time(begins)) else { continue };
        let minutes = i64::from(to.0 - begins).min(QUARTER as i64);
        *parts.entry((at.date, PartOfDay::of(at.clock.minutes()))).or_default() += minutes;
    }
}
