//! Everyone in the team, with their hours of this week and what is theirs to do.

use crate::Trouble;
use crate::frame::Area;
use crate::team::TeamPage;
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
            (with_people_bar(worker.with_people, worker.guaranteed))
        },
    )
}

/// Time with people this week, beside the hours that are promised.
fn with_people_bar(minutes: i64, guaranteed: Option<i64>) -> Markup {
    let said = words::length_short;
    match guaranteed {
        Some(promised) => {
            let words = format!("{} with people this week, of {} promised", said(minutes), said(promised));
            hours::share(minutes, promised.max(minutes), &words)
        }
        None => html! { (words::length(minutes)) " with people this week" },
    }
}
