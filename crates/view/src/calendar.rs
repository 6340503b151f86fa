//! From ticks to the clock on the wall.

use super::DayView;
use jiff::civil::DateTime;
use jiff::tz::TimeZone;
use jiff::{SignedDuration, Zoned};
use rota::{DayIdx, Problem, Time};
use week::Week;

/// Where a plan's clock stands in the world: its first tick, with a zone. One tick is one minute.
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

    /// Minutes by the clock since midnight of `day`; beyond 1,440 in the small hours after it.
    #[must_use]
    pub fn minute_of(&self, problem: &Problem, day: DayIdx, time: Time) -> i32 {
        let moment = self.civil(time);
        let midnight = self.civil(problem.day(day).from).date();
        let days = moment.date().since(midnight).map_or(0, |span| span.get_days());
        days * 1_440 + i32::from(moment.hour()) * 60 + i32::from(moment.minute())
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
        assert_eq!(calendar.minute_of(&problem, DayIdx(1), Time(1_440 + 60 + 480)), 480);
        assert_eq!(calendar.minute_of(&problem, DayIdx(2), Time(2_940 + 480)), 480);
    }

    #[test]
    fn small_hours_belong_to_the_day_before() {
        let problem = days(&[1_440, 1_440]);
        let calendar = at("2026-03-02T00:00:00+00:00[Europe/London]");
        assert_eq!(calendar.minute_of(&problem, DayIdx(0), Time(1_470)), 1_470);
    }

    #[test]
    fn titles_name_the_first_day() {
        let calendar = at("2026-03-02T00:00:00+00:00[Europe/London]");
        assert_eq!(calendar.title(&days(&[1_440; 7])), "The week from Monday 2 March 2026");
        assert_eq!(calendar.title(&days(&[1_440])), "Monday 2 March 2026");
        assert_eq!(calendar.days(&days(&[1_440]))[0].short, "Mon 2");
    }
}
