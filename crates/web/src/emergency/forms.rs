//! Writing a sheet, printing its code, and closing it.

use crate::Trouble;
use crate::account::square;
use crate::frame::Area;
use crate::sent::{Body, Id, Text};
use crate::team::{Said, TeamPage, command_field};
use crate::week::when::day;
use axum::extract::Path;
use axum::response::{IntoResponse, Response};
use care::emergency::SheetWords;
use care::ids::{CommandId, PersonId, TeamId};
use design::button::{Weight, button, link};
use design::form::{self, Field};
use design::notice::{Notice, Tone, notice};
use maud::{Markup, html};
use schemars::JsonSchema;
use serde::Deserialize;
use service::Done;
use service::emergency::{SheetLink, SheetView};

/// The address of a form about a sheet.
fn to(here: &TeamPage, sheet: &SheetView, rest: &str) -> String {
    here.address(&format!("people/{}/emergency{rest}", sheet.person))
}

/// The form for what it says.
pub(super) fn writing(here: &TeamPage, sheet: &SheetView) -> Markup {
    let words = sheet
        .words
        .clone()
        .unwrap_or_else(|| SheetWords { contacts: sheet.circle.join("\n"), ..SheetWords::default() });
    let field = |name, label, hint, value| Field { name, label, hint, value, ..Field::default() };
    html! {
        form method="post" action=(to(here, sheet, "")) {
            (command_field())
            (form::long(&field("allergies", "Allergies", "What, and what happens then. Write “none known” only if somebody asked.", &words.allergies)))
            (form::long(&field("decisions", "Decided beforehand", "Resuscitation, hospital, treatments they refuse, and where the signed paper is.", &words.decisions)))
            (form::long(&field("conditions", "Conditions", "What they have and had: diabetes, a stroke, a pacemaker.", &words.conditions)))
            (form::long(&field("communicating", "How to talk with them", "Hearing, sight, language, what calms them, how they show pain.", &words.communicating)))
            (form::long(&field("contacts", "Whom to ring", "One to a line: name, who they are, number. The team’s number too.", &words.contacts)))
            (form::text(&field("identity", "Date of birth and NHS number", "", &words.identity)))
            (button("Save the sheet", Weight::Main))
        }
    }
}

/// The form that makes a code.
pub(super) fn making(here: &TeamPage, sheet: &SheetView) -> Markup {
    html! {
        @if !here.viewer().at_tablet() {
            form method="post" action=(to(here, sheet, "/code")) { (command_field()) (button("Make a code to print", Weight::Quiet)) }
        }
    }
}

/// The form that closes it.
pub(super) fn closing(here: &TeamPage, sheet: &SheetView, words: &str) -> Markup {
    html! { form method="post" action=(to(here, sheet, "/close")) { (command_field()) (button(words, Weight::Grave)) } }
}

/// What a sheet is to say.
#[derive(Debug, Deserialize, JsonSchema)]
pub(super) struct Writing {
    command: Id<CommandId>,
    allergies: Text,
    decisions: Text,
    conditions: Text,
    /// How to talk with them.
    communicating: Text,
    /// Whom to ring.
    contacts: Text,
    /// Date of birth and NHS number.
    identity: Text,
}

/// Something that needs no more than a press.
#[derive(Debug, Deserialize, JsonSchema)]
pub(super) struct Pressed {
    command: Id<CommandId>,
}

pub(super) async fn write(
    here: TeamPage,
    Path(whose @ (_, person)): Path<(TeamId, PersonId)>,
    Body(sent): Body<Writing>,
) -> Result<Response, Trouble> {
    let words = SheetWords {
        identity: sent.identity.0,
        allergies: sent.allergies.0,
        conditions: sent.conditions.0,
        communicating: sent.communicating.0,
        decisions: sent.decisions.0,
        contacts: sent.contacts.0,
    };
    let done = here.service().write_sheet(here.caller(), whose, (sent.command.0, words)).await;
    here.on(&here.address(&format!("people/{person}/emergency")), Said::Saved, done)
}

pub(super) async fn make_code(
    here: TeamPage,
    Path(whose @ (_, person)): Path<(TeamId, PersonId)>,
    Body(sent): Body<Pressed>,
) -> Result<Response, Trouble> {
    if here.viewer().at_tablet() {
        return Err(Trouble::not_found());
    }
    let back = here.address(&format!("people/{person}/emergency"));
    let (accounts, caller) = (here.app().accounts(), here.caller());
    let made = here.service().make_sheet_code(accounts, caller, whose, sent.command.0).await;
    let made = made.map_err(|error| Trouble::from(error).way(&back, "Back"))?;
    let called = here.team_view().person(person).to_owned();
    let title = format!("In an emergency: {called}");
    Ok(here.frame(Area::People, title).show(&paper(&here, &made, &called, &back)).into_response())
}

/// The sheet for the fridge: what the code is for, the code, and its address in letters. It is shown this once.
fn paper(here: &TeamPage, made: &SheetLink, called: &str, back: &str) -> Markup {
    let address = format!("{}{}", here.app().origin(), made.path());
    let said = Notice::new(Tone::Kept, "This is the code. It is shown this once: print this page now.");
    html! {
        div.choices { (notice(&said.more("Use your browser’s Print, and hang it where a paramedic looks. An older code opens nothing any longer: take it down."))) }
        p.large { "Ambulance crew, GP, nurse: scan this to read what " (called) " wants you to know. You will be asked who you are. It stays open for half an hour." }
        div.emergency-code { (square::draw(&address)) }
        p { "Or type this address:" }
        p.secret { code { (address) } }
        p { "Looked after by " (here.team_view().name()) ", printed on " (day(here.team_view().today())) ". If this code is closed, ring the team." }
        p { (link(back, "Back", Weight::Bare)) }
    }
}

pub(super) async fn close(
    here: TeamPage,
    Path(whose @ (_, person)): Path<(TeamId, PersonId)>,
    Body(sent): Body<Pressed>,
) -> Result<Response, Trouble> {
    let (accounts, caller) = (here.app().accounts(), here.caller());
    let done = here.service().close_sheet(accounts, caller, whose, sent.command.0).await;
    // A code that is closed stays closed, so there is nothing to undo.
    let done = done.map(|done| Done { events: 0, ..done });
    here.on(&here.address(&format!("people/{person}/emergency")), Said::SheetClosed, done)
}
