//! The list of concerns: what is open first, what is overdue marked. The same in short on a person's page and on today's.

use super::said::{capital, stage, title};
use crate::Trouble;
use crate::frame::Area;
use crate::team::TeamPage;
use crate::week::when::{day, number};
use care::concerns::{Kind, Stage};
use care::ids::PersonId;
use design::button::{Weight, link};
use design::card::{empty, fold, section, tag};
use design::live;
use design::notice::{Notice, Tone, notice};
use maud::{Markup, html};
use service::TeamView;
use service::concerns::{Concerns, Listed};
use words::count;

pub(super) async fn show(here: TeamPage) -> Result<Markup, Trouble> {
    let concerns = here.team_view().concerns();
    let region = live::region("concerns", &here.address("concerns"), &all(&here, &concerns));
    Ok(here.frame(Area::Concerns, "Concerns").show(&region))
}

fn all(here: &TeamPage, concerns: &Concerns) -> Markup {
    let team = here.team_view();
    html! {
        p { "When something is not right, say so. Somebody takes it on, and you get an answer." }
        @if let Some(raise) = raise_at(here, concerns) { p { (link(&raise, "Something is not right", Weight::Main)) } }
        @if concerns.open.is_empty() {
            (empty("Nothing is open", "Concerns stay here until they are closed.", None))
        } @else {
            (section("open", "Open", &items(team, &concerns.open)))
        }
        @if !concerns.ended.is_empty() { (fold("Ended", &items(team, &concerns.ended))) }
    }
}

/// Where somebody raises a concern: one who is close to a person, about that person.
fn raise_at(here: &TeamPage, concerns: &Concerns) -> Option<String> {
    if !concerns.may_raise {
        return None;
    }
    let (caller, team) = (here.caller(), here.team());
    let own = caller.person(team).or_else(|| caller.circle(team).map(|(person, _)| person));
    let own = own.filter(|_| here.team_view().me().is_none());
    Some(own.map_or(here.address("concerns/new"), |person| here.address(&format!("people/{person}/concern"))))
}

fn items(team_view: &TeamView, listed: &[Listed]) -> Markup {
    html! { ul.concerns { @for one in listed { li { (item(team_view, one)) } } } }
}

/// "A complaint about Mrs Hill. Raised by Ruth (daughter) on Monday. Asha follows it up; an answer is due by Friday."
fn item(team_view: &TeamView, one: &Listed) -> Markup {
    let (words, tone) = stage(one);
    html! {
        p.name { a href=(format!("/team/{}/concerns/{}", team_view.id(), one.id)) { (title(one)) } " " (tag(words, tone)) }
        p.soft { "Raised by " (one.whose) " on " (day(one.raised.date)) ". " (next(one)) }
    }
}

/// Who has it, and what is due next.
pub(super) fn next(one: &Listed) -> String {
    let due = one.next_due.map(day);
    match (&one.owner, due) {
        (None, Some(due)) => format!("Somebody takes it on by {due}."),
        (Some(owner), Some(due)) => format!("{} {} it up; due by {due}.", capital(owner), follows(owner)),
        (Some(owner), None) => format!("{} {} it up.", capital(owner), follows(owner)),
        (None, None) => String::new(),
    }
}

/// "you follow", "Asha follows".
fn follows(owner: &str) -> &'static str {
    if owner == "you" { "follow" } else { "follows" }
}

/// On a person's page: what is open about them, and the way to raise something.
pub(crate) fn about_person(here: &TeamPage, person: PersonId) -> Markup {
    let team_view = here.team_view();
    let open = team_view.concerns_about(person);
    let may_raise = team_view.raising(Some(person), None).is_ok();
    html! {
        @if may_raise || !open.is_empty() {
            (section("concerns", "Is something not right?", &html! {
                @if !open.is_empty() { (items(team_view, &open)) }
                @if may_raise { p { (link(&here.address(&format!("people/{person}/concern")), "Tell us", Weight::Quiet)) } }
                @if team_view.me().is_none() { p { (link(&here.address("concerns"), "What you told us before", Weight::Bare)) } }
            }))
        }
    }
}

/// On today's page and on the board: visits that nobody came to, and medicines of which nobody knows what came of them.
pub(crate) fn by_themselves(here: &TeamPage) -> Markup {
    let open = here.team_view().concerns().open;
    let urgent = open.iter().filter(|one| matches!(one.kind, Kind::MissedVisit | Kind::Medicine));
    html! {
        @for one in urgent.filter(|one| one.stage == Stage::Waiting || one.is_overdue) {
            (notice(&Notice::new(Tone::Harm, format!("{}.", title(one)))
                .more(next(one))
                .action(link(&here.address(&format!("concerns/{}", one.id)), "Look into it", Weight::Quiet))))
        }
    }
}

/// On the page of today: how many are open, and how many overdue.
pub(crate) fn line(here: &TeamPage) -> Markup {
    let open = here.team_view().concerns().open;
    let overdue = open.iter().filter(|one| one.is_overdue).count();
    let are = if open.len() == 1 { "is" } else { "are" };
    html! {
        p.concerns-line {
            @if !open.is_empty() {
                a href=(here.address("concerns")) { (count(number(open.len()), "concern", "concerns")) " " (are) " open" }
                @if overdue > 0 { ", " strong { (overdue) " overdue" } }
                ". "
            }
            a href=(here.address("concerns/new")) { "Something is not right" }
        }
    }
}
