//! What the sentences of the history have in common: what was before, days, weeks, visits.

use crate::week::people::what;
use crate::week::when;
use care::time::{Date, WeekStart};
use care::visit::VisitId;
use service::TeamView;

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
pub(crate) fn visit(team_view: &TeamView, id: VisitId) -> String {
    let Some(person) = team_view.whose(id) else { return "someone".to_owned() };
    let name = team_view.person(person);
    match team_view.visit(id) {
        Some(visit) => {
            format!("{name} ({}) on {}", what(team_view, &visit), day(visit.date))
        }
        None => name.to_owned(),
    }
}
