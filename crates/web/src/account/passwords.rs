//! Setting, changing and giving up a password.

use super::{NotYet, back, freshly, head};
use crate::App;
use crate::answer::again;
use crate::door::problem;
use crate::frame::page;
use crate::pages::{Pages, signed_in};
use crate::sent::Body;
use crate::session::{Browser, Viewer};
use axum::extract::State;
use axum::response::{IntoResponse, Response};
use design::button::{Weight, button};
use design::form::{self, Field};
use design::notice::{FieldProblem, error_summary};
use maud::{Markup, html};
use schemars::JsonSchema;
use serde::Deserialize;
use service::accounts::{OwnAccount, Password};

pub(super) fn pages() -> Pages {
    Pages::new().get("/account/password", signed_in(), ask).post("/account/password", signed_in(), take).post(
        "/account/password/remove",
        signed_in(),
        remove,
    )
}

#[derive(Deserialize, JsonSchema)]
struct Typed {
    password: String,
}

async fn ask(State(app): State<App>, viewer: Viewer) -> Result<Response, NotYet> {
    let signed_in = freshly(&app, &viewer, "/account/password")?;
    let own = app.accounts().own(signed_in.account).await?;
    Ok(password_page((&app, &viewer), &own, &[]).into_response())
}

/// A new password signs them out everywhere else, and so anyone who knew the old one.
async fn take(
    State(app): State<App>,
    browser: Browser,
    viewer: Viewer,
    Body(typed): Body<Typed>,
) -> Result<Response, NotYet> {
    let signed_in = freshly(&app, &viewer, "/account/password")?;
    match app.accounts().set_password(&signed_in, &Password::typed(typed.password)).await {
        Ok(()) => {
            app.accounts().sign_out_everywhere(signed_in.account, browser.key()).await?;
            Ok(back("password"))
        }
        Err(why) => {
            let own = app.accounts().own(signed_in.account).await?;
            Ok(again(&problem("password", why)?, |wrong| password_page((&app, &viewer), &own, wrong)))
        }
    }
}

async fn remove(State(app): State<App>, viewer: Viewer) -> Result<Response, NotYet> {
    let signed_in = freshly(&app, &viewer, "/account#password")?;
    app.accounts().remove_password(&signed_in).await?;
    Ok(back("password"))
}

fn password_page((app, viewer): (&App, &Viewer), own: &OwnAccount, problems: &[FieldProblem]) -> Markup {
    let password = Field {
        name: "password",
        label: "The new password",
        hint: "At least twelve letters. Three words that have nothing to do with each other are easy to keep.",
        fill: "new-password",
        problems,
        ..Field::default()
    };
    let name = own.sign_in_name.as_deref().unwrap_or_default();
    let body = html! {
        (error_summary(problems))
        p { "You stay signed in here, and are signed out everywhere else." }
        form method="post" action="/account/password" {
            input type="hidden" name="name" autocomplete="username" value=(name);
            (form::password(&password))
            (button("Save this password", Weight::Main))
        }
        p { a href="/account#password" { "Leave it as it is" } }
    };
    let title = if own.has_password { "Change your password" } else { "Add a password" };
    page(&head((app, viewer), own, title), &body)
}
