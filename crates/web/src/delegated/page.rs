//! What nurses hand to workers for a person: each task with who may do it, and the visits that hold it.

use super::forms;
use crate::Trouble;
use crate::frame::Area;
use crate::team::TeamPage;
use crate::week::when::{day, moment, number};
use axum::extract::Path;
use care::delegated::{SignedOff, Standing};
use care::ids::{PersonId, TeamId};
use design::button::{Weight, link};
use design::card::{card, empty, fold, section, tag};
use design::notice::{Notice, Tone, notice};
use maud::{Markup, html};
use service::Colleague;
use service::delegated::{HealthTasks, NurseTold, TaskTold, TaskVisit};
use words::{count, listed};

/// How many days before a sign-off runs out it is said.
const SOON_DAYS: i32 = 30;

pub(super) async fn show(here: TeamPage, Path(which): Path<(TeamId, PersonId)>) -> Result<Markup, Trouble> {
    let tasks = here.service().open_health_tasks(here.caller(), which).await?;
    let title = format!("Health tasks for {}", tasks.called);
    let back = here.address(&format!("people/{}", tasks.person));
    Ok(here.frame(Area::People, title).show(&html! {
        p { "A nurse teaches a worker a task for one person, and signs them off until a day on which they look again. Nobody else does it: the rota sends only those who are signed off." }
        @if tasks.tasks.is_empty() {
            (empty("Nothing is delegated", "Insulin, a catheter or feeding by tube, for instance: what it is, which nurse teaches it, and which visits hold it.", None))
        }
        @for task in &tasks.tasks { (one(&here, &tasks, task)) }
        @if tasks.may_set { (fold("Another task", &forms::task(&here, &tasks, None))) }
        p { (link(&back, &format!("Back to {}", tasks.called), Weight::Bare)) }
    }))
}

fn one(here: &TeamPage, tasks: &HealthTasks, task: &TaskTold) -> Markup {
    let holds = task.signed.iter().any(|(_, standing, _)| standing.holds());
    section(
        &format!("task-{}", task.id),
        &capital(&task.name),
        &html! {
            @if !holds { (notice(&Notice::new(Tone::Wanting, "Nobody is signed off for this yet, so no visit with it can be given to anybody.").more("Ask the nurse to teach somebody, and to sign here."))) }
            p.quoted { (task.words) }
            p { strong { (task.nurse.name) } " teaches it and signs" (ring(&task.nurse)) "." }
            @for (who, standing, signed) in &task.signed { (worker(here, tasks, task, (who, *standing, signed))) }
            @if task.may_sign { (fold(if holds { "Sign off another worker" } else { "Sign a worker off" }, &forms::signing(here, tasks, task))) }
            (coming(task))
            @if tasks.may_set {
                (fold("Change this task, or which visits hold it", &forms::task(here, tasks, Some(task))))
                (fold("It is no longer delegated", &forms::ending(here, tasks, task)))
            }
        },
    )
}

/// ", on 0161 496 0000" with a link that rings.
fn ring(nurse: &NurseTold) -> Markup {
    let number: String = nurse.phone.chars().filter(|sign| sign.is_ascii_digit() || *sign == '+').collect();
    html! { @if !number.is_empty() { ": ring " a href={"tel:" (number)} { (nurse.phone) } } }
}

fn worker(
    here: &TeamPage,
    tasks: &HealthTasks,
    task: &TaskTold,
    (who, standing, signed): (&Colleague, Standing, &SignedOff),
) -> Markup {
    card(
        &who.called,
        &html! {
            p { (stands(standing)) }
            p.soft { "Taught on " (day(signed.taught)) ", signed off on " (day(signed.signed)) @if signed.by.worker().is_some() { ", entered from the nurse’s paper" } "." }
            @if task.may_sign && standing.holds() { (forms::withdrawing(here, tasks, task, who)) }
        },
    )
}

/// How a worker stands to a task, with a word where it is not well.
fn stands(standing: Standing) -> Markup {
    match standing {
        Standing::Holds(until) => {
            html! { (tag("signed off", Tone::Kept)) " until " (long(until)) ", when the nurse looks again." }
        }
        Standing::Lapsed(last) => {
            html! { (tag("ran out", Tone::Harm)) " on " (long(last)) ". They do not do it until the nurse signs again." }
        }
        Standing::Withdrawn(on) => {
            html! { (tag("withdrawn", Tone::Harm)) " on " (long(on)) ". They do not do it." }
        }
        Standing::NotYet => html! { (tag("not signed off", Tone::Wanting)) },
    }
}

fn long(date: care::time::Date) -> String {
    date.strftime("%-d %B %Y").to_string()
}

/// The next visits that hold a task, and who is to make them.
fn coming(task: &TaskTold) -> Markup {
    html! {
        @if task.coming.is_empty() {
            p.soft { "No visit of the next days holds it." }
        } @else {
            h3 { "The next visits with it" }
            ul.entries { @for visit in &task.coming { li { (makes(visit)) } } }
        }
    }
}

fn makes(visit: &TaskVisit) -> Markup {
    html! {
        div {
            (moment(visit.at)) ": "
            @if visit.workers.is_empty() { span.soft { "nobody yet" } }
            @for (at, (who, may)) in visit.workers.iter().enumerate() {
                @if at > 0 { ", " }
                (who.called)
                @if !may { " " (tag("not signed off", Tone::Harm)) }
            }
        }
    }
}

fn capital(name: &str) -> String {
    let mut letters = name.chars();
    letters.next().map(|first| first.to_uppercase().chain(letters).collect()).unwrap_or_default()
}

/// On a person's page: the way to their health tasks, and what runs out; nothing to who may not see them.
pub(crate) fn about_person(here: &TeamPage, person: PersonId) -> Markup {
    let team_view = here.team_view();
    let Some(tasks) = team_view.health_tasks(person) else { return html! {} };
    let soon = team_view.sign_offs_to_look_at(person, SOON_DAYS);
    let open = tasks.tasks.iter().flat_map(|task| &task.coming).flat_map(|visit| &visit.workers);
    let wrong = open.filter(|(_, may)| !may).count();
    html! {
        p {
            (link(&here.address(&format!("people/{person}/health-tasks")), "Health tasks", Weight::Quiet))
            @if wrong > 0 { " " (tag(&count(number(wrong), "visit with somebody who is not signed off", "visits with somebody who is not signed off"), Tone::Harm)) }
            @if soon > 0 { " " (tag(&count(number(soon), "sign-off runs out", "sign-offs run out"), Tone::Wanting)) }
        }
    }
}

/// On today's page: visits of today to which somebody goes who is not signed off for a task they hold.
pub(crate) fn on_board(here: &TeamPage) -> Markup {
    let wrong = here.team_view().not_signed_off_today();
    html! {
        @for (person, who, missing) in &wrong {
            @let tasks: Vec<&str> = missing.iter().map(|one| one.task.as_str()).collect();
            (notice(&Notice::new(Tone::Harm, format!("{} is not signed off for {} at {}.", who.called, listed(&tasks), here.team_view().person(*person)))
                .more("Somebody who is signed off has to go, or the nurse does it. Ring the nurse, and change the rota.")
                .action(link(&here.address(&format!("people/{person}/health-tasks")), "Look", Weight::Quiet))))
        }
    }
}
