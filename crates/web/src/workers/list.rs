//! Everyone in the team, with their hours of this week and what is theirs to do.

use crate::Trouble;
use crate::frame::Place;
use crate::team::Here;
use care::ids::WorkerId;
use care::roles::Role;
use care::time::{Clock, Moment};
use design::button::{self, Weight};
use design::card;
use design::face::{self, Size};
use design::hours;
use maud::{Markup, html};
use service::Glimpse;
use service::planning::Which;

pub(super) async fn show(here: Here) -> Result<Markup, Trouble> {
    let (glimpse, frame) = (here.glimpse(), here.frame(Place::Workers, "Workers"));
    let all: Vec<WorkerId> = glimpse.team().workers_on(glimpse.today()).map(|(id, _)| id).collect();
    let figures = glimpse.figures(glimpse.this_week(), Which::Published).await?;
    let with_people = |id: &WorkerId| figures.workers.get(id).map_or(0, |hours| hours.with_people);
    let add = button::link(&here.address("workers/new"), "Someone new", Weight::Main);
    Ok(frame.show(&html! {
        @if all.is_empty() {
            (card::empty("Nobody yet", "Add the first worker: their hours, when they can work, what they can do. Then invite them, so that they can make the rota with you.", Some(&add)))
        } @else {
            ul.people { @for id in &all { li { (line(glimpse, *id, with_people(id))) } } }
            (add)
        }
        (super::waiting::section(glimpse))
    }))
}

fn line(glimpse: &Glimpse, id: WorkerId, with_people: i64) -> Markup {
    let team = glimpse.team();
    let place = team.workers.keys().position(|one| *one == id).unwrap_or(0);
    let href = format!("/team/{}/workers/{id}", glimpse.id());
    let name = glimpse.worker(id);
    let roles: Vec<&str> = Role::ALL
        .into_iter()
        .filter(|role| team.has_role(id, *role, glimpse.today()))
        .map(crate::roles::name)
        .collect();
    let morning = Moment::new(glimpse.today(), Clock::MIDNIGHT);
    let night = Moment::new(glimpse.today(), Clock::DAY_END);
    let away = team.is_away(id, morning, night);
    let guaranteed = team.workers.get(&id).map(|worker| i64::from(worker.terms.contract.guaranteed.0));
    face::line(
        &face::worker(name, face::hue_of(place), Size::Medium),
        name,
        Some(&href),
        &html! {
            @if away { "Away today. " }
            @if !roles.is_empty() { (roles.join(", ")) ". " }
            (with_people_bar(with_people, guaranteed.filter(|minutes| *minutes > 0)))
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
