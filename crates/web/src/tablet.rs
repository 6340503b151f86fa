//! The team's tablet: faces to pick from, a short PIN, and away again. Nothing about accounts is ever shown here.

use super::door::problem;
use crate::answer::again;
use crate::frame::{PageHead, Width, page};
use crate::pages::{Pages, anyone};
use crate::sent::Body;
use crate::session::Browser;
use crate::{App, Trouble};
use axum::extract::{Path, State};
use axum::response::{IntoResponse, Redirect, Response};
use care::ids::WorkerId;
use design::button::{Weight, button};
use design::face::{self, Size, hue_of};
use design::form::{self, Field};
use design::notice::{FieldProblem, error_summary};
use maud::{Markup, html};
use schemars::JsonSchema;
use serde::Deserialize;
use service::TeamFace;
use service::accounts::{Pin, Presence, Tablet};

pub(super) fn pages() -> Pages {
    Pages::new()
        .get("/tablet", anyone(), faces)
        .post("/tablet/leave", anyone(), leave)
        .get("/tablet/{worker}", anyone(), ask_pin)
        .post("/tablet/{worker}", anyone().door(), take_pin)
}

#[derive(Deserialize, JsonSchema)]
struct Typed {
    pin: String,
}

async fn faces(State(app): State<App>, browser: Browser) -> Result<Response, Trouble> {
    let Some(tablet) = tablet(&browser).await? else { return Ok(no_tablet()) };
    let (team, faces) = app.service().at_tablet(app.accounts(), &tablet).await?;
    Ok(faces_page(&app, &team, &faces).into_response())
}

async fn ask_pin(
    State(app): State<App>,
    browser: Browser,
    Path(worker): Path<WorkerId>,
) -> Result<Response, Trouble> {
    let Some(tablet) = tablet(&browser).await? else { return Ok(no_tablet()) };
    Ok(pin_page(&app, &picked(&app, &tablet, worker).await?, &[]).into_response())
}

async fn take_pin(
    State(app): State<App>,
    browser: Browser,
    Path(worker): Path<WorkerId>,
    Body(typed): Body<Typed>,
) -> Result<Response, Trouble> {
    let Some(tablet) = tablet(&browser).await? else { return Ok(no_tablet()) };
    match app.service().come_to_tablet(app.accounts(), &tablet, worker, &Pin::typed(&typed.pin)).await {
        Ok(presence) => {
            browser.welcome(&presence).await?;
            Ok(Redirect::to(&format!("/team/{}/board", tablet.team)).into_response())
        }
        Err(why) => {
            let face = picked(&app, &tablet, worker).await?;
            Ok(again(&problem("pin", why)?, |wrong| pin_page(&app, &face, wrong)))
        }
    }
}

async fn leave(browser: Browser) -> Result<Response, Trouble> {
    let Some(tablet) = tablet(&browser).await? else { return Ok(no_tablet()) };
    browser.welcome(&tablet.alone()).await?;
    Ok(Redirect::to("/tablet").into_response())
}

/// The tablet that this browser is, if it is one.
async fn tablet(browser: &Browser) -> Result<Option<Tablet>, Trouble> {
    Ok(match browser.presence().await? {
        Some(Presence::Tablet(tablet)) => Some(tablet),
        _ => None,
    })
}

/// The face that was picked.
async fn picked(app: &App, tablet: &Tablet, worker: WorkerId) -> Result<TeamFace, Trouble> {
    let (_, faces) = app.service().at_tablet(app.accounts(), tablet).await?;
    faces.into_iter().find(|face| face.worker == worker).ok_or_else(Trouble::not_found)
}

fn no_tablet() -> Response {
    Redirect::to("/sign-in").into_response()
}

fn faces_page(app: &App, team: &str, faces: &[TeamFace]) -> Markup {
    let head =
        PageHead::new(format!("{team}: who is there?")).width(Width::Reading).demo(app.is_demonstration());
    let body = html! {
        @if faces.is_empty() { p { "Nobody of the team has an account yet. Invite them first." } }
        ul.faces {
            @for face in faces {
                li {
                    a href={"/tablet/" (face.worker)} {
                        (face::worker(&face.name, hue_of(face.place), Size::Large))
                        span { (face.name) }
                    }
                }
            }
        }
    };
    page(&head, &body)
}

fn pin_page(app: &App, face: &TeamFace, problems: &[FieldProblem]) -> Markup {
    let head =
        PageHead::new(format!("Hello, {}", face.name)).width(Width::Narrow).demo(app.is_demonstration());
    let pin = Field { name: "pin", label: "Your PIN", problems, ..Field::default() };
    let body = html! {
        (error_summary(problems))
        form method="post" action={"/tablet/" (face.worker)} {
            (form::secret_digits(&pin))
            (button("Come in", Weight::Main))
        }
        p { a href="/tablet" { "That is not me" } }
    };
    page(&head, &body)
}
