//! Setting up an authenticator app.

use super::{NotYet, back, freshly, head, square};
use crate::App;
use crate::answer::again;
use crate::door::problem;
use crate::frame::page;
use crate::pages::{Pages, signed_in};
use crate::sent::Body;
use crate::session::{Browser, Viewer};
use axum::extract::State;
use axum::response::{IntoResponse, Redirect, Response};
use design::button::{Weight, button};
use design::form::{self, Field};
use design::notice::{FieldProblem, error_summary};
use maud::{Markup, html};
use schemars::JsonSchema;
use serde::Deserialize;
use service::accounts::{NewAuthenticator, OwnAccount};

/// Under which name the session keeps an app that has not given its first code.
const NEW: &str = "new-authenticator";

pub(super) fn pages() -> Pages {
    Pages::new()
        .get("/account/authenticator", signed_in(), ask)
        .post("/account/authenticator", signed_in(), take)
        .post("/account/authenticator/remove", signed_in(), remove)
}

#[derive(Deserialize, JsonSchema)]
struct Typed {
    code: String,
}

/// A reload shows the same secret, for it may stand in the app already.
async fn ask(State(app): State<App>, browser: Browser, viewer: Viewer) -> Result<Response, NotYet> {
    let signed_in = freshly(&app, &viewer, "/account/authenticator")?;
    let new = match browser.recall::<NewAuthenticator>(NEW).await? {
        Some(new) => new,
        None => {
            let new = app.accounts().begin_authenticator(&signed_in).await?;
            browser.keep(NEW, &new).await?;
            new
        }
    };
    let own = app.accounts().own(signed_in.account).await?;
    Ok(set_up_page((&app, &viewer), &own, &new, &[]).into_response())
}

async fn take(
    State(app): State<App>,
    browser: Browser,
    viewer: Viewer,
    Body(typed): Body<Typed>,
) -> Result<Response, NotYet> {
    let signed_in = freshly(&app, &viewer, "/account/authenticator")?;
    let Some(new) = browser.recall::<NewAuthenticator>(NEW).await? else {
        return Ok(Redirect::to("/account/authenticator").into_response());
    };
    match app.accounts().confirm_authenticator(&signed_in, &new, &typed.code).await {
        Ok(()) => {
            browser.take::<NewAuthenticator>(NEW).await?;
            Ok(back("authenticator"))
        }
        Err(why) => {
            let own = app.accounts().own(signed_in.account).await?;
            Ok(again(&problem("code", why)?, |wrong| set_up_page((&app, &viewer), &own, &new, wrong)))
        }
    }
}

async fn remove(State(app): State<App>, viewer: Viewer) -> Result<Response, NotYet> {
    let signed_in = freshly(&app, &viewer, "/account#authenticator")?;
    app.accounts().remove_authenticator(&signed_in).await?;
    Ok(back("authenticator"))
}

fn set_up_page(
    (app, viewer): (&App, &Viewer),
    own: &OwnAccount,
    new: &NewAuthenticator,
    problems: &[FieldProblem],
) -> Markup {
    let code = Field {
        name: "code",
        label: "The six digits that the app shows now",
        fill: "one-time-code",
        problems,
        ..Field::default()
    };
    let body = html! {
        (error_summary(problems))
        p { "Open the authenticator app on your phone and let it scan this square." }
        (square::draw(new.address()))
        p { "If it cannot scan, type this into it instead:" }
        p.secret { code { (new.secret_text()) } }
        form method="post" action="/account/authenticator" {
            (form::short(&code))
            (button("Set it up", Weight::Main))
        }
        p { a href="/account#authenticator" { "Leave it as it is" } }
    };
    page(&head((app, viewer), own, "Set up an authenticator app"), &body)
}
