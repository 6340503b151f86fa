//! A date and a time on its clock.

use std::fmt;
use std::str::FromStr;

use jiff::civil::Date;

use super::{Clock, as_text};

/// A date and a time on its clock, written `2026-03-29T08:30`, in the team's zone.
///
/// On the night in autumn on which an hour comes twice, `2026-10-25T01:30 again` is its second time.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Moment {
    /// The date.
    pub date: Date,
    /// The time.
    pub clock: Clock,
    /// Whether it is the second time that the clock shows it.
    pub again: bool,
}

/// A text that is no date and time.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("this is not a date and time, such as 2026-03-29T08:30")]
pub struct NoMoment;

impl Moment {
    /// The first moment at which the clock of `date` shows `clock`.
    #[must_use]
    pub const fn new(date: Date, clock: Clock) -> Self {
        Self { date, clock, again: false }
    }
}

impl FromStr for Moment {
    type Err = NoMoment;

    fn from_str(text: &str) -> Result<Self, NoMoment> {
        let (first, again) = text.strip_suffix(" again").map_or((text, false), |first| (first, true));
        let (date, clock) = first.split_once('T').ok_or(NoMoment)?;
        let date = date.parse().map_err(|_| NoMoment)?;
        Ok(Self { date, clock: clock.parse().map_err(|_| NoMoment)?, again })
    }
}

impl fmt::Display for Moment {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}T{}{}", self.date, self.clock, if self.again { " again" } else { "" })
    }
}

as_text!(Moment);
