//! What the service says of a row of the training file.

use super::codes::{UNKNOWN, is_training_category};
use super::findings::{Finding, Findings, says};
use super::reading::{last_day, length, strict_date, whole};
use super::table::Cells;
use super::{Context, Records};
use care::time::Date;

/// The most characters of an id; one more than in the other files.
const LONGEST_ID: usize = 50;
/// The most characters of a name.
const LONGEST_NAME: usize = 120;
/// The most characters of a note.
const LONGEST_NOTE: usize = 1_000;
/// The longest that training is valid, in months.
const LONGEST_VALIDITY: i64 = 999;

pub(super) fn check(cells: Cells<'_>, context: &Context) -> Vec<Finding> {
    let mut found = Findings::of(cells.line());
    id(cells, &mut found, "LOCALESTID", "the id of the workplace, as in the workplace file");
    id(cells, &mut found, "UNIQUEWORKERID", "the id of the worker, as in the staff file");
    let completed = completed(cells, &mut found, context);
    let expires = expires(cells, &mut found, completed);
    texts(cells, &mut found);
    codes(cells, &mut found);
    provider(cells, &mut found, context);
    validity(cells, &mut found, completed, expires);
    found.all()
}

fn id(cells: Cells<'_>, found: &mut Findings, column: &str, what: &str) {
    let length = length(cells.get(column));
    if length == 0 {
        found.error(column, says::missing(what));
    } else if length > LONGEST_ID {
        found.error(column, says::too_long(length, LONGEST_ID));
    }
}

fn completed(cells: Cells<'_>, found: &mut Findings, context: &Context) -> Option<Date> {
    let text = cells.get("DATECOMPLETED");
    match strict_date(text) {
        _ if text.is_empty() => None,
        None => {
            found.error("DATECOMPLETED", format!("{text:?} is no date. Write it as DD/MM/YYYY."));
            None
        }
        Some(date) if date > context.today => {
            found.error(
                "DATECOMPLETED",
                format!("{text} is yet to come. Add the training when it is completed."),
            );
            None
        }
        date => date,
    }
}

fn expires(cells: Cells<'_>, found: &mut Findings, completed: Option<Date>) -> Option<Date> {
    let text = cells.get("EXPIRYDATE");
    match strict_date(text) {
        _ if text.is_empty() => None,
        None => {
            found.error("EXPIRYDATE", format!("{text:?} is no date. Write it as DD/MM/YYYY."));
            None
        }
        Some(date) if completed.is_some_and(|completed| date <= completed) => {
            found
                .error("EXPIRYDATE/DATECOMPLETED", format!("{text} is not after DATECOMPLETED. Check both."));
            None
        }
        date => date,
    }
}

fn texts(cells: Cells<'_>, found: &mut Findings) {
    for (column, most) in [("TRAININGNAME", LONGEST_NAME), ("NOTES", LONGEST_NOTE)] {
        let length = length(cells.get(column));
        if length > most {
            found.error(column, says::too_long(length, most));
        }
    }
}

fn codes(cells: Cells<'_>, found: &mut Findings) {
    let category = cells.get("CATEGORY");
    if !whole(category).is_some_and(is_training_category) {
        found.error(
            "CATEGORY",
            says::unknown(category, "the code of a category, such as 20 (safeguarding adults)"),
        );
    }
    let accredited = cells.get("ACCREDITED");
    if !accredited.is_empty() && !matches!(whole(accredited), Some(0 | 1 | UNKNOWN)) {
        found.error("ACCREDITED", says::no_code(accredited, "1 (yes), 0 (no) or 999 (not known)"));
    }
    let one_or_two = [
        ("WHODELIVERED", "1 (in-house) or 2 (external)"),
        ("HOWDELIVERED", "1 (face to face) or 2 (e-learning)"),
    ];
    for (column, words) in one_or_two {
        let text = cells.get(column);
        if !matches!(text, "" | "1" | "2") {
            found.error(column, says::no_code(text, words));
        }
    }
}

/// The provider of external training, by a code of the service's own list, which is not public: a service that holds nothing yet
/// knows none.
fn provider(cells: Cells<'_>, found: &mut Findings, context: &Context) {
    let text = cells.get("PROVIDERNAME");
    if text.is_empty() {
        return;
    }
    if cells.get("WHODELIVERED") != "2" {
        found.warning("WHODELIVERED/PROVIDERNAME", says::ignored("WHODELIVERED is not 2 (external)"));
    } else if context.records == Records::NoneYet || whole(text).is_none_or(|code| code <= 0) {
        found.error(
            "PROVIDERNAME",
            format!("{text:?} is no code. Look up the provider's number in the service."),
        );
    }
}

fn validity(cells: Cells<'_>, found: &mut Findings, completed: Option<Date>, expires: Option<Date>) {
    let text = cells.get("VALIDITY");
    match whole(text) {
        _ if text.is_empty() => {}
        _ if text == "none" => {
            if expires.is_some() {
                found.warning(
                    "EXPIRYDATE/VALIDITY",
                    "VALIDITY says that it does not expire. Empty EXPIRYDATE.",
                );
            }
        }
        // The service takes 1 month for none at all, though it says that 1 is right.
        Some(months @ 2..=LONGEST_VALIDITY) => {
            let last = completed.map(|completed| last_day(completed, months));
            if last.zip(expires).is_some_and(|(last, expires)| last != expires) {
                let said = format!(
                    "After {months} months it would expire on another day. Change VALIDITY or EXPIRYDATE."
                );
                found.warning("EXPIRYDATE/VALIDITY", said);
            }
        }
        Some(_) | None => {
            found.error("VALIDITY", format!("{text:?} is no length. Write months from 2 to 999, or none."));
        }
    }
}
