//! Signing in: one thing at a time, a passkey first where the browser has one.

use super::demonstration;
use super::door::{
    is_new, let_in, onward, passkey_button, problem, tell_onward, tell_problem, tell_question,
};
use crate::answer::again;
use crate::frame::{PageHead, Width, page};
use crate::pages::{Pages, anyone};
use crate::sent::Body;
use crate::session::Browser;
use crate::{App, Trouble};
use axum::extract::{Query, State};
use axum::response::{IntoResponse, Redirect, Response};
use design::button::{Weight, button};
use design::form::{self, Field};
use design::notice::{FieldProblem, Notice, Tone, error_summary, notice};
use maud::{Markup, html};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use service::accounts::{HalfWay, PasskeyAsked, Password, Presence, Refusal, SignInName, Step};

/// Under which names the session keeps how far somebody is.
const SIGNING_IN: &str = "signing-in";
const ASKED: &str = "passkey-asked";

pub(super) fn pages() -> Pages {
    Pages::new()
        .get("/sign-in", anyone(), ask_name)
        .post("/sign-in", anyone().door(), take_name)
        .get("/sign-in/password", anyone(), ask_password)
        .post("/sign-in/password", anyone().door(), take_password)
        .get("/sign-in/code", anyone(), ask_code)
        .post("/sign-in/code", anyone().door(), take_code)
        .get("/sign-in/recovery", anyone(), ask_recovery)
        .post("/sign-in/recovery", anyone().door(), take_recovery)
        .post("/sign-in/passkey/ask", anyone().door(), ask_passkey)
        .post("/sign-in/passkey", anyone().door(), take_passkey)
        .post("/sign-out", anyone(), sign_out)
}

/// How far somebody is.
#[derive(Debug, Clone, Serialize, Deserialize)]
struct SigningIn {
    name: String,
    next: String,
    half_way: Option<HalfWay>,
}

#[derive(Deserialize)]
struct Next {
    #[serde(default)]
    next: String,
}

#[derive(Deserialize, JsonSchema)]
struct NameForm {
    name: String,
    #[serde(default)]
    next: String,
}

/// What somebody typed to prove who they are.
#[derive(Deserialize, JsonSchema)]
struct Typed {
    #[serde(default)]
    password: String,
    #[serde(default)]
    code: String,
}

async fn ask_name(
    State(app): State<App>,
    browser: Browser,
    Query(Next { next }): Query<Next>,
) -> Result<Response, Trouble> {
    let presence = browser.presence().await?;
    let at_tablet = matches!(presence, Some(Presence::Tablet(_)));
    if let (false, Some(doors)) = (at_tablet, demonstration::doors(&app)) {
        return Ok(doors.into_response());
    }
    match presence {
        Some(Presence::Own(_)) => return Ok(Redirect::to(onward(&next)).into_response()),
        Some(Presence::Tablet(_)) => return Ok(Redirect::to("/tablet").into_response()),
        None => {}
    }
    let new = is_new(&app).await?;
    Ok(name_page(&app, &NameForm { name: String::new(), next }, &[], new).into_response())
}

async fn take_name(
    State(app): State<App>,
    browser: Browser,
    Body(typed): Body<NameForm>,
) -> Result<Response, Trouble> {
    match SignInName::new(&typed.name) {
        Ok(_) => {
            let signing_in = SigningIn { name: typed.name, next: typed.next, half_way: None };
            browser.keep(SIGNING_IN, &signing_in).await?;
            Ok(Redirect::to("/sign-in/password?after=name").into_response())
        }
        Err(why) => Ok(again(&[FieldProblem::new("name", why.to_string())], |wrong| {
            name_page(&app, &typed, wrong, false)
        })),
    }
}

/// From where the page of the password is asked for.
#[derive(Deserialize)]
struct From {
    /// After the name was given just now.
    after: Option<String>,
}

