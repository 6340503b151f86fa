//! Asking colleagues: to take a visit that nobody has, to take one over, or to swap; with what their yes would mean, before
//! anybody is asked.

use super::subject::Subject;
use super::wish::Wish;
use crate::Trouble;
use crate::frame::Place;
use crate::sent::{Body, Id, Words};
use crate::team::{Here, Said, command_field, fresh_id};
use crate::week::consequence;
use crate::week::drawn::rota_of;
use crate::week::people::{Known, title, title_and_time, who};
use axum::extract::{Path, Query};
use axum::response::Response;
use care::details::{Detail, Subject as Whose};
use care::ids::{CommandId, RequestId, SealedId, TeamId, WorkerId};
use care::requests;
use care::requests::{Asked, Request, State};
use care::team::Command;
use care::visit::{Visit, VisitId};
use design::button::{Weight, button};
use design::card::{fold, section};
use design::form::{self, Field};
use design::notice::{Notice, Problem, Tone, notice};
use maud::{Markup, html};
use schemars::JsonSchema;
use serde::Deserialize;
use service::planning::Consequence;
use service::{Error, Order};
use std::collections::{BTreeMap, BTreeSet};

/// The visit that a swap is to be with.
#[derive(Debug, Default, Deserialize)]
pub(super) struct Swapped {
    #[serde(default)]
    yours: String,
}

/// Requests are about what people were told, where they were; else about the draft.
const ASKED_ABOUT: &str = "board";

pub(super) async fn look(
    here: Here,
    Path((_, visit)): Path<(TeamId, VisitId)>,
    Query(wish): Query<Wish>,
    Query(swapped): Query<Swapped>,
) -> Result<Markup, Trouble> {
    let subject = Subject::find(&here, visit, ASKED_ABOUT)?;
    let heading = format!("Ask about {}", title(here.glimpse(), &subject.visit));
    let me = here.glimpse().me().filter(|me| subject.workers().contains(me));
    let lacks = subject.workers().len() < subject.visit.support.crew.count();
    let body = html! {
        @if subject.on() != wish.on && wish.on == "draft" { p { "This is about the rota that people were told, not about the draft." } }
        @if lacks { (section("offer", "Offer it to the team", &offer(&here, &subject).await?)) }
        @if let Some(me) = me {
            (section("take-over", "Ask somebody to take it over", &take_over(&here, &subject, me).await?))
            (section("swap", "Ask somebody to swap", &swap(&here, &subject, me, &swapped).await))
        } @else if !lacks {
            p { "Only whoever has this visit can ask colleagues about it. You can still change the rota by hand." }
        }
        (section("by-hand", "Swap by hand", &by_hand(&here, &subject)))
        p { a href=(subject.address(&here, "")) { "Back to the visit" } }
    };
    Ok(here.frame(Place::Requests, heading).show(&body))
}

/// The form that asks.
fn asking(here: &Here, subject: &Subject, kind: &str, inner: &Markup, words: &str) -> Markup {
    html! {
        form method="post" action=(subject.address(here, "/ask")) {
            (command_field())
            input type="hidden" name="on" value=(subject.on());
            input type="hidden" name="kind" value=(kind);
            (inner)
            (form::text(&Field { name: "words", within: kind, label: "A word on why (you may leave it empty)", ..Field::default() }))
            (button(words, Weight::Quiet))
        }
    }
}

async fn offer(here: &Here, subject: &Subject) -> Result<Markup, Trouble> {
    let Some(me) = here.glimpse().me() else {
        return Ok(html! { p { "Somebody of the team can offer it." } });
    };
    let told = here.glimpse().if_asked(subject.week, me, Asked::Offer { visit: subject.visit.id }).await;
    let why =
        "Everyone who could come is asked; whoever says yes first has it, if no rule stands against it.";
    Ok(of_everyone(here, subject, ("offer", why, "Ask who can take it"), told))
}

async fn take_over(here: &Here, subject: &Subject, me: WorkerId) -> Result<Markup, Trouble> {
    let told = here.glimpse().if_asked(subject.week, me, Asked::TakeOver { visit: subject.visit.id }).await;
    let why = "Everyone who could come is asked. It stays yours until somebody says yes.";
    Ok(of_everyone(here, subject, ("take-over", why, "Ask who can take it over"), told))
}

/// What a yes of each would mean, and the form that asks them all.
fn of_everyone(
    here: &Here,
    subject: &Subject,
    (kind, why, words): (&str, &str, &str),
    told: Result<Vec<(WorkerId, Consequence)>, Error>,
) -> Markup {
    match told {
        Ok(told) if told.is_empty() => html! { p { "There is nobody who could be asked." } },
        Ok(told) => {
            let inner = html! { p { (why) } (meaning(here, subject, &told)) };
            asking(here, subject, kind, &inner, words)
        }
        Err(error) => refused(&error),
    }
}

fn refused(error: &Error) -> Markup {
    html! { @for sentence in &error.sentences { (notice(&Notice::new(Tone::Wanting, sentence.as_str()))) } }
}

