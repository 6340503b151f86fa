//! Showing once more that it is them, before something changes that a passer-by must not change.

use super::{head, own_device};
use crate::answer::again;
use crate::door::{onward, passkey_button, problem, tell_onward, tell_problem, tell_question};
use crate::frame::page;
use crate::pages::{Pages, signed_in};
use crate::sent::Body;
use crate::session::{Browser, Viewer};
use crate::{App, Trouble, escaped};
use axum::extract::{Query, State};
use axum::response::{IntoResponse, Redirect, Response};
use design::button::{Weight, button};
use design::form::{self, Field};
use design::notice::{FieldProblem, error_summary};
use maud::{Markup, html};
use schemars::JsonSchema;
use serde::Deserialize;
use service::accounts::{OwnAccount, PasskeyAsked, Password, Presence, Refusal};

/// Under which name the session keeps what a passkey was asked for a fresh proof.
const ASKED: &str = "passkey-proving";

pub(super) fn pages() -> Pages {
    Pages::new()
        .get("/account/prove", signed_in(), ask)
        .post("/account/prove", signed_in(), take)
        .post("/account/prove/passkey/ask", signed_in(), ask_passkey)
        .post("/account/prove/passkey", signed_in(), take_passkey)
}

#[derive(Deserialize)]
struct Next {
    #[serde(default)]
    next: String,
}

#[derive(Deserialize, JsonSchema)]
struct Typed {
    password: String,
    #[serde(default)]
    next: String,
}

async fn ask(
    State(app): State<App>,
    viewer: Viewer,
    Query(Next { next }): Query<Next>,
) -> Result<Markup, Trouble> {
    let own = app.accounts().own(own_device(&viewer)?.account).await?;
    Ok(prove_page((&app, &viewer), &own, &next, &[]))
}

async fn take(
    State(app): State<App>,
    browser: Browser,
    viewer: Viewer,
    Body(typed): Body<Typed>,
) -> Result<Response, Trouble> {
    let signed_in = own_device(&viewer)?;
    match app.accounts().prove_by_password(&signed_in, &Password::typed(typed.password)).await {
        Ok(proved) => {
            browser.welcome(&Presence::Own(proved)).await?;
            Ok(Redirect::to(onward(&typed.next)).into_response())
        }
        Err(why) => {
            let own = app.accounts().own(signed_in.account).await?;
            Ok(again(&problem("password", why)?, |wrong| {
                prove_page((&app, &viewer), &own, &typed.next, wrong)
            }))
        }
    }
}

async fn ask_passkey(State(app): State<App>, browser: Browser, viewer: Viewer) -> Result<Response, Trouble> {
    own_device(&viewer)?;
    match app.accounts().ask_for_passkey() {
        Ok((question, asked)) => {
            browser.keep(ASKED, &asked).await?;
            Ok(tell_question(question))
        }
        Err(why) => tell_problem(why),
    }
}

async fn take_passkey(
    State(app): State<App>,
    browser: Browser,
    viewer: Viewer,
    Query(Next { next }): Query<Next>,
    answer: String,
) -> Result<Response, Trouble> {
    let signed_in = own_device(&viewer)?;
    let asked = browser.take::<PasskeyAsked>(ASKED).await?;
    let Some(asked) = asked else { return tell_problem(Refusal::Begin.into()) };
    match app.accounts().prove_by_passkey(&signed_in, asked, &answer).await {
        Ok(proved) => {
            browser.welcome(&Presence::Own(proved)).await?;
            Ok(tell_onward(&next))
        }
        Err(why) => tell_problem(why),
    }
}

fn prove_page(
    (app, viewer): (&App, &Viewer),
    own: &OwnAccount,
    next: &str,
    problems: &[FieldProblem],
) -> Markup {
    let answer = format!("/account/prove/passkey?next={}", escaped(onward(next)));
    let password = Field {
        name: "password",
        label: "Your password",
        fill: "current-password",
        problems,
        ..Field::default()
    };
    let has_passkey = !own.passkeys.is_empty() && app.accounts().has_passkeys();
    let weight = if has_passkey { Weight::Quiet } else { Weight::Main };
    let body = html! {
        (error_summary(problems))
        p { "You have been signed in for a while. Before this changes, show us once more that it is you." }
        @if has_passkey { (passkey_button("Use your passkey", false, "/account/prove/passkey/ask", &answer)) }
        @if own.has_password {
            @if has_passkey { p.or data-with-passkey hidden { "or with your password" } }
            form method="post" action="/account/prove" {
                (form::password(&password))
                input type="hidden" name="next" value=(onward(next));
                (button("Go on", weight))
            }
        }
        @if !has_passkey && !own.has_password {
            p { "You have neither a passkey nor a password to show. Sign out, and sign in with a recovery code." }
        }
    };
    page(&head((app, viewer), own, "Is it you?"), &body)
}
