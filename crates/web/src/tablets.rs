//! The tablets of a team: making this device one, and ending one.

use super::account::{NotYet, freshly};
use crate::frame::Area;
use crate::pages::{Pages, see};
use crate::sent::{Body, Key};
use crate::session::{Browser, Viewer};
use crate::team::TeamPage;
use crate::{App, Trouble};
use axum::extract::{Path, State};
use axum::response::{IntoResponse, Redirect, Response};
use care::access::Matter;
use care::ids::{AccountId, TeamId};
use design::button::{Weight, button, deed};
use design::form::{self, Field};
use maud::{Markup, html};
use schemars::JsonSchema;
use serde::Deserialize;
use service::accounts::TeamTablet;

pub(super) fn pages() -> Pages {
    Pages::new()
        .get("/team/{team}/tablets", see(Matter::Weeks), show)
        .post("/team/{team}/tablets", see(Matter::Weeks), make)
        .post("/team/{team}/tablets/end", see(Matter::Weeks), end)
}

#[derive(Deserialize, JsonSchema)]
struct Typed {
    words: String,
}

#[derive(Deserialize, JsonSchema)]
struct Wanted {
    id: Key,
}

async fn show(here: TeamPage) -> Result<Markup, Trouble> {
    let tablets = here.service().tablets(here.app().accounts(), here.caller(), here.team()).await?;
    Ok(here.frame(Area::Settings, "The team's tablets").show(&list(here.team(), &tablets)))
}

async fn make(
    State(app): State<App>,
    browser: Browser,
    viewer: Viewer,
    Path(team): Path<TeamId>,
    Body(typed): Body<Typed>,
) -> Result<Response, NotYet> {
    let signed_in = freshly(&app, &viewer, &format!("/team/{team}/tablets"))?;
    let words = if typed.words.trim().is_empty() { "The team's tablet" } else { typed.words.trim() };
    let by = (&viewer.caller, &signed_in);
    let presence = app.service().make_tablet(app.accounts(), by, team, words).await?;
    browser.welcome(&presence).await?;
    Ok(Redirect::to("/tablet").into_response())
}

async fn end(
    State(app): State<App>,
    viewer: Viewer,
    Path(team): Path<TeamId>,
    Body(wanted): Body<Wanted>,
) -> Result<Redirect, Trouble> {
    let tablet: AccountId = wanted.id.0.parse().map_err(|_| Trouble::not_found())?;
    app.service().end_tablet(app.accounts(), &viewer.caller, team, tablet).await?;
    Ok(Redirect::to(&format!("/team/{team}/tablets")))
}

fn list(team: TeamId, tablets: &[TeamTablet]) -> Markup {
    let words = Field {
        name: "words",
        label: "Where does it hang?",
        hint: "Such as: office wall.",
        ..Field::default()
    };
    let end = format!("/team/{team}/tablets/end");
    html! {
        @if tablets.is_empty() { p { "The team has no tablet yet." } }
        ul.entries {
            @for tablet in tablets {
                li {
                    strong { (tablet.words) }
                    (deed(&end, "End", Weight::Bare, &[("id", &tablet.account.to_string())]))
                }
            }
        }
        p {
            "You can make the device you are looking at the team's tablet. You are signed out on it, and everyone of the \
             team comes to it with a PIN, for a few minutes at a time."
        }
        form method="post" action={"/team/" (team) "/tablets"} {
            (form::text(&words))
            (button("Make this device the team's tablet", Weight::Quiet))
        }
    }
}
