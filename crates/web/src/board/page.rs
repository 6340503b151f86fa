//! The board: a week as people were told it, or as far as the team has come with it.

use crate::Trouble;
use crate::board::{self, By, wall};
use crate::frame::Area;
use crate::hitches;
use crate::pages::{Pages, see};
use crate::sent::{Body, Id};
use crate::team::TeamPage;
use crate::week;
use crate::week::drawn::{ToDraw, draw, usual};
use crate::week::way_out::way_out;
use crate::week::{asking, news};
use axum::extract::Query;
use axum::response::{IntoResponse, Redirect, Response};
use care::access::{Action, Matter};
use care::time::WeekStart;
use design::button::{self, Weight};
use design::card::empty;
use design::live;
use design::notice::{Notice, Tone, notice};
use maud::{Markup, html};
use schemars::JsonSchema;
use serde::Deserialize;
use service::TeamSize;
use service::planning::Which;
use words::count;

pub(crate) fn pages() -> Pages {
    Pages::new()
        .get("/team/{team}/board", see(Matter::Weeks), look)
        .post("/team/{team}/board/seen", see(Matter::Weeks), seen)
        .get("/team/{team}/wall", see(Matter::Weeks), on_the_wall)
}

/// How to look at a week.
#[derive(Debug, Deserialize)]
struct Look {
    #[serde(default)]
    week: String,
    #[serde(default)]
    by: String,
    day: Option<usize>,
}

async fn look(here: TeamPage, Query(look): Query<Look>) -> Result<Response, Trouble> {
    let week = week::read(&look.week, here.team_view().this_week());
    match show(&here, week, &look).await {
        Ok(page) => Ok(page.into_response()),
        Err(trouble) if trouble.is_invalid() => Ok(way_out(&here, week, &trouble)),
        Err(trouble) => Err(trouble),
    }
}

async fn show(here: &TeamPage, week: WeekStart, look: &Look) -> Result<Markup, Trouble> {
    let by = By::read(&look.by);
    let is_there = here.team_view().has_draft(week) || here.team_view().is_published(week);
    let mut ask = html! {};
    let drawn = if is_there {
        ask = asking::short(here, week, usual(here, week)).await?;
        let day = look.day.or_else(|| day_on_a_phone(here, week, by));
        let asked = ToDraw { week, which: usual(here, week), by, day, page: "board" };
        let mut drawn = draw(here, &asked).await?;
        news::mark(here, &asked, &mut drawn).await?;
        board::board(&drawn)
    } else {
        nothing_yet(here, week)
    };
    let body = html! {
        (week::turn(here, "board", week, &format!("&by={}", by.key())))
        (state_of_week(here, week))
        @if week == here.team_view().this_week() {
            (live::region("hitches", &here.address("board"), &html! { (crate::concerns::by_themselves(here)) (hitches::notices(here)) }))
        }
        (ask)
        (drawn)
        @if is_there { p { (button::link(&here.address("wall"), "Today for a screen on the wall", Weight::Bare)) } }
    };
    Ok(here.frame(Area::Board, "Our week").wide().show(&body))
}

/// Today, for a screen on the wall.
async fn on_the_wall(here: TeamPage) -> Result<Markup, Trouble> {
    let (team_view, week) = (here.team_view(), here.team_view().this_week());
    let frame = here.frame(Area::Board, "Today on the wall").wide();
    if !team_view.is_published(week) {
        return Ok(frame.show(&nothing_yet(&here, week)));
    }
    let day = usize::try_from(care::time::days_between(week.monday(), team_view.today())).ok();
    let asked = ToDraw { week, which: Which::Published, by: By::Worker, day, page: "board" };
    let drawn = draw(&here, &asked).await?;
    let wall = wall::wall(&drawn, i32::from(team_view.moment().clock.minutes()));
    Ok(frame.own_heading().show(&live::region("wall", &here.address("wall"), &wall)))
}

