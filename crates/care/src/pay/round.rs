//! Rounding of shares, in whole numbers.

/// The nearest whole number to `over` parts of `under`; a half goes up. `under` must be more than nothing.
pub(crate) fn nearest(over: i128, under: i128) -> i64 {
    let under = under.max(1);
    whole((2 * over + under).div_euclid(2 * under))
}

/// The next whole number at or above `over` parts of `under`. `under` must be more than nothing.
pub(super) fn up(over: i128, under: i128) -> i64 {
    let under = under.max(1);
    whole(-((-over).div_euclid(under)))
}

fn whole(number: i128) -> i64 {
    i64::try_from(number).unwrap_or(if number < 0 { i64::MIN } else { i64::MAX })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn halves_and_less_than_nothing_are_rounded_upwards() {
        assert_eq!([nearest(1, 2), nearest(-1, 2), nearest(7, 5), nearest(-7, 5)], [1, 0, 1, -1]);
        assert_eq!([up(1, 2), up(-1, 2), up(4, 2), up(0, 3)], [1, 0, 2, 0]);
    }
}
