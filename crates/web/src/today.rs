//! Today: one's own round first, then where everyone is now, what nobody has, who is away.

mod own;

use super::week::drawn::{Seen, see, usual};
use super::week::people::names;
use super::week::promise;
use super::week::when::day;
use crate::Trouble;
use crate::frame::Area;
use crate::hitches;
use crate::pages::{self, Pages};
use crate::team::TeamPage;
use care::access::Matter;
use care::ids::WorkerId;
use care::time::Moment;
use design::card::{empty, fold, section};
use design::face::{self, Size};
use design::live;
use design::notice::{Notice, Tone, notice};
use maud::{Markup, html};
use rota::WorkerIdx;
use service::planning::{Sheet, Which};
use view::{StopView, WeekView, When, WorkerView};
use words::{clock, count, length_short};

pub(super) fn pages() -> Pages {
    Pages::new().get("/team/{team}/today", pages::see(Matter::Weeks), look)
}

async fn look(here: TeamPage) -> Result<Markup, Trouble> {
    let (team_view, address) = (here.team_view(), here.address("today"));
    let week = team_view.this_week();
    let body = if team_view.is_published(week) {
        let mut seen = see(&here, week, usual(&here, week), false).await?;
        let today = on_the_page(&here, &seen.view);
        seen.open_words(&here, today);
        list(&here, &seen, &html! { (crate::day::handover(&here)) (crate::day::live(&here)?) })
    } else {
        empty(
            "Nothing is published for this week",
            "Once the team has agreed to this week’s rota, today’s visits are listed here.",
            Some(
                &html! { a.button.main href=(here.address(&format!("draft?week={week}"))) { "Make this week’s rota" } },
            ),
        )
    };
    let title = format!("Today, {}", day(team_view.today()));
    let safe = html! { (crate::lone_working::section(&here)) (crate::delegated::on_board(&here)) (body) };
    Ok(here.frame(Area::Today, title).show(&live::region("today", &address, &safe)))
}

/// Somebody's visits of the day, by time.
struct Out<'a> {
    /// Who, where it is somebody the team knows.
    id: Option<WorkerId>,
    worker: &'a WorkerView,
    stops: Vec<&'a StopView>,
    mine: bool,
}

fn list(here: &TeamPage, Seen { sheet, view, .. }: &Seen, live: &Markup) -> Markup {
    let moment = here.team_view().moment();
    let today = today(here);
    let minute = i32::from(moment.clock.minutes());
    let now = view.days.get(today).map_or(When::ordinary(minute), |day| day.shown(minute, moment.again));
    let me = me(here, sheet);
    let everyone: Vec<Out<'_>> = view
        .workers
        .iter()
        .enumerate()
        .map(|(at, worker)| {
            let rounds = worker.rounds.iter().filter(|round| round.day == today);
            let id = sheet.compiled.worker_id(WorkerIdx::at(at)).and_then(|id| id.as_str().parse().ok());
            Out { id, worker, stops: rounds.flat_map(|round| &round.stops).collect(), mine: Some(at) == me }
        })
        .filter(|out| !out.stops.is_empty())
        .collect();
    let (mine, others): (Vec<&Out<'_>>, Vec<&Out<'_>>) = everyone.iter().partition(|out| out.mine);
    html! {
        p.soft { "It is " (clock(now)) "." }
        (crate::concerns::by_themselves(here))
        @for out in &mine { (own::own(here, view, out, now)) }
        @if mine.is_empty() && !everyone.is_empty() && me.is_some() { p { "You have no visits today." } }
        (hitches::notices(here))
        (live)
        (crate::tasks::today(here))
        (nobody(here, view, today))
        @if everyone.is_empty() { p { "Nobody has a visit today." } }
        @if !others.is_empty() && !crate::day::is_told(here) {
            section.section aria-labelledby="everyone" {
                h2 #everyone { @if me.is_some() { "Everyone else" } @else { "Everyone" } }
                ul.rounds { @for out in &others { li { (round(here, view, out, now)) } } }
            }
        }
        (crate::suspensions::line(here))
        (away(here, moment))
        (crate::concerns::line(here))
    }
}

