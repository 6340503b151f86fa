//! Who looks at a page.

use crate::Trouble;
use axum::extract::FromRequestParts;
use axum::http::request::Parts;
use service::accounts::Presence;
use service::{Caller, WayBackNews};

/// Who looks at a page for which one has to be signed in. A page that takes one is never shown to anybody else.
#[derive(Clone, Debug)]
pub struct Viewer {
    /// Their account, and who they are to the organisation and its teams: what the service asks for.
    pub caller: Caller,
    /// How they come to be here: on their own device, or at the team's tablet.
    pub presence: Presence,
    /// What they have not read yet about a way back into their account.
    pub news: Option<WayBackNews>,
    /// How many notices they have not read; `None` at a tablet, where there are none.
    pub unread: Option<u64>,
}

/// Left in an answer that was given to somebody at the team's tablet.
#[derive(Clone, Copy, Debug)]
pub(crate) struct FromTablet;

impl Viewer {
    /// Whether they are at the team's tablet, where others come after them.
    #[must_use]
    pub fn at_tablet(&self) -> bool {
        matches!(self.presence, Presence::Tablet(_))
    }
}

impl<S: Send + Sync> FromRequestParts<S> for Viewer {
    type Rejection = Trouble;

    /// Found by the gate before the page runs.
    async fn from_request_parts(parts: &mut Parts, _: &S) -> Result<Self, Trouble> {
        parts.extensions.get::<Self>().cloned().ok_or_else(Trouble::signed_out)
    }
}
