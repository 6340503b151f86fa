//! One thing that happened, as a sentence a colleague would say, with what was before. Who did it stands in front of it.

mod ours;
mod people;
#[cfg(test)]
mod tests;
mod weeks;
mod workers;

use crate::week::when;
use care::team::Event;
use care::time::{Date, WeekStart};
use care::visit::VisitId;
use service::Glimpse;

/// Whether it can never be taken back, so that no button need offer it.
pub(super) fn is_for_good(event: &Event) -> bool {
    event.stays().is_some() || matches!(event, Event::TakenBack(_))
}

/// What happened.
pub(super) fn of(glimpse: &Glimpse, event: &Event) -> String {
    match event {
        Event::Founded(_)
        | Event::Described(_)
        | Event::StreetsLaid(_)
        | Event::Role(_)
        | Event::Topic(_)
        | Event::Value(_)
        | Event::Rules(_) => ours::of(glimpse, event),
        Event::WorkerJoined(_)
        | Event::WorkerRemoved(_)
        | Event::WorkerDetails(_)
        | Event::WorkerTerms(_)
        | Event::WorkerLeaving(_)
        | Event::Competence(_)
        | Event::SignOff(_)
        | Event::Clearance(_)
        | Event::Absence(_) => workers::of(glimpse, event),
        Event::PersonJoined(_)
        | Event::PersonRemoved(_)
        | Event::PersonDetails(_)
        | Event::PersonLeaving(_)
        | Event::WorkerWish(_)
        | Event::Circle(_)
        | Event::CouncilSees(_)
        | Event::PatternAgreed(_)
        | Event::PatternRemoved(_)
        | Event::PatternChanged(_)
        | Event::PatternEnding(_)
        | Event::Exception(_) => people::of(glimpse, event),
        Event::DraftBegun(_)
        | Event::DraftDropped(_)
        | Event::DraftChanged(_)
        | Event::DraftAgreed(_)
        | Event::PicksOpened(_)
        | Event::Pick(_)
        | Event::PicksClosed(_)
        | Event::PickSettled(_)
        | Event::PlanProposed(_)
        | Event::WeekPublished(_)
        | Event::Repair(_)
        | Event::RotaChanged(_)
        | Event::Request(_) => weeks::of(glimpse, event),
        Event::TakenBack(back) => taken_back(glimpse, &back.events),
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
