//! Times and lengths as people say them.

/// What the clock on the wall shows at some moment.
pub trait OnTheClock: Copy {
    /// Minutes after midnight; those past the day's end belong to the small hours of the next and read alike.
    fn minute(self) -> i32;

    /// Whether it shows that for the second time, in the night in which an hour comes twice.
    fn again(self) -> bool {
        false
    }
}

impl OnTheClock for i32 {
    fn minute(self) -> i32 {
        self
    }
}

/// The minute of the day, and what marks it where the clock shows it for the second time.
fn of_day(at: impl OnTheClock) -> (i32, &'static str) {
    (at.minute().rem_euclid(24 * 60), if at.again() { " again" } else { "" })
}

/// A time of day: "7.45am", "midday", "6pm", "12.30am"; "1.09am again" in the second hour of its name.
#[must_use]
pub fn clock(at: impl OnTheClock) -> String {
    match of_day(at) {
        (0, again) => format!("midnight{again}"),
        (720, _) => "midday".to_owned(),
        (minute, again) => format!("{}{}{again}", figures(minute), half(minute)),
    }
}

/// A time for a column of them, in two parts: "8.00" and "am", "12.00" and "pm"; "1.09" and "am again".
#[must_use]
pub fn clock_figures(at: impl OnTheClock) -> (String, &'static str) {
    let (minute, again) = of_day(at);
    let hour = (minute / 60 + 11) % 12 + 1;
    let half = if again.is_empty() { half(minute) } else { "am again" };
    (format!("{hour}.{:02}", minute % 60), half)
}

/// "7.15am to 2.30pm".
#[must_use]
pub fn span_of_day(from: impl OnTheClock, to: impl OnTheClock) -> String {
    format!("{} to {}", clock(from), clock(to))
}

/// The shortest a stretch of time can be said: "7.15–2.30pm", but "8.15am–10pm" where the first half of the day would be
/// in doubt, and "9.28pm–7am" where it goes on after midnight.
#[must_use]
pub fn span_short(from: impl OnTheClock, to: impl OnTheClock) -> String {
    let ((from, first_again), (to, again)) = (of_day(from), of_day(to));
    let same_half = half(from) == half(to);
    let in_doubt =
        if same_half { again.is_empty() && to <= from } else { to < from || from % 720 < to % 720 };
    let in_doubt = in_doubt || !first_again.is_empty();
    let first_half = if in_doubt { half(from) } else { "" };
    format!("{}{first_half}{first_again}–{}{}{again}", figures(from), figures(to), half(to))
}

fn half(of_day: i32) -> &'static str {
    if of_day < 12 * 60 { "am" } else { "pm" }
}

fn figures(of_day: i32) -> String {
    let hour = match of_day / 60 % 12 {
        0 => 12,
        hour => hour,
    };
    match of_day % 60 {
        0 => hour.to_string(),
        minute => format!("{hour}.{minute:02}"),
    }
}

/// A length of time: "no time", "1 minute", "half an hour", "1 hour 20 minutes", "27 hours".
#[must_use]
pub fn length(minutes: i64) -> String {
    if minutes < 0 {
        return format!("minus {}", length(-minutes));
    }
    let (hours, rest) = (minutes / 60, minutes % 60);
    match (hours, rest) {
        (0, 0) => "no time".to_owned(),
        (0, 30) => "half an hour".to_owned(),
        (0, _) => plain(rest, "minute"),
        (_, 0) => plain(hours, "hour"),
        _ => format!("{} {}", plain(hours, "hour"), plain(rest, "minute")),
    }
}

fn plain(number: i64, noun: &str) -> String {
    super::count(number, noun, &format!("{noun}s"))
}

/// A length of time for a column: "0 min", "45 min", "27 h", "1 h 20".
#[must_use]
pub fn length_short(minutes: i64) -> String {
    if minutes < 0 {
        return format!("-{}", length_short(-minutes));
    }
    match (minutes / 60, minutes % 60) {
        (0, rest) => format!("{rest} min"),
        (hours, 0) => format!("{} h", super::grouped(hours)),
        (hours, rest) => format!("{} h {rest:02}", super::grouped(hours)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn clocks_are_said_plainly() {
        let cases = [
            (0, "midnight"),
            (30, "12.30am"),
            (465, "7.45am"),
            (480, "8am"),
            (720, "midday"),
            (725, "12.05pm"),
            (1_110, "6.30pm"),
            (1_440, "midnight"),
            (1_500, "1am"),
        ];
        for (minute, said) in cases {
            assert_eq!(clock(minute), said);
        }
    }

    #[test]
    fn times_in_a_column_stand_alike() {
        let cases = [(0, "12.00", "am"), (485, "8.05", "am"), (720, "12.00", "pm"), (1_500, "1.00", "am")];
        for (minute, figures, half) in cases {
            assert_eq!(clock_figures(minute), (figures.to_owned(), half));
        }
    }

    #[test]
    fn stretches_are_said_long_and_short() {
        assert_eq!(span_of_day(435, 870), "7.15am to 2.30pm");
        assert_eq!(span_short(435, 870), "7.15–2.30pm");
        assert_eq!(span_short(480, 720), "8–12pm");
        assert_eq!(span_short(495, 1_320), "8.15am–10pm");
        assert_eq!(span_short(1_288, 420), "9.28pm–7am");
        assert_eq!(span_short(1_320, 1_440 + 420), "10pm–7am");
        assert_eq!(span_short(540, 480), "9am–8am", "all but an hour of a day");
    }

    #[test]
    fn lengths_are_said_plainly() {
        let cases = [
            (0, "no time", "0 min"),
            (1, "1 minute", "1 min"),
            (30, "half an hour", "30 min"),
            (45, "45 minutes", "45 min"),
            (60, "1 hour", "1 h"),
            (61, "1 hour 1 minute", "1 h 01"),
            (1_620, "27 hours", "27 h"),
            (-45, "minus 45 minutes", "-45 min"),
        ];
        for (minutes, long, short) in cases {
            assert_eq!(length(minutes), long);
            assert_eq!(length_short(minutes), short);
        }
    }
}
