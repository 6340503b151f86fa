//! Suspensions, as the history tells them.

use super::page::{since, where_to};
use care::suspensions::{Event, Suspension};
use service::TeamView;

pub(crate) fn of(team_view: &TeamView, event: &Event) -> String {
    let Event::Changed(changed) = event;
    let whose = team_view.person(changed.person);
    match (&changed.change.before, &changed.change.after) {
        (None, Some(after)) => format!("{whose} is {}; nobody comes meanwhile.", how_long(after)),
        (Some(before), Some(after)) if before.to != after.to && after.to.is_some() => {
            format!("{whose} is {} (before: {}).", how_long(after), how_long(before))
        }
        (Some(before), Some(after)) if before.visits != after.visits => {
            format!("how visits to {whose} count that do not take place is settled.")
        }
        (Some(_), Some(after)) => format!("{whose} is {}.", how_long(after)),
        (Some(before), None) => format!("{whose} was not {} after all.", how_long(before)),
        (None, None) => format!("nothing is said of {whose} being away."),
    }
}

/// "in hospital from Monday 9 March, 10am to Friday 13 March, noon".
fn how_long(one: &Suspension) -> String {
    format!("{} {}", where_to(one.why), since(one.from, one.to))
}
