//! Adding and removing passkeys.

use super::{NotYet, back, freshly, head, own_device};
use crate::door::{passkey_button, tell_onward, tell_problem, tell_question};
use crate::frame::page;
use crate::pages::{Pages, signed_in};
use crate::sent::{Body, Key};
use crate::session::{Browser, Viewer, device_words};
use crate::{App, Trouble};
use axum::extract::State;
use axum::http::HeaderMap;
use axum::response::{IntoResponse, Response};
use maud::html;
use schemars::JsonSchema;
use serde::Deserialize;
use service::accounts::{PasskeyMaking, Refusal};

/// Under which name the session keeps a passkey that is being made.
const MAKING: &str = "passkey-making";

pub(super) fn pages() -> Pages {
    Pages::new()
        .get("/account/passkey", signed_in(), show)
        .post("/account/passkey", signed_in(), take)
        .post("/account/passkey/ask", signed_in(), ask)
        .post("/account/passkey/remove", signed_in(), remove)
}

#[derive(Deserialize, JsonSchema)]
struct Wanted {
    id: Key,
}

async fn show(State(app): State<App>, viewer: Viewer) -> Result<Response, NotYet> {
    let signed_in = freshly(&app, &viewer, "/account/passkey")?;
    let own = app.accounts().own(signed_in.account).await?;
    let body = html! {
        p { "Your browser asks next whether it may keep a passkey for this place. Unlock it as you unlock this device." }
        (passkey_button("Make the passkey", true, "/account/passkey/ask", "/account/passkey"))
        noscript { p { "This browser runs no scripts, and passkeys need one. Your other ways in stay as they are." } }
        p { a href="/account#passkeys" { "Leave it as it is" } }
    };
    Ok(page(&head((&app, &viewer), &own, "Add a passkey"), &body).into_response())
}

async fn ask(State(app): State<App>, browser: Browser, viewer: Viewer) -> Result<Response, Trouble> {
    match app.accounts().ask_to_make_passkey(&own_device(&viewer)?).await {
        Ok((question, making)) => {
            browser.keep(MAKING, &making).await?;
            Ok(tell_question(question))
        }
        Err(why) => tell_problem(why),
    }
}

async fn take(
    State(app): State<App>,
    browser: Browser,
    viewer: Viewer,
    headers: HeaderMap,
    answer: String,
) -> Result<Response, Trouble> {
    own_device(&viewer)?;
    let making = browser.take::<PasskeyMaking>(MAKING).await?;
    let Some(making) = making else { return tell_problem(Refusal::Begin.into()) };
    match app.accounts().add_passkey(making, &answer, &device_words(&headers)).await {
        Ok(()) => Ok(tell_onward("/account#passkeys")),
        Err(why) => tell_problem(why),
    }
}

async fn remove(
    State(app): State<App>,
    viewer: Viewer,
    Body(wanted): Body<Wanted>,
) -> Result<Response, NotYet> {
    let signed_in = freshly(&app, &viewer, "/account#passkeys")?;
    app.accounts().remove_passkey(&signed_in, &wanted.id.0).await?;
    Ok(back("passkeys"))
}
