//! The page of requests: what the viewer is asked, what waits for others, and what became of earlier ones.

use super::forms;
use crate::Trouble;
use crate::frame::Area;
use crate::team::TeamPage;
use crate::week::consequence;
use crate::week::when::{day, moment};
use axum::extract::Query;
use care::ids::RequestId;
use care::requests::State;
use design::card::{card, empty, facts, fold, section, words_of};
use design::live;
use design::notice::{Notice, Tone, notice};
use maud::{Markup, html};
use serde::Deserialize;
use service::planning::Consequence;
use service::requests::{Earlier, OpenChange, OpenRequest, Requests, VisitNamed, WhatIsAsked};
use service::{Colleague, Error};

/// The request that was just answered, where one was.
#[derive(Debug, Default, Deserialize)]
pub(super) struct Answered {
    of: Option<String>,
}

pub(super) async fn look(here: TeamPage, Query(answered): Query<Answered>) -> Result<Markup, Trouble> {
    let requests = here.team_view().requests().await?;
    let region = live::region("requests", &here.address("requests"), &all(&here, &requests));
    let id = answered.of.and_then(|of| of.parse::<RequestId>().ok());
    let made = requests.earlier.iter().find(|one| Some(one.id) == id && one.state == State::Made);
    Ok(here.frame(Area::Requests, "Requests").show(&html! {
        @for sentence in made.map(|one| for_you(&here, one)).unwrap_or_default() { p.now-you { strong { (sentence) } } }
        (region)
    }))
}

/// "You now go to Jean, Thursday 26 November, 12.37pm.": what came of a request, as the one who looks would say it.
fn for_you(here: &TeamPage, one: &Earlier) -> Vec<String> {
    let me = here.team_view().me();
    let who = |workers: &[Colleague]| {
        let called = |one: &Colleague| if Some(one.id) == me { "You".to_owned() } else { one.called.clone() };
        words::listed(&workers.iter().map(called).collect::<Vec<_>>())
    };
    let goes = |(visit, workers): &(VisitNamed, Vec<Colleague>)| {
        let start = visit.start?;
        let (who, you) = (who(workers), workers.iter().any(|one| Some(one.id) == me));
        let verb = if you || workers.len() > 1 { "go" } else { "goes" };
        (!workers.is_empty()).then(|| format!("{who} now {verb} to {}, {}.", visit.person, moment(start)))
    };
    let mut sentences: Vec<(bool, String)> = Vec::new();
    for each in &one.now {
        let mine = each.1.iter().any(|one| Some(one.id) == me);
        sentences.extend(goes(each).map(|said| (!mine, said)));
    }
    sentences.sort_by_key(|(others, _)| *others);
    sentences.into_iter().map(|(_, said)| said).collect()
}

fn all(here: &TeamPage, requests: &Requests) -> Markup {
    let Requests { for_me, for_others, changes, earlier } = requests;
    html! {
        @if for_me.is_empty() && for_others.is_empty() && changes.is_empty() {
            (empty("Nothing is waiting for an answer", "To ask a colleague to take a visit or to swap, open the visit on the board and choose “Ask a colleague”.", None))
        }
        @if !for_me.is_empty() { (section("asked", "You are asked", &html! { @for one in for_me { (request(here, one)) } })) }
        @if !changes.is_empty() { (section("repairs", "Changes that need someone to agree", &html! { @for one in changes { (change(here, one)) } })) }
        @if !for_others.is_empty() { (section("others", "Waiting for others", &html! { @for one in for_others { (request(here, one)) } })) }
        @if !earlier.is_empty() { (fold("Earlier requests", &html! { ul { @for one in earlier.iter().take(30) { li { (sentence(one)) " " (became(one.state)) @if one.state == State::Made { @for said in for_you(here, one) { " " (said) } } } } } })) }
    }
}

fn request(here: &TeamPage, one: &OpenRequest) -> Markup {
    let (meaning, can) = meaning(here, one.meaning.as_ref());
    card(
        &heading(one),
        &html! {
            (visits(here, one))
            (forms::answers(here, one, can))
            @if !one.words.is_empty() { (words_of(&one.from.called, &one.words)) }
            p.soft {
                @if !one.silent.is_empty() { "Not answered yet: " (names(&one.silent)) ". " }
                @if !one.cannot.is_empty() { "Can’t: " (names(&one.cannot)) "." }
            }
            (meaning)
        },
    )
}

