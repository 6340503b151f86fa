//! Days, weeks and times as a team says them.

use care::time::{Clock, Date, Moment, WeekStart};

/// "Tuesday 24 November".
pub(crate) fn day(date: Date) -> String {
    date.strftime("%A %-d %B").to_string()
}

/// "23 to 29 November", "30 November to 6 December".
pub(crate) fn week(week: WeekStart) -> String {
    let (first, last) = (week.monday(), week.sunday());
    let from = if first.month() == last.month() { "%-d" } else { "%-d %B" };
    format!("{} to {}", first.strftime(from), last.strftime("%-d %B"))
}

/// "this week", "next week", "3 weeks ago".
pub(crate) fn relation(week: WeekStart, this: WeekStart) -> String {
    match week.weeks_since(this) {
        0 => "this week".to_owned(),
        1 => "next week".to_owned(),
        -1 => "last week".to_owned(),
        ahead if ahead > 0 => format!("in {ahead} weeks"),
        behind => format!("{} weeks ago", -behind),
    }
}

/// "7.45am".
pub(crate) fn clock(clock: Clock) -> String {
    words::clock(i32::from(clock.minutes()))
}

/// "Tuesday 24 November, 7.45am".
pub(crate) fn moment(moment: Moment) -> String {
    format!("{}, {}", day(moment.date), clock(moment.clock))
}

/// A number of things as words take it.
pub(crate) fn number(count: usize) -> i64 {
    i64::try_from(count).unwrap_or(i64::MAX)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn week_of(text: &str) -> WeekStart {
        text.parse().unwrap()
    }

    #[test]
    fn weeks_are_said_as_people_say_them() {
        assert_eq!(week(week_of("2026-11-23")), "23 to 29 November");
        assert_eq!(week(week_of("2026-11-30")), "30 November to 6 December");
        let this = week_of("2026-11-23");
        let said = |monday: &str| relation(week_of(monday), this);
        assert_eq!(
            [said("2026-11-30"), said("2026-11-16"), said("2026-11-02")],
            ["next week", "last week", "3 weeks ago"]
        );
    }
}
