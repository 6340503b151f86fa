//! Letting somebody back in who lost every way: for those who set up accounts.

use super::account::{NotYet, freshly};
use super::door::{as_whom, fresh_link};
use crate::frame::{PageHead, page};
use crate::pages::{Pages, change, see};
use crate::session::Viewer;
use crate::{App, Trouble, personal};
use axum::extract::{Path, State};
use axum::response::{IntoResponse, Redirect, Response};
use care::access::Matter;
use care::ids::AccountId;
use design::button::{Weight, deed, link};
use design::notice::{Notice, Tone, notice};
use jiff::Timestamp;
use maud::{Markup, html};
use service::AccountHere;

pub(super) fn pages() -> Pages {
    Pages::new()
        .get("/accounts", see(Matter::Accounts), show)
        .post("/accounts/{account}/way-back", change(Matter::Accounts), make)
        .post("/accounts/{account}/way-back/take-back", change(Matter::Accounts), take_back)
}

async fn show(State(app): State<App>, viewer: Viewer) -> Result<Markup, Trouble> {
    let here = app.service().accounts_here(app.accounts(), &viewer.caller).await?;
    let now = app.service().now();
    let others = here.iter().filter(|one| one.account != viewer.caller.account);
    let body = html! {
        p {
            "For somebody who has lost their password, passkey and recovery codes. The link lets them choose a new way to sign in. It works \
             once, within an hour, and ends all their earlier ways in."
        }
        (notice(&Notice::new(Tone::Wanting, "Make sure it is really them asking.").more(
            "See them, or ring them at a number you know. It is recorded for good that you made the link, and they read about it \
             on the next page they open.",
        )))
        ul.entries { @for one in others { (account(one, now)) } }
        p { (link("/account", "Back to your account", Weight::Bare)) }
    };
    Ok(page(&head(&app, &viewer, "Let somebody back in"), &body))
}

async fn make(
    State(app): State<App>,
    viewer: Viewer,
    Path(account): Path<AccountId>,
) -> Result<Response, NotYet> {
    freshly(&app, &viewer, "/accounts")?;
    let (made, known_as) = app.service().make_way_back(app.accounts(), &viewer.caller, account).await?;
    let body = html! {
        (fresh_link(&app, &made, &known_as, "an hour"))
        p { (link("/accounts", "Back to all accounts", Weight::Quiet)) }
    };
    let title = format!("A way back in for {known_as}");
    Ok(page(&head(&app, &viewer, &title), &body).into_response())
}

async fn take_back(
    State(app): State<App>,
    viewer: Viewer,
    Path(account): Path<AccountId>,
) -> Result<Redirect, Trouble> {
    app.service().take_way_back(app.accounts(), &viewer.caller, account).await?;
    Ok(Redirect::to("/accounts"))
}

fn head(app: &App, viewer: &Viewer, title: &str) -> PageHead {
    personal::head(app, viewer, title, ("Your account", ""))
}

fn account(one: &AccountHere, now: Timestamp) -> Markup {
    let path = format!("/accounts/{}/way-back", one.account);
    let who: Vec<&str> = one.memberships.iter().map(|membership| as_whom(*membership)).collect();
    html! {
        li {
            div {
                strong { (one.known_as) }
                p.soft { (words::listed(&who)) }
                @if let Some(until) = one.waits_until { p { "A way back waits for them, for " (minutes(until, now)) "." } }
            }
            div.buttons {
                @if one.waits_until.is_some() {
                    (deed(&format!("{path}/take-back"), "Take it back", Weight::Bare, &[]))
                }
                (deed(&path, &format!("Let {} back in", one.known_as), Weight::Quiet, &[]))
            }
        }
    }
}

/// How long until then, as one says it.
fn minutes(until: Timestamp, now: Timestamp) -> String {
    match until.duration_since(now).as_mins() {
        ..=1 => "a minute more".to_owned(),
        minutes => format!("{minutes} minutes more"),
    }
}