/// Everyone whose yes would break nothing, with what it would mean; then those whose yes would not be taken, and why.
fn meaning(here: &Here, subject: &Subject, told: &[(WorkerId, Consequence)]) -> Markup {
    let (glimpse, known) = (here.glimpse(), Known::count(here));
    let (could, could_not): (Vec<_>, Vec<_>) =
        told.iter().partition(|(_, consequence)| consequence.breaks.is_empty());
    let sentence = |worker: WorkerId| known.sentence(glimpse, subject.visit.person, worker);
    html! {
        @if could.is_empty() { p { strong { "As the week stands, nobody could say yes." } " It can be asked all the same: the week may change until they answer." } }
        @for (worker, consequence) in could {
            (fold(&format!("If {} said yes", glimpse.worker(*worker)), &html! {
                p { (sentence(*worker)) ". " (consequence::brief(consequence)) }
                (consequence::show(glimpse, consequence))
            }))
        }
        @if !could_not.is_empty() {
            (fold("Whose yes would break a rule as the week stands", &html! {
                ul { @for (worker, consequence) in &could_not { li {
                    (glimpse.worker(*worker)) ": "
                    @for broken in &consequence.breaks { (broken.what) ". " }
                } } }
            }))
        }
    }
}

/// First for which visit, then what it would mean, then the question.
async fn swap(here: &Here, subject: &Subject, me: WorkerId, swapped: &Swapped) -> Markup {
    let action = subject.address(here, "/swap");
    html! {
        form action=(action) hx-get=(action) hx-target="#swap-preview" hx-select="#swap-preview" hx-swap="outerHTML" {
            input type="hidden" name="on" value=(subject.on());
            (others(here, subject, "yours", &swapped.yours, true))
            (button("See what it would mean", Weight::Quiet))
        }
        div #swap-preview aria-live="polite" { (if_swapped(here, subject, me, swapped).await) }
    }
}

async fn if_swapped(here: &Here, subject: &Subject, me: WorkerId, swapped: &Swapped) -> Markup {
    let glimpse = here.glimpse();
    let Ok(yours) = swapped.yours.parse::<VisitId>() else { return html! {} };
    let rota = rota_of(here, subject.week, subject.which);
    let other = rota.get(&yours).and_then(|assignment| assignment.workers.first().copied());
    let Some((other, visit)) = other.zip(glimpse.team().visit(yours)) else { return html! {} };
    let what = Asked::Swap { mine: subject.visit.id, yours };
    let (week, answers) = (subject.week, BTreeMap::new());
    let request = Request { week, from: me, what, words: None, answers, state: State::Open };
    let heading =
        format!("If {} swapped with you for {}", glimpse.worker(other), title_and_time(glimpse, &visit));
    html! {
        h3 { (heading) }
        @match glimpse.if_answered(&request, other).await {
            Ok(told) => {
                (consequence::show(glimpse, &told))
                @if told.breaks.is_empty() {
                    (asking(here, subject, "swap", &html! { input type="hidden" name="yours" value=(yours); }, "Ask to swap"))
                } @else { p { "It cannot be done as the week stands, so there is no point in asking." } }
            }
            Err(error) => (refused(&error)),
        }
    }
}

fn by_hand(here: &Here, subject: &Subject) -> Markup {
    let action = subject.address(here, "/move");
    html! {
        p { "Whoever makes the one makes the other. You see what it would mean before it is done." }
        form action=(action) {
            input type="hidden" name="on" value=(subject.on());
            (others(here, subject, "with", "", false))
            (button("See what it would mean", Weight::Quiet))
        }
    }
}

/// The other visits of the week that somebody else makes, those of the same day first.
fn others(here: &Here, subject: &Subject, name: &str, chosen: &str, by_one: bool) -> Markup {
    let glimpse = here.glimpse();
    let rota = rota_of(here, subject.week, subject.which);
    let mut visits: Vec<Visit> = glimpse.team().visits(subject.week).into_values().collect();
    visits.retain(|visit| {
        visit.date >= glimpse.today()
            && rota.get(&visit.id).is_some_and(|other| {
                other.workers.is_disjoint(&subject.workers()) && (!by_one || other.workers.len() == 1)
            })
    });
    visits.sort_by_key(|visit| (visit.date != subject.visit.date, visit.usual_start()));
    let options: Vec<(String, String)> = visits
        .iter()
        .map(|visit| {
            (
                visit.id.to_string(),
                format!("{}: {}", who(glimpse, rota.get(&visit.id)), title_and_time(glimpse, visit)),
            )
        })
        .collect();
    let options: Vec<(&str, &str)> =
        options.iter().map(|(value, words)| (value.as_str(), words.as_str())).collect();
    form::select(&Field { name, label: "For which visit?", value: chosen, ..Field::default() }, &options)
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
                Err(Trouble::of_problems(&[Problem::new("yours", "Choose the other visit.")]))
            }
        }
    }
}

pub(super) async fn act(
    here: Here,
    Path((_, visit)): Path<(TeamId, VisitId)>,
    Body(sent): Body<Question>,
) -> Result<Response, Trouble> {
    let subject = Subject::find(&here, visit, ASKED_ABOUT)?;
    let (what, mut order) = (sent.about(visit)?, Order::of(sent.command.0));
    let me = here.glimpse().me().ok_or_else(Trouble::not_found)?;
    let sealed = sent.words.map(|words| (fresh_id(SealedId::new), words.0));
    let words = sealed.as_ref().map(|(id, _)| *id);
    order.sealed.extend(sealed.map(|(id, words)| (id, Whose::Worker(me), Detail::Words(words))));
    let request = fresh_id(RequestId::new);
    order.commands = vec![Command::from(requests::Ask {
        request,
        week: subject.week,
        what,
        whom: BTreeSet::new(),
        words,
    })];
    let done = here.service().act(here.caller(), here.team(), order).await;
    here.on(&here.address("requests"), Said::Asked, done)
}
