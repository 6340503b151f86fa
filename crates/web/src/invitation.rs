//! Accepting an invitation: what it is for, how one wants to sign in from now on, and in.

use super::door::{is_new, let_in, passkey_button, tell_onward, tell_problem, tell_question, words};
use crate::answer::again;
use crate::frame::{PageHead, Width, page};
use crate::pages::{Pages, anyone, signed_in};
use crate::sent::Body;
use crate::session::{Browser, device_words};
use crate::{App, Trouble};
use axum::extract::{Path, State};
use axum::http::HeaderMap;
use axum::response::{IntoResponse, Response};
use care::organisation::Membership;
use design::button::{Weight, button, deed};
use design::card::fold;
use design::form::{self, Field};
use design::notice::{FieldProblem, error_summary};
use maud::{Markup, html};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use service::accounts::{
    Accepted, Invitation, Invited, Newcomer, PasskeyMaking, Password, Presence, Refusal, SignInName,
};
use service::{Error, Kind};

/// Under which name the session keeps a passkey that is being made for an invitation.
const MAKING: &str = "passkey-accepting";

pub(super) fn pages() -> Pages {
    Pages::new()
        .get("/invitation/{code}", anyone().door(), show)
        .post("/invitation/{code}", anyone().door(), accept_by_password)
        .post("/invitation/{code}/passkey/ask", anyone().door(), ask_passkey)
        .post("/invitation/{code}/passkey", anyone().door(), accept_by_passkey)
        .post("/invitation/{code}/as-me", signed_in(), accept_as_me)
}

/// What somebody typed who accepts.
#[derive(Debug, Clone, Default, Serialize, Deserialize, JsonSchema)]
struct Typed {
    #[serde(default)]
    known_as: String,
    #[serde(default)]
    name: String,
    #[serde(default, skip_serializing)]
    password: String,
}

/// What the session remembers between the two halves of making a passkey.
#[derive(Serialize, Deserialize)]
struct Making {
    typed: Typed,
    making: PasskeyMaking,
}

async fn show(State(app): State<App>, browser: Browser, Path(code): Path<String>) -> Result<Markup, Trouble> {
    let invitation = open(&app, &code).await?;
    let me = match browser.presence().await? {
        Some(Presence::Own(signed_in)) => Some(app.accounts().own(signed_in.account).await?.known_as),
        _ => None,
    };
    let typed = Typed { known_as: invitation.known_as.clone(), ..Typed::default() };
    Ok(accept_page(&app, &code, &invitation, me.as_deref(), &typed, &[]))
}

async fn accept_by_password(
    State(app): State<App>,
    browser: Browser,
    Path(code): Path<String>,
    Body(typed): Body<Typed>,
) -> Result<Response, Trouble> {
    let invitation = open(&app, &code).await?;
    let refused = |problems: &[FieldProblem]| {
        again(problems, |wrong| accept_page(&app, &code, &invitation, None, &typed, wrong))
    };
    let newcomer = match newcomer(&invitation, &typed) {
        Ok(newcomer) => newcomer,
        Err(problems) => return Ok(refused(&problems)),
    };
    let password = Password::typed(typed.password.clone());
    match app.accounts().accept_by_password(&code, &newcomer, &password).await {
        Ok(accepted) => {
            let to = welcome(&app, &accepted).await?;
            let_in(&browser, accepted.signed_in, to).await
        }
        Err(why) => Ok(refused(&[blame(why)?])),
    }
}

async fn ask_passkey(
    State(app): State<App>,
    browser: Browser,
    Path(code): Path<String>,
    Body(typed): Body<Typed>,
) -> Result<Response, Trouble> {
    let invitation = open(&app, &code).await?;
    let newcomer = match newcomer(&invitation, &typed) {
        Ok(newcomer) => newcomer,
        Err(problems) => {
            let all: Vec<&str> = problems.iter().map(|problem| problem.words.as_str()).collect();
            return tell_problem(Error::new(Kind::Invalid, all.join(" ")));
        }
    };
    match app.accounts().ask_to_accept(&code, &newcomer).await {
        Ok((question, making)) => {
            browser.keep(MAKING, &Making { typed, making }).await?;
            Ok(tell_question(question))
        }
        Err(why) => tell_problem(why),
    }
}

async fn accept_by_passkey(
    State(app): State<App>,
    browser: Browser,
    Path(code): Path<String>,
    headers: HeaderMap,
    answer: String,
) -> Result<Response, Trouble> {
    let invitation = open(&app, &code).await?;
    let making = browser.take::<Making>(MAKING).await?;
    let Some(Making { typed, making }) = making else { return tell_problem(Refusal::Begin.into()) };
    let Ok(newcomer) = newcomer(&invitation, &typed) else { return tell_problem(Refusal::Begin.into()) };
    let device = device_words(&headers);
    match app.accounts().accept_by_passkey(&code, &newcomer, making, &answer, &device).await {
        Ok(accepted) => {
            let to = welcome(&app, &accepted).await?;
            browser.welcome(&Presence::Own(accepted.signed_in)).await?;
            Ok(tell_onward(to))
        }
        Err(why) => tell_problem(why),
    }
}

async fn accept_as_me(
    State(app): State<App>,
    browser: Browser,
    Path(code): Path<String>,
) -> Result<Response, Trouble> {
    let Some(Presence::Own(signed_in)) = browser.presence().await? else { return Err(Trouble::signed_out()) };
    let accepted = app.accounts().accept_as(&code, &signed_in).await?;
    let to = welcome(&app, &accepted).await?;
    Ok(axum::response::Redirect::to(to).into_response())
}

