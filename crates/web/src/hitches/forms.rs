//! "Running late" and "can’t come": a fold each with a small form, and what is done with what they send.

use crate::Trouble;
use crate::sent::{Body, Id, Line, terms};
use crate::team::{Said, TeamPage, command_field};
use crate::week::people::title;
use crate::week::when::clock;
use axum::extract::Path;
use axum::response::Response;
use care::Minutes;
use care::absences::Why;
use care::ids::{AbsenceId, CommandId, TeamId, WorkerId};
use care::time::Moment;
use care::visit::{Visit, VisitId};
use design::button::{Weight, button, button_of, deed};
use design::card::fold;
use design::form::{self, Choice, Field};
use maud::{Markup, html};
use schemars::JsonSchema;
use serde::Deserialize;
use service::hitches::{Hitched, Unable};
use words::{count, length};

/// What is offered at a tap, in minutes.
const OFFERED: [u32; 6] = [10, 15, 20, 30, 45, 60];

/// The two folds for a worker, about the next of the visits that they still have today; nothing where there are none.
pub(crate) fn say(here: &TeamPage, worker: WorkerId, ahead: &[Visit]) -> Markup {
    let hitched = here.team_view().hitch_of(worker);
    let own = here.team_view().me() == Some(worker);
    let who = here.team_view().worker(worker);
    let (late, cannot) = if own {
        ("I’m running late".to_owned(), "I can’t come".to_owned())
    } else {
        (format!("{who} is running late"), format!("{who} can’t come"))
    };
    let address = |below: &str| here.address(&format!("hitches/{worker}/{below}"));
    html! {
        div.say-hitch {
            (said(here, &hitched, own))
            @if !ahead.is_empty() {
                (fold(&late, &late_form(here, &address("late"), ahead)))
                (fold(&cannot, &cannot_form(here, &address("cannot-come"), ahead)))
            }
        }
    }
}

/// What was said, with the way to say that it is otherwise.
fn said(here: &TeamPage, hitched: &Hitched, own: bool) -> Markup {
    let worker = hitched.who.id;
    let (you, are, can) = if own {
        ("You".to_owned(), "are", "I can come after all")
    } else {
        (hitched.who.called.clone(), "is", "They can come after all")
    };
    let address = |below: &str| here.address(&format!("hitches/{worker}/{below}"));
    let command = || crate::team::fresh_id(CommandId::new).to_string();
    html! {
        @if let Some((late, _)) = &hitched.late {
            p { (you) " " (are) " running " (length(i64::from(late.by.0))) " late. The team and the people concerned can see it." }
            (deed(&address("late"), "On time after all", Weight::Quiet, &[("command", &command()), ("minutes", "0"), ("visit", "")]))
        }
        @if let Some((absence, said)) = &hitched.cannot_come {
            p {
                (you) " can’t come from " (clock(said.at.clock)) " on"
                @if !said.rest_of_day { ", for one visit" } ". The team can see it, and the people read that we are finding someone."
            }
            (deed(&address("can-come"), can, Weight::Quiet, &[("command", &command()), ("absence", &absence.to_string())]))
        }
    }
}

/// A tap is enough: each length is a button. Where the first visit should have begun, it may be that one or the next.
fn late_form(here: &TeamPage, address: &str, ahead: &[Visit]) -> Markup {
    let now = here.team_view().moment();
    let has_begun = ahead.first().is_some_and(|first| told_start(here, first) <= now);
    let named = |visit: &Visit| {
        format!("{}, {}", title(here.team_view(), visit), clock(told_start(here, visit).clock))
    };
    let meant: Vec<(String, String)> =
        ahead.iter().take(2).map(|visit| (visit.id.to_string(), named(visit))).collect();
    let usual = if has_begun && meant.len() > 1 { &meant[1].0 } else { &meant[0].0 };
    html! {
        form method="post" action=(address) {
            (command_field())
            @if has_begun && meant.len() > 1 {
                (form::choices(&Field { name: "visit", within: "late", label: "Late for which visit?", value: usual, ..Field::default() }, &drawn(&meant)))
            } @else {
                input type="hidden" name="visit" value=(usual);
            }
            p { "How late" @if !(has_begun && meant.len() > 1) { " for " (meant[0].1) } "?" }
            div.buttons {
                @for minutes in OFFERED { (button_of("minutes", &minutes.to_string(), &length(i64::from(minutes)), Weight::Quiet)) }
            }
            p.soft { "The team sees it at once, and each person reads on their page about when to expect you." }
        }
    }
}

