//! Handing over a task, signing a worker off, and withdrawing that.

use crate::Trouble;
use crate::sent::{Body, Day, Id, Line, Words, terms};
use crate::team::{Said, TeamPage, command_field};
use crate::week::when::clock;
use axum::extract::Path;
use axum::response::Response;
use care::delegated::HealthTaskId;
use care::ids::{CommandId, MemberId, PatternId, PersonId, TeamId, WorkerId};
use care::time::{Clock, plus_days};
use care::visit::Competence;
use design::button::{Weight, button};
use design::form::{self, Choice, Field};
use maud::{Markup, html};
use schemars::JsonSchema;
use serde::Deserialize;
use service::Colleague;
use service::delegated::{HealthTasks, NurseWanted, SignOffWanted, TaskTold, TaskWanted};

/// After how many days a nurse usually looks again: half a year.
const REVIEW_DAYS: i32 = 182;

/// The address of a task's form.
fn to(here: &TeamPage, tasks: &HealthTasks, rest: &str) -> String {
    here.address(&format!("people/{}/health-tasks{rest}", tasks.person))
}

/// The form for a task, another one or one that is there.
pub(super) fn task(here: &TeamPage, tasks: &HealthTasks, known: Option<&TaskTold>) -> Markup {
    let within = known.map(|task| task.id.to_string()).unwrap_or_default();
    let rest = known.map(|task| format!("/{}", task.id)).unwrap_or_default();
    let (name, words) = known.map_or(("", ""), |task| (task.name.as_str(), task.words.as_str()));
    let nurse = known.map_or_else(|| "new".to_owned(), |task| task.nurse.member.to_string());
    let nurses = tasks.nurses.iter().map(|one| (one.member.to_string(), one.name.clone()));
    let nurses: Vec<(String, String)> =
        nurses.chain([("new".to_owned(), "Another nurse".to_owned())]).collect();
    let options: Vec<(&str, &str)> = nurses.iter().map(|(id, name)| (id.as_str(), name.as_str())).collect();
    let field = |name, label| Field { name, label, within: &within, ..Field::default() };
    html! {
        form method="post" action=(to(here, tasks, &rest)) {
            (command_field())
            (form::text(&Field { hint: "In a word or two, such as insulin, catheter bag, PEG feed.", value: name, ..field("task", "What is delegated?") }))
            (form::long(&Field { hint: "As the nurse says it: each step, what to look for, when to ring.", value: words, ..field("words", "How is it done?") }))
            (form::select(&Field { value: &nurse, ..field("nurse", "Which nurse teaches it and signs?") }, &options))
            (form::text(&Field { hint: "Only for another nurse. They see these tasks and nothing else.", fill: "off", ..field("nurse-name", "The nurse’s name and team") }))
            (form::text(&Field { fill: "off", ..field("nurse-phone", "The nurse’s number") }))
            (visits(tasks, known, &within))
            (button("Save this task", Weight::Main))
        }
    }
}

/// Which visits hold it, among those that are agreed.
fn visits(tasks: &HealthTasks, known: Option<&TaskTold>, within: &str) -> Markup {
    let all: Vec<(String, String, bool)> = tasks
        .patterns
        .iter()
        .map(|(id, at, holds)| {
            (id.to_string(), visit(*at), known.is_some_and(|task| holds.contains(&task.id)))
        })
        .collect();
    let choices: Vec<Choice<'_>> =
        all.iter().map(|(id, words, _)| Choice { value: id, words, meaning: "" }).collect();
    let chosen: Vec<&str> = all.iter().filter(|(.., holds)| *holds).map(|(id, ..)| id.as_str()).collect();
    let field = Field { name: "visits", within, label: "Which visits hold it?", ..Field::default() };
    html! { @if !choices.is_empty() { (form::checks(&field, &choices, &chosen)) } }
}

fn visit(at: Option<Clock>) -> String {
    at.map_or_else(|| "The visit at no fixed time".to_owned(), |at| format!("The visit at {}", clock(at)))
}

/// The form that signs a worker off.
pub(super) fn signing(here: &TeamPage, tasks: &HealthTasks, task: &TaskTold) -> Markup {
    let (today, within) = (here.team_view().today(), task.id.to_string());
    let (now, review) = (today.to_string(), plus_days(today, REVIEW_DAYS).to_string());
    let workers: Vec<(String, &str)> =
        tasks.workers.iter().map(|one| (one.id.to_string(), one.called.as_str())).collect();
    let options: Vec<(&str, &str)> = workers.iter().map(|(id, name)| (id.as_str(), *name)).collect();
    let field = |name, label, value| Field { name, label, value, within: &within, ..Field::default() };
    html! {
        @if tasks.nurse.is_none() { p { "Enter here what " (task.nurse.name) " signed on paper, and keep the paper. The nurse can also sign here themselves: invite them on the person’s page." } }
        form method="post" action=(to(here, tasks, &format!("/{}/sign", task.id))) {
            (command_field())
            (form::select(&field("worker", "Worker", ""), &options))
            (form::date(&field("taught", "Taught on", &now)))
            (form::date(&field("signed", "Signed off on", &now)))
            (form::date(&field("review", "The nurse looks again by", &review)))
            (button("Sign them off", Weight::Main))
        }
    }
}

