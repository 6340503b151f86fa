//! A worker's hours account: what a day and a week come to, and what is owed.

use std::ops::{Add, AddAssign};

use jiff::civil::Date;

use super::Record;
use crate::absences::{Absence, Why};
use crate::ids::WorkerId;
use crate::time::{Clock, Moment, WeekStart, plus_days};
use crate::units::Minutes;

/// What some days of a worker come to, in minutes.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Account {
    /// With people.
    pub with_people: Minutes,
    /// On the way between doors.
    pub travel: Minutes,
    /// Waiting between visits.
    pub waiting: Minutes,
    /// Breaks that are paid.
    pub breaks: Minutes,
    /// In meetings of the team.
    pub meetings: Minutes,
    /// Learning, in paid time.
    pub training: Minutes,
    /// Away because they were ill.
    pub sick: Minutes,
    /// On leave.
    pub leave: Minutes,
    /// Whether some of it is estimated: at least so much.
    pub estimated: bool,
}

/// A day of a worker.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Day {
    /// Which.
    pub on: Date,
    /// What it comes to.
    pub account: Account,
}

/// A week of a worker beside what was promised for it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Standing {
    /// Promised for the week, paid whether filled or not; for part of a week, its share of the days.
    pub guaranteed: Minutes,
    /// To be paid when the week was first published.
    pub planned: Minutes,
    /// What it comes to.
    pub account: Account,
    /// What is paid on top so that it comes to what was promised.
    pub top_up: Minutes,
}

impl Account {
    /// Working time: all of it but being away.
    #[must_use]
    pub fn worked(&self) -> Minutes {
        self.with_people + self.travel + self.waiting + self.breaks + self.meetings + self.training
    }

    /// What counts towards what was promised.
    #[must_use]
    pub fn counts(&self) -> Minutes {
        self.worked() + self.sick + self.leave
    }
}

impl Add for Account {
    type Output = Self;

    fn add(self, other: Self) -> Self {
        Self {
            with_people: self.with_people + other.with_people,
            travel: self.travel + other.travel,
            waiting: self.waiting + other.waiting,
            breaks: self.breaks + other.breaks,
            meetings: self.meetings + other.meetings,
            training: self.training + other.training,
            sick: self.sick + other.sick,
            leave: self.leave + other.leave,
            estimated: self.estimated || other.estimated,
        }
    }
}

impl AddAssign for Account {
    fn add_assign(&mut self, other: Self) {
        *self = *self + other;
    }
}

impl Standing {
    /// What is paid for the week.
    #[must_use]
    pub fn owed(&self) -> Minutes {
        self.account.counts() + self.top_up
    }
}

impl Record {
    /// What a day of a worker comes to.
    #[must_use]
    pub fn day(&self, worker: WorkerId, on: Date) -> Account {
        let mut account = Account::default();
        for round in self.rounds_on(worker, on) {
            account.with_people += round.with_people();
            account.travel += round.travelled();
            account.waiting += round.waiting;
            account.breaks += round.breaks.iter().filter(|one| one.paid).map(|one| one.minutes).sum();
            account.estimated |= round.estimated;
        }
        account.meetings = self.met(worker, on);
        let away = self.away(worker, on).filter(|_| account.worked() == account.meetings);
        if let Some(absence) = away {
            let usual = self.usual_day(worker, on).less(account.meetings);
            match absence.why {
                Why::Ill => account.sick = usual,
                Why::Leave => account.leave = usual,
                Why::Training => account.training = usual,
                Why::Other => {}
            }
        }
        account
    }

    /// A week of a worker as it stands on the morning of `today`; of days that are still to come, what is planned.
    #[must_use]
    pub fn week(&self, worker: WorkerId, week: WeekStart) -> Standing {
        let mut standing = Standing {
            guaranteed: self.guaranteed(worker, week),
            planned: self.planned(worker, week).unwrap_or_default(),
            ..Standing::default()
        };
        for date in week.dates() {
            standing.account += self.day(worker, date);
        }
        standing.top_up = standing.guaranteed.less(standing.account.counts());
        standing
    }

    /// What a worker comes to on the days from `first` to `last`.
    #[must_use]
    pub fn between(&self, worker: WorkerId, first: Date, last: Date) -> Account {
        let mut account = Account::default();
        let mut date = first;
        while date <= last {
            account += self.day(worker, date);
            date = plus_days(date, 1);
        }
        account
    }

    /// What was promised for a week: for part of a week, its share of the days, rounded up.
    #[must_use]
    pub fn guaranteed(&self, worker: WorkerId, week: WeekStart) -> Minutes {
        let of_day = |date| {
            let terms = self.terms_on(worker, date).filter(|_| self.is_here(worker, date));
            terms.map_or(0, |terms| terms.contract.guaranteed.0)
        };
        Minutes(week.dates().map(of_day).sum::<u32>().div_ceil(7))
    }

    /// The minutes of meetings on a day to which a worker came.
    fn met(&self, worker: WorkerId, on: Date) -> Minutes {
        let came =
            self.meetings.values().filter(|meeting| meeting.on == on && meeting.came.contains(&worker));
        came.map(|meeting| meeting.paid).sum()
    }

    /// Why a worker is away for some of a day, where they are.
    fn away(&self, worker: WorkerId, on: Date) -> Option<&Absence> {
        let (morning, night) = (Moment::new(on, Clock::MIDNIGHT), Moment::new(on, Clock::DAY_END));
        let mut away = self.absences.values().filter(|one| one.worker == worker && one.meets(morning, night));
        away.next()
    }

    /// What a day on which a worker works is usually long: the promise for the week, shared over the days of their shifts.
    #[must_use]
    pub fn usual_day(&self, worker: WorkerId, on: Date) -> Minutes {
        let Some(terms) = self.terms_on(worker, on).filter(|_| self.is_here(worker, on)) else {
            return Minutes::ZERO;
        };
        let works = |date: Date| terms.shifts.iter().any(|shift| shift.holds(date));
        let days = WeekStart::of(on).dates().filter(|date| works(*date)).count();
        match u32::try_from(days) {
            Ok(days) if days > 0 && works(on) => Minutes(terms.contract.guaranteed.0 / days),
            Ok(_) | Err(_) => Minutes::ZERO,
        }
    }
}
