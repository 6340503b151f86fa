//! What the sentences of the history have in common: what was before, days, weeks, visits.

use crate::week::people::what;
use crate::week::when;
use care::time::{Date, WeekStart};
use care::visit::VisitId;
use service::Glimpse;

/// " (before: Amara)"; nothing where there is nothing to say, or it is the same.
pub(crate) fn was(before: &str, after: &str) -> String {
    if before.is_empty() || before == after { String::new() } else { format!(" (before: {before})") }
}

/// "Monday 9 March".
pub(crate) fn day(date: Date) -> String {
    when::day(date)
}

/// "until 31 January 2027", "without an end".
pub(crate) fn until(date: Option<Date>) -> String {
    date.map_or_else(|| "without an end".to_owned(), |date| format!("until {}", date.strftime("%-d %B %Y")))
}

/// "the week of 9 March".
pub(crate) fn week(week: WeekStart) -> String {
    format!("the week of {}", week.monday().strftime("%-d %B"))
}

/// A visit as somebody goes to it: "Mrs Hill (breakfast) on Monday 9 March".
pub(crate) fn visit(glimpse: &Glimpse, id: VisitId) -> String {
    let Some(person) = glimpse.whose(id) else { return "someone".to_owned() };
    let name = glimpse.person(person);
    match glimpse.visit(id) {
        Some(visit) => {
            format!("{name} ({}) on {}", what(glimpse, &visit), day(visit.date))
        }
        None => name.to_owned(),
    }
}
