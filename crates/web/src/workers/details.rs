//! Who a worker is: taking them in, changing what is known, their last day.

use crate::Trouble;
use crate::about::{self, About, LastDay, field, if_written, line, on_the_ground};
use crate::frame::Area;
use crate::sent::{Body, Fields, Hours, Id, Line, Sent, Text, Words, name, terms};
use crate::team::{Said, TeamPage, place};
use axum::extract::Path;
use axum::response::Response;
use care::details::WorkerDetails;
use care::ids::{CommandId, TeamId, WorkerId};
use design::form;
use design::notice::FieldProblem;
use maud::{Markup, html};
use schemars::JsonSchema;
use serde::Deserialize;
use service::records::WorkerRecord;
use service::workers::NewWorker;

/// The empty form for somebody new.
pub(super) async fn blank(here: TeamPage) -> Markup {
    newcomer(&here).draw(&[], &new_fields(&WorkerDetails::default(), "", &[]))
}

/// The form with what is known.
pub(super) async fn form(
    here: TeamPage,
    Path((_, worker)): Path<(TeamId, WorkerId)>,
) -> Result<Markup, Trouble> {
    let (record, _) = here.service().open_worker(here.caller(), here.team(), worker).await?;
    Ok(somebody(&here, worker, &record).draw(&[], &known_fields(&record.details, &[])))
}

fn newcomer(here: &TeamPage) -> About<'_> {
    let (title, action) = ("Someone new".to_owned(), "workers/new".to_owned());
    About { here, place: Area::Workers, title, whom: None, action, leaves: "" }
}

fn somebody<'a>(here: &'a TeamPage, worker: WorkerId, record: &WorkerRecord) -> About<'a> {
    let whom = format!("workers/{worker}");
    About {
        here,
        place: Area::Workers,
        title: format!("About {}", record.called),
        action: format!("{whom}/details"),
        whom: Some(whom),
        leaves: "They leave the team",
    }
}

fn fields(details: &WorkerDetails, problems: &[FieldProblem]) -> Markup {
    html! {
        (line(("name", "Full name", ""), &details.name, problems))
        (line(("known-as", "What they like to be called", "As the board shows it. Leave blank to use the full name."), &details.known_as, problems))
        (line(("phone", "Phone", ""), &details.phone, problems))
        (line(("languages", "Languages", "Such as English, Gujarati."), &details.languages.join(", "), problems))
        (line(("gender", "Gender, for people who wish for one", "In your own words; may stay empty."), details.gender.as_deref().unwrap_or_default(), problems))
        (line(("start", "Where their rounds start and end", "A postcode, or a point on a map. Leave blank if they start and end at the first and last visit."), &on_the_ground(details.start), problems))
    }
}

fn known_fields(details: &WorkerDetails, problems: &[FieldProblem]) -> Markup {
    html! {
        (fields(details, problems))
        (form::long(&field(("notes", "Anything else the team should know", ""), &details.notes, problems)))
    }
}

fn new_fields(details: &WorkerDetails, hours: &str, problems: &[FieldProblem]) -> Markup {
    html! {
        (fields(details, problems))
        (form::short(&field(("guaranteed", "Guaranteed hours a week", "Paid even when there are not enough visits. Such as 27.5."), hours, problems)))
        p.soft { "Next: when they can work. It starts as Monday to Friday, 7am to 3pm, and they can change it." }
    }
}

/// Who a worker is.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub(super) struct AboutWorker {
    command: Id<CommandId>,
    name: FullName,
    /// As it should stand on the board; the full name where nothing is said.
    known_as: Line,
    phone: Line,
    /// Languages, with commas between them.
    languages: Text,
    /// For people who wish for one, in the worker's own words.
    gender: Option<Words>,
    /// Where rounds start and end; at the first and last visit where nothing is said.
    start: Option<PostcodeOrPoint>,
    /// What else the team should know.
    notes: Text,
    /// Guaranteed hours a week, for somebody new.
    guaranteed: Option<Hours>,
}

terms! {
    /// A postcode, or latitude and longitude.
    PostcodeOrPoint(String) |text| (place(text).is_some() || is_like_a_postcode(text)).then(|| text.to_owned()),
        "Write a postcode, such as M16 7AB, or a point on a map, such as 53.4566, -2.2605.",
        { "type": "string", "examples": ["M16 7AB", "53.4566, -2.2605"] };
    /// Somebody's full name.
    FullName(String) name, "Write their name, in at most 100 letters.",
        { "type": "string", "minLength": 1, "maxLength": 100 };
}