async fn ask_password(
    State(app): State<App>,
    browser: Browser,
    Query(From { after }): Query<From>,
) -> Result<Response, Trouble> {
    Ok(match (browser.recall::<SigningIn>(SIGNING_IN).await?, after) {
        (Some(signing_in), _) => password_page(&app, &signing_in, &[]).into_response(),
        // The name was given a moment ago, and the browser did not keep what tells us so.
        (None, Some(_)) => {
            let form = NameForm { name: String::new(), next: String::new() };
            again(&[FieldProblem::new("name", NO_COOKIES)], |wrong| name_page(&app, &form, wrong, false))
        }
        (None, None) => Redirect::to("/sign-in").into_response(),
    })
}

/// What somebody reads whose browser keeps nothing.
const NO_COOKIES: &str = "Your browser did not keep our cookie, so you cannot be signed in. Allow cookies for this site in your \
                          browser’s settings, then write your name again. If you waited a long time here, just try again.";

async fn take_password(
    State(app): State<App>,
    browser: Browser,
    Body(typed): Body<Typed>,
) -> Result<Response, Trouble> {
    let Some((signing_in, name)) = somebody(&browser).await? else { return Ok(begin_again()) };
    match app.accounts().give_password(&name, &Password::typed(typed.password)).await {
        Ok(step) => go_on(&browser, signing_in, step).await,
        Err(why) => Ok(again(&problem("password", why)?, |wrong| password_page(&app, &signing_in, wrong))),
    }
}

async fn ask_code(State(app): State<App>, browser: Browser) -> Result<Response, Trouble> {
    let half_way = browser.recall::<SigningIn>(SIGNING_IN).await?.and_then(|signing_in| signing_in.half_way);
    Ok(if half_way.is_some() { code_page(&app, &[]).into_response() } else { begin_again() })
}

async fn take_code(
    State(app): State<App>,
    browser: Browser,
    Body(typed): Body<Typed>,
) -> Result<Response, Trouble> {
    let Some(signing_in) = browser.recall::<SigningIn>(SIGNING_IN).await? else { return Ok(begin_again()) };
    let Some(half_way) = &signing_in.half_way else { return Ok(begin_again()) };
    match app.accounts().give_code(half_way, &typed.code).await {
        Ok(signed_in) => {
            browser.take::<SigningIn>(SIGNING_IN).await?;
            let_in(&browser, signed_in, &signing_in.next).await
        }
        Err(why) => Ok(again(&problem("code", why)?, |wrong| code_page(&app, wrong))),
    }
}

async fn ask_recovery(State(app): State<App>, browser: Browser) -> Result<Response, Trouble> {
    let known = browser.recall::<SigningIn>(SIGNING_IN).await?.is_some();
    Ok(if known { recovery_page(&app, &[]).into_response() } else { begin_again() })
}

async fn take_recovery(
    State(app): State<App>,
    browser: Browser,
    Body(typed): Body<Typed>,
) -> Result<Response, Trouble> {
    let Some((signing_in, name)) = somebody(&browser).await? else { return Ok(begin_again()) };
    match app.accounts().give_recovery_code(&name, &typed.code).await {
        Ok(Step::In(signed_in)) => {
            browser.take::<SigningIn>(SIGNING_IN).await?;
            let_in(&browser, signed_in, "/account").await
        }
        Ok(step) => go_on(&browser, SigningIn { next: "/account".to_owned(), ..signing_in }, step).await,
        Err(why) => Ok(again(&problem("code", why)?, |wrong| recovery_page(&app, wrong))),
    }
}

async fn ask_passkey(State(app): State<App>, browser: Browser) -> Result<Response, Trouble> {
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
    Query(Next { next }): Query<Next>,
    answer: String,
) -> Result<Response, Trouble> {
    // Out of the session before it is looked at: each question is answered once.
    let Some(asked) = browser.take::<PasskeyAsked>(ASKED).await? else {
        return tell_problem(Refusal::Begin.into());
    };
    match app.accounts().give_passkey(asked, &answer).await {
        Ok(signed_in) => {
            browser.welcome(&Presence::Own(signed_in)).await?;
            Ok(tell_onward(&next))
        }
        Err(why) => tell_problem(why),
    }
}

async fn sign_out(browser: Browser) -> Result<Redirect, Trouble> {
    browser.farewell().await?;
    Ok(Redirect::to("/sign-in"))
}

