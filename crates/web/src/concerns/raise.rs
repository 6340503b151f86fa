//! Raising a concern: two taps, one to come here and one to say what kind it is. Everything else can be said later.

use super::said::KINDS;
use crate::Trouble;
use crate::frame::Area;
use crate::sent::{Body, Id, Text};
use crate::team::{Said, TeamPage, command_field};
use axum::extract::{Path, Query};
use axum::response::Response;
use care::By;
use care::concerns::{About, Kind};
use care::ids::{CommandId, MemberId, PersonId, TeamId, WorkerId};
use care::visit::VisitId;
use design::button::{Weight, button_of, link, row};
use design::card::fold;
use design::form::{self, Field};
use design::notice::{Notice, Tone, notice};
use maud::{Markup, html};
use schemars::JsonSchema;
use serde::Deserialize;
use service::concerns::{Raise, Raising};

/// What the address says it would be about.
#[derive(Debug, Default, Deserialize)]
pub(super) struct Begun {
    visit: Option<String>,
}

/// The way from a visit to here.
pub(crate) fn about_visit(here: &TeamPage, person: PersonId, visit: VisitId) -> Markup {
    link(
        &here.address(&format!("people/{person}/concern?visit={visit}")),
        "Nobody came, or something is not right",
        Weight::Bare,
    )
}

pub(super) async fn of_the_team(here: TeamPage) -> Result<Markup, Trouble> {
    let raising = here.team_view().raising(None, None)?;
    Ok(page(&here, &here.address("concerns/new"), &raising))
}

pub(super) async fn of_a_person(
    here: TeamPage,
    Path((_, person)): Path<(TeamId, PersonId)>,
    Query(begun): Query<Begun>,
) -> Result<Markup, Trouble> {
    let visit = begun.visit.and_then(|visit| visit.parse().ok());
    let raising = here.team_view().raising(Some(person), visit)?;
    Ok(page(&here, &here.address(&format!("people/{person}/concern")), &raising))
}

fn page(here: &TeamPage, to: &str, raising: &Raising) -> Markup {
    let title = match &raising.person {
        Some((_, called)) if here.team_view().me().is_some() => format!("Something about {called}"),
        Some(_) | None => "Something is not right".to_owned(),
    };
    here.frame(Area::Concerns, title).show(&html! {
        (notice(&Notice::new(Tone::Harm, "Is somebody in danger now? Ring 999 first.")))
        form.raise method="post" action=(to) {
            (command_field())
            @if let Some(visit) = raising.visit { input type="hidden" name="visit" value=(visit); }
            (form::long(&Field { name: "words", label: "What happened?", hint: "You can leave this blank and say it later.", ..Field::default() }))
            (people(raising))
            (more(here, raising))
            p { strong { "What is it?" } }
            (row(&kinds(raising)))
        }
    })
}

/// Each kind as the button that sends the form. Nobody is missed where it is about nobody.
fn kinds(raising: &Raising) -> Vec<Markup> {
    let somebodys = raising.person.is_some() || !raising.people.is_empty();
    let fits = |kind: Kind| kind != Kind::MissedVisit || somebodys;
    let shown = KINDS.into_iter().filter(|(kind, ..)| fits(*kind));
    shown.map(|(_, code, words)| button_of("kind", code, words, Weight::Quiet)).collect()
}

/// Whom it is about, where nobody is said yet.
fn people(raising: &Raising) -> Markup {
    let ids: Vec<String> = raising.people.iter().map(|(id, _)| id.to_string()).collect();
    let options = ids.iter().zip(&raising.people).map(|(id, (_, called))| (id.as_str(), called.as_str()));
    let options: Vec<(&str, &str)> = std::iter::once(("", "Nobody we support")).chain(options).collect();
    html! {
        @if !raising.people.is_empty() { (form::select(&Field { name: "person", label: "Who is it about?", ..Field::default() }, &options)) }
    }
}

