//! Who is at a browser, from one page to the next.
//!
//! The browser holds a random id in a cookie that no script can read; the journal holds its hash, and what is known under
//! it, sealed. Anyone who signs in, or proves again who they are, gets a new id.

mod device;
mod store;
mod viewer;

pub(crate) use viewer::FromTablet;
pub use viewer::Viewer;

use super::{App, Trouble};
use axum::extract::FromRequestParts;
use axum::http::request::Parts;
pub(super) use device::{device_words, on_a_phone};
use jiff::{SignedDuration, Timestamp};
use journal::SessionKey;
use serde::Serialize;
use serde::de::DeserializeOwned;
use service::Error;
use service::accounts::{Presence, Tablet};
use store::Kept;
use tower_sessions::cookie::SameSite;
use tower_sessions::{Expiry, Session, SessionManagerLayer};

/// How long a browser keeps the cookie. How long it is good for is the store's matter, and shorter.
const COOKIE_LASTS: time::Duration = time::Duration::days(30);

/// How often, at most, a touch of the team's tablet is written down.
const TOUCHED_EVERY: SignedDuration = SignedDuration::from_secs(15);

/// Under which names a session keeps who is there, and at what device.
const PRESENCE: &str = "presence";
const DEVICE: &str = "device";

/// What gives every request its session. Where people come encrypted, the cookie's name makes browsers bind it to this
/// host, to every path of it, and to encryption.
pub(super) fn layer(app: &App) -> SessionManagerLayer<Kept> {
    SessionManagerLayer::new(Kept::new(app.service().clone()))
        .with_name(cookie_name(app))
        .with_secure(app.origin().is_secure())
        .with_http_only(true)
        .with_same_site(SameSite::Lax)
        .with_expiry(Expiry::OnInactivity(COOKIE_LASTS))
}

fn cookie_name(app: &App) -> &'static str {
    if app.origin().is_secure() { "__Host-fairly" } else { "fairly" }
}

/// The browser that a request comes from, and what is remembered of it.
#[derive(Clone, Debug)]
pub struct Browser {
    session: Session,
    device: String,
}

impl Browser {
    /// Who is there, if anybody is known to be.
    ///
    /// # Errors
    /// When the store does not answer.
    pub async fn presence(&self) -> Result<Option<Presence>, Trouble> {
        self.recall(PRESENCE).await
    }

    /// Somebody is there now, or has proved again who they are. The session gets a new id, so that an id somebody knew before
    /// opens nothing.
    ///
    /// # Errors
    /// When the store does not answer.
    pub async fn welcome(&self, presence: &Presence) -> Result<(), Trouble> {
        self.session.cycle_id().await.map_err(unavailable)?;
        self.keep(DEVICE, &self.device).await?;
        self.keep(PRESENCE, presence).await
    }

    /// The same somebody did something. Only at a tablet does that change what is known, and it is written down at most
    /// every few seconds.
    pub(super) async fn touch(&self, presence: Presence, now: Timestamp) -> Result<Presence, Trouble> {
        let Presence::Tablet(Tablet { someone: Some(someone), .. }) = &presence else { return Ok(presence) };
        if now.duration_since(someone.seen) < TOUCHED_EVERY {
            return Ok(presence);
        }
        let touched = presence.touched(now);
        self.keep(PRESENCE, &touched).await?;
        Ok(touched)
    }

    /// Nobody is there any more; all that was remembered is gone.
    ///
    /// # Errors
    /// When the store does not answer.
    pub async fn farewell(&self) -> Result<(), Trouble> {
        self.session.flush().await.map_err(unavailable)
    }

    /// Remembers something from one page to the next, such as what a passkey was asked.
    ///
    /// # Errors
    /// When the store does not answer.
    pub async fn keep(&self, name: &str, value: impl Serialize) -> Result<(), Trouble> {
        self.session.insert(name, value).await.map_err(unavailable)
    }

    /// What was remembered under a name. Something that an older version of ours wrote otherwise is forgotten.
    ///
    /// # Errors
    /// When the store does not answer.
    pub async fn recall<T: DeserializeOwned>(&self, name: &str) -> Result<Option<T>, Trouble> {
        let value = self.session.get_value(name).await.map_err(unavailable)?;
        Ok(value.and_then(|value| serde_json::from_value(value).ok()))
    }

    /// The same, and forgets it: an answer counts once.
    ///
    /// # Errors
    /// When the store does not answer.
    pub async fn take<T: DeserializeOwned>(&self, name: &str) -> Result<Option<T>, Trouble> {
        let value = self.session.remove_value(name).await.map_err(unavailable)?;
        Ok(value.and_then(|value| serde_json::from_value(value).ok()))
    }

    /// By what this browser's own session is found in the list of devices.
    #[must_use]
    pub fn key(&self) -> Option<SessionKey> {
        self.session.id().map(store::key)
    }
}

impl<S: Send + Sync> FromRequestParts<S> for Browser {
    type Rejection = Trouble;

    async fn from_request_parts(parts: &mut Parts, _: &S) -> Result<Self, Trouble> {
        let session = parts.extensions.get::<Session>().cloned();
        let session = session.ok_or_else(|| Error::internal("a page outside the session layer"))?;
        Ok(Self { session, device: device_words(&parts.headers) })
    }
}

fn unavailable(error: tower_sessions::session::Error) -> Trouble {
    Error::unavailable(error).into()
}

/// The cookie of a browser at which somebody is, as if they had signed in.
#[cfg(test)]
pub(super) async fn cookie_of(app: &App, presence: &Presence) -> String {
    let store = std::sync::Arc::new(Kept::new(app.service().clone()));
    let session = Session::new(None, store, None);
    session.insert(PRESENCE, presence).await.unwrap();
    session.save().await.unwrap();
    format!("{}={}", cookie_name(app), session.id().unwrap())
}

#[cfg(test)]
mod tests;
