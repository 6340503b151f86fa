//! How one visit went: what was said of it, what was recorded, and what has to be settled.

use super::forms;
use super::live::at;
use super::sentence::{kilometres, pounds};
use crate::Trouble;
use crate::frame::Area;
use crate::team::TeamPage;
use crate::week::when::day;
use axum::extract::Path;
use care::day::What;
use care::details::{Came, RecordWords};
use care::ids::TeamId;
use care::visit::VisitId;
use design::card;
use design::notice::{Notice, Tone, notice};
use maud::{Markup, html};
use service::TeamView;
use service::day::{Recorded, StatementSeen, Went};
use words::{clock, length, listed};

pub(super) async fn show(
    here: TeamPage,
    Path((_, visit)): Path<(TeamId, VisitId)>,
) -> Result<Markup, Trouble> {
    let team_view = here.team_view();
    let went = team_view.went(visit)?;
    let called = team_view.person(went.person);
    let when = went
        .planned
        .map(|planned| format!("{}, {}", day(planned.date), clock(i32::from(planned.clock.minutes()))));
    Ok(here.frame(Area::Today, format!("How it went: {called}")).show(&html! {
        p.soft {
            @if let Some(when) = &when { (when) ". " }
            a href=(here.address(&format!("people/{}", went.person))) { "Open " (called) "’s page" }
        }
        @for question in &went.questions { (notice(&Notice::new(Tone::Wanting, question))) }
        @if went.may_say && !went.questions.is_empty() {
            (card::section("settle", "Who went?", &forms::settlement(&here, &went)))
        }
        (card::section("said", "What was said", &said(&here, &went)))
        @if !went.records.is_empty() {
            (card::section("recorded", "What was recorded", &html! { @for one in &went.records { (record(team_view, one)) } }))
        }
        @if went.may_say {
            (card::section("say", "Say something of this visit", &html! {
                (card::fold("Arrived, left, or it did not take place", &forms::saying(&here, &went)))
                (card::fold("Write down what was done", &forms::writing(&here, &went)))
            }))
        }
    }))
}

fn said(here: &TeamPage, went: &Went) -> Markup {
    let team_view = here.team_view();
    html! {
        @if let Some(settled) = &went.settled {
            @let names: Vec<&str> = settled.iter().map(|one| one.called.as_str()).collect();
            p { "Settled: " (if names.is_empty() { "nobody".to_owned() } else { listed(&names) }) " went." }
        }
        @if went.said.is_empty() { p.soft { "Nobody has said anything of this visit yet." } }
        ul.entries { @for one in &went.said { li { (statement(here, team_view, went, one)) } } }
    }
}

fn statement(here: &TeamPage, team_view: &TeamView, went: &Went, one: &StatementSeen) -> Markup {
    html! {
        div {
            @if one.corrected { s { (sentence(team_view, one)) } " " span.soft { "corrected" } } @else { (sentence(team_view, one)) }
            @if let Some(by) = &one.spoken_by { p.soft { "Said by " (by.called) "." } }
            @if let Some(why) = &one.why { p.quoted { (why) } }
            @if went.may_say && !one.corrected { (card::fold("This is wrong", &forms::correction(here, went, one))) }
        }
    }
}

/// "8.32am: Amara arrived".
fn sentence(team_view: &TeamView, one: &StatementSeen) -> String {
    let (when, who) = (at(team_view, one.happened), &one.worker.called);
    let said = match one.what {
        What::Arrived => format!("arrived{}", crate::arrivals::proof(one.proof)),
        What::Together(other) => format!("arrived together with {}", team_view.worker(other)),
        What::Left => "left".to_owned(),
        What::NoAccess | What::PersonAway | What::InHospital => instead(one.what).to_owned(),
        What::Longer(minutes) => format!("needed {} more", length(i64::from(minutes.0))),
        What::Shorter(minutes) => format!("needed {} less", length(i64::from(minutes.0))),
        What::Expense(pence) => format!("paid {}", pounds(pence)),
        What::Mileage(metres) => format!("drove {} km", kilometres(metres.0)),
        What::Nothing => "took something back that was said by mistake".to_owned(),
    };
    format!("{when}: {who} {said}")
}

/// What came of a visit instead, in words.
pub(super) fn instead(what: What) -> &'static str {
    match what {
        What::NoAccess => "could not get in",
        What::PersonAway => "nobody was at home",
        What::InHospital => "in hospital",
        What::Arrived
        | What::Together(_)
        | What::Left
        | What::Longer(_)
        | What::Shorter(_)
        | What::Expense(_)
        | What::Mileage(_)
        | What::Nothing => "",
    }
}

/// A record, as a card.
pub(super) fn record(team_view: &TeamView, one: &Recorded) -> Markup {
    let date = team_view.zone().civil(one.at).date;
    card::card(
        &format!("{}, {}: {}", day(date), at(team_view, one.at), one.worker.called),
        &record_words(&one.words),
    )
}

fn record_words(words: &RecordWords) -> Markup {
    html! {
        @if !words.hoped.is_empty() {
            ul.plain { @for one in &words.hoped { li { (one.what) ": " strong { (came(one.came)) } } } }
        }
        @if !words.said.is_empty() { p { (words.said) } }
        @if !words.noticed.is_empty() { p { strong { "Noticed: " } (words.noticed) } }
        @if !words.handover.is_empty() { p { strong { "For the next worker: " } (words.handover) } }
        @if *words == RecordWords::default() { p.soft { "What was written was erased." } }
    }
}

fn came(came: Came) -> &'static str {
    match came {
        Came::Done => "done",
        Came::Partly => "done in part",
        Came::Not => "not done",
        Came::NotWanted => "not wanted",
    }
}
