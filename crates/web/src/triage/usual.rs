//! What is normal for a person, and whether a clinician decided that their oxygen is scored on scale 2.

use crate::Trouble;
use crate::frame::Area;
use crate::sent::{Body, Day, Id, Text};
use crate::team::{Said, TeamPage, command_field};
use axum::extract::Path;
use axum::response::Response;
use care::ids::{CommandId, PersonId, TeamId};
use design::button::{Weight, button};
use design::card::fold;
use design::form::{self, Field};
use maud::{Markup, html};
use schemars::JsonSchema;
use serde::Deserialize;
use service::triage::{ScaleTwo, Usual};

pub(super) async fn form(here: TeamPage, Path(which): Path<(TeamId, PersonId)>) -> Result<Markup, Trouble> {
    let usual = here.service().open_usual(here.caller(), which).await?;
    let title = format!("What is normal for {}", usual.called);
    Ok(here.frame(Area::People, title).show(&html! {
        form method="post" action=(here.address(&format!("people/{}/usual", usual.person))) {
            (command_field())
            (form::long(&Field { name: "words", label: "On an ordinary day", hint: "How they talk, move, eat, drink and sleep; what they enjoy; usual pulse or temperature, if known. Ask them.", value: &usual.normal, ..Field::default() }))
            (button("Save", Weight::Main))
        }
        (fold("A clinician decided on scale 2", &scale_two_form(&here, &usual)))
    }))
}

fn scale_two_form(here: &TeamPage, usual: &Usual) -> Markup {
    let (clinician, on) =
        usual.scale_two.clone().map_or((String::new(), String::new()), |(who, on)| (who, on.to_string()));
    html! {
        p { "Oxygen is scored on scale 2 only for somebody whose breathing a clinician judged so, with 88 to 92 % as their target. Nobody else decides that." }
        form method="post" action=(here.address(&format!("people/{}/scale-two", usual.person))) {
            (command_field())
            (form::text(&Field { name: "clinician", label: "Who decided it?", hint: "Their name and what they are. Leave blank if nobody did.", value: &clinician, ..Field::default() }))
            (form::date(&Field { name: "on", label: "When?", value: &on, ..Field::default() }))
            (button("Save this", Weight::Quiet))
        }
    }
}

/// What is normal.
#[derive(Debug, Deserialize, JsonSchema)]
pub(super) struct Normal {
    command: Id<CommandId>,
    /// In words; nothing where they are left out.
    words: Option<Text>,
}

/// Who decided on scale 2.
#[derive(Debug, Deserialize, JsonSchema)]
pub(super) struct ByClinician {
    command: Id<CommandId>,
    /// Who; nobody where it is left out.
    clinician: Option<Text>,
    /// When; today where it is left out.
    on: Option<Day>,
}

pub(super) async fn say(
    here: TeamPage,
    Path(which): Path<(TeamId, PersonId)>,
    Body(sent): Body<Normal>,
) -> Result<Response, Trouble> {
    let words = sent.words.map(|words| words.0).unwrap_or_default();
    let done = here.service().say_normal(here.caller(), which, sent.command.0, words).await;
    here.on(&here.address(&format!("people/{}", which.1)), Said::Saved, done)
}

pub(super) async fn scale_two(
    here: TeamPage,
    Path(which): Path<(TeamId, PersonId)>,
    Body(sent): Body<ByClinician>,
) -> Result<Response, Trouble> {
    let clinician = sent.clinician.map(|who| who.0).filter(|who| !who.is_empty());
    let on = sent.on.map_or(here.team_view().today(), |on| on.0);
    let scale = clinician.map(|clinician| ScaleTwo { clinician, on });
    let done = here.service().record_scale_two(here.caller(), which, sent.command.0, scale).await;
    here.on(&here.address(&format!("people/{}/usual", which.1)), Said::Saved, done)
}
