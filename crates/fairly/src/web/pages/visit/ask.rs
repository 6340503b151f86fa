//! Asking colleagues: to take a visit that nobody has, to take one over, or to swap.

use super::super::week::drawn::rota_of;
use super::super::week::people::{title, title_and_time, who};
use super::change::Wish;
use super::subject::Subject;
use crate::web::Trouble;
use crate::web::design::button::{Weight, button};
use crate::web::design::card::section;
use crate::web::design::form::{self, Field};
use crate::web::design::layout::Place;
use crate::web::team::{Form, Here, Said, command_field, fresh_id};
use axum::extract::{Path, Query};
use axum::response::Response;
use care::details::{Detail, Subject as Whose};
use care::ids::{RequestId, SealedId, TeamId};
use care::team::Command;
use care::team::request::Asked;
use care::visit::{Visit, VisitId};
use maud::{Markup, html};
use service::Order;
use std::collections::BTreeSet;

pub(super) async fn look(
    here: Here,
    Path((_, visit)): Path<(TeamId, VisitId)>,
    Query(wish): Query<Wish>,
) -> Result<Markup, Trouble> {
    let subject = Subject::find(&here, visit, &wish.on)?;
    let heading = format!("Ask about {}", title(here.glimpse(), &subject.visit));
    let mine = here.glimpse().me().is_some_and(|me| subject.workers().contains(&me));
    let lacks = subject.workers().len() < subject.visit.support.crew.count();
    Ok(here.frame(Place::Requests, heading).show(&html! {
        @if lacks { (section("offer", "Offer it to the team", &offer(&here, &subject))) }
        @if mine {
            (section("take-over", "Ask somebody to take it over", &take_over(&here, &subject)))
            (section("swap", "Ask somebody to swap", &swap(&here, &subject)))
        } @else if !lacks {
            p { "Only whoever has this visit can ask colleagues about it. You can still change the rota by hand." }
        }
        (section("by-hand", "Swap by hand", &by_hand(&here, &subject)))
        p { a href=(subject.address(&here, "")) { "Back to the visit" } }
    }))
}

fn asking(here: &Here, subject: &Subject, kind: &str, inner: &Markup, words: &str) -> Markup {
    html! {
        form method="post" action=(subject.address(here, "/ask")) {
            (command_field())
            input type="hidden" name="on" value=(subject.on());
            input type="hidden" name="kind" value=(kind);
            (inner)
            (button(words, Weight::Quiet))
        }
    }
}

fn why(kind: &str) -> Markup {
    let name = format!("words-{kind}");
    form::text(&Field { name: &name, label: "A word on why (you may leave it empty)", ..Field::default() })
}

fn offer(here: &Here, subject: &Subject) -> Markup {
    let inner = html! { p { "Everyone who could come is asked; whoever says yes first has it, if no rule stands against it." } (why("offer")) };
    asking(here, subject, "offer", &inner, "Ask who can take it")
}

fn take_over(here: &Here, subject: &Subject) -> Markup {
    let inner = html! { p { "Everyone who could come is asked. It stays yours until somebody says yes." } (why("take-over")) };
    asking(here, subject, "take-over", &inner, "Ask who can take it over")
}

fn swap(here: &Here, subject: &Subject) -> Markup {
    let inner = html! { (others(here, subject, "yours", true)) (why("swap")) };
    asking(here, subject, "swap", &inner, "Ask to swap")
}

fn by_hand(here: &Here, subject: &Subject) -> Markup {
    let action = subject.address(here, "/move");
    html! {
        p { "Whoever makes the one makes the other. You see what it would mean before it is done." }
        form action=(action) {
            input type="hidden" name="on" value=(subject.on());
            (others(here, subject, "with", false))
            (button("See what it would mean", Weight::Quiet))
        }
    }
}

/// The other visits of the week that somebody else makes, those of the same day first.
fn others(here: &Here, subject: &Subject, name: &str, on_own: bool) -> Markup {
    let glimpse = here.glimpse();
    let rota = rota_of(here, subject.week, subject.which);
    let mut visits: Vec<Visit> = glimpse.team().visits(subject.week).into_values().collect();
    visits.retain(|visit| {
        visit.date >= glimpse.today()
            && rota.get(&visit.id).is_some_and(|other| {
                other.workers.is_disjoint(&subject.workers()) && (!on_own || other.workers.len() == 1)
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
    form::select(&Field { name, label: "For which visit?", ..Field::default() }, &options)
}

pub(super) async fn act(
    here: Here,
    Path((_, visit)): Path<(TeamId, VisitId)>,
    form: Form,
) -> Result<Response, Trouble> {
    let subject = Subject::find(&here, visit, form.text("on"))?;
    let kind = form.text("kind");
    let what = match kind {
        "offer" => Asked::Offer { visit },
        "swap" => Asked::Swap { mine: visit, yours: form.hidden("yours")? },
        _ => Asked::TakeOver { visit },
    };
    let mut order = Order::of(form.command()?);
    let words = form.text(&format!("words-{kind}"));
    let me = here.glimpse().me().ok_or_else(Trouble::not_found)?;
    let sealed = (!words.is_empty()).then(|| fresh_id(SealedId::new));
    order.sealed.extend(sealed.map(|id| (id, Whose::Worker(me), Detail::Words(words.to_owned()))));
    let request = fresh_id(RequestId::new);
    order.commands =
        vec![Command::Ask { request, week: subject.week, what, whom: BTreeSet::new(), words: sealed }];
    let done = here.service().act(here.caller(), here.team(), order).await;
    here.on(&here.address("requests"), Said::Asked, done)
}
