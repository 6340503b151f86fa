//! Small things that the tests of rules on minutes judge.

use crate::search::model::{Choice, RoundInfo};

/// A visit that may start at any time, and well between 100 and 120.
pub(super) const FROM_100_TO_120: Choice =
    Choice { day: 0, open: 0, close: 1_000, fine_from: 100, fine_to: 120, duration: 30, cut: 0 };

/// A shift from 0 to `to` that may not be overrun.
pub(super) fn until(to: i32) -> RoundInfo {
    RoundInfo {
        worker: 0,
        shift: 0,
        day: 0,
        from: 0,
        to,
        opens: 0,
        began: None,
        may_overrun: false,
        leaves_at_start: false,
        pause: None,
        table: 0,
        capacity: i32::MAX,
        evening: 1_080,
        weekend: false,
    }
}