/// Who told the worker, and which worker it is about.
fn more(here: &TeamPage, raising: &Raising) -> Markup {
    let told: Vec<(String, &str)> =
        raising.told_by.iter().map(|(by, called)| (code(*by), called.as_str())).collect();
    let told = told.iter().map(|(code, called)| (code.as_str(), *called));
    let told: Vec<(&str, &str)> = std::iter::once(("", "I noticed it myself")).chain(told).collect();
    let ids: Vec<String> = raising.workers.iter().map(|one| one.id.to_string()).collect();
    let workers = ids.iter().zip(&raising.workers).map(|(id, one)| (id.as_str(), one.called.as_str()));
    let workers: Vec<(&str, &str)> = std::iter::once(("", "Nobody")).chain(workers).collect();
    let works = here.team_view().me().is_some();
    html! {
        (fold("Is it about one of the team?", &html! {
            (form::select(&Field { name: "worker", label: "About", hint: "A worry that one of us harms somebody goes to the safeguarding lead and the organisation alone.", ..Field::default() }, &workers))
        }))
        @if works && raising.person.is_some() {
            (fold("Did somebody tell you?", &html! {
                (form::select(&Field { name: "told-by", label: "Whose concern it is", hint: "They get the answer, on their own page or by you.", ..Field::default() }, &told))
            }))
        }
    }
}

/// Who told it, as the form says it.
fn code(by: By) -> String {
    match by {
        By::Member(member) => member.to_string(),
        By::Person(_) => "person".to_owned(),
        By::Worker(_) | By::Account(_) | By::Program => String::new(),
    }
}

/// A concern to raise.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub(super) struct NewConcern {
    command: Id<CommandId>,
    kind: OfKind,
    /// What happened; can be said later.
    words: Option<Text>,
    /// The visit it is about.
    visit: Option<Id<VisitId>>,
    /// The person it is about, where the address does not say.
    person: Option<Text>,
    /// The worker it is about.
    worker: Option<Text>,
    /// Whose concern it is: `person`, or the id of someone of their circle.
    told_by: Option<Text>,
}

/// What kind it is.
#[derive(Clone, Copy, Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
enum OfKind {
    /// Something is not right.
    Concern,
    /// Somebody is not content, and wants an answer.
    Complaint,
    /// An accident or incident.
    Incident,
    /// Somebody may be harmed.
    Safeguarding,
    /// Nobody came.
    MissedVisit,
}

impl From<OfKind> for Kind {
    fn from(kind: OfKind) -> Self {
        match kind {
            OfKind::Concern => Self::Concern,
            OfKind::Complaint => Self::Complaint,
            OfKind::Incident => Self::Incident,
            OfKind::Safeguarding => Self::Safeguarding,
            OfKind::MissedVisit => Self::MissedVisit,
        }
    }
}

pub(super) async fn raise_of_the_team(
    here: TeamPage,
    Body(sent): Body<NewConcern>,
) -> Result<Response, Trouble> {
    raise(here, None, sent).await
}

pub(super) async fn raise_of_a_person(
    here: TeamPage,
    Path((_, person)): Path<(TeamId, PersonId)>,
    Body(sent): Body<NewConcern>,
) -> Result<Response, Trouble> {
    raise(here, Some(person), sent).await
}

async fn raise(here: TeamPage, person: Option<PersonId>, sent: NewConcern) -> Result<Response, Trouble> {
    let person = person.or(chosen::<PersonId>(sent.person.as_ref()));
    let told_by = sent.told_by.as_ref().map(|told| told.0.as_str());
    let whose = match told_by {
        Some("person") => person.map(By::Person),
        _ => chosen::<MemberId>(sent.told_by.as_ref()).map(By::Member),
    };
    let worker = chosen::<WorkerId>(sent.worker.as_ref());
    let about = About { person, worker, visit: sent.visit.map(|visit| visit.0), medicine: None };
    let words = sent.words.map(|words| words.0).unwrap_or_default();
    let wanted = Raise { kind: sent.kind.into(), about, whose, words };
    let raised = here.service().raise_concern(here.caller(), here.team(), sent.command.0, wanted).await;
    let (concern, done) =
        raised.map_err(|error| Trouble::from(error).way(here.address("concerns"), "Back"))?;
    here.on(&here.address(&format!("concerns/{concern}")), Said::Raised, Ok(done))
}

/// What was chosen in a list; nothing where nothing was.
fn chosen<T: std::str::FromStr>(sent: Option<&Text>) -> Option<T> {
    sent.and_then(|sent| sent.0.parse().ok())
}