/// What the link opens. The one that sets a place up opens nothing once the place is set up.
async fn open(app: &App, code: &str) -> Result<Invitation, Trouble> {
    let invitation = app.accounts().invitation(code).await?;
    if invitation.to == Invited::Founder && !is_new(app).await? {
        return Err(Error::from(Refusal::Invitation).into());
    }
    Ok(invitation)
}

/// Notes who they are from now on; where to go first.
async fn welcome(app: &App, accepted: &Accepted) -> Result<&'static str, Trouble> {
    app.service().welcome(accepted).await?;
    Ok(match accepted.invitation.to {
        Invited::Founder => "/first-run",
        Invited::To(_) => "/",
        Invited::BackIn(_) => "/account",
    })
}

/// Who accepts, or everything that is missing for it.
fn newcomer(invitation: &Invitation, typed: &Typed) -> Result<Newcomer, Vec<FieldProblem>> {
    let mut problems = Vec::new();
    let known_as = typed.known_as.trim();
    if !comes_back(invitation) && known_as.is_empty() {
        problems.push(FieldProblem::new("known_as", "Write what people here call you."));
    }
    // Somebody who comes back has a name already; it is not asked, and what is sent in its place is not used.
    let name = if comes_back(invitation) { "comes back" } else { typed.name.as_str() };
    match SignInName::new(name) {
        Ok(name) if problems.is_empty() => Ok(Newcomer { name, known_as: known_as.to_owned() }),
        Ok(_) => Err(problems),
        Err(why) => {
            problems.push(FieldProblem::new("name", why.to_string()));
            Err(problems)
        }
    }
}

fn comes_back(invitation: &Invitation) -> bool {
    matches!(invitation.to, Invited::BackIn(_))
}

/// The field that a refusal is about.
fn blame(why: Error) -> Result<FieldProblem, Trouble> {
    let field = if why.kind == Kind::Conflict { "name" } else { "password" };
    Ok(FieldProblem::new(field, words(why)?))
}

/// What somebody is invited to, as a sentence.
fn what_for(invitation: &Invitation) -> &'static str {
    match invitation.to {
        Invited::Founder => {
            "This is a new Fairly. You will set it up: the organisation, and its first team. It takes about five minutes."
        }
        Invited::BackIn(_) => {
            "This link lets you back in. Choose how you will sign in from now on; all your earlier ways in stop working, and \
             you are signed out everywhere else."
        }
        Invited::To(Membership::Worker { .. }) => {
            "You are invited to your team's workspace: who visits whom and when, made by the team itself."
        }
        Invited::To(Membership::Person { .. }) => {
            "You are invited to your own page: who comes to you, and when."
        }
        Invited::To(Membership::Member { .. }) => {
            "You are invited to the circle of somebody you care about, to see what they share with you."
        }
        Invited::To(Membership::Council | Membership::CouncilOfficer { .. }) => {
            "You are invited to see sums, and what people agreed to share with the council."
        }
        Invited::To(Membership::Administrator) => {
            "You are invited to look after this organisation's teams and accounts."
        }
    }
}

fn accept_page(
    app: &App,
    code: &str,
    invitation: &Invitation,
    me: Option<&str>,
    typed: &Typed,
    problems: &[FieldProblem],
) -> Markup {
    let title = if invitation.known_as.is_empty() {
        "Welcome".to_owned()
    } else {
        format!("Welcome, {}", invitation.known_as)
    };
    let head = PageHead::new(title).width(Width::Narrow).demo(app.is_demonstration());
    let path = |rest: &str| format!("/invitation/{code}{rest}");
    let making = passkey_button("Use a passkey from now on", true, &path("/passkey/ask"), &path("/passkey"));
    let has_passkeys = app.accounts().has_passkeys();
    let by_password = html! {
        (form::password(&password(problems)))
        (button(if comes_back(invitation) { "Save this password" } else { "Create account" }, if has_passkeys { Weight::Quiet } else { Weight::Main }))
    };
    let body = html! {
        (error_summary(problems))
        p { (what_for(invitation)) }
        @if let (Some(me), Invited::To(_)) = (me, &invitation.to) {
            (deed(&path("/as-me"), &format!("Accept as {me}, who is signed in here"), Weight::Main, &[]))
            p.or { "or with a new account" }
        }
        form method="post" action=(path("")) {
            (who(invitation, typed, problems))
            @if has_passkeys {
                (making)
                p.soft data-with-passkey hidden {
                    "A passkey is kept by your phone or computer and unlocked as you unlock the device. There is nothing to remember."
                }
            }
            @if has_passkeys && problems.is_empty() { (fold("Choose a password instead", &by_password)) } @else { (by_password) }
        }
    };
    page(&head, &body)
}

fn who(invitation: &Invitation, typed: &Typed, problems: &[FieldProblem]) -> Markup {
    let known_as = Field {
        name: "known_as",
        label: "What people here call you",
        value: &typed.known_as,
        fill: "nickname",
        problems,
        ..Field::default()
    };
    let name = Field {
        within: "",
        name: "name",
        label: "The name you will sign in with",
        hint: "Your e-mail address works well. It is stored encrypted.",
        value: &typed.name,
        fill: "username",
        problems,
    };
    html! {
        @if !comes_back(invitation) { (form::text(&known_as)) (form::text(&name)) }
    }
}

fn password(problems: &[FieldProblem]) -> Field<'_> {
    Field {
        name: "password",
        label: "A new password",
        hint: "At least twelve letters. Three words that have nothing to do with each other are easy to keep.",
        fill: "new-password",
        problems,
        ..Field::default()
    }
}
