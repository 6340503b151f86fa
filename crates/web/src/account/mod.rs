//! One's own account: ways in, devices, recovery codes. Never shown at a tablet that others use, and whatever changes how
//! someone signs in asks first for a fresh proof.

mod authenticator;
mod devices;
mod history;
mod overview;
mod passkeys;
mod passwords;
mod pin;
mod prove;
mod recovery;
pub(crate) mod square;

use crate::frame::{PageHead, Width};
use crate::pages::Pages;
use crate::session::Viewer;
use crate::{App, Trouble, escaped, personal};
use axum::response::{IntoResponse, Redirect, Response};
use service::accounts::{OwnAccount, Presence, SignedIn};

pub(super) fn pages() -> Pages {
    Pages::new()
        .and(overview::pages())
        .and(prove::pages())
        .and(passkeys::pages())
        .and(passwords::pages())
        .and(authenticator::pages())
        .and(recovery::pages())
        .and(pin::pages())
        .and(devices::pages())
        .and(history::pages())
}

/// Somebody on a device of their own.
///
/// # Errors
/// At the team's tablet: there are no account pages there.
fn own_device(viewer: &Viewer) -> Result<SignedIn, Trouble> {
    match &viewer.presence {
        Presence::Own(signed_in) => Ok(signed_in.clone()),
        Presence::Tablet(_) => Err(Trouble::not_found()),
    }
}

/// Why a page is not shown yet: something is in the way, or a fresh proof is wanted first.
pub(super) struct NotYet(Box<Response>);

impl IntoResponse for NotYet {
    fn into_response(self) -> Response {
        *self.0
    }
}

impl<Why: Into<Trouble>> From<Why> for NotYet {
    fn from(why: Why) -> Self {
        Self(Box::new(why.into().into_response()))
    }
}

/// Somebody on a device of their own who proved a short while ago that it is them.
///
/// # Errors
/// Anyone else is asked to prove it, and led back to `to`.
pub(super) fn freshly(app: &App, viewer: &Viewer, to: &str) -> Result<SignedIn, NotYet> {
    let signed_in = own_device(viewer)?;
    if viewer.presence.is_fresh(app.service().now()) {
        return Ok(signed_in);
    }
    let prove = Redirect::to(&format!("/account/prove?next={}", escaped(to)));
    Err(NotYet(Box::new(prove.into_response())))
}

/// The head of a page about one's account.
fn head((app, viewer): (&App, &Viewer), own: &OwnAccount, title: &str) -> PageHead {
    personal::head(app, viewer, title, (&own.known_as, "your account")).width(Width::Narrow)
}

/// Back to the account, at a part of its page.
fn back(part: &str) -> Response {
    Redirect::to(&format!("/account#{part}")).into_response()
}
