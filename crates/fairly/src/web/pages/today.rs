//! Today as a plain list: who is where now, what is next, what nobody has, who is away.

use super::week::drawn::{Seen, see, usual};
use super::week::people::names;
use super::week::words::day;
use crate::view::{StopView, WeekView, WorkerView};
use crate::web::design::card::{empty, section};
use crate::web::design::face::{self, Size};
use crate::web::design::layout::Place;
use crate::web::design::live;
use crate::web::design::notice::{Notice, Tone, notice};
use crate::web::team::Here;
use crate::web::{App, Trouble};
use crate::words::{clock, length_short};
use axum::Router;
use axum::routing::get;
use care::ids::WorkerId;
use care::time::{Clock, Moment};
use maud::{Markup, html};

pub(super) fn routes() -> Router<App> {
    Router::new().route("/team/{team}/today", get(look))
}

async fn look(here: Here) -> Result<Markup, Trouble> {
    let (glimpse, address) = (here.glimpse(), here.address("today"));
    let week = glimpse.this_week();
    let body = if glimpse.team().published(week).is_some() {
        let Seen { view, .. } = see(&here, week, usual(&here, week), false).await?;
        list(&here, &view)
    } else {
        empty(
            "Nothing is published for this week",
            "Once the team has agreed to this week’s rota, today’s visits stand here.",
            Some(
                &html! { a.button.main href=(here.address(&format!("draft?week={week}"))) { "Make this week’s rota" } },
            ),
        )
    };
    let title = format!("Today, {}", day(glimpse.today()));
    Ok(here.frame(Place::Today, title).show(&live::region("today", &address, &body)))
}

fn list(here: &Here, view: &WeekView) -> Markup {
    let moment = here.glimpse().moment();
    let now = i32::from(moment.clock.minutes());
    let today = usize::try_from(care::time::days_between(here.glimpse().this_week().monday(), moment.date))
        .unwrap_or(0);
    let out: Vec<(&WorkerView, Vec<&StopView>)> = view
        .workers
        .iter()
        .map(|worker| {
            let rounds = worker.rounds.iter().filter(|round| round.day == today);
            (worker, rounds.flat_map(|round| &round.stops).collect::<Vec<_>>())
        })
        .filter(|(_, stops)| !stops.is_empty())
        .collect();
    html! {
        p.soft { "It is " (clock(now)) "." }
        (nobody(here, view, today))
        @if out.is_empty() { p { "Nobody has a visit today." } }
        @for (worker, stops) in &out { (round(here, view, worker, stops, now)) }
        (away(here, moment))
    }
}

/// A worker's day: the visit she is at or goes to, and all of them by time.
fn round(here: &Here, view: &WeekView, worker: &WorkerView, stops: &[&StopView], now: i32) -> Markup {
    html! {
        section.section.today-round {
            h2 { (face::worker(&worker.name, worker.hue, Size::Small)) " " (worker.name) }
            p.now { strong { (where_now(view, stops, now)) } }
            ol.visits {
                @for stop in stops {
                    li.past[stop.end <= now].here[stop.start <= now && now < stop.end] {
                        span.when { (clock(stop.start)) } " "
                        a href=(here.address(&format!("visit/{}?on=board", view.visits[stop.visit].id))) { (view.person_of(stop.visit).name) }
                        span.soft { ", " (view.visits[stop.visit].what) ", " (length_short(i64::from(stop.end - stop.start))) }
                    }
                }
            }
        }
    }
}

/// "With Mrs Hill until 8.30am. Then Mr Okafor at 8.45am."
fn where_now(view: &WeekView, stops: &[&StopView], now: i32) -> String {
    let name = |stop: &StopView| view.person_of(stop.visit).name.as_str();
    let current = stops.iter().find(|stop| stop.start <= now && now < stop.end);
    let next = stops.iter().find(|stop| stop.start > now);
    let begun = stops.iter().any(|stop| stop.start <= now);
    match (current, next) {
        (Some(at), Some(next)) => {
            format!(
                "With {} until {}, then {} at {}.",
                name(at),
                clock(at.end),
                name(next),
                clock(next.start)
            )
        }
        (Some(at), None) => format!("With {} until {}, the last visit.", name(at), clock(at.end)),
        (None, Some(next)) if begun => format!("Next: {} at {}.", name(next), clock(next.start)),
        (None, Some(next)) => format!("Begins at {} with {}.", clock(next.start), name(next)),
        (None, None) => "All visits of today are over.".to_owned(),
    }
}

fn nobody(here: &Here, view: &WeekView, today: usize) -> Markup {
    html! {
        @for wanting in view.tray.iter().filter(|wanting| wanting.day == Some(today)) {
            @let visit = &view.visits[wanting.visit];
            (notice(&Notice::new(Tone::Wanting, format!("Nobody has {} for {} yet.", visit.what, view.people[visit.person].name))
                .more(format!("{}. {}", wanting.when, wanting.help))
                .action(html! { a.button href=(here.address(&format!("visit/{}?on=board", visit.id))) { "Find someone" } })))
        }
    }
}

fn away(here: &Here, now: Moment) -> Markup {
    let team = here.glimpse().team();
    let (morning, night) = (Moment::new(now.date, Clock::MIDNIGHT), Moment::new(now.date, Clock::DAY_END));
    let away: Vec<WorkerId> = team
        .workers_on(now.date)
        .map(|(worker, _)| worker)
        .filter(|worker| team.is_away(*worker, morning, night))
        .collect();
    html! {
        @if !away.is_empty() { (section("away", "Away today", &html! { p { (names(here.glimpse(), &away)) } })) }
    }
}
