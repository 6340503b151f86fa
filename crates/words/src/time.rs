//! Times and lengths as people say them.

/// A time of day from minutes after midnight: "7.45am", "midday", "6pm", "12.30am".
///
/// Minutes past the day's end belong to the small hours of the next and read alike.
#[must_use]
pub fn clock(minute: i32) -> String {
    match minute.rem_euclid(24 * 60) {
        0 => "midnight".to_owned(),
        720 => "midday".to_owned(),
        of_day => format!("{}{}", figures(of_day), half(of_day)),
    }
}

/// A time for a column of them, in two parts: "8.00" and "am", "12.00" and "pm".
#[must_use]
pub fn clock_figures(minute: i32) -> (String, &'static str) {
    let of_day = minute.rem_euclid(24 * 60);
    let hour = (of_day / 60 + 11) % 12 + 1;
    (format!("{hour}.{:02}", of_day % 60), half(of_day))
}

/// "7.15am to 2.30pm".
#[must_use]
pub fn span_of_day(from: i32, to: i32) -> String {
    format!("{} to {}", clock(from), clock(to))
}

/// The shortest a stretch of a day can be said: "7.15–2.30pm", but "8.15am–10pm" where the first half of the day
/// would be in doubt.
#[must_use]
pub fn span_short(from: i32, to: i32) -> String {
    let (from, to) = (from.rem_euclid(24 * 60), to.rem_euclid(24 * 60));
    let in_doubt = half(from) != half(to) && from % 720 < to % 720;
    let first_half = if in_doubt { half(from) } else { "" };
    format!("{}{first_half}–{}{}", figures(from), figures(to), half(to))
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