/// Whether a text could be a postcode: letters and figures, and not many of them.
pub(crate) fn is_like_a_postcode(text: &str) -> bool {
    let figures = text.chars().any(|sign| sign.is_ascii_digit());
    let letters = text.chars().any(|sign| sign.is_ascii_alphabetic());
    let only = text.chars().all(|sign| sign.is_ascii_alphanumeric() || sign == ' ');
    figures && letters && only && text.len() <= 10
}

/// Languages with commas between them.
fn languages(text: &str) -> Vec<String> {
    text.split(',').map(str::trim).filter(|language| !language.is_empty()).map(str::to_owned).collect()
}

impl AboutWorker {
    /// `before` is what the form does not show.
    fn details(self, before: WorkerDetails) -> WorkerDetails {
        WorkerDetails {
            name: self.name.0,
            known_as: self.known_as.0,
            phone: self.phone.0,
            start: self.start.and_then(|start| place(&start.0)),
            gender: self.gender.map(|gender| gender.0),
            languages: languages(&self.languages.0),
            notes: self.notes.0,
            ..before
        }
    }
}

/// Who the worker is, with the place of a postcode where one was written.
async fn located(
    here: &TeamPage,
    body: AboutWorker,
    before: WorkerDetails,
) -> Result<WorkerDetails, Trouble> {
    let written = body.start.as_ref().map(|start| start.0.clone()).unwrap_or_default();
    let mut details = body.details(before);
    about::find(here, &written, &mut details.start).await?;
    Ok(details)
}

/// What was written, to be shown again.
fn as_written(written: &Fields) -> WorkerDetails {
    let text = |name: &str| written.text(name).to_owned();
    WorkerDetails {
        name: text("name"),
        known_as: text("known-as"),
        phone: text("phone"),
        start: place(written.text("start")),
        gender: if_written(written, "gender"),
        languages: languages(written.text("languages")),
        notes: text("notes"),
        ..WorkerDetails::default()
    }
}

pub(super) async fn join(here: TeamPage, sent: Sent<AboutWorker>) -> Result<Response, Trouble> {
    let body = match sent.body {
        Ok(body) => body,
        Err(problems) => {
            let written = as_written(&sent.fields);
            let fields = new_fields(&written, sent.fields.text("guaranteed"), &problems);
            return Ok(newcomer(&here).again(&problems, &fields));
        }
    };
    let guaranteed = body.guaranteed.as_ref().map(|hours| hours.0).unwrap_or_default();
    let id = body.command.0;
    let details = located(&here, body, WorkerDetails::default()).await?;
    let new = NewWorker { details, guaranteed };
    let done = here.service().take_in_worker(here.caller(), here.team(), id, new).await;
    here.on(&here.address("workers"), Said::Joined, done)
}

pub(super) async fn change(
    here: TeamPage,
    Path((_, worker)): Path<(TeamId, WorkerId)>,
    sent: Sent<AboutWorker>,
) -> Result<Response, Trouble> {
    let (record, _) = here.service().open_worker(here.caller(), here.team(), worker).await?;
    let body = match sent.body {
        Ok(body) => body,
        Err(problems) => {
            let fields = known_fields(&as_written(&sent.fields), &problems);
            return Ok(somebody(&here, worker, &record).again(&problems, &fields));
        }
    };
    let id = body.command.0;
    let details = located(&here, body, record.details).await?;
    let done = here.service().change_worker(here.caller(), (here.team(), worker), id, details).await;
    here.on(&here.address(&format!("workers/{worker}")), Said::Saved, done)
}

pub(super) async fn leave(
    here: TeamPage,
    Path(who): Path<(TeamId, WorkerId)>,
    Body(sent): Body<LastDay>,
) -> Result<Response, Trouble> {
    let done = here.service().worker_leaves(here.caller(), who, sent.id(), sent.date()).await;
    let said = if done.as_ref().is_ok_and(|done| done.waits) { Said::Waits } else { Said::Left };
    here.on(&here.address("workers"), said, done.map(|done| done.done))
}