fn cannot_form(here: &TeamPage, address: &str, ahead: &[Visit]) -> Markup {
    let Some(next) = ahead.first() else { return html! {} };
    let one = format!("Only {}, {}", title(here.team_view(), next), clock(told_start(here, next).clock));
    let visits = i64::try_from(ahead.len()).unwrap_or(i64::MAX);
    let rest = format!("All the rest of today: {}", count(visits, "visit", "visits"));
    let which = [("rest", rest.as_str()), ("one", one.as_str())];
    let whys = [("ill", "Ill"), ("other", "Something else")];
    let choices = |all: &[(&'static str, &str)]| -> Vec<(String, String)> {
        all.iter().map(|(value, words)| ((*value).to_owned(), (*words).to_owned())).collect()
    };
    let (which, whys) = (choices(&which), choices(&whys));
    html! {
        form method="post" action=(address) {
            (command_field())
            input type="hidden" name="visit" value=(next.id);
            @if ahead.len() > 1 { (form::choices(&Field { name: "which", within: "hitch", label: "Which visits?", value: "rest", ..Field::default() }, &drawn(&which))) }
            (form::choices(&Field { name: "why", within: "hitch", label: "Why?", value: "ill", ..Field::default() }, &drawn(&whys)))
            (form::short(&Field { name: "words", within: "hitch", label: "A word on it", hint: "You may leave this blank. Why is seen by you and by colleagues whose role needs it.", ..Field::default() }))
            (button("Tell the team", Weight::Main))
        }
    }
}

fn drawn(all: &[(String, String)]) -> Vec<Choice<'_>> {
    all.iter().map(|(value, words)| Choice { value, words, meaning: "" }).collect()
}

/// When people were told that a visit starts.
fn told_start(here: &TeamPage, visit: &Visit) -> Moment {
    here.team_view().published_visit(visit.id).map_or(visit.usual_start(), |told| told.start)
}

/// By how much somebody is running late, from which visit on.
#[derive(Debug, Deserialize, JsonSchema)]
pub(super) struct RunningLate {
    command: Id<CommandId>,
    /// The visit they are late for; left out where they are on time after all.
    visit: Option<Id<VisitId>>,
    /// By how many minutes; 0 where they are on time after all.
    minutes: Late,
}

terms! {
    /// Whole minutes.
    Late(Minutes) |text| text.parse().ok().map(Minutes), "Write whole minutes, such as 20.",
        { "type": "string", "examples": ["20"] };
}

pub(super) async fn late(
    here: TeamPage,
    Path(whom @ (_, worker)): Path<(TeamId, WorkerId)>,
    Body(sent): Body<RunningLate>,
) -> Result<Response, Trouble> {
    known(&here, worker)?;
    let late = sent.visit.filter(|_| sent.minutes.0 != Minutes::ZERO).map(|visit| (visit.0, sent.minutes.0));
    let said = if late.is_some() { Said::Late } else { Said::OnTime };
    let done = here.service().say_late(here.caller(), whom, sent.command.0, late).await;
    here.on(&here.address(&format!("hitches/{worker}")), said, done)
}

/// To which visits somebody cannot come.
#[derive(Debug, Deserialize, JsonSchema)]
pub(super) struct CannotCome {
    command: Id<CommandId>,
    /// The first of them.
    visit: Id<VisitId>,
    /// Whether it is about the rest of the day; one visit where nothing is said.
    which: Option<Which>,
    why: Option<Reason>,
    /// A word on why.
    words: Option<Line>,
}

#[derive(Clone, Copy, Debug, PartialEq, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
enum Which {
    /// The rest of the day.
    Rest,
    /// This visit alone.
    One,
}

#[derive(Clone, Copy, Debug, Default, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
enum Reason {
    Ill,
    #[default]
    Other,
}

pub(super) async fn cannot_come(
    here: TeamPage,
    Path(whom @ (_, worker)): Path<(TeamId, WorkerId)>,
    Body(sent): Body<CannotCome>,
) -> Result<Response, Trouble> {
    known(&here, worker)?;
    let why = match sent.why.unwrap_or_default() {
        Reason::Ill => Why::Ill,
        Reason::Other => Why::Other,
    };
    let words = sent.words.map(|words| words.0).unwrap_or_default();
    let rest_of_day = sent.which == Some(Which::Rest);
    let unable = Unable { visit: sent.visit.0, rest_of_day, why, words };
    let done = here.service().say_cannot_come(here.caller(), whom, sent.command.0, unable).await;
    here.on(&here.address(&format!("hitches/{worker}")), Said::CannotCome, done)
}

/// That somebody can come after all.
#[derive(Debug, Deserialize, JsonSchema)]
pub(super) struct CanCome {
    command: Id<CommandId>,
    /// The absence that was noted when they could not.
    absence: Id<AbsenceId>,
}

pub(super) async fn can_come(
    here: TeamPage,
    Path((team, worker)): Path<(TeamId, WorkerId)>,
    Body(sent): Body<CanCome>,
) -> Result<Response, Trouble> {
    known(&here, worker)?;
    let done = here.service().say_can_come(here.caller(), (team, sent.absence.0), sent.command.0).await;
    here.on(&here.address(&format!("hitches/{worker}")), Said::CanCome, done)
}

/// That the team knows the worker whom the address names.
pub(super) fn known(here: &TeamPage, worker: WorkerId) -> Result<(), Trouble> {
    let known = here.team_view().knows_worker(worker);
    if known { Ok(()) } else { Err(Trouble::not_found()) }
}