/// One tap, and the worker does not do it any longer.
pub(super) fn withdrawing(here: &TeamPage, tasks: &HealthTasks, task: &TaskTold, who: &Colleague) -> Markup {
    html! {
        form method="post" action=(to(here, tasks, &format!("/{}/withdraw", task.id))) {
            (command_field())
            input type="hidden" name="worker" value=(who.id);
            (button(&format!("Withdraw it from {}", who.called), Weight::Quiet))
        }
    }
}

/// The form that ends a task.
pub(super) fn ending(here: &TeamPage, tasks: &HealthTasks, task: &TaskTold) -> Markup {
    html! {
        p { "The nurse does it from now on, or it is no longer needed. No visit holds it, and nobody is signed off for it." }
        form method="post" action=(to(here, tasks, &format!("/{}/end", task.id))) {
            (command_field())
            (button("End this task", Weight::Grave))
        }
    }
}

terms! {
    /// What is delegated.
    TaskName(Competence) Competence::new, "Say in a few words what is delegated, at most sixty letters.",
        { "type": "string", "minLength": 1, "maxLength": 60 };
    /// A nurse who is known, or another one.
    Nurse(Option<MemberId>) |text| if text == "new" { Some(None) } else { text.parse().ok().map(Some) },
        "Name a nurse who is known here, or new.", { "type": "string", "examples": ["new"] };
}

/// A task to hand over.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub(super) struct Delegated {
    command: Id<CommandId>,
    task: TaskName,
    /// How it is done, and when to ring.
    words: Words,
    nurse: Nurse,
    /// What another nurse is called.
    nurse_name: Option<Line>,
    /// And their number.
    nurse_phone: Option<Line>,
    /// Which visits hold it.
    #[serde(default)]
    visits: Vec<Id<PatternId>>,
}

/// A worker to sign off.
#[derive(Debug, Deserialize, JsonSchema)]
pub(super) struct Signing {
    command: Id<CommandId>,
    worker: Id<WorkerId>,
    taught: Day,
    signed: Day,
    /// The last day on which it holds.
    review: Day,
}

/// A worker whose sign-off is withdrawn.
#[derive(Debug, Deserialize, JsonSchema)]
pub(super) struct Withdrawing {
    command: Id<CommandId>,
    worker: Id<WorkerId>,
}

/// Something that needs no more than a press.
#[derive(Debug, Deserialize, JsonSchema)]
pub(super) struct Ending {
    command: Id<CommandId>,
}

impl Delegated {
    fn wanted(self, task: Option<HealthTaskId>) -> (CommandId, TaskWanted) {
        let line = |line: Option<Line>| line.map(|line| line.0).unwrap_or_default();
        let nurse = match self.nurse.0 {
            Some(member) => NurseWanted::Known(member),
            None => NurseWanted::New { name: line(self.nurse_name), phone: line(self.nurse_phone) },
        };
        let held_by = self.visits.into_iter().map(|visit| visit.0).collect();
        (self.command.0, TaskWanted { task, name: self.task.0, words: self.words.0, nurse, held_by })
    }
}

/// Back to the page of the tasks.
fn tasks_of(here: &TeamPage, person: PersonId) -> String {
    here.address(&format!("people/{person}/health-tasks"))
}

pub(super) async fn delegate(
    here: TeamPage,
    Path(which @ (_, person)): Path<(TeamId, PersonId)>,
    Body(sent): Body<Delegated>,
) -> Result<Response, Trouble> {
    let (id, wanted) = sent.wanted(None);
    let done = here.service().delegate(here.caller(), which, id, wanted).await;
    here.on(&tasks_of(&here, person), Said::Saved, done)
}

pub(super) async fn change_it(
    here: TeamPage,
    Path((team, person, task)): Path<(TeamId, PersonId, HealthTaskId)>,
    Body(sent): Body<Delegated>,
) -> Result<Response, Trouble> {
    let (id, wanted) = sent.wanted(Some(task));
    let done = here.service().delegate(here.caller(), (team, person), id, wanted).await;
    here.on(&tasks_of(&here, person), Said::Saved, done)
}

pub(super) async fn end(
    here: TeamPage,
    Path(which @ (_, person, _)): Path<(TeamId, PersonId, HealthTaskId)>,
    Body(sent): Body<Ending>,
) -> Result<Response, Trouble> {
    let done = here.service().end_task(here.caller(), which, sent.command.0).await;
    here.on(&tasks_of(&here, person), Said::Saved, done)
}

pub(super) async fn sign(
    here: TeamPage,
    Path(which @ (_, person, _)): Path<(TeamId, PersonId, HealthTaskId)>,
    Body(sent): Body<Signing>,
) -> Result<Response, Trouble> {
    let Signing { command, worker, taught, signed, review } = sent;
    let wanted = SignOffWanted { worker: worker.0, taught: taught.0, signed: signed.0, review: review.0 };
    let done = here.service().sign_off(here.caller(), which, command.0, wanted).await;
    here.on(&tasks_of(&here, person), Said::SignedOff, done)
}

pub(super) async fn withdraw(
    here: TeamPage,
    Path(which @ (_, person, _)): Path<(TeamId, PersonId, HealthTaskId)>,
    Body(sent): Body<Withdrawing>,
) -> Result<Response, Trouble> {
    let wanted = (sent.command.0, sent.worker.0);
    let done = here.service().withdraw_sign_off(here.caller(), which, wanted).await;
    here.on(&tasks_of(&here, person), Said::SignOffWithdrawn, done)
}
