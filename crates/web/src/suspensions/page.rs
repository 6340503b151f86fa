//! The page on which somebody says that a person is away or back, and the lines about it on other pages.

use super::forms;
use crate::Trouble;
use crate::frame::Area;
use crate::team::TeamPage;
use crate::week::when::moment;
use axum::extract::Path;
use care::ids::{PersonId, TeamId};
use care::support::Away;
use care::suspensions::Counts;
use care::time::Moment;
use design::button::{self, Weight};
use design::card::{empty, fold, section, tag};
use design::notice::{Notice, Tone, notice};
use maud::{Markup, html};
use service::TeamView;
use service::suspensions::{SuspendedVisit, SuspensionSeen};
use words::{length_short, listed};

pub(super) async fn show(
    here: TeamPage,
    Path((_, person)): Path<(TeamId, PersonId)>,
) -> Result<Markup, Trouble> {
    let team_view = here.team_view();
    let all = team_view.suspensions_of(person)?;
    let (over, going): (Vec<_>, Vec<_>) = all.into_iter().partition(|one| one.is_over);
    let (may, called) = (team_view.may_suspend(person), team_view.person(person).to_owned());
    Ok(here.frame(Area::People, format!("{called}: away and back")).show(&html! {
        @for one in &going { (suspended(&here, one, may)) }
        @if may { (section("away", if going.is_empty() { "They are or will be away" } else { "Another time away" }, &forms::away_form(&here, person))) }
        @if going.is_empty() && over.is_empty() { (empty("They have not been away", "Hospital, a holiday, a stay elsewhere: say so here, and the visits of that time leave the rota, the board and everyone’s phone.", None)) }
        @if !over.is_empty() { (fold("Earlier", &html! { @for one in &over { (suspended(&here, one, may)) } })) }
        p { (button::link(&here.address(&format!("people/{person}")), &format!("Back to {called}"), Weight::Bare)) }
    }))
}

/// One time away: until when, what it means for each visit, and the way back.
fn suspended(here: &TeamPage, one: &SuspensionSeen, may: bool) -> Markup {
    section(
        &one.id.to_string(),
        &title(one),
        &html! {
            p { (one.called) " is " (where_to(one.why)) " " (since(one.from, one.to)) "." }
            @if !one.words.is_empty() { p.quoted { (one.words) } }
            @if one.visits.is_empty() { p.soft { "No visit that people had been told of falls into this time." } }
            @else {
                p { "Visits that do not take place:" }
                ul.entries { @for visit in &one.visits { li { div { (visit_line(here, one, visit, may)) } } } }
            }
            p.soft { "A worker’s guaranteed hours stay whatever is ticked here. Minutes that are not charged go back to the block of hours." }
            @if may { (forms::coming_back(here, one)) }
        },
    )
}

fn title(one: &SuspensionSeen) -> String {
    let words = where_to(one.why);
    let mut letters = words.chars();
    letters.next().map(|first| first.to_uppercase().chain(letters).collect()).unwrap_or_default()
}

fn visit_line(here: &TeamPage, one: &SuspensionSeen, visit: &SuspendedVisit, may: bool) -> Markup {
    let workers: Vec<&str> = visit.workers.iter().map(|worker| worker.called.as_str()).collect();
    html! {
        p {
            strong { (moment(visit.start)) } ", " (length_short(i64::from(visit.minutes.0)))
            @if !workers.is_empty() { ", " (listed(&workers)) } ". " (counts(visit.counts))
        }
        @if may { (fold("Count it differently", &forms::count_form(here, one, visit))) }
    }
}

/// "Not charged; the worker is paid."
fn counts(counts: Counts) -> Markup {
    html! {
        (tag(if counts.charged { "charged" } else { "not charged" }, Tone::Plain)) " "
        (tag(if counts.paid { "the worker is paid" } else { "the worker is not paid" }, if counts.paid { Tone::Kept } else { Tone::Plain }))
    }
}

/// On a person's page: that they are away now, until when, and the way back.
pub(crate) fn now(team_view: &TeamView, person: PersonId) -> Markup {
    let away = team_view.people_away().into_iter().find(|one| one.person == person);
    html! {
        @if let Some(one) = away {
            (notice(&Notice::new(Tone::Plain, format!("{} is {} {}.", one.called, where_to(one.why), since(one.from, one.to)))
                .more("Nobody comes until they are back.")
                .action(way(team_view, person, "Away and back"))))
        }
    }
}

/// The way from a person's page to saying that they are away.
pub(crate) fn about_person(team_view: &TeamView, person: PersonId) -> Markup {
    html! { @if team_view.may_suspend(person) { p { (way(team_view, person, "In hospital, on holiday, staying elsewhere")) } } }
}

fn way(team_view: &TeamView, person: PersonId, words: &str) -> Markup {
    button::link(&format!("/team/{}/people/{person}/away", team_view.id()), words, Weight::Quiet)
}

/// On today's page: who of those the team supports is away.
pub(crate) fn line(here: &TeamPage) -> Markup {
    let away = here.team_view().people_away();
    html! {
        @if !away.is_empty() {
            (section("people-away", "Not at home", &html! {
                ul.entries {
                    @for one in &away {
                        li { div {
                            a href=(here.address(&format!("people/{}/away", one.person))) { (one.called) }
                            span.soft { ", " (where_to(one.why)) " " (since(one.from, one.to)) }
                        } }
                    }
                }
            }))
        }
    }
}

/// What a visit says that is the first after somebody came back.
pub(crate) fn first_visit(why: Away) -> &'static str {
    match why {
        Away::Hospital => "The first visit after hospital: what changed?",
        Away::Holiday => "The first visit after their holiday: what changed?",
        Away::Respite => "The first visit after their stay elsewhere: what changed?",
        Away::Family | Away::Other => "The first visit since they are back: what changed?",
    }
}

/// "in hospital".
pub(super) fn where_to(why: Away) -> &'static str {
    match why {
        Away::Hospital => "in hospital",
        Away::Holiday => "on holiday",
        Away::Respite => "staying elsewhere for a while",
        Away::Family => "with family or friends",
        Away::Other => "away",
    }
}

/// "from Monday 9 March, 10am until Friday 13 March, noon".
pub(super) fn since(from: Moment, to: Option<Moment>) -> String {
    match to {
        Some(to) => format!("from {} until {}", moment(from), moment(to)),
        None => format!("from {} on; nobody knows yet until when", moment(from)),
    }
}