/// On a phone a week is long, so that one day is shown: today, or the first of another week.
pub(crate) fn day_on_a_phone(here: &TeamPage, week: WeekStart, by: By) -> Option<usize> {
    let today = care::time::days_between(week.monday(), here.team_view().today());
    let day = usize::try_from(today).ok().filter(|day| *day < 7).unwrap_or(0);
    (here.on_phone() && by != By::Map).then_some(day)
}

/// What somebody has seen of a week.
#[derive(Debug, Deserialize, JsonSchema)]
struct SeenWeek {
    week: Id<WeekStart>,
    which: Option<Stage>,
    /// The page to go back to.
    page: Option<Shows>,
}

#[derive(Clone, Copy, Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
enum Stage {
    Published,
    Draft,
}

#[derive(Clone, Copy, Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
enum Shows {
    Board,
    Draft,
}

/// They have seen the week as it is, and go on looking.
async fn seen(here: TeamPage, Body(sent): Body<SeenWeek>) -> Result<Response, Trouble> {
    let week = sent.week.0;
    let which = match sent.which {
        Some(Stage::Draft) => Which::Draft,
        _ => Which::Published,
    };
    here.team_view().saw(week, which).await?;
    let page = if matches!(sent.page, Some(Shows::Draft)) { "draft" } else { "board" };
    Ok(Redirect::to(&here.address(&format!("{page}?week={week}"))).into_response())
}

/// What one should know of the week before reading it.
fn state_of_week(here: &TeamPage, week: WeekStart) -> Markup {
    let draft =
        || button::link(&here.address(&format!("draft?week={week}")), "Open the draft", Weight::Quiet);
    let said = match (here.team_view().is_published(week), here.team_view().has_draft(week)) {
        (true, true) => "This is what people were told. A draft that changes it is being made.",
        (false, true) => "This is a draft. Nobody has been told anything about this week yet.",
        _ => return html! {},
    };
    notice(&Notice::new(Tone::Plain, said).action(draft()))
}

fn nothing_yet(here: &TeamPage, week: WeekStart) -> Markup {
    let address = here.address(&format!("draft?week={week}"));
    let begin = button::link(&address, "Make this week's rota", Weight::Main);
    if here.team_view().size_on(week.monday()).people > 0 {
        return empty(
            "This week has no rota yet",
            "Begin a draft, let everyone pick, and have the rest filled in. It becomes the rota when you agree to it.",
            Some(&begin),
        );
    }
    first_steps(here)
}

/// What a new team does first: whom it supports, who works in it, the first rota.
fn first_steps(here: &TeamPage) -> Markup {
    let team_view = here.team_view();
    let TeamSize { workers, people } = team_view.size_on(team_view.today());
    let bulk = Matter::Transfer.of_team(here.team());
    let number = |many: usize| i64::try_from(many).unwrap_or(i64::MAX);
    html! {
        section.section aria-labelledby="first-steps" {
            h2 #first-steps { "There is nobody to visit yet" }
            p { "This is where everyone will see the week. Three things come first." }
            ol.first-steps {
                li {
                    h3 { "Whom you support" }
                    p { "Enter each person and what is agreed with them. Their visits are then here every week by themselves." }
                    div.buttons {
                        (button::link(&here.address("people/new"), if people == 0 { "Add the first person" } else { "Add a person" }, Weight::Main))
                        @if team_view.judge(Action::Change, &bulk).allowed {
                            (button::link(&here.address("import"), "Bring in spreadsheets", Weight::Bare))
                        }
                    }
                }
                li {
                    h3 { "Who works here" }
                    p { "So far " (count(number(workers), "worker", "workers")) ". Say when each can work and what each can do." }
                    div.buttons { (button::link(&here.address("workers"), "Open the workers", Weight::Quiet)) }
                }
                li {
                    h3 { "The first rota" }
                    p { "Pick, have the rest filled in, read it, agree. It waits under Next week until there is somebody to visit." }
                }
            }
        }
    }
}
