//! Dates and times between the two calendars that say the same: the team's and the engine's.

use care::time as of_care;

pub(crate) fn date(date: jiff::civil::Date) -> week::Date {
    week::Date::from(date)
}

pub(crate) fn clock(clock: of_care::Clock) -> week::Clock {
    week::Clock::from_minutes(clock.minutes()).unwrap_or(week::Clock::DAY_END)
}

pub(crate) fn moment(moment: of_care::Moment) -> week::Moment {
    week::Moment { date: date(moment.date), clock: clock(moment.clock), again: moment.again }
}

pub(crate) fn care_moment(moment: week::Moment) -> of_care::Moment {
    let clock = of_care::Clock::from_minutes(moment.clock.minutes()).unwrap_or(of_care::Clock::DAY_END);
    of_care::Moment { date: moment.date.into(), clock, again: moment.again }
}

pub(super) fn stretch(stretch: of_care::Stretch) -> week::Stretch {
    week::Stretch { from: clock(stretch.from), to: clock(stretch.to) }
}

pub(super) fn weekday(weekday: of_care::Weekday) -> week::Weekday {
    match weekday {
        of_care::Weekday::Mon => week::Weekday::Mon,
        of_care::Weekday::Tue => week::Weekday::Tue,
        of_care::Weekday::Wed => week::Weekday::Wed,
        of_care::Weekday::Thu => week::Weekday::Thu,
        of_care::Weekday::Fri => week::Weekday::Fri,
        of_care::Weekday::Sat => week::Weekday::Sat,
        of_care::Weekday::Sun => week::Weekday::Sun,
    }
}
