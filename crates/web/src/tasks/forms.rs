//! Adding a task, saying that it is done, giving it to somebody, moving its day.

use crate::Trouble;
use crate::sent::{Body, Day, Id, Text, Words};
use crate::team::{Said, TeamPage, command_field};
use axum::extract::Path;
use axum::response::Response;
use care::ids::{CommandId, PersonId, TeamId, WorkerId};
use care::tasks::TaskId;
use design::button::{Weight, button, button_of};
use design::card::fold;
use design::form::{self, Field};
use maud::{Markup, html};
use schemars::JsonSchema;
use serde::Deserialize;
use service::Colleague;
use service::tasks::{NewTask, OfTask, TaskSeen, Tasks};

/// The form for a new task; `person` where it is for that person.
pub(super) fn new(here: &TeamPage, to: &str, tasks: &Tasks, person: Option<PersonId>) -> Markup {
    let today = here.team_view().today().to_string();
    let ids: Vec<String> = tasks.people.iter().map(|(id, _)| id.to_string()).collect();
    let people = ids.iter().zip(&tasks.people).map(|(id, (_, called))| (id.as_str(), called.as_str()));
    let people: Vec<(&str, &str)> = std::iter::once(("", "Nobody in particular")).chain(people).collect();
    html! {
        form method="post" action=(to) {
            (command_field())
            (form::text(&Field { name: "words", within: "task", label: "What is to be done?", hint: "Such as: ring the surgery about the new tablets.", ..Field::default() }))
            @if person.is_none() { (form::select(&Field { name: "person", within: "task", label: "For whom?", ..Field::default() }, &people)) }
            (owners("task", &tasks.colleagues, None))
            (form::date(&Field { name: "due", within: "task", label: "By when?", value: &today, ..Field::default() }))
            (form::check(&Field { name: "urgent", within: "task", label: "It goes before others", ..Field::default() }, false))
            (button("Add it", Weight::Main))
        }
    }
}

/// Who has it.
fn owners(within: &str, colleagues: &[Colleague], owner: Option<WorkerId>) -> Markup {
    let ids: Vec<(String, &str)> =
        colleagues.iter().map(|one| (one.id.to_string(), one.called.as_str())).collect();
    let options = ids.iter().map(|(id, called)| (id.as_str(), *called));
    let options: Vec<(&str, &str)> = std::iter::once(("", "Nobody yet")).chain(options).collect();
    let value = owner.map(|owner| owner.to_string()).unwrap_or_default();
    form::select(
        &Field { name: "owner", within, label: "Who does it?", value: &value, ..Field::default() },
        &options,
    )
}

/// One tap that says that it is done, and a word on it behind a fold.
pub(super) fn done(here: &TeamPage, one: &TaskSeen) -> Markup {
    let action = here.address(&format!("tasks/{}", one.id));
    let within = one.id.to_string();
    html! {
        form method="post" action=(action) { (command_field()) (button_of("do", "done", "Done", Weight::Quiet)) }
        (fold("Done, with a word on it", &html! {
            form method="post" action=(action) {
                (command_field())
                (form::long(&Field { name: "words", within: &within, label: "What came of it?", ..Field::default() }))
                (button_of("do", "done", "Done", Weight::Main))
            }
        }))
    }
}

/// Who has it, and its day, behind a fold.
pub(super) fn others(here: &TeamPage, one: &TaskSeen, colleagues: &[Colleague]) -> Markup {
    let action = here.address(&format!("tasks/{}", one.id));
    let (within, due) = (format!("{}-give", one.id), one.due.to_string());
    html! {
        (fold("Who has it, and by when", &html! {
            form method="post" action=(action) {
                (command_field())
                (owners(&within, colleagues, one.owner.as_ref().map(|owner| owner.id)))
                (button_of("do", "give", "Save who has it", Weight::Quiet))
            }
            form method="post" action=(action) {
                (command_field())
                (form::date(&Field { name: "due", within: &within, label: "By when?", value: &due, ..Field::default() }))
                (button_of("do", "move", "Save the day", Weight::Quiet))
            }
        }))
    }
}

/// A task to add.
#[derive(Debug, Deserialize, JsonSchema)]
pub(super) struct Adding {
    command: Id<CommandId>,
    /// What is to be done.
    words: Words,
    /// For whom, where the address does not say.
    person: Option<Id<PersonId>>,
    /// Who does it.
    owner: Option<Id<WorkerId>>,
    due: Day,
    /// Whether it goes before others.
    urgent: Option<Text>,
}

pub(super) async fn add(here: TeamPage, Body(sent): Body<Adding>) -> Result<Response, Trouble> {
    let person = sent.person.map(|person| person.0);
    let to = here.address("tasks");
    added(here, person, &to, sent).await
}

pub(super) async fn add_for_person(
    here: TeamPage,
    Path((_, person)): Path<(TeamId, PersonId)>,
    Body(sent): Body<Adding>,
) -> Result<Response, Trouble> {
    let to = here.address(&format!("people/{person}"));
    added(here, Some(person), &to, sent).await
}

async fn added(
    here: TeamPage,
    person: Option<PersonId>,
    to: &str,
    sent: Adding,
) -> Result<Response, Trouble> {
    let task = NewTask {
        person,
        words: sent.words.0,
        owner: sent.owner.map(|owner| owner.0),
        due: sent.due.0,
        urgent: sent.urgent.is_some(),
    };
    let done = here.service().add_task(here.caller(), here.team(), sent.command.0, task).await;
    here.on(to, Said::TaskAdded, done)
}

/// What somebody wants of a task.
#[derive(Debug, Deserialize, JsonSchema)]
pub(super) struct Changing {
    command: Id<CommandId>,
    r#do: Deed,
    /// Who has it from now on; nobody where that is left out.
    owner: Option<Id<WorkerId>>,
    /// By when it is done now.
    due: Option<Day>,
    /// What came of it.
    words: Option<Text>,
}

#[derive(Clone, Copy, Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
enum Deed {
    /// It is done.
    Done,
    /// Somebody has it from now on.
    Give,
    /// It is to be done by another day.
    Move,
}

pub(super) async fn change(
    here: TeamPage,
    Path((team, task)): Path<(TeamId, TaskId)>,
    Body(sent): Body<Changing>,
) -> Result<Response, Trouble> {
    let (wanted, said) = match sent.r#do {
        Deed::Done => (OfTask::Do(sent.words.map(|words| words.0).unwrap_or_default()), Said::TaskDone),
        Deed::Give => (OfTask::Give(sent.owner.map(|owner| owner.0)), Said::Saved),
        Deed::Move => {
            let due = sent.due.map_or(here.team_view().today(), |due| due.0);
            (OfTask::Move(due), Said::Saved)
        }
    };
    let done = here.service().change_task(here.caller(), (team, task), sent.command.0, wanted).await;
    here.on(&here.address("tasks"), said, done)
}
