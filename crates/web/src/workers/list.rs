//! Everyone in the team, with their hours of this week and what is theirs to do.

use crate::Trouble;
use crate::frame::Area;
use crate::team::TeamPage;
use crate::week::asking;
use design::button::{self, Weight};
use design::card;
use design::face::{self, Size};
use design::hours;
use maud::{Markup, html};
use service::workers::WorkerInList;

pub(super) async fn show(here: TeamPage) -> Result<Markup, Trouble> {
    let list = here.team_view().workers().await?;
    let add = button::link(&here.address("workers/new"), "Someone new", Weight::Main);
    Ok(here.frame(Area::Workers, "Workers").show(&html! {
        @if list.workers.is_empty() {
            (card::empty("Nobody yet", "Add the first worker: their hours, when they can work, what they can do. Then invite them, so that they can make the rota with you.", Some(&add)))
        } @else {
            ul.people { @for one in &list.workers { li { (line(&here, one)) } } }
            (add)
        }
        (super::waiting::section(&here, &list.waiting))
    }))
}

fn line(here: &TeamPage, worker: &WorkerInList) -> Markup {
    let href = here.address(&format!("workers/{}", worker.who.id));
    let roles: Vec<&str> = worker.roles.iter().map(|role| crate::roles::name(*role)).collect();
    face::line(
        &face::worker(&worker.who.called, face::hue_of(worker.who.place), Size::Medium),
        &worker.who.called,
        Some(&href),
        &html! {
            @if worker.is_away { "Away today. " }
            @if !roles.is_empty() { (roles.join(", ")) ". " }
            (hours_bar(worker))
            @if let Some(time) = &worker.short { p.soft { "Fewer hours than guaranteed. " (asking::free_times(time)) " Ask them." } }
        },
    )
}

/// What this week pays, beside the hours that are guaranteed.
fn hours_bar(worker: &WorkerInList) -> Markup {
    let said = words::length_short;
    let with_people = format!("{} of it with people", said(worker.with_people));
    match worker.guaranteed {
        Some(guaranteed) => {
            let words =
                format!("{} this week, of {} guaranteed; {with_people}", said(worker.paid), said(guaranteed));
            hours::share(worker.paid, guaranteed.max(worker.paid), &words)
        }
        None => html! { (said(worker.paid)) " this week; " (with_people) },
    }
}
