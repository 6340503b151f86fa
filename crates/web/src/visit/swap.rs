//! Swapping a visit: first the colleague, then the day, then the visit; only what the week can take, at the times of the rota.

use super::ask::{asking, refused};
use super::subject::VisitInRota;
use crate::Trouble;
use crate::team::TeamPage;
use crate::week::consequence;
use crate::week::people::title;
use crate::week::when::{clock, day};
use care::ids::WorkerId;
use care::requests::{Asked, Request, State};
use care::time::Date;
use care::visit::VisitId;
use design::button::Weight;
use maud::{Markup, html};
use serde::Deserialize;
use service::Swappable;
use std::collections::BTreeMap;
use words::count;

/// How far somebody has chosen what to swap with.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(super) struct Chosen {
    /// The colleague.
    colleague: String,
    /// The day.
    day: String,
    /// The colleague's visit.
    yours: String,
}

/// One question after the other; `me` where it is the visit of the one who looks.
///
/// # Errors
/// If the week makes no sense to the engine.
pub(super) async fn choose(
    here: &TeamPage,
    subject: &VisitInRota,
    me: Option<WorkerId>,
    chosen: &Chosen,
) -> Result<Markup, Trouble> {
    let team_view = here.team_view();
    let (week, which, visit) = (subject.week, subject.which, subject.visit.id);
    let colleagues = team_view.swap_with(week, which, visit);
    let colleague = chosen.colleague.parse::<WorkerId>().ok().filter(|one| colleagues.contains(one));
    let swaps = match colleague {
        Some(with) => team_view.swaps(week, which, (visit, with)).await?,
        None => Vec::new(),
    };
    let ways = colleagues.iter().map(|one| {
        let more = format!("colleague={one}");
        (team_view.worker(*one).to_owned(), more, Some(*one) == colleague)
    });
    Ok(html! {
        p { "You see only what works, and what it would mean before anything is done." }
        (question(here, subject, "Swap with whom?", ways.collect()))
        @if let Some(with) = colleague { (days(here, subject, (with, &swaps), chosen)) }
        div #swap-preview aria-live="polite" {
            @if let Some((with, one)) = colleague.zip(swaps.iter().find(|one| one.visit.id.to_string() == chosen.yours)) {
                (preview(here, subject, me, (with, one)).await?)
            }
        }
    })
}

/// A question whose answers are links; the one that is chosen is marked.
fn question(
    here: &TeamPage,
    subject: &VisitInRota,
    asked: &str,
    ways: Vec<(String, String, bool)>,
) -> Markup {
    let base = subject.address(here, "/swap");
    html! {
        p { strong { (asked) } }
        div.buttons {
            @for (words, more, here) in &ways {
                a.button aria-current=[here.then_some("true")] href={ (base) "&" (more) "#swap" } { (words) }
            }
        }
    }
}

/// The days with something that works, and what there is on the one that is chosen.
fn days(
    here: &TeamPage,
    subject: &VisitInRota,
    (with, swaps): (WorkerId, &[Swappable]),
    chosen: &Chosen,
) -> Markup {
    let mut dates: Vec<Date> = swaps.iter().map(|one| one.start.date).collect();
    dates.dedup();
    let only = if let [only] = dates.as_slice() { Some(*only) } else { None };
    let date = chosen.day.parse::<Date>().ok().or(only);
    let of = |date: Date| swaps.iter().filter(move |one| one.start.date == date);
    let ways = dates.iter().map(|one| {
        let many = i64::try_from(of(*one).count()).unwrap_or(i64::MAX);
        let words = format!("{}: {}", day(*one), count(many, "visit", "visits"));
        (words, format!("colleague={with}&day={one}"), Some(*one) == date)
    });
    html! {
        @if swaps.is_empty() { p { "Nothing that " (here.team_view().worker(with)) " has can be swapped with this visit as the week is now." } }
        @else { (question(here, subject, "Which day?", ways.collect())) }
        @if let Some(date) = date { (question(here, subject, "For which visit?", visits(here, with, of(date), chosen))) }
    }
}

/// "8.45am, Mrs Hill, breakfast".
fn visits<'a>(
    here: &TeamPage,
    with: WorkerId,
    swaps: impl Iterator<Item = &'a Swappable>,
    chosen: &Chosen,
) -> Vec<(String, String, bool)> {
    let way = |one: &Swappable| {
        let words = format!("{}, {}", clock(one.start.clock), title(here.team_view(), &one.visit));
        let id = one.visit.id.to_string();
        (words, format!("colleague={with}&day={}&yours={id}", one.start.date), id == chosen.yours)
    };
    swaps.map(way).collect()
}

/// What it would mean, and the way to do it: ask the colleague, or change the rota by hand.
async fn preview(
    here: &TeamPage,
    subject: &VisitInRota,
    me: Option<WorkerId>,
    (with, one): (WorkerId, &Swappable),
) -> Result<Markup, Trouble> {
    let yours = one.visit.id;
    let by_hand = format!("{}&with={yours}", subject.address(here, "/move"));
    let (told, words) = match me {
        Some(me) => (asked(here, subject, (me, with), yours).await, "Or change it by hand"),
        None => (html! {}, "See what it would mean, and change it by hand"),
    };
    Ok(html! { (told) p { a href=(by_hand) { (words) } } })
}

async fn asked(
    here: &TeamPage,
    subject: &VisitInRota,
    (me, with): (WorkerId, WorkerId),
    yours: VisitId,
) -> Markup {
    let team_view = here.team_view();
    let what = Asked::Swap { mine: subject.visit.id, yours };
    let (week, answers) = (subject.week, BTreeMap::new());
    let request = Request { week, from: me, what, words: None, answers, state: State::Open };
    html! {
        h3 { "If " (team_view.worker(with)) " says yes" }
        @match team_view.if_answered(&request, with).await {
            Ok(told) => {
                (consequence::show(team_view, &told))
                @if told.breaks.is_empty() {
                    (asking(here, subject, "swap", &html! { input type="hidden" name="yours" value=(yours); }, ("Ask to swap", Weight::Main)))
                }
            }
            Err(error) => (refused(&error)),
        }
    }
}
