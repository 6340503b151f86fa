//! What all ways in share: where one goes afterwards, how a refusal is shown, how a browser is asked for a passkey.

use crate::session::Browser;
use crate::{App, Trouble};
use axum::Json;
use axum::http::StatusCode;
use axum::response::{IntoResponse, Redirect, Response};
use care::organisation::Membership;
use design::notice::{FieldProblem, Notice, Tone, notice};
use maud::{Markup, html};
use serde::Serialize;
use service::accounts::{InvitationLink, Presence, SignedIn};
use service::{Error, Kind};

/// A page of ours to go on to. Anything else, such as another site's address, becomes the first page.
pub(super) fn onward(next: &str) -> &str {
    let ours = next.starts_with('/') && !next.starts_with("//") && !next.contains(['\\', '\r', '\n', '\t']);
    if ours { next } else { "/" }
}

/// The words of a refusal, to be shown beside the form; trouble of another kind has a page of its own.
///
/// # Errors
/// What is not the fault of what was typed.
pub(super) fn words(error: Error) -> Result<String, Trouble> {
    match error.kind {
        Kind::Invalid | Kind::Forbidden | Kind::Conflict | Kind::Reused | Kind::TooMany | Kind::NotFound => {
            Ok(error.to_string())
        }
        Kind::Unavailable | Kind::Internal => Err(error.into()),
    }
}

/// A refusal as the problem of one field.
///
/// # Errors
/// What is not the fault of what was typed.
pub(super) fn problem(field: &str, error: Error) -> Result<Vec<FieldProblem>, Trouble> {
    Ok(vec![FieldProblem::new(field, words(error)?)])
}

/// Lets somebody in and leads them on.
///
/// # Errors
/// When the store does not answer.
pub(super) async fn let_in(browser: &Browser, signed_in: SignedIn, next: &str) -> Result<Response, Trouble> {
    browser.welcome(&Presence::Own(signed_in)).await?;
    Ok(Redirect::to(onward(next)).into_response())
}

/// A button for a passkey. It shows only where the browser knows passkeys and its script runs; every page that has one
/// offers another way. `making` one or using one; where to `ask`, and where to bring the `answer`.
pub(super) fn passkey_button(words: &str, making: bool, ask: &str, answer: &str) -> Markup {
    html! {
        div.passkey hidden data-passkey=(if making { "make" } else { "use" }) data-ask=(ask) data-answer=(answer) {
            button.button.main type="button" { (words) }
            p.problem role="status" {}
        }
    }
}

/// A link that was just made, to be given to the person it is for; `lasts` says how long, such as "a week".
pub(super) fn fresh_link(app: &App, link: &InvitationLink, known_as: &str, lasts: &str) -> Markup {
    let said = Notice::new(Tone::Kept, format!("This link lets {known_as} in. It is shown this once."));
    let more =
        format!("Give it to nobody else. It opens once, within {lasts}; you can take it back until then.");
    html! {
        (notice(&said.more(more)))
        p.secret { code { (app.origin()) (link.path()) } }
    }
}

/// Who an account is here, in words.
pub(super) fn as_whom(membership: Membership) -> &'static str {
    match membership {
        Membership::Worker { .. } => "a worker of a team",
        Membership::Person { .. } => "a person whom a team supports",
        Membership::Member { .. } => "someone of a person’s circle",
        Membership::Council | Membership::CouncilOfficer { .. } => "somebody of the council",
        Membership::Administrator => "an administrator",
    }
}

/// What a script gets for its question: what to ask the browser, or where to go on, or why not.
#[derive(Serialize)]
#[serde(rename_all = "kebab-case")]
enum Told {
    Problem(String),
    Onward(String),
}

/// Tells a script where to go on.
pub(super) fn tell_onward(to: &str) -> Response {
    Json(Told::Onward(onward(to).to_owned())).into_response()
}

/// Tells a script why not.
///
/// # Errors
/// What is not the fault of what was sent.
pub(super) fn tell_problem(error: Error) -> Result<Response, Trouble> {
    Ok((StatusCode::UNPROCESSABLE_ENTITY, Json(Told::Problem(words(error)?))).into_response())
}

/// Tells a script what to ask the browser.
pub(super) fn tell_question(question: service::accounts::Question) -> Response {
    ([(axum::http::header::CONTENT_TYPE, "application/json")], question.0).into_response()
}

/// Whether this place still waits to be set up.
///
/// # Errors
/// When the store does not answer.
pub(super) async fn is_new(app: &App) -> Result<bool, Trouble> {
    Ok(app.service().is_new().await?)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_goes_on_only_within_this_place() {
        assert_eq!(onward("/team/x/board?week=2026-11-23"), "/team/x/board?week=2026-11-23");
        for elsewhere in
            ["", "https://phish.example", "//phish.example", "/\\phish.example", "/\t/phish.example", "board"]
        {
            assert_eq!(onward(elsewhere), "/", "{elsewhere}");
        }
    }

    #[test]
    fn a_mistake_of_ours_is_not_blamed_on_a_field() {
        assert!(problem("name", Error::internal("x")).is_err());
        assert_eq!(problem("name", Error::not_found()).unwrap()[0].field, "name");
    }
}
