//! The cells of a case.

use super::{Case, Column, Trouble};
use care::Pence;
use care::pay::holiday::Hundredths;
use care::pay::minimum::Worked;
use care::time::Date;

/// A decimal number, exactly: its digits, and by what they are to be divided.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Decimal {
    pub(super) digits: i64,
    pub(super) under: i64,
}

impl Decimal {
    pub(super) fn read(text: &str) -> Option<Self> {
        let (whole, rest) = text.split_once('.').unwrap_or((text, ""));
        let under = 10_i64.checked_pow(u32::try_from(rest.len()).ok()?)?;
        Some(Self { digits: format!("{whole}{rest}").parse().ok()?, under })
    }

    /// To the nearest hundredth; a half goes up.
    pub(super) fn hundredths(self) -> i64 {
        (2 * self.digits * 100 + self.under).div_euclid(2 * self.under)
    }

    /// Hours as they were worked: in whole minutes, where these were written as a decimal number of at most seven places.
    pub(super) fn worked(self) -> Worked {
        let minutes = (2 * self.digits * 60 + self.under).div_euclid(2 * self.under);
        let off = (self.digits * 60 - minutes * self.under).abs();
        if off * 1_000 <= self.under {
            Worked { parts: minutes.unsigned_abs(), of_an_hour: 60 }
        } else {
            Worked { parts: self.digits.unsigned_abs(), of_an_hour: self.under.unsigned_abs() }
        }
    }
}

impl Case {
    pub(super) fn text(&self, column: &str) -> &str {
        self.0.get(column).map_or("", |text| text.trim())
    }

    pub(super) fn has(&self, column: &str) -> bool {
        !self.text(column).is_empty()
    }

    fn read<T>(&self, column: &str, read: impl FnOnce(&str) -> Option<T>) -> Result<T, Trouble> {
        let text = self.text(column);
        read(text).ok_or_else(|| Trouble::Cell {
            case: self.text("id").to_owned(),
            column: column.to_owned(),
            text: text.to_owned(),
        })
    }

    pub(super) fn date(&self, column: &str) -> Result<Date, Trouble> {
        self.read(column, |text| text.parse().ok())
    }

    pub(super) fn whole<T: std::str::FromStr>(&self, column: &str) -> Result<T, Trouble> {
        self.read(column, |text| text.parse().ok())
    }

    pub(super) fn decimal(&self, column: &str) -> Result<Decimal, Trouble> {
        self.read(column, Decimal::read)
    }

    pub(super) fn hundredths(&self, column: &str) -> Result<Hundredths, Trouble> {
        Ok(Hundredths(self.decimal(column)?.hundredths()))
    }

    pub(super) fn money(&self, column: &str) -> Result<Pence, Trouble> {
        Ok(Pence(self.decimal(column)?.hundredths()))
    }

    /// A column with what we say of it.
    pub(super) fn column(&self, name: &'static str, ours: impl ToString) -> Column {
        Column { name, expected: self.text(name).to_owned(), ours: ours.to_string() }
    }
}

/// Money as the tables write it.
pub(super) fn money(pence: Pence) -> String {
    pence.pounds()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn hours_are_minutes_where_minutes_were_meant() {
        let worked = |text| Decimal::read(text).unwrap().worked();
        assert_eq!(worked("35.5833333"), Worked { parts: 2_135, of_an_hour: 60 });
        assert_eq!(worked("173.25"), Worked { parts: 10_395, of_an_hour: 60 });
        assert_eq!(worked("37.33"), Worked { parts: 3_733, of_an_hour: 100 });
        assert_eq!(Decimal::read("0.5833333").unwrap().hundredths(), 58);
        assert_eq!((Decimal::read("x"), Decimal::read("")), (None, None));
    }
}
