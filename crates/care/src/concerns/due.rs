//! By when a concern should be acknowledged and answered: dated data with its source, and working days in the team's zone.

use jiff::civil::{Date, Weekday};
use serde::{Deserialize, Serialize};

use super::Kind;
use crate::time::plus_days;

/// By when somebody should have taken a concern on, and by when the one whose it is should have an answer.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Due {
    /// By the end of this date somebody has taken it on; for a missed visit also asked how the person is.
    pub acknowledge: Date,
    /// By the end of this date there is an answer.
    pub answer: Date,
}

/// How long a kind of concern may take, from a date on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Times {
    /// Which kind.
    pub kind: Kind,
    /// The first date on which this holds: year, month, day.
    from: (i16, i8, i8),
    /// Within how many working days it is taken on; 0: the same day, whatever day that is.
    pub acknowledge: u8,
    /// Within how many working days it is answered.
    pub answer: u8,
    /// Where the figures come from.
    pub source: &'static str,
}

/// Every version known, in the order in which they came into force. Bank holidays count as working days here: a date is then
/// never later than it should be.
const TIMES: [Times; 6] = [
    Times {
        kind: Kind::Concern,
        from: (2009, 4, 1),
        acknowledge: 3,
        answer: 10,
        source: "The team’s own, as for a complaint, and answered sooner.",
    },
    Times {
        kind: Kind::Complaint,
        from: (2009, 4, 1),
        acknowledge: 3,
        answer: 20,
        source: "Local Authority Social Services and National Health Service Complaints (England) Regulations 2009 \
                 (SI 2009/309), regulation 13: acknowledged within 3 working days. Answered within 20: the team’s own; \
                 regulation 14 allows six months.",
    },
    Times {
        kind: Kind::Incident, from: (2009, 4, 1), acknowledge: 1, answer: 10, source: "The team’s own."
    },
    Times {
        kind: Kind::Safeguarding,
        from: (2015, 4, 1),
        acknowledge: 0,
        answer: 5,
        source: "The team’s own: the same day. Who sees a danger acts at once and tells the council (Care Act 2014, section 42).",
    },
    Times {
        kind: Kind::MissedVisit,
        from: (2016, 6, 1),
        acknowledge: 0,
        answer: 5,
        source: "NICE QS123, statement 2: a plan for missed visits. The same day: the team’s own.",
    },
    Times {
        kind: Kind::Medicine,
        from: (2017, 3, 1),
        acknowledge: 0,
        answer: 5,
        source: "NICE NG67, recommendation 1.6: what goes wrong with a medicine is reported and looked into. The same day: the team’s own.",
    },
];

impl Times {
    /// What holds for a kind on a date: the latest version that had come into force, or the first there is.
    #[must_use]
    pub fn of(kind: Kind, on: Date) -> Option<&'static Self> {
        let of_kind = || TIMES.iter().filter(move |times| times.kind == kind);
        let parts = (on.year(), on.month(), on.day());
        of_kind().rev().find(|times| times.from <= parts).or_else(|| of_kind().next())
    }
}

impl Due {
    /// By when something raised on a date should be acknowledged and answered.
    #[must_use]
    pub fn of(kind: Kind, raised: Date) -> Self {
        let times = Times::of(kind, raised);
        let after = |days: Option<u8>| working_days_after(raised, days.unwrap_or(0));
        Self {
            acknowledge: after(times.map(|times| times.acknowledge)),
            answer: after(times.map(|times| times.answer)),
        }
    }
}

/// The date so many working days, Monday to Friday, after another; that date itself for none.
#[must_use]
pub(crate) fn working_days_after(date: Date, days: u8) -> Date {
    let mut at = date;
    for _ in 0..days {
        at = plus_days(at, 1);
        while matches!(at.weekday(), Weekday::Saturday | Weekday::Sunday) {
            at = plus_days(at, 1);
        }
    }
    at
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn date(text: &str) -> Date {
        text.parse().unwrap()
    }

    #[test]
    fn every_kind_has_its_times_with_a_source() {
        for kind in Kind::ALL {
            let times = Times::of(kind, date("2026-11-16")).unwrap();
            assert_eq!((times.kind, times.source.ends_with('.')), (kind, true));
            assert!(times.acknowledge < times.answer);
        }
    }

    #[test]
    fn a_complaint_on_a_friday_is_acknowledged_by_the_wednesday_after() {
        let friday = Due::of(Kind::Complaint, date("2026-11-20"));
        assert_eq!((friday.acknowledge, friday.answer), (date("2026-11-25"), date("2026-12-18")));
        assert_eq!(Due::of(Kind::Complaint, date("2026-11-21")).acknowledge, date("2026-11-25"));
    }

    #[test]
    fn a_missed_visit_is_looked_into_on_the_same_day_even_on_a_sunday() {
        assert_eq!(Due::of(Kind::MissedVisit, date("2026-11-22")).acknowledge, date("2026-11-22"));
    }

    #[test]
    fn before_the_first_version_the_first_counts() {
        assert_eq!(Times::of(Kind::Complaint, date("1999-01-01")).unwrap().acknowledge, 3);
    }

    proptest! {
        #[test]
        fn working_days_end_on_a_working_day_and_leave_out_only_weekends(offset in 0..4000, days in 1..60_u8) {
            let from = plus_days(date("2024-01-01"), offset);
            let to = working_days_after(from, days);
            prop_assert!(!matches!(to.weekday(), Weekday::Saturday | Weekday::Sunday));
            let between = (1..=crate::time::days_between(from, to)).map(|after| plus_days(from, after));
            let working = between.filter(|day| !matches!(day.weekday(), Weekday::Saturday | Weekday::Sunday));
            prop_assert_eq!(working.count(), usize::from(days));
        }
    }
}
