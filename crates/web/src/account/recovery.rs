//! Ten recovery codes, shown once, to be printed.

use super::{NotYet, freshly, head};
use crate::App;
use crate::frame::page;
use crate::pages::{Pages, signed_in};
use crate::session::Viewer;
use axum::extract::State;
use axum::response::{IntoResponse, Response};
use design::button::{Weight, link};
use design::notice::{Notice, Tone, notice};
use maud::{Markup, html};
use service::accounts::{OwnAccount, RecoveryCode};

pub(super) fn pages() -> Pages {
    Pages::new().post("/account/recovery-codes", signed_in(), make)
}

async fn make(State(app): State<App>, viewer: Viewer) -> Result<Response, NotYet> {
    let signed_in = freshly(&app, &viewer, "/account#recovery")?;
    let codes = app.accounts().new_recovery_codes(&signed_in).await?;
    let own = app.accounts().own(signed_in.account).await?;
    Ok(codes_page((&app, &viewer), &own, &codes).into_response())
}

fn codes_page((app, viewer): (&App, &Viewer), own: &OwnAccount, codes: &[RecoveryCode]) -> Markup {
    let now = Notice::new(Tone::Wanting, "Print this page, or write the codes down, before you leave it.");
    let body = html! {
        (notice(&now.more("They are shown this once. Older codes no longer work.")))
        p {
            "Each code lets " (own.known_as) " in once, in place of a password, a passkey or an authenticator app that was \
             lost. Keep them where you keep papers, not with your phone."
        }
        ol.codes { @for code in codes { li { code { (code.in_groups()) } } } }
        p {
            "Sign in at " strong { (app.origin()) }
            @if let Some(name) = &own.sign_in_name { " as " strong { (name) } } "."
        }
        (link("/account#recovery", "Done", Weight::Quiet))
    };
    page(&head((app, viewer), own, "Your recovery codes"), &body)
}
