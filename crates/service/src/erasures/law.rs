//! What the law and the codes of practice say about how long records are kept: as data, with where it is said. The person who erases
//! decides; a date that is still to come is shown first.

use jiff::civil::{Date, date};

/// A record that is to be kept until a day.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct KeepBy {
    /// What.
    pub record: &'static str,
    /// The last day on which it has to be there.
    pub until: Date,
    /// Whether that day is over.
    pub over: bool,
    /// Where that is said.
    pub source: &'static str,
}

/// What is kept of a person whose last day is known.
pub(super) fn of_person(last: Date, today: Date) -> Vec<KeepBy> {
    let source = "Records Management Code of Practice (NHS England, 2023), Appendix II: adult social care records, 8 years";
    vec![keep("their care record", years_after(last, 8), today, source)]
}

/// What is kept of a worker whose last day is known.
pub(super) fn of_worker(last: Date, today: Date) -> Vec<KeepBy> {
    let pay = "Income Tax (PAYE) Regulations 2003, regulation 97: 3 years after the end of the tax year";
    let time = "Working Time Regulations 1998, regulation 9: 2 years";
    vec![
        keep("their pay records", years_after(end_of_tax_year(last), 3), today, pay),
        keep("their working time records", years_after(last, 2), today, time),
    ]
}

fn keep(record: &'static str, until: Date, today: Date, source: &'static str) -> KeepBy {
    KeepBy { record, until, over: until < today, source }
}

/// The 5th of April on or after a day.
fn end_of_tax_year(day: Date) -> Date {
    let this_year = date(day.year(), 4, 5);
    if day <= this_year { this_year } else { years_after(this_year, 1) }
}

fn years_after(day: Date, years: i64) -> Date {
    day.saturating_add(jiff::Span::new().years(years))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn until(keep: &[KeepBy]) -> Vec<(String, bool)> {
        keep.iter().map(|keep| (keep.until.to_string(), keep.over)).collect()
    }

    #[test]
    fn records_are_kept_to_the_day() {
        let last = date(2024, 2, 29);
        let person = |today| until(&of_person(last, today));
        assert_eq!(person(date(2032, 2, 29)), [("2032-02-29".to_owned(), false)]);
        assert_eq!(person(date(2032, 3, 1)), [("2032-02-29".to_owned(), true)]);
        let worker = until(&of_worker(date(2024, 4, 5), date(2027, 4, 5)));
        assert_eq!(worker, [("2027-04-05".to_owned(), false), ("2026-04-05".to_owned(), true)]);
        assert_eq!(until(&of_worker(date(2024, 4, 6), last))[0].0, "2028-04-05");
    }
}