/// "Carys would like to swap with you": what is asked, in a line.
fn heading(one: &OpenRequest) -> String {
    let (from, asks) = if one.is_mine { ("You", "ask") } else { (one.from.called.as_str(), "asks") };
    match one.what {
        WhatIsAsked::Offer(_) => format!("{from} {asks} who can take a visit that has nobody"),
        WhatIsAsked::TakeOver(_) => format!("{from} {asks} who can take over a visit"),
        WhatIsAsked::Swap { .. } => {
            let with = if one.am_asked { "you".to_owned() } else { names(&one.asked) };
            format!("{from} would like to swap with {with}")
        }
    }
}

/// The visits it is about, each with a way to it and who would go.
fn visits(here: &TeamPage, one: &OpenRequest) -> Markup {
    let link = |visit: &VisitNamed| html! { a href=(here.address(&format!("visit/{}?on=board", visit.id))) { (named(visit)) } };
    let goes = |you: bool, name: &str| {
        if you { "You would go to".to_owned() } else { format!("{name} would go to") }
    };
    match &one.what {
        WhatIsAsked::Offer(visit) | WhatIsAsked::TakeOver(visit) => html! { p { (link(visit)) } },
        WhatIsAsked::Swap { mine, yours } => {
            let other = one.asked.first().map(|other| other.called.as_str()).unwrap_or_default();
            facts(&[
                (&goes(one.am_asked, other), link(mine)),
                (&goes(one.is_mine, &one.from.called), link(yours)),
            ])
        }
    }
}

/// "Mrs Hill, breakfast, Tuesday 24 November, 7.45am".
fn named(visit: &VisitNamed) -> String {
    let Some(start) = visit.start else { return "a visit that is no longer needed".to_owned() };
    let what = if visit.what.is_empty() { "visit" } else { visit.what.as_str() };
    format!("{}, {what}, {}", visit.person, moment(start))
}

/// What a yes would mean; whether it can be given.
fn meaning(here: &TeamPage, meant: Option<&Result<Consequence, Error>>) -> (Markup, bool) {
    match meant {
        None => (html! {}, true),
        Some(Ok(told)) => {
            let shown = html! { div.meaning { p { strong { "If you say yes:" } } (consequence::show(here.team_view(), told)) } };
            (shown, told.breaks.is_empty())
        }
        Some(Err(error)) => {
            let said = html! { @for sentence in &error.sentences { (notice(&Notice::new(Tone::Wanting, sentence.as_str()))) } };
            (said, false)
        }
    }
}

fn change(here: &TeamPage, one: &OpenChange) -> Markup {
    let (meaning, can) = meaning(here, one.meaning.as_ref());
    let who = |workers: &[Colleague]| if workers.is_empty() { "nobody".to_owned() } else { names(workers) };
    card(
        &format!("A change to the week of {}", day(one.week.monday())),
        &html! {
            ul {
                @for (visit, before, after) in &one.steps {
                    li { (named(visit)) ": " (who(after)) " instead of " (who(before)) }
                }
            }
            (forms::change_answers(here, one, can))
            @if !one.words.is_empty() { p.quoted { (one.words) } }
            @if !one.agreed.is_empty() { p.soft { "Agreed so far: " (names(&one.agreed)) "." } }
            (meaning)
        },
    )
}

/// "Grace asked who can take over Mrs Hill, breakfast, Tuesday 24 November, 7.45am."
fn sentence(one: &Earlier) -> String {
    let from = &one.from.called;
    match &one.what {
        WhatIsAsked::Offer(visit) => format!("{from} asked who can take {}.", named(visit)),
        WhatIsAsked::TakeOver(visit) => format!("{from} asked who can take over {}.", named(visit)),
        WhatIsAsked::Swap { mine, yours } => {
            format!("{from} asked to swap {} for {}.", named(mine), named(yours))
        }
    }
}

fn became(state: State) -> &'static str {
    match state {
        State::Open => "",
        State::Made => "Someone said yes.",
        State::Declined => "Nobody could.",
        State::Withdrawn => "Taken back.",
    }
}

/// "Amara and Grace".
fn names(workers: &[Colleague]) -> String {
    words::listed(&workers.iter().map(|one| one.called.as_str()).collect::<Vec<_>>())
}
