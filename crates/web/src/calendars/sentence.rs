//! Calendar addresses, as the history tells them.

use care::calendars::{Event, Names, Whose};
use service::TeamView;

pub(crate) fn of(team_view: &TeamView, event: &Event) -> String {
    let Event::Changed(changed) = event;
    let name = name(team_view, changed.whose);
    match (&changed.change.before, &changed.change.after) {
        (_, Some(address)) => {
            let names = match address.names {
                Names::Initials => "initials",
                Names::Full => "names",
            };
            format!("{name} has a new calendar address, with {names}.")
        }
        (Some(_), None) => format!("the calendar address of {name} is closed."),
        (None, None) => format!("{name} has no calendar address."),
    }
}

/// Whose calendar it is, as people call them.
pub(super) fn name(team_view: &TeamView, whose: Whose) -> String {
    match whose {
        Whose::Worker(worker) => team_view.worker(worker).to_owned(),
        Whose::Person(person) => team_view.person(person).to_owned(),
        Whose::Member(person, member) => {
            let known = team_view.member(person, member).map(|(name, _)| name);
            known.unwrap_or_else(|| format!("Someone of {}’s circle", team_view.person(person)))
        }
    }
}
