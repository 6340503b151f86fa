//! The forms of meetings: what each takes in, and how it is drawn.

use crate::Trouble;
use crate::sent::{Body, Day, Id, Text, Words, terms};
use crate::team::{Said, TeamPage, command_field};
use axum::extract::Path;
use axum::response::Response;
use care::Minutes;
use care::ids::{CommandId, TeamId, WorkerId};
use care::meetings::MeetingId;
use design::button::{Weight, button};
use design::form::{self, Choice, Field};
use maud::{Markup, html};
use schemars::JsonSchema;
use serde::Deserialize;
use service::meetings::{Held, Noted};

/// The form for a meeting that took place.
pub(super) fn new_meeting(here: &TeamPage) -> Markup {
    let everyone = here.team_view().colleagues();
    let ids: Vec<String> = everyone.iter().map(|one| one.id.to_string()).collect();
    let came: Vec<Choice<'_>> = everyone
        .iter()
        .zip(&ids)
        .map(|(one, id)| Choice { value: id, words: &one.called, meaning: "" })
        .collect();
    let all: Vec<&str> = ids.iter().map(String::as_str).collect();
    let today = here.team_view().today().to_string();
    html! {
        form method="post" action=(here.address("meetings")) {
            (command_field())
            (form::date(&Field { name: "on", label: "When did you meet?", value: &today, ..Field::default() }))
            (form::short(&Field { name: "minutes", label: "How long was it, in minutes?", value: "60", hint: "Everyone who came is paid for this time.", ..Field::default() }))
            (form::checks(&Field { name: "came", label: "Who came?", ..Field::default() }, &came, &all))
            (form::long(&Field { name: "talked", label: "What did you talk about?", ..Field::default() }))
            (form::long(&Field { name: "agreed", label: "What did you agree?", hint: "Leave blank if nothing was agreed.", ..Field::default() }))
            (button("Save this meeting", Weight::Main))
        }
    }
}

/// The form that removes a meeting again.
pub(super) fn removal(here: &TeamPage, held: &Held) -> Markup {
    html! {
        form method="post" action=(here.address(&format!("meetings/{}/remove", held.id))) {
            (command_field())
            (button("Remove it", Weight::Grave))
        }
    }
}

/// A meeting to note.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub(super) struct NewMeeting {
    command: Id<CommandId>,
    on: Day,
    minutes: Lasting,
    /// Who came.
    #[serde(default)]
    came: Vec<Id<WorkerId>>,
    /// What was talked about.
    talked: Words,
    /// What was agreed; nothing where it is left out.
    agreed: Option<Text>,
}

/// Only that it is wanted; nothing else is asked.
#[derive(Debug, Deserialize, JsonSchema)]
pub(super) struct Removal {
    command: Id<CommandId>,
}

terms! {
    /// Whole minutes.
    Lasting(Minutes) |text| text.parse().ok().map(Minutes), "Write whole minutes, such as 60.",
        { "type": "string", "examples": ["60"] };
}

pub(super) async fn note(here: TeamPage, Body(sent): Body<NewMeeting>) -> Result<Response, Trouble> {
    let noted = Noted {
        on: sent.on.0,
        came: sent.came.iter().map(|worker| worker.0).collect(),
        paid: sent.minutes.0,
        talked: sent.talked.0,
        agreed: sent.agreed.map(|agreed| agreed.0).unwrap_or_default(),
    };
    let done = here.service().note_meeting(here.caller(), here.team(), sent.command.0, noted).await;
    here.on(&here.address("meetings"), Said::Saved, done)
}

pub(super) async fn remove(
    here: TeamPage,
    Path((_, meeting)): Path<(TeamId, MeetingId)>,
    Body(sent): Body<Removal>,
) -> Result<Response, Trouble> {
    let done = here.service().remove_meeting(here.caller(), here.team(), sent.command.0, meeting).await;
    here.on(&here.address("meetings"), Said::Saved, done)
}
