//! Numbers with their nouns, and lists as people say them.

/// "no visits", "1 visit", "1,240 visits".
#[must_use]
pub fn count(number: i64, one: &str, many: &str) -> String {
    match number {
        0 => format!("no {many}"),
        1 => format!("1 {one}"),
        _ => format!("{} {many}", grouped(number)),
    }
}

/// "1 problem", "12 problems": for the head of a list of findings.
#[must_use]
pub fn count_of_problems(number: usize) -> String {
    count(i64::try_from(number).unwrap_or(i64::MAX), "problem", "problems")
}

/// A number with a comma between thousands: "-12,345".
#[must_use]
pub fn grouped(number: i64) -> String {
    let digits = number.unsigned_abs().to_string();
    let mut out = String::from(if number < 0 { "-" } else { "" });
    for (at, digit) in digits.chars().enumerate() {
        if at > 0 && (digits.len() - at).is_multiple_of(3) {
            out.push(',');
        }
        out.push(digit);
    }
    out
}

/// "Amara", "Amara and Grace", "Amara, Grace and Tom".
#[must_use]
pub fn listed<S: AsRef<str>>(words: &[S]) -> String {
    match words {
        [] => String::new(),
        [only] => only.as_ref().to_owned(),
        [first @ .., last] => {
            let first: Vec<&str> = first.iter().map(AsRef::as_ref).collect();
            format!("{} and {}", first.join(", "), last.as_ref())
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn counts_agree_with_their_noun() {
        assert_eq!(count(0, "visit", "visits"), "no visits");
        assert_eq!(count(1, "visit", "visits"), "1 visit");
        assert_eq!(count(1_240, "visit", "visits"), "1,240 visits");
    }

    #[test]
    fn thousands_are_grouped() {
        let cases =
            [(0, "0"), (999, "999"), (1_000, "1,000"), (-12_345, "-12,345"), (1_234_567, "1,234,567")];
        for (number, words) in cases {
            assert_eq!(grouped(number), words);
        }
    }

    #[test]
    fn lists_end_with_and() {
        assert_eq!(listed::<&str>(&[]), "");
        assert_eq!(listed(&["Amara"]), "Amara");
        assert_eq!(listed(&["Amara", "Grace"]), "Amara and Grace");
        assert_eq!(listed(&["Amara", "Grace", "Tom"]), "Amara, Grace and Tom");
    }
}
