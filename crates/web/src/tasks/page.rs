//! The list of things to do; the same in short on today's page and on a person's; and on paper.

use super::forms;
use crate::Trouble;
use crate::frame::Area;
use crate::team::TeamPage;
use crate::week::when::{day, moment};
use care::ids::PersonId;
use design::button::{Weight, link};
use design::card::{empty, fold, section, tag};
use design::live;
use design::notice::Tone;
use maud::{Markup, html};
use service::tasks::TaskSeen;

pub(super) async fn show(here: TeamPage) -> Result<Markup, Trouble> {
    let tasks = here.team_view().tasks();
    let region = live::region(
        "tasks",
        &here.address("tasks"),
        &html! {
            @if tasks.open.is_empty() { (empty("Nothing to do", "What there is to do besides visits is here: ring the surgery, order pads, look at the hoist.", None)) }
            @else { (section("open", "To do", &list(&here, &tasks.open, &tasks.colleagues))) }
            @if !tasks.done.is_empty() { (fold("Done", &html! { ul.entries { @for one in &tasks.done { li { div { (done(one)) } } } } })) }
        },
    );
    Ok(here.frame(Area::Tasks, "Things to do").show(&html! {
        p { "What there is to do besides visits. With somebody new, a call on the next day, a talk after two weeks and a review after six come by themselves." }
        (region)
        (section("add", "Add something", &forms::new(&here, &here.address("tasks"), &tasks, None)))
        p { (link(&here.address("tasks/print"), "On paper", Weight::Bare)) }
    }))
}

pub(super) async fn paper(here: TeamPage) -> Markup {
    let tasks = here.team_view().tasks();
    here.frame(Area::Tasks, "Things to do").show(&html! {
        p.choices { "This page is made for paper: use your browser’s Print." a href=(here.address("tasks")) { "Back" } }
        div.paper {
            p { "Printed " (moment(here.team_view().moment())) "." }
            ul { @for one in &tasks.open { li { (what(one)) ", by " (day(one.due)) @if let Some(owner) = &one.owner { ", " (owner.called) } ". " span.blank {} } } }
        }
    })
}

fn list(here: &TeamPage, tasks: &[TaskSeen], colleagues: &[service::Colleague]) -> Markup {
    html! { ul.entries { @for one in tasks { li { div { (task(here, one)) @if one.may_change { (forms::others(here, one, colleagues)) } } } } } }
}

/// A task in a line or two, with the tap that says that it is done.
fn task(here: &TeamPage, one: &TaskSeen) -> Markup {
    html! {
        p {
            strong { (what(one)) } " "
            @if one.is_overdue { (tag("overdue", Tone::Harm)) } @else if one.urgent { (tag("urgent", Tone::Wanting)) }
        }
        p.soft {
            "By " (day(one.due)) ". "
            @match &one.owner { Some(owner) => { (owner.called) " has it." }, None => { "Nobody has it yet." } }
        }
        @if one.may_change { (forms::done(here, one)) }
    }
}

/// "Mrs Hill: ring the surgery".
fn what(one: &TaskSeen) -> Markup {
    html! { @if let Some((_, called)) = &one.person { (called) ": " } (one.what) }
}

fn done(one: &TaskSeen) -> Markup {
    html! {
        p { (what(one)) }
        @if let Some((at, who, words)) = &one.done {
            p.soft { (who) ", " (moment(*at)) "." @if !words.is_empty() { " " span.quoted { (words) } } }
        }
    }
}

/// On today's page: what is overdue, urgent or due today, and is the viewer's own or nobody's.
pub(crate) fn today(here: &TeamPage) -> Markup {
    let tasks = here.team_view().tasks_today();
    html! {
        @if !tasks.is_empty() {
            (section("tasks-today", "To do today", &html! {
                ul.entries { @for one in &tasks { li { div { (task(here, one)) } } } }
                p { (link(&here.address("tasks"), "All things to do", Weight::Bare)) }
            }))
        }
    }
}

/// On a person's page: what is to be done for them, and the form for more.
pub(crate) fn about_person(here: &TeamPage, person: PersonId) -> Markup {
    let team_view = here.team_view();
    let tasks = team_view.tasks_for(person);
    let may_add = team_view.may_add_task(person);
    html! {
        @if may_add || !tasks.is_empty() {
            (section("tasks", "Things to do", &html! {
                @if tasks.is_empty() { p.soft { "Nothing besides visits." } }
                ul.entries { @for one in &tasks { li { div { (task(here, one)) } } } }
                @if may_add { (fold("Add something", &forms::new(here, &here.address(&format!("people/{person}/tasks")), &team_view.tasks(), Some(person)))) }
            }))
        }
    }
}
