//! Days and stretches on the plan's clock.

use rota::problem::Day;
use rota::{DayIdx, Time, Window};

use super::Context;
use crate::civil::{Clock, Date, Stretch};

impl Context<'_> {
    pub(super) fn days(&self) -> Vec<Day> {
        let rules = &self.week.rules;
        let day = |date: Date| Day {
            from: self.midnight(date),
            to: self.midnight(date.plus_days(1)),
            weekend: rules.weekend.contains(&date.weekday()),
            evening: self.clock.time(date.at(rules.evening_from)),
        };
        self.week.horizon.dates().map(day).collect()
    }

    pub(super) fn midnight(&self, date: Date) -> Time {
        self.clock.time(date.at(Clock::default()))
    }

    /// A stretch of a date as it is on the plan's clock; it goes on after midnight where it ends before it begins.
    /// What lies within the hour that the clock skips in spring is empty.
    pub(super) fn window(&self, date: Date, stretch: &Stretch) -> Window {
        let last = if stretch.to < stretch.from { date.plus_days(1) } else { date };
        let from = self.clock.time(date.at(stretch.from));
        Window { from, to: self.clock.time(last.at(stretch.to)).max(from) }
    }

    /// The day a date is, where it is in the horizon.
    pub(super) fn day(&self, date: Date) -> Option<DayIdx> {
        self.week.horizon.day(date).map(DayIdx::at)
    }

    /// The last day on which something valid until a date holds: `Err` where that was before the horizon, `None`
    /// where it outlasts it.
    pub(super) fn valid(&self, until: Option<Date>) -> Result<Option<DayIdx>, Expired> {
        match until {
            Some(date) if date < self.week.horizon.from => Err(Expired),
            Some(date) => Ok(self.day(date)),
            None => Ok(None),
        }
    }
}

/// It was valid only until a date before the horizon.
#[derive(Debug)]
pub(super) struct Expired;

/// What is left of a window when another is cut out of it: up to two pieces.
pub(super) fn cut(window: Window, out: Window) -> impl Iterator<Item = Window> {
    let (before, after) = if out.to <= window.from || window.to <= out.from {
        (Some(window), None)
    } else {
        let before = Window { from: window.from, to: out.from };
        let after = Window { from: out.to, to: window.to };
        (Some(before).filter(not_empty), Some(after).filter(not_empty))
    };
    before.into_iter().chain(after)
}

pub(super) fn not_empty(window: &Window) -> bool {
    window.from < window.to
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_cut_leaves_what_is_outside() {
        let of = |from, to| cut(Window::new(10, 20), Window::new(from, to)).collect::<Vec<_>>();
        assert_eq!(of(0, 10), [Window::new(10, 20)]);
        assert_eq!(of(0, 12), [Window::new(12, 20)]);
        assert_eq!(of(12, 14), [Window::new(10, 12), Window::new(14, 20)]);
        assert_eq!(of(14, 30), [Window::new(10, 14)]);
        assert_eq!(of(10, 20), []);
    }
}
