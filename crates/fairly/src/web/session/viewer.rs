//! Who looks at a page.

use crate::web::Trouble;
use axum::extract::FromRequestParts;
use axum::http::request::Parts;
use service::Caller;
use service::accounts::Presence;

/// Who looks at a page for which one has to be signed in. A page that takes one is never shown to anybody else.
#[derive(Clone, Debug)]
pub struct Viewer {
    /// Her account, and who she is to the organisation and its teams: what the service asks for.
    pub caller: Caller,
    /// How she comes to be here: on her own device, or at the team's tablet.
    pub presence: Presence,
}

impl<S: Send + Sync> FromRequestParts<S> for Viewer {
    type Rejection = Trouble;

    /// Found by the gate before the page runs.
    async fn from_request_parts(parts: &mut Parts, _: &S) -> Result<Self, Trouble> {
        parts.extensions.get::<Self>().cloned().ok_or_else(Trouble::signed_out)
    }
}
