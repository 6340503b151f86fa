//! Giving a person a device, and taking it away.

use crate::Trouble;
use crate::frame::Area;
use crate::sent::{Body, Id, name, terms};
use crate::team::{Said, TeamPage, command_field};
use axum::extract::Path;
use axum::response::{IntoResponse, Response};
use care::ids::{CommandId, PersonId, TeamId};
use care::observations::DeviceId;
use design::button::{Weight, button, link};
use design::form::{self, Field};
use design::notice::{Notice, Tone, notice};
use maud::{Markup, html};
use schemars::JsonSchema;
use serde::Deserialize;
use service::Done;
use service::observations::KnownDevice;

/// The form that gives a device.
pub(super) fn giving(base: &str) -> Markup {
    html! {
        form method="post" action={(base) "/devices"} {
            (command_field())
            (form::text(&Field { name: "called", label: "What is it?", hint: "Such as: the scales in the bathroom. Ask the person first.", ..Field::default() }))
            (button("Make a key for it", Weight::Quiet))
        }
    }
}

/// The form that takes a device away.
pub(super) fn taking(base: &str, device: &KnownDevice) -> Markup {
    html! {
        form method="post" action={(base) "/devices/take"} {
            (command_field())
            input type="hidden" name="device" value=(device.id);
            (button("Take it away", Weight::Bare))
        }
    }
}

terms! {
    /// What a device is called.
    Called(String) name, "Write what it is, in at most 100 letters.", { "type": "string", "minLength": 1, "maxLength": 100 };
}

/// A device to give.
#[derive(Debug, Deserialize, JsonSchema)]
pub(super) struct Giving {
    command: Id<CommandId>,
    called: Called,
}

/// A device to take away.
#[derive(Debug, Deserialize, JsonSchema)]
pub(super) struct Taking {
    command: Id<CommandId>,
    device: Id<DeviceId>,
}

pub(super) async fn give(
    here: TeamPage,
    Path(whose @ (_, person)): Path<(TeamId, PersonId)>,
    Body(sent): Body<Giving>,
) -> Result<Response, Trouble> {
    if here.viewer().at_tablet() {
        return Err(Trouble::not_found());
    }
    let back = here.address(&format!("people/{person}"));
    let wanted = (sent.command.0, sent.called.0);
    let made = here.service().give_device(here.app().accounts(), here.caller(), whose, wanted).await;
    let made = made.map_err(|error| Trouble::from(error).way(&back, "Back"))?;
    let said = Notice::new(Tone::Kept, "This is the key of the device. It is shown this once.");
    let body = html! {
        (notice(&said.more("Anyone who has it can send what looks like measurements. You can take the device away at any time.")))
        p.secret { code { (made.text()) } }
        p {
            "The device, or the program that speaks for it, sends each measurement as a FHIR Observation to "
            code { (here.app().origin()) "/fhir/Observation" } ", with the key as its bearer token."
        }
        p { (link(&back, "Back", Weight::Quiet)) }
    };
    Ok(here.frame(Area::People, "The key of a device").show(&body).into_response())
}

pub(super) async fn take(
    here: TeamPage,
    Path((team, person)): Path<(TeamId, PersonId)>,
    Body(sent): Body<Taking>,
) -> Result<Response, Trouble> {
    let which = (team, person, sent.device.0);
    let done = here.service().take_device(here.app().accounts(), here.caller(), which, sent.command.0).await;
    // A key that is closed stays closed, so there is nothing to undo.
    let done = done.map(|done| Done { events: 0, ..done });
    here.on(&here.address(&format!("people/{person}")), Said::DeviceTaken, done)
}