/// In, or on to the code.
async fn go_on(browser: &Browser, signing_in: SigningIn, step: Step) -> Result<Response, Trouble> {
    match step {
        Step::In(signed_in) => {
            browser.take::<SigningIn>(SIGNING_IN).await?;
            let_in(browser, signed_in, &signing_in.next).await
        }
        Step::Code(half_way) => {
            browser.keep(SIGNING_IN, &SigningIn { half_way: Some(half_way), ..signing_in }).await?;
            Ok(Redirect::to("/sign-in/code").into_response())
        }
    }
}

async fn somebody(browser: &Browser) -> Result<Option<(SigningIn, SignInName)>, Trouble> {
    let signing_in = browser.recall::<SigningIn>(SIGNING_IN).await?;
    Ok(signing_in.and_then(|signing_in| Some((signing_in.clone(), SignInName::new(&signing_in.name).ok()?))))
}

fn begin_again() -> Response {
    Redirect::to("/sign-in").into_response()
}

fn head(app: &App, title: &str) -> PageHead {
    PageHead::new(title).width(Width::Narrow).demo(app.is_demonstration())
}

fn name_page(app: &App, typed: &NameForm, problems: &[FieldProblem], new: bool) -> Markup {
    let waits = "This place is new: open the link that the server printed when it was started, to set it up.";
    let with_next = |path: &str| format!("{path}?next={}", crate::escaped(onward(&typed.next)));
    let name = Field {
        within: "",
        name: "name",
        label: "Your sign-in name",
        hint: "Often your e-mail address.",
        value: &typed.name,
        fill: "username webauthn",
        problems,
    };
    let body = html! {
        @if new { (notice(&Notice::new(Tone::Plain, "Nothing has begun here yet.").more(waits))) }
        (error_summary(problems))
        @if app.accounts().has_passkeys() {
            (passkey_button("Sign in with a passkey", false, "/sign-in/passkey/ask", &with_next("/sign-in/passkey")))
            p.or data-with-passkey hidden { "or with your name" }
        }
        form method="post" action="/sign-in" {
            (form::text(&name))
            input type="hidden" name="next" value=(onward(&typed.next));
            (button("Continue", Weight::Main))
        }
    };
    page(&head(app, "Sign in"), &body)
}

fn password_page(app: &App, signing_in: &SigningIn, problems: &[FieldProblem]) -> Markup {
    let password = Field {
        name: "password",
        label: "Your password",
        fill: "current-password",
        problems,
        ..Field::default()
    };
    let body = html! {
        (error_summary(problems))
        p { "Signing in as " strong { (signing_in.name) } ". " a href="/sign-in" { "Not you?" } }
        form method="post" action="/sign-in/password" {
            // Password managers keep the pair of both.
            input type="hidden" name="name" autocomplete="username" value=(signing_in.name);
            (form::password(&password))
            (button("Sign in", Weight::Main))
        }
        p { a href="/sign-in/recovery" { "I cannot sign in like this: use a recovery code" } }
    };
    page(&head(app, "Your password"), &body)
}

fn code_page(app: &App, problems: &[FieldProblem]) -> Markup {
    let code = Field {
        name: "code",
        label: "The six digits in your authenticator app",
        hint: "If your phone is lost, write one of your recovery codes instead.",
        fill: "one-time-code",
        problems,
        ..Field::default()
    };
    let body = html! {
        (error_summary(problems))
        form method="post" action="/sign-in/code" {
            (form::short(&code))
            (button("Sign in", Weight::Main))
        }
    };
    page(&head(app, "One more proof"), &body)
}

fn recovery_page(app: &App, problems: &[FieldProblem]) -> Markup {
    let code = Field {
        name: "code",
        label: "One of your recovery codes",
        hint: "From the page you printed, such as 0K7Q-1M3R-D9TW. Each works once.",
        fill: "off",
        problems,
        ..Field::default()
    };
    let body = html! {
        (error_summary(problems))
        form method="post" action="/sign-in/recovery" {
            (form::text(&code))
            (button("Sign in", Weight::Main))
        }
        p.soft { "No codes left? An administrator of your organisation can let you back in by a link." }
    };
    page(&head(app, "Use a recovery code"), &body)
}
