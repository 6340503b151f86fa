//! Who a worker is: taking them in, changing what is known, their last day.

use crate::Trouble;
use crate::about::{About, LastDay, field, line};
use crate::frame::Area;
use crate::sent::{Body, Fields, Hours, Id, Line, Sent, Text, Words, as_shown, name, terms};
use crate::team::{Said, TeamPage};
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
    newcomer(&here).draw(&[], &new_fields(&Fields::default(), &[]))
}

/// The form with what is known.
pub(super) async fn form(
    here: TeamPage,
    Path((_, worker)): Path<(TeamId, WorkerId)>,
) -> Result<Markup, Trouble> {
    let (record, _) = here.service().open_worker(here.caller(), here.team(), worker).await?;
    let known = known(&record.details);
    Ok(somebody(&here, worker, &record)
        .draw(&[], &known_fields(&here, (worker, &record), (&known, &known), &[])))
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

/// What is known, as the form's fields.
fn known(details: &WorkerDetails) -> Fields {
    let known = [
        ("name", details.name.clone()),
        ("known-as", details.known_as.clone()),
        ("phone", details.phone.clone()),
        ("languages", details.languages.join(", ")),
        ("gender", details.gender.clone().unwrap_or_default()),
        ("notes", details.notes.clone()),
    ];
    Fields::of(known.map(|(name, text)| (name.to_owned(), text)))
}

fn fields(known: &Fields, problems: &[FieldProblem]) -> Markup {
    let one = |words: (&'static str, &str, &str)| line(words, known.text(words.0), problems);
    html! {
        (one(("name", "Full name", "")))
        (one(("known-as", "What they like to be called", "As the board shows it. Leave blank to use the full name.")))
        (one(("phone", "Phone", "")))
        (one(("languages", "Languages", "Such as English, Gujarati.")))
        (one(("gender", "Gender, for people who wish for one", "In your own words. You can leave this blank.")))
    }
}

/// The form of a worker who is known: what was shown, what is written in it, where rounds start.
fn known_fields(
    here: &TeamPage,
    (worker, record): (WorkerId, &WorkerRecord),
    (shown, written): (&Fields, &Fields),
    problems: &[FieldProblem],
) -> Markup {
    let place = here.address(&format!("workers/{worker}/place"));
    let start = if record.details.start.is_some() {
        "at a place of their own"
    } else {
        "at the first and last visit"
    };
    html! {
        (as_shown(shown))
        (fields(written, problems))
        (form::long(&field(("notes", "Anything else the team should know", ""), written.text("notes"), problems)))
        p { "Their rounds start and end " (start) ". " a href=(place) { "Change this on the map" } }
    }
}

fn new_fields(written: &Fields, problems: &[FieldProblem]) -> Markup {
    let field =
        |words: (&'static str, &'static str, &'static str)| field(words, written.text(words.0), problems);
    html! {
        (fields(written, problems))
        (form::short(&field(("start", "Where their rounds start and end", "A postcode. Leave blank if they start and end at the first and last visit."))))
        (form::short(&field(("guaranteed", "Guaranteed hours a week", "Paid even when there are not enough visits. Such as 27.5."))))
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
    /// Where the rounds of somebody new start and end; at the first and last visit where nothing is said.
    start: Option<Postcode>,
    /// What else the team should know.
    notes: Text,
    /// Guaranteed hours a week, for somebody new.
    guaranteed: Option<Hours>,
}

terms! {
    /// A postcode.
    Postcode(String) |text| is_like_a_postcode(text).then(|| text.to_owned()),
        "Write a postcode, such as M16 7AB.", { "type": "string", "examples": ["M16 7AB"] };
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
            gender: self.gender.map(|gender| gender.0),
            languages: languages(&self.languages.0),
            notes: self.notes.0,
            ..before
        }
    }
}

pub(super) async fn join(here: TeamPage, sent: Sent<AboutWorker>) -> Result<Response, Trouble> {
    let body = match sent.body {
        Ok(body) => body,
        Err(problems) => {
            let fields = new_fields(&sent.fields, &problems);
            return Ok(newcomer(&here).again(&problems, &fields));
        }
    };
    let guaranteed = body.guaranteed.as_ref().map(|hours| hours.0).unwrap_or_default();
    let id = body.command.0;
    let start = match &body.start {
        Some(postcode) => here.service().place_of(&postcode.0).await?,
        None => None,
    };
    let details = body.details(WorkerDetails { start, ..WorkerDetails::default() });
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
    let known = known(&record.details);
    let sent = sent.upon(&known);
    let body = match sent.body {
        Ok(body) => body,
        Err(problems) => {
            let fields = known_fields(&here, (worker, &record), (&known, &sent.fields), &problems);
            return Ok(somebody(&here, worker, &record).again(&problems, &fields));
        }
    };
    let id = body.command.0;
    let details = body.details(record.details);
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