/// Today among the days of the week.
fn today(here: &TeamPage) -> usize {
    let monday = here.team_view().this_week().monday();
    usize::try_from(care::time::days_between(monday, here.team_view().today())).unwrap_or(0)
}

/// Every visit of today, by its index.
fn on_the_page(here: &TeamPage, view: &WeekView) -> Vec<usize> {
    let today = today(here);
    let rounds = view.workers.iter().flat_map(|worker| &worker.rounds).filter(|round| round.day == today);
    let nobodys = view.tray.iter().filter(|wanting| wanting.day == Some(today)).map(|wanting| wanting.visit);
    rounds.flat_map(|round| &round.stops).map(|stop| stop.visit).chain(nobodys).collect()
}

/// The one who looks, among the workers of the week.
fn me(here: &TeamPage, sheet: &Sheet) -> Option<usize> {
    sheet.compiled.worker(&here.team_view().me()?.to_string().into()).map(WorkerIdx::index)
}

/// A colleague's day: where they are, and the rest behind a fold.
fn round(here: &TeamPage, view: &WeekView, out: &Out<'_>, now: When) -> Markup {
    let many = i64::try_from(out.stops.len()).unwrap_or(i64::MAX);
    html! {
        h3 { (face::worker(&out.worker.name, out.worker.hue, Size::Small)) " " (out.worker.name) }
        p { (where_now(view, &out.stops, now)) }
        (fold(&count(many, "visit", "visits"), &visits(here, view, &out.stops, now)))
        @if let Some(worker) = out.id.filter(|_| out.stops.last().is_some_and(|last| now < last.end)) {
            p { a href=(here.address(&format!("hitches/{worker}"))) { "Late, or can’t come?" } }
        }
    }
}

fn visits(here: &TeamPage, view: &WeekView, stops: &[&StopView], now: When) -> Markup {
    html! {
        ol.visits {
            @for stop in stops {
                li.past[stop.end <= now].here[stop.start <= now && now < stop.end] {
                    span.when { (clock(stop.start)) }
                    div {
                        a href=(here.address(&format!("visit/{}?on=board", view.visits[stop.visit].id))) { (view.person_of(stop.visit).name) }
                        span.soft { ", " (view.visits[stop.visit].what) ", " (length_short(i64::from(stop.end - stop.start))) }
                        @if let Some(agreed) = agreed(here, &view.visits[stop.visit].id) { " " span.agreed { (agreed) } }
                    }
                }
            }
        }
    }
}

/// When a visit of this week was agreed for, where people were told another time.
fn agreed(here: &TeamPage, visit: &str) -> Option<String> {
    let team_view = here.team_view();
    let this_week = (team_view.this_week(), Which::Published);
    let promised = team_view.assigned(this_week, visit.parse().ok()?).map(|one| one.start);
    promise::agreed_for_named(team_view, visit, promised)
}

/// "With Mrs Hill until 8.30am. Then Mr Okafor at 8.45am."
fn where_now(view: &WeekView, stops: &[&StopView], now: When) -> String {
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
        (None, Some(next)) => format!("Starts at {} with {}.", clock(next.start), name(next)),
        (None, None) => stops.last().map_or_else(
            || "No visits today.".to_owned(),
            |last| format!("Finished at {}.", clock(last.end)),
        ),
    }
}

fn nobody(here: &TeamPage, view: &WeekView, today: usize) -> Markup {
    html! {
        @for wanting in view.tray.iter().filter(|wanting| wanting.day == Some(today)) {
            @let visit = &view.visits[wanting.visit];
            (notice(&Notice::new(Tone::Wanting, format!("Nobody has {} for {} yet.", visit.what, view.people[visit.person].name))
                .more(format!("{}. {}", wanting.when, wanting.help))
                .action(html! { a.button href=(here.address(&format!("visit/{}?on=board", visit.id))) { "Find someone" } })))
        }
    }
}

fn away(here: &TeamPage, now: Moment) -> Markup {
    let away = here.team_view().away_on(now.date);
    html! {
        @if !away.is_empty() { (section("away", "Away today", &html! { p { (names(here.team_view(), &away)) } })) }
    }
}
