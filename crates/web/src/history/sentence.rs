//! One thing that happened, as a sentence a colleague would say, with what was before. Who did it stands in front of it.

use crate::people::sentence as people;
use crate::requests::sentence as requests;
use crate::week::{sentence as weeks, when};
use crate::workers::sentence as workers;
use crate::{decisions, roles, settings, values};
use care::history;
use care::team::Event;
use service::Glimpse;

/// What happened.
pub(super) fn of(glimpse: &Glimpse, event: &Event) -> String {
    match event {
        Event::Founding(event) => settings::sentence::of(event),
        Event::Roles(event) => roles::sentence::of(glimpse, event),
        Event::Decisions(event) => decisions::sentence::of(glimpse, event),
        Event::Values(event) => values::sentence::of(event),
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
        Event::Repairs(event) => requests::repairs(glimpse, event),
        Event::Requests(event) => requests::requests(glimpse, event),
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
