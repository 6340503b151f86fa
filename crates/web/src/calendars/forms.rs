//! Making a calendar address and closing one.

use crate::Trouble;
use crate::frame::Area;
use crate::sent::{Body, Id};
use crate::team::{Said, TeamPage, command_field};
use axum::extract::Path;
use axum::response::{IntoResponse, Response};
use care::calendars::{Address, Names, Whose};
use care::ids::{CommandId, MemberId, PersonId, TeamId, WorkerId};
use design::button::{Weight, button, link};
use design::card;
use design::form::{self, Choice, Field};
use design::notice::{Notice, Tone, notice};
use maud::{Markup, html};
use schemars::JsonSchema;
use serde::Deserialize;
use service::Done;
use service::calendars::{CalendarLink, Calendars};

/// The form that makes an address of one's own.
pub(super) fn making(base: &str, calendars: &Calendars) -> Markup {
    let has_one = calendars.open.iter().any(|address| Some(address.whose) == calendars.own);
    let form = html! {
        form method="post" action={(base) "/calendar"} {
            (command_field())
            (form::choices(&Field { name: "names", label: "How should names appear?", value: "initials", ..Field::default() }, &[
                Choice { value: "initials", words: "As initials", meaning: "Better where others see your calendar." },
                Choice { value: "full", words: "As names", meaning: "" },
            ]))
            @if has_one { p.soft { "The address you have now closes." } }
            (button("Make the address", Weight::Quiet))
        }
    };
    card::fold(if has_one { "Make a new address" } else { "Make a calendar address" }, &form)
}

/// The form that closes an address.
pub(super) fn closing(base: &str, address: &Address) -> Markup {
    html! {
        form method="post" action={(base) "/calendar/close"} {
            (command_field())
            @if let Whose::Member(_, member) = address.whose { input type="hidden" name="member" value=(member); }
            (button("Close this address", Weight::Bare))
        }
    }
}

/// An address to make.
#[derive(Debug, Deserialize, JsonSchema)]
pub(super) struct Making {
    command: Id<CommandId>,
    names: Shown,
}

/// How names appear.
#[derive(Clone, Copy, Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
enum Shown {
    /// As initials.
    Initials,
    /// As people are called.
    Full,
}

/// An address to close.
#[derive(Debug, Deserialize, JsonSchema)]
pub(super) struct Closing {
    command: Id<CommandId>,
    /// Of whom in the circle; the person's own, or the worker's, where it is left out.
    member: Option<Id<MemberId>>,
}

impl From<Shown> for Names {
    fn from(shown: Shown) -> Self {
        match shown {
            Shown::Initials => Self::Initials,
            Shown::Full => Self::Full,
        }
    }
}

pub(super) async fn make_of_worker(
    here: TeamPage,
    Path((_, worker)): Path<(TeamId, WorkerId)>,
    Body(sent): Body<Making>,
) -> Result<Response, Trouble> {
    let back = here.address(&format!("workers/{worker}"));
    make(&here, (Area::Workers, &back), Whose::Worker(worker), &sent).await
}

pub(super) async fn make_of_person(
    here: TeamPage,
    Path((_, person)): Path<(TeamId, PersonId)>,
    Body(sent): Body<Making>,
) -> Result<Response, Trouble> {
    let back = here.address(&format!("people/{person}"));
    let own = here.team_view().calendars_of_person(person).and_then(|calendars| calendars.own);
    make(&here, (Area::People, &back), own.unwrap_or(Whose::Person(person)), &sent).await
}

async fn make(
    here: &TeamPage,
    (place, back): (Area, &str),
    whose: Whose,
    sent: &Making,
) -> Result<Response, Trouble> {
    if here.viewer().at_tablet() {
        return Err(Trouble::not_found());
    }
    let wanted = (sent.command.0, whose, sent.names.into());
    let made = here.service().make_calendar(here.app().accounts(), here.caller(), here.team(), wanted).await;
    let made = made.map_err(|error| Trouble::from(error).way(back, "Back"))?;
    Ok(here.frame(place, "Your calendar address").show(&fresh(here, &made, back)).into_response())
}

fn fresh(here: &TeamPage, made: &CalendarLink, back: &str) -> Markup {
    let (origin, path) = (here.app().origin(), made.path());
    let said = Notice::new(Tone::Kept, "This is your calendar address. It is shown this once.");
    html! {
        (notice(&said.more("Anyone who has it sees your visits: when and who, never what for. You can close it at any time.")))
        p.secret { code { (origin) (path) } }
        p {
            "In your calendar program choose to add a calendar by its address, or to subscribe to one, and paste this. It looks for \
             changes by itself, usually every hour or so."
        }
        p { (link(&format!("webcal://{}{path}", origin.authority()), "Open in this device’s calendar", Weight::Quiet)) }
        p { (link(back, "Back", Weight::Bare)) }
    }
}

pub(super) async fn close_of_worker(
    here: TeamPage,
    Path((_, worker)): Path<(TeamId, WorkerId)>,
    Body(sent): Body<Closing>,
) -> Result<Response, Trouble> {
    close(&here, &format!("workers/{worker}"), (sent.command.0, Whose::Worker(worker))).await
}

pub(super) async fn close_of_person(
    here: TeamPage,
    Path((_, person)): Path<(TeamId, PersonId)>,
    Body(sent): Body<Closing>,
) -> Result<Response, Trouble> {
    let whose = match &sent.member {
        Some(member) => Whose::Member(person, member.0),
        None => Whose::Person(person),
    };
    close(&here, &format!("people/{person}"), (sent.command.0, whose)).await
}

async fn close(here: &TeamPage, page: &str, which: (CommandId, Whose)) -> Result<Response, Trouble> {
    let (accounts, caller) = (here.app().accounts(), here.caller());
    let done = here.service().close_calendar(accounts, caller, here.team(), which).await;
    // A closed address stays closed, so there is nothing to undo.
    here.on(&here.address(page), Said::CalendarClosed, done.map(|done| Done { events: 0, ..done }))
}
