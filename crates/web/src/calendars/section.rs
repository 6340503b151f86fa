//! The part of a worker's or a person's page that is about calendar addresses.

use super::forms;
use crate::team::TeamPage;
use care::calendars::{Address, Names, Whose};
use design::card;
use maud::{Markup, html};
use service::calendars::Calendars;

/// Which addresses are open, and what the viewer can do about them. `base` is the page's own address.
pub(crate) fn section(here: &TeamPage, calendars: &Calendars, base: &str) -> Markup {
    // A new address is shown once, and others would read it at the team's tablet.
    let own = calendars.own.filter(|_| !here.viewer().at_tablet());
    let (mine, others): (Vec<_>, Vec<_>) =
        calendars.open.iter().partition(|address| Some(address.whose) == calendars.own);
    if own.is_none() && calendars.open.is_empty() {
        return html! {};
    }
    card::section(
        "calendar",
        "In a calendar",
        &html! {
            p { "Visits can appear in the calendar of a phone or computer, and follow when something changes." }
            @for address in mine { (one("Your calendar address is open", address, base)) }
            @for address in others { (one(&whose(here, address.whose), address, base)) }
            @if own.is_some() { (forms::making(base, calendars)) }
        },
    )
}

fn one(what: &str, address: &Address, base: &str) -> Markup {
    let names = match address.names {
        Names::Initials => "with initials",
        Names::Full => "with names",
    };
    html! {
        p { (what) ", " (names) "." }
        (forms::closing(base, address))
    }
}

/// "Ngozi has a calendar address".
fn whose(here: &TeamPage, whose: Whose) -> String {
    format!("{} has a calendar address", super::sentence::name(here.team_view(), whose))
}
