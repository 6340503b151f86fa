//! One thing that happened, as a sentence a colleague would say, with what was before. Who did it stands in front of it.

mod ours;
mod people;
#[cfg(test)]
mod tests;
mod weeks;
mod workers;

use crate::week::when;
use care::history;
use care::team::Event;
use care::time::{Date, WeekStart};
use care::visit::VisitId;
use service::Glimpse;

/// What happened.
pub(super) fn of(glimpse: &Glimpse, event: &Event) -> String {
    match event {
        Event::Founding(event) => ours::founding(glimpse, event),
        Event::Roles(event) => ours::roles(glimpse, event),
        Event::Decisions(event) => ours::decisions(glimpse, event),
        Event::Values(event) => ours::values(glimpse, event),
        Event::People(event) => people::people(glimpse, event),
        Event::Wishes(event) => people::wishes(glimpse, event),
        Event::Circle(event) => people::circle(glimpse, event),
        Event::Support(event) => people::support(glimpse, event),
        Event::Workers(event) => workers::workers(glimpse, event),
        Event::Skills(event) => workers::skills(glimpse, event),
        Event::Absences(event) => workers::absences(glimpse, event),
        Event::Weeks(event) => weeks::weeks(glimpse, event),
        Event::Drafts(event) => weeks::drafts(glimpse, event),
        Event::Picks(event) => weeks::picks(glimpse, event),
        Event::Plans(event) => weeks::plans(glimpse, event),
        Event::Repairs(event) => weeks::repairs(glimpse, event),
        Event::Requests(event) => weeks::requests(glimpse, event),
        Event::History(history::Event::TakenBack(back)) => taken_back(glimpse, &back.events),
    }
}

/// What was taken back is told by what is so again.
fn taken_back(glimpse: &Glimpse, events: &[Event]) -> String {
    let Some((first, rest)) = events.split_first() else { return "something was taken back.".to_owned() };
    let more = words::count(when::number(rest.len()), "thing more", "things more");
    let more = if rest.is_empty() { String::new() } else { format!(" And {more}.") };
    format!("something was taken back, so that again: {}{more}", of(glimpse, first))
}

/// " (before: Amara)"; nothing where there is nothing to say, or it is the same.
fn was(before: &str, after: &str) -> String {
    if before.is_empty() || before == after { String::new() } else { format!(" (before: {before})") }
}

fn day(date: Date) -> String {
    when::day(date)
}

/// "until 31 January 2027", "without an end".
fn until(date: Option<Date>) -> String {
    date.map_or_else(|| "without an end".to_owned(), |date| format!("until {}", date.strftime("%-d %B %Y")))
}

fn week(week: WeekStart) -> String {
    format!("the week of {}", week.monday().strftime("%-d %B"))
}

/// "Mrs Hill’s breakfast on Monday 9 March".
fn visit(glimpse: &Glimpse, id: VisitId) -> String {
    let Some(person) = glimpse.team().whose(id) else { return "a visit".to_owned() };
    let name = glimpse.person(person);
    match glimpse.team().visit(id) {
        Some(visit) => {
            let what = glimpse.words(visit.support.what);
            let what = if what.is_empty() { "visit" } else { what };
            format!("{name}’s {what} on {}", day(visit.date))
        }
        None => format!("a visit to {name}"),
    }
}
