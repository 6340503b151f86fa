//! One's PIN for the team's tablet.

use super::{NotYet, back, freshly, head};
use crate::App;
use crate::answer::again;
use crate::door::problem;
use crate::frame::page;
use crate::pages::{Pages, signed_in};
use crate::sent::Body;
use crate::session::Viewer;
use axum::extract::State;
use axum::response::{IntoResponse, Response};
use design::button::{Weight, button};
use design::form::{self, Field};
use design::notice::{FieldProblem, error_summary};
use maud::{Markup, html};
use schemars::JsonSchema;
use serde::Deserialize;
use service::Error;
use service::accounts::{OwnAccount, Pin};

pub(super) fn pages() -> Pages {
    Pages::new().get("/account/pin", signed_in(), ask).post("/account/pin", signed_in(), take).post(
        "/account/pin/remove",
        signed_in(),
        give_up,
    )
}

#[derive(Deserialize, JsonSchema)]
struct Typed {
    pin: String,
}

async fn ask(State(app): State<App>, viewer: Viewer) -> Result<Response, NotYet> {
    let signed_in = freshly(&app, &viewer, "/account/pin")?;
    let own = app.accounts().own(signed_in.account).await?;
    Ok(pin_page((&app, &viewer), &own, &[]).into_response())
}

async fn take(State(app): State<App>, viewer: Viewer, Body(typed): Body<Typed>) -> Result<Response, NotYet> {
    let signed_in = freshly(&app, &viewer, "/account/pin")?;
    match Pin::new(&typed.pin) {
        Ok(pin) => {
            app.accounts().set_pin(&signed_in, &pin).await?;
            Ok(back("tablet"))
        }
        Err(why) => {
            let own = app.accounts().own(signed_in.account).await?;
            Ok(again(&problem("pin", Error::from(why))?, |wrong| pin_page((&app, &viewer), &own, wrong)))
        }
    }
}

async fn give_up(State(app): State<App>, viewer: Viewer) -> Result<Response, NotYet> {
    let signed_in = freshly(&app, &viewer, "/account#tablet")?;
    app.accounts().remove_pin(&signed_in).await?;
    Ok(back("tablet"))
}

fn pin_page((app, viewer): (&App, &Viewer), own: &OwnAccount, problems: &[FieldProblem]) -> Markup {
    let pin = Field {
        name: "pin",
        label: "Your PIN at the team's tablet",
        hint: "Four to eight digits, not all the same and not in a row.",
        fill: "off",
        problems,
        ..Field::default()
    };
    let body = html! {
        (error_summary(problems))
        form method="post" action="/account/pin" {
            (form::secret_digits(&pin))
            (button("Save this PIN", Weight::Main))
        }
        p { a href="/account#tablet" { "Leave it as it is" } }
    };
    page(&head((app, viewer), own, if own.has_pin { "Change your PIN" } else { "Choose a PIN" }), &body)
}
