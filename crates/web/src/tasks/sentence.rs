//! Tasks, as the history tells them. What they are is on their own page.

use crate::history::phrases::day;
use care::tasks::{Changed, Event, Task};
use service::TeamView;

pub(crate) fn of(team_view: &TeamView, event: &Event) -> String {
    let Event::Changed(changed) = event;
    let what = named(team_view, changed);
    match (&changed.change.before, &changed.change.after) {
        (_, Some(after)) if after.done.is_some() => format!("{what} is done."),
        (None, Some(after)) => format!("{what} is to be done by {}{}.", day(after.due), by(team_view, after)),
        (Some(before), Some(after)) if before.done.is_some() => {
            format!("{what} is not done after all; it is due by {}.", day(after.due))
        }
        (Some(before), Some(after)) if before.due != after.due => {
            format!("{what} is to be done by {} (before: {}).", day(after.due), day(before.due))
        }
        (Some(_), Some(after)) if after.owner.is_some() => {
            format!("{what} is taken on{}.", by(team_view, after))
        }
        (Some(_), Some(_)) => format!("nobody has {what} any longer."),
        (_, None) => format!("{what} is as it was before anybody said something of it."),
    }
}

/// "a task for Mrs Hill".
fn named(team_view: &TeamView, changed: &Changed) -> String {
    match changed.person {
        Some(person) => format!("a task for {}", team_view.person(person)),
        None => "a task".to_owned(),
    }
}

fn by(team_view: &TeamView, task: &Task) -> String {
    task.owner.map(|owner| format!(" by {}", team_view.worker(owner))).unwrap_or_default()
}
