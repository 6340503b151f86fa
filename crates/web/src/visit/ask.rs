//! Asking colleagues: to take a visit that nobody has, to take one over, or to swap; with what their yes would mean, before
//! anybody is asked.

use super::subject::VisitInRota;
use super::swap::{self, Chosen};
use super::wish::Wish;
use crate::Trouble;
use crate::frame::Area;
use crate::sent::{Body, Id, Words};
use crate::team::{Said, TeamPage, command_field};
use crate::week::consequence;
use crate::week::people::{Known, title};
use axum::extract::{Path, Query};
use axum::response::Response;
use care::ids::{CommandId, TeamId, WorkerId};
use care::requests::Asked;
use care::visit::VisitId;
use design::button::{Weight, button};
use design::card::{fold, section};
use design::form::{self, Field};
use design::notice::{FieldProblem, Notice, Tone, notice};
use maud::{Markup, html};
use schemars::JsonSchema;
use serde::Deserialize;
use service::Error;
use service::planning::Consequence;

/// Requests are about what people were told, where they were; else about the draft.
const ASKED_ABOUT: &str = "board";

pub(super) async fn look(
    here: TeamPage,
    Path((_, visit)): Path<(TeamId, VisitId)>,
    Query(wish): Query<Wish>,
    Query(chosen): Query<Chosen>,
) -> Result<Markup, Trouble> {
    let subject = VisitInRota::find(&here, visit, ASKED_ABOUT)?;
    let heading = format!("Ask about {}", title(here.team_view(), &subject.visit));
    let me = here.team_view().me().filter(|me| subject.workers().contains(me));
    let lacks = subject.workers().len() < subject.visit.support.crew.count();
    let body = html! {
        @if subject.on() != wish.on && wish.on == "draft" { p { "This is about the rota that people were told, not about the draft." } }
        @if lacks { (section("offer", "Offer it to the team", &offer(&here, &subject).await?)) }
        @else { (section("swap", "Swap it", &swap::choose(&here, &subject, me, &chosen).await?)) }
        @if let Some(me) = me {
            (section("take-over", "Ask somebody to take it over", &take_over(&here, &subject, me).await?))
        } @else if !lacks {
            p.soft { "Only the worker who has this visit can ask colleagues about it. You can change the rota by hand." }
        }
        p { a href=(subject.address(&here, "")) { "Back to the visit" } }
    };
    Ok(here.frame(Area::Requests, heading).show(&body))
}

/// The form that asks.
pub(super) fn asking(
    here: &TeamPage,
    subject: &VisitInRota,
    kind: &str,
    inner: &Markup,
    (words, weight): (&str, Weight),
) -> Markup {
    html! {
        form method="post" action=(subject.address(here, "/ask")) {
            (command_field())
            input type="hidden" name="on" value=(subject.on());
            input type="hidden" name="kind" value=(kind);
            (inner)
            (form::text(&Field { name: "words", within: kind, label: "A word on why (you can leave it blank)", ..Field::default() }))
            (button(words, weight))
        }
    }
}

async fn offer(here: &TeamPage, subject: &VisitInRota) -> Result<Markup, Trouble> {
    let Some(me) = here.team_view().me() else {
        return Ok(html! { p { "Somebody of the team can offer it." } });
    };
    let told = here.team_view().if_asked(subject.week, me, Asked::Offer { visit: subject.visit.id }).await;
    let why = "Everyone who could come is asked. The first to say yes has it, if no rule is broken.";
    Ok(of_everyone(here, subject, ("offer", why, "Ask who can take it"), told))
}

async fn take_over(here: &TeamPage, subject: &VisitInRota, me: WorkerId) -> Result<Markup, Trouble> {
    let told = here.team_view().if_asked(subject.week, me, Asked::TakeOver { visit: subject.visit.id }).await;
    let why = "Everyone who could come is asked. It stays yours until somebody says yes.";
    Ok(of_everyone(here, subject, ("take-over", why, "Ask who can take it over"), told))
}

