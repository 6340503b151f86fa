//! What law and contract together allow one worker.

use rota::problem::{BreakRule, Limits};
use rota::{Span, Window};

use super::Context;
use crate::law::{Allowance, Law};
use crate::worker::Worker;

/// The law as it is for one worker.
pub(super) struct Lawful<'a> {
    law: &'a Law,
    pub(super) allowance: &'a Allowance,
    young: bool,
}

impl Context<'_> {
    pub(super) fn lawful(&self, worker: &Worker) -> Option<Lawful<'static>> {
        let law = self.week.law()?;
        let age = worker.age_on(self.week.horizon.from);
        let young = age.is_some_and(|age| age < 18);
        Some(Lawful { law, allowance: law.allowance(age), young })
    }

    /// The stricter of contract and law. `nights`: whether they are a night worker.
    pub(super) fn limits(&self, worker: &Worker, nights: bool) -> Limits {
        let contract = &worker.contract;
        let lawful = self.lawful(worker);
        let law = lawful.as_ref().map(|lawful| lawful.allowance);
        let least = |own: Option<u32>, legal: Option<u32>| minutes(own.unwrap_or(0).max(legal.unwrap_or(0)));
        let most = |own: Option<u32>, legal: Option<u32>| match (own, legal) {
            (None, None) => Span::MAX,
            (own, legal) => minutes(own.unwrap_or(u32::MAX).min(legal.unwrap_or(u32::MAX))),
        };
        let weekly = lawful.as_ref().and_then(|lawful| self.most_a_week(worker, lawful, nights));
        Limits {
            most_a_day: most(contract.most_minutes_a_day, law.and_then(|law| law.most_a_day)),
            most_a_week: most(contract.most_minutes_a_week, weekly),
            daily_rest: least(contract.daily_rest_minutes, law.map(|law| law.daily_rest)),
            weekly_rest: least(contract.weekly_rest_minutes, law.map(|law| law.weekly_rest)),
        }
    }

    /// What the law leaves for each week of the horizon.
    fn most_a_week(&self, worker: &Worker, lawful: &Lawful<'_>, nights: bool) -> Option<u32> {
        if lawful.young {
            return Some(lawful.allowance.most_a_week);
        }
        let average = (!worker.contract.opted_out_of_48_hours).then(|| self.left_of_average(worker, lawful));
        // Night workers average 8 hours in each 24, the weekly day of rest taken off, and cannot opt out of that.
        let night = nights.then_some(lawful.law.night_minutes_a_day * 6);
        average.into_iter().chain(night).min()
    }

    /// What the average over the reference period leaves for each week of the horizon, in equal shares.
    fn left_of_average(&self, worker: &Worker, lawful: &Lawful<'_>) -> u32 {
        let average = lawful.allowance.most_a_week;
        let Some(before) = worker.contract.worked_before else { return average };
        let ahead = u32::from(self.week.horizon.days).div_ceil(7);
        let counted = before.weeks.min(lawful.law.reference_weeks.saturating_sub(ahead));
        // Of more weeks than count, each counts as their mean.
        let worked = u64::from(before.minutes) * u64::from(counted) / u64::from(before.weeks.max(1));
        let left = (u64::from(average) * u64::from(counted + ahead)).saturating_sub(worked);
        u32::try_from(left / u64::from(ahead)).unwrap_or(u32::MAX)
    }

    /// Whether so much of a window is night that it is a night shift.
    pub(super) fn is_night(&self, lawful: &Lawful<'_>, night: Window, window: Window) -> bool {
        let overlap = window.to.0.min(night.to.0) - window.from.0.max(night.from.0);
        overlap >= minutes(lawful.law.night_share_minutes).0
    }

    /// The break that a round within a window owes.
    pub(super) fn break_rule(&self, lawful: &Lawful<'_>, window: Window) -> BreakRule {
        let length = minutes(lawful.allowance.break_length);
        let after = minutes(u32::from(self.week.rules.break_after_minutes));
        let latest = window.to - length;
        let from = (window.from + after).min(latest);
        BreakRule {
            length,
            starts: Window { from, to: latest },
            beyond: Some(minutes(lawful.allowance.break_beyond)),
            missed: None,
        }
    }
}

/// Minutes as ticks.
pub(super) fn minutes(minutes: u32) -> Span {
    i32::try_from(minutes).map_or(Span::MAX, |minutes| Span(minutes.min(Span::MAX.0)))
}
