//! Whether shifts overlap in some week: a weekly one and one of every second week, or a night and the morning after it.

use super::Shift;
use crate::time::Weekday;

/// Minutes of a week.
const WEEK: i32 = 7 * 24 * 60;

/// Whether any two of the shifts overlap in a week in which both are worked. It grows with the square of their number, which is a
/// handful.
pub(super) fn overlap(shifts: &[Shift]) -> bool {
    let pairs =
        shifts.iter().enumerate().flat_map(|(at, one)| shifts[at + 1..].iter().map(move |two| (one, two)));
    // A night of Sunday reaches into the week after.
    pairs.into_iter().any(|(one, two)| (-1..=1).any(|weeks| meet(one, two, weeks) && touch(one, two, weeks)))
}

/// Whether there is a week in which one is worked and so many weeks later the other.
fn meet(one: &Shift, two: &Shift, weeks: i32) -> bool {
    let every = gcd(i32::from(one.rhythm.every.max(1)), i32::from(two.rhythm.every.max(1)));
    (two.rhythm.from.weeks_since(one.rhythm.from) - weeks).rem_euclid(every) == 0
}

fn touch(one: &Shift, two: &Shift, weeks: i32) -> bool {
    let theirs = spans(two);
    spans(one).iter().any(|(from, to)| {
        theirs.iter().any(|(starts, ends)| *from < ends + weeks * WEEK && starts + weeks * WEEK < *to)
    })
}

/// From when to when, in minutes since Monday at midnight.
fn spans(shift: &Shift) -> Vec<(i32, i32)> {
    let weekdays = (0..).zip(Weekday::ALL).filter(|(_, day)| shift.weekdays.contains(day));
    let days = weekdays.map(|(number, _): (i32, _)| number * 24 * 60);
    let part = |day: i32| {
        shift.parts.iter().map(move |part| {
            let from = day + i32::from(part.from.minutes());
            (from, from + i32::from(part.minutes()))
        })
    };
    days.flat_map(part).collect()
}

fn gcd(one: i32, two: i32) -> i32 {
    if two == 0 { one } else { gcd(two, one % two) }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Rhythm;
    use crate::time::Stretch;

    fn shift(weekday: Weekday, every: u8, from: &str, (begins, ends): (&str, &str)) -> Shift {
        let rhythm = Rhythm { every, from: from.parse().unwrap() };
        let parts = vec![Stretch { from: begins.parse().unwrap(), to: ends.parse().unwrap() }];
        Shift { weekdays: [weekday].into(), rhythm, parts }
    }

    #[test]
    fn shifts_overlap_in_the_weeks_that_both_are_worked() {
        let weekly = shift(Weekday::Mon, 1, "2026-11-23", ("08:00", "14:00"));
        let late = shift(Weekday::Mon, 2, "2026-11-30", ("13:00", "20:00"));
        let later = shift(Weekday::Mon, 2, "2026-11-30", ("14:00", "20:00"));
        let other_weeks = shift(Weekday::Mon, 2, "2026-11-23", ("13:00", "20:00"));
        assert!(overlap(&[weekly.clone(), late.clone()]), "the weekly one is worked in that week too");
        assert!(!overlap(&[weekly, later]), "one follows the other");
        assert!(!overlap(&[late, other_weeks]), "one week each");
    }

    #[test]
    fn a_night_reaches_into_the_morning_and_the_next_week() {
        let night = shift(Weekday::Sun, 2, "2026-11-23", ("21:00", "07:00"));
        let morning = |from| shift(Weekday::Mon, 2, from, ("06:30", "12:00"));
        assert!(overlap(&[night.clone(), morning("2026-11-30")]));
        assert!(overlap(&[morning("2026-11-30"), night.clone()]), "in whatever order");
        assert!(!overlap(&[night, morning("2026-11-23")]), "the morning before it");
    }
}