/// What a yes of each would mean, and the form that asks them all.
fn of_everyone(
    here: &TeamPage,
    subject: &VisitInRota,
    (kind, why, words): (&str, &str, &str),
    told: Result<Vec<(WorkerId, Consequence)>, Error>,
) -> Markup {
    match told {
        Ok(told) if told.is_empty() => html! { p { "There is nobody who could be asked." } },
        Ok(told) => {
            let inner = html! { p { (why) } (meaning(here, subject, &told)) };
            asking(here, subject, kind, &inner, (words, Weight::Quiet))
        }
        Err(error) => refused(&error),
    }
}

pub(super) fn refused(error: &Error) -> Markup {
    html! { @for sentence in &error.sentences { (notice(&Notice::new(Tone::Wanting, sentence.as_str()))) } }
}

/// Everyone whose yes would break nothing, with what it would mean; then those whose yes would not be taken, and why.
fn meaning(here: &TeamPage, subject: &VisitInRota, told: &[(WorkerId, Consequence)]) -> Markup {
    let (team_view, known) = (here.team_view(), Known::count(here.team_view()));
    let (could, could_not): (Vec<_>, Vec<_>) =
        told.iter().partition(|(_, consequence)| consequence.breaks.is_empty());
    let sentence = |worker: WorkerId| known.sentence(team_view, subject.visit.person, worker);
    html! {
        @if could.is_empty() { p { strong { "Nobody could say yes as the week is now." } " You can still ask: the week may change before they answer." } }
        @for (worker, consequence) in could {
            (fold(&format!("If {} said yes", team_view.worker(*worker)), &html! {
                p { (sentence(*worker)) ". " (consequence::brief(consequence)) }
                (consequence::show(team_view, consequence))
            }))
        }
        @if !could_not.is_empty() {
            (fold("Who can’t take it, and why", &html! {
                ul { @for (worker, consequence) in &could_not { li {
                    (team_view.worker(*worker)) ": "
                    @for broken in &consequence.breaks { (broken.what) ". " }
                } } }
            }))
        }
    }
}

/// What is asked of colleagues.
#[derive(Debug, Deserialize, JsonSchema)]
pub(super) struct Question {
    command: Id<CommandId>,
    kind: Kind,
    /// The other visit, for a swap.
    yours: Option<Id<VisitId>>,
    /// A word on why.
    words: Option<Words>,
}

#[derive(Clone, Copy, Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
enum Kind {
    /// Who takes a visit that nobody has.
    Offer,
    /// Who takes it over.
    TakeOver,
    /// Whether somebody swaps.
    Swap,
}

impl Question {
    /// What is asked about a visit.
    fn about(&self, visit: VisitId) -> Result<Asked, Trouble> {
        match (self.kind, self.yours) {
            (Kind::Offer, _) => Ok(Asked::Offer { visit }),
            (Kind::TakeOver, _) => Ok(Asked::TakeOver { visit }),
            (Kind::Swap, Some(Id(yours))) => Ok(Asked::Swap { mine: visit, yours }),
            (Kind::Swap, None) => {
                Err(Trouble::of_problems(&[FieldProblem::new("yours", "Choose the other visit.")]))
            }
        }
    }
}

pub(super) async fn act(
    here: TeamPage,
    Path((_, visit)): Path<(TeamId, VisitId)>,
    Body(sent): Body<Question>,
) -> Result<Response, Trouble> {
    let subject = VisitInRota::find(&here, visit, ASKED_ABOUT)?;
    let (what, of_week) = (sent.about(visit)?, (sent.command.0, subject.week));
    let asked = (what, sent.words.map(|words| words.0));
    let done = here.service().ask_colleagues(here.caller(), here.team(), of_week, asked).await;
    here.on(&here.address("requests"), Said::Asked, done)
}
