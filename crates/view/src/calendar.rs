//! From ticks to the clock on the wall.

use super::{DayView, When};
use jiff::civil::DateTime;
use jiff::tz::TimeZone;
use jiff::{SignedDuration, Zoned};
use rota::{DayIdx, Problem, Span, Time};
use week::Week;

/// When a plan's clock begins in the world: its first tick, with a zone. One tick is one minute.
#[derive(Clone, Debug)]
pub struct Calendar {
    start: Zoned,
}

impl Calendar {
    /// A clock whose tick 0 is `start`.
    #[must_use]
    pub fn new(start: Zoned) -> Self {
        Self { start }
    }

    /// The clock on the wall of a week.
    ///
    /// # Errors
    /// When the week's zone is not known, which reading it should have said.
    pub fn of_week(week: &Week) -> Result<Self, jiff::Error> {
        let (year, month, day) = week.horizon.from.parts();
        let zone = TimeZone::get(&week.horizon.zone)?;
        Ok(Self::new(jiff::civil::Date::new(year, month, day)?.to_zoned(zone)?))
    }

    /// What clocks in the zone show at a tick, right across a clock change.
    #[must_use]
    pub fn civil(&self, time: Time) -> DateTime {
        let after = SignedDuration::from_mins(i64::from(time.0));
        self.start.checked_add(after).map_or(self.start.datetime(), |moment| moment.datetime())
    }

    /// A moment as one of a day, before it and after it too.
    #[must_use]
    pub fn when(&self, problem: &Problem, day: DayIdx, time: Time) -> When {
        let shown = self.civil(time);
        let an_hour_ago = self.civil(time - Span(60));
        let shown_of_day = i32::from(shown.hour()) * 60 + i32::from(shown.minute());
        When::new((time - problem.day(day).from).0, shown_of_day, an_hour_ago == shown)
    }

    /// A moment on the day on which it happens; a day beyond the last is told as more of that.
    #[must_use]
    pub fn happens(&self, problem: &Problem, time: Time) -> (DayIdx, When) {
        let day = self.day_of(problem, time);
        (day, self.when(problem, day, time))
    }

    /// "Tuesday" at a moment, whatever days were planned.
    #[must_use]
    pub fn weekday(&self, time: Time) -> String {
        self.civil(time).strftime("%A").to_string()
    }

    /// Where the clock changes on a day: after so many minutes, and by how many.
    fn change(&self, day: &rota::problem::Day) -> Option<(i32, i32)> {
        let shown = |minute: i32| {
            let civil = self.civil(day.from + Span(minute));
            i32::from(civil.hour()) * 60 + i32::from(civil.minute())
        };
        let whole = (day.to - day.from).0;
        if whole == 24 * 60 {
            return None;
        }
        let minute = (1..whole).find(|minute| shown(*minute) != shown(*minute - 1) + 1)?;
        Some((minute, shown(minute) - minute))
    }

    /// The day a tick belongs to; the last one for whatever lies beyond.
    #[must_use]
    pub fn day_of(&self, problem: &Problem, time: Time) -> DayIdx {
        let found = problem.days.iter().position(|day| time < day.to);
        DayIdx::at(found.unwrap_or(problem.days.len().saturating_sub(1)))
    }

    /// What the days are called.
    #[must_use]
    pub fn days(&self, problem: &Problem) -> Vec<DayView> {
        let name = |day: &rota::problem::Day| {
            let date = self.civil(day.from);
            DayView {
                long: date.strftime("%A %-d %B").to_string(),
                name: date.strftime("%A").to_string(),
                short: date.strftime("%a %-d").to_string(),
                weekend: day.weekend,
                change: self.change(day),
            }
        };
        problem.days.iter().map(name).collect()
    }

    /// "The week from Monday 2 March 2026", or the day itself where there is only one.
    #[must_use]
    pub fn title(&self, problem: &Problem) -> String {
        let first = self.civil(problem.days.first().map_or(Time(0), |day| day.from));
        let date = first.strftime("%A %-d %B %Y");
        match problem.days.len() {
            0 => "Nothing to plan".to_owned(),
            1 => date.to_string(),
            7 => format!("The week from {date}"),
            days => format!("{days} days from {date}"),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use rota::problem::Day;
    use words::clock;

    fn days(lengths: &[i32]) -> Problem {
        let mut from = 0;
        let day = |length: &i32| {
            let day = Day {
                from: Time(from),
                to: Time(from + length),
                weekend: false,
                evening: Time(from + 1_080),
            };
            from += length;
            day
        };
        Problem { days: lengths.iter().map(day).collect(), ..Problem::default() }
    }

    fn at(text: &str) -> Calendar {
        Calendar::new(text.parse().expect("a moment with its zone"))
    }

    #[test]
    fn the_clock_reads_right_after_it_has_gone_back() {
        let problem = days(&[1_440, 1_500, 1_440]);
        let calendar = at("2026-10-24T00:00:00+01:00[Europe/London]");
        let on_sunday = |passed| calendar.when(&problem, DayIdx(1), Time(1_440 + passed));
        assert_eq!(clock(on_sunday(60 + 480)), "8am");
        assert_eq!((clock(on_sunday(69)), clock(on_sunday(129))), ("1.09am".into(), "1.09am again".into()));
        assert_eq!(on_sunday(129) - on_sunday(69), 60);
        assert_eq!(clock(calendar.when(&problem, DayIdx(2), Time(2_940 + 480))), "8am");
        let axis = &calendar.days(&problem);
        let hours = [0, 1, 2, 3].map(|hour| clock(axis[1].when(hour * 60)));
        assert_eq!(hours, ["midnight", "1am", "1am again", "2am"]);
        assert_eq!(axis[1].shown(69, true), on_sunday(129));
        assert_eq!(axis[0].shown(480, false), When::ordinary(480));
    }

    #[test]
    fn the_clock_reads_right_after_it_has_gone_forward() {
        let problem = days(&[1_380]);
        let calendar = at("2026-03-29T00:00:00+00:00[Europe/London]");
        let axis = &calendar.days(&problem)[0];
        assert_eq!([0, 1, 7].map(|hour| clock(axis.when(hour * 60))), ["midnight", "2am", "8am"]);
        assert_eq!(axis.shown(480, false).passed, 420);
    }

    #[test]
    fn small_hours_belong_to_the_day_on_which_they_are() {
        let problem = days(&[1_440, 1_440]);
        let calendar = at("2026-03-02T00:00:00+00:00[Europe/London]");
        assert_eq!(calendar.happens(&problem, Time(1_470)), (DayIdx(1), When::ordinary(30)));
        let beyond = calendar.happens(&problem, Time(2_910));
        assert_eq!((beyond.0, beyond.1.passed, clock(beyond.1)), (DayIdx(1), 1_470, "12.30am".to_owned()));
    }

    #[test]
    fn titles_name_the_first_day() {
        let calendar = at("2026-03-02T00:00:00+00:00[Europe/London]");
        assert_eq!(calendar.title(&days(&[1_440; 7])), "The week from Monday 2 March 2026");
        assert_eq!(calendar.title(&days(&[1_440])), "Monday 2 March 2026");
        assert_eq!(calendar.days(&days(&[1_440]))[0].short, "Mon 2");
    }
}
