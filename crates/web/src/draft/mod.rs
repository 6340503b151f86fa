//! Making a week: one page that shows how far it has come and what is next, and the board of the draft beneath.

mod agree;
mod before;
mod begin;
mod beside;
mod complete;
mod deeds;
mod picks;
mod settle;
mod step;
mod worse;

use super::week::drawn::{ToDraw, draw};
use super::week::news;
use super::week::way_out::way_out;
use super::week::{self, when};
use crate::Trouble;
use crate::board::{self, By};
use crate::frame::Area;
use crate::pages::{Pages, change, see};
use crate::team::{TeamPage, command_field};
use axum::extract::Query;
use axum::response::{IntoResponse, Response};
use care::access::Matter;
use care::time::WeekStart;
use design::button::{self, Weight};
use design::card::{empty, fold, section};
use design::live;
use design::notice::FieldProblem;
use maud::{Markup, html};
use serde::Deserialize;
use service::drafts::DraftView;
use service::planning::Which;
use step::Step;

pub(super) fn pages() -> Pages {
    Pages::new()
        .get("/team/{team}/draft", see(Matter::Weeks), look)
        .post("/team/{team}/draft/begin", change(Matter::Weeks), deeds::begin)
        .post("/team/{team}/draft/drop", change(Matter::Weeks), deeds::drop_it)
        .get("/team/{team}/draft/picks", see(Matter::Weeks), pick)
        .post("/team/{team}/draft/picks/open", change(Matter::Weeks), deeds::open_picks)
        .post("/team/{team}/draft/picks/close", change(Matter::Weeks), deeds::close_picks)
        .post("/team/{team}/draft/pick", change(Matter::Weeks), deeds::pick)
        .post("/team/{team}/draft/picks/many", change(Matter::Weeks), deeds::pick_many)
        .post("/team/{team}/draft/settle", change(Matter::Weeks), deeds::settle)
        .post("/team/{team}/draft/run", change(Matter::Weeks), deeds::run)
        .post("/team/{team}/draft/run/stop", change(Matter::Weeks), deeds::stop)
        .post("/team/{team}/draft/take", change(Matter::Weeks), deeds::take)
        .post("/team/{team}/draft/agree", change(Matter::Weeks), deeds::agree)
        .post("/team/{team}/draft/disagree", change(Matter::Weeks), deeds::disagree)
}

/// How to look at a draft.
#[derive(Debug, Deserialize)]
struct Look {
    #[serde(default)]
    week: String,
    #[serde(default)]
    by: String,
    day: Option<usize>,
}

/// The week that is in the making: the first that has a draft, else the next one.
fn usual(here: &TeamPage) -> WeekStart {
    here.team_view().week_in_the_making()
}

async fn look(here: TeamPage, Query(look): Query<Look>) -> Result<Response, Trouble> {
    let week = week::read(&look.week, usual(&here));
    match show(&here, week, (By::read(&look.by), look.day), &[]).await {
        Ok(page) => Ok(page.into_response()),
        Err(trouble) if trouble.is_invalid() => Ok(way_out(&here, week, &trouble)),
        Err(trouble) => Err(trouble),
    }
}

/// The page; with what is wrong with the form of its step, if one was just sent.
async fn show(
    here: &TeamPage,
    week: WeekStart,
    (by, day): (By, Option<usize>),
    problems: &[FieldProblem],
) -> Result<Markup, Trouble> {
    let making = here.team_view().draft(week);
    let address = here.address(&format!("draft?week={week}"));
    let making_it = live::region("making", &address, &next(here, week, making.as_ref(), problems).await?);
    let drawn = match &making {
        // While people pick for an empty draft, there is nothing to see on its board.
        Some(making) if !(making.rota.is_empty() && making.open_round().is_some()) => {
            let day = day.or_else(|| board::day_on_a_phone(here, week, by));
            let asked = ToDraw { week, which: Which::Draft, by, day, page: "draft" };
            let mut drawn = draw(here, &asked).await?;
            news::mark(here, &asked, &mut drawn).await?;
            board::board(&drawn)
        }
        Some(_) | None => html! {},
    };
    Ok(here.frame(Area::Draft, "Making a week").wide().show(&html! {
        (week::turn(here, "draft", week, ""))
        (making_it)
        (drawn)
    }))
}

/// The steps, and what there is to do now.
async fn next(
    here: &TeamPage,
    week: WeekStart,
    making: Option<&DraftView>,
    problems: &[FieldProblem],
) -> Result<Markup, Trouble> {
    let now = step::step(here, week, making);
    let over = week.sunday() < here.team_view().today();
    let body = match (now, making) {
        _ if over => html! { p { "This week is over. The history says what happened in it." } },
        (Step::Published, _) => published(here, week),
        (Step::Begin, _) | (_, None) if !here.team_view().has_visits(week) => nobody_to_visit(here),
        (Step::Begin, _) | (_, None) => section("step", "Begin a draft", &begin::begin(here, week)),
        (Step::Pick, Some(making)) => section("step", "Pick", &pick_step(here, making, problems)),
        (Step::Settle, Some(_)) => section("step", "Settle who makes what", &settle::conflicts(here, week)),
        (Step::Complete, Some(making)) => {
            let agree = agree::agree(here, making).await?;
            let proposal = complete::proposal(here, making).await?;
            section(
                "step",
                "Fill in the rest",
                &html! {
                    (proposal)
                    (complete::ask(here, making))
                    (fold("Read the draft as it is, and agree to it", &agree))
                },
            )
        }
        (Step::Agree, Some(making)) => {
            section("step", "Read it, and agree", &agree::agree(here, making).await?)
        }
    };
    Ok(html! {
        (step::line(now, making))
        @if here.may_change() { (body) } @else { p { "You can look at this week, and not change it." } }
        @if making.is_some() && here.may_change() { (drop_it(here, week)) }
    })
}

/// A rota is made of visits, and there are none.
fn nobody_to_visit(here: &TeamPage) -> Markup {
    let people = button::link(&here.address("people"), "Open the people", Weight::Main);
    empty(
        "No visits are agreed for this week",
        "A rota shares out visits. Agree with each person what support they would like and when, and this week can be made.",
        Some(&people),
    )
}

fn pick_step(here: &TeamPage, making: &DraftView, problems: &[FieldProblem]) -> Markup {
    match making.open_round() {
        Some(round) => picks::so_far(here, making.week, round),
        None => html! {
            (begin::open_picks(here, making, problems))
            (fold("Go on without a round of picks", &complete::ask(here, making)))
        },
    }
}

fn published(here: &TeamPage, week: WeekStart) -> Markup {
    let board = here.address(&format!("board?week={week}"));
    section(
        "step",
        "People know this week",
        &html! {
            p { "It is published: everyone it concerns can see it. Small changes are made on the board, visit by visit." }
            (button::row(&[
                button::link(&board, "Open the board", Weight::Main),
                button::link(&here.address(&format!("print?week={week}")), "Print it", Weight::Quiet),
            ]))
            (fold("Plan the whole week again", &begin::begin(here, week)))
        },
    )
}

fn drop_it(here: &TeamPage, week: WeekStart) -> Markup {
    fold(
        "Drop this draft",
        &html! {
            form.deed method="post" action=(here.address("draft/drop")) {
                p { "Everything picked and changed in it goes. You can undo this in the history." }
                (command_field())
                input type="hidden" name="week" value=(week);
                (button::button("Drop the draft", Weight::Grave))
            }
        },
    )
}

async fn pick(here: TeamPage, Query(look): Query<Look>) -> Markup {
    let week = week::read(&look.week, usual(&here));
    let title = format!("Your picks for the week of {}", when::week(week));
    here.frame(Area::Draft, title).show(&picks::part(&here, week))
}
