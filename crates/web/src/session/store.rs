//! Sessions in the journal: hashed, sealed, and over when they should be.

use super::{DEVICE, PRESENCE};
use async_trait::async_trait;
use jiff::{SignedDuration, Timestamp};
use journal::{Moment, Session, SessionKey, StoreError};
use serde_json::{Map, Value};
use service::Service;
use service::accounts::Presence;
use std::fmt;
use tower_sessions::SessionStore;
use tower_sessions::session::{Id, Record};
use tower_sessions::session_store::{Error, Result};

/// How often, at most, the time a session was last used is written down.
const SEEN_EVERY: SignedDuration = SignedDuration::from_secs(60);

/// How long somebody who has not signed in is remembered: a few pages of signing in.
const VISITOR: SignedDuration = SignedDuration::from_mins(30);
/// On their own device: not used so long, or in any case.
const OWN_IDLE: SignedDuration = SignedDuration::from_hours(3 * 24);
const OWN_LONGEST: SignedDuration = SignedDuration::from_hours(30 * 24);
/// The team's tablet stays the team's; the one in front of it is forgotten in minutes, by [`Presence`] itself.
const TABLET_IDLE: SignedDuration = SignedDuration::from_hours(30 * 24);
const TABLET_LONGEST: SignedDuration = SignedDuration::from_hours(90 * 24);

/// The store behind all sessions.
#[derive(Clone)]
pub(crate) struct Kept {
    service: Service,
}

impl Kept {
    pub(super) fn new(service: Service) -> Self {
        Self { service }
    }

    fn row(&self, record: &Record) -> Result<Session> {
        let now = self.service.now();
        let presence = record.data.get(PRESENCE).and_then(|value| serde_json::from_value(value.clone()).ok());
        let (idle_until, ends_at) = limits(presence.as_ref(), now);
        let device = record.data.get(DEVICE).and_then(Value::as_str).unwrap_or_default();
        Ok(Session {
            key: key(record.id),
            account: presence.as_ref().map(owner),
            data: serde_json::to_vec(&record.data).map_err(|why| Error::Encode(why.to_string()))?,
            device: device.to_owned(),
            made_at: moment(now),
            seen_at: moment(now),
            idle_until: moment(idle_until),
            ends_at: moment(ends_at),
        })
    }

    /// Writes down that a session is in use, without making its page wait.
    fn see(&self, session: &Session, presence: Option<&Presence>) {
        let now = self.service.now();
        if moment(now - SEEN_EVERY) < session.seen_at {
            return;
        }
        let (service, key) = (self.service.clone(), session.key);
        let idle_until = moment(limits(presence, now).0);
        tokio::spawn(async move {
            if let Err(why) = service.journal().sessions().touch(key, moment(now), idle_until).await {
                tracing::warn!(%why, "a session could not be marked as used");
            }
        });
    }
}

#[async_trait]
impl SessionStore for Kept {
    async fn create(&self, record: &mut Record) -> Result<()> {
        loop {
            match self.service.journal().sessions().begin(&self.row(record)?).await {
                Err(StoreError::Taken) => record.id = Id::default(),
                done => return done.map_err(backend),
            }
        }
    }

    /// A session that was ended meanwhile, on another device, stays ended.
    async fn save(&self, record: &Record) -> Result<()> {
        self.service.journal().sessions().save(&self.row(record)?).await.map(drop).map_err(backend)
    }

    async fn load(&self, id: &Id) -> Result<Option<Record>> {
        let now = moment(self.service.now());
        let Some(session) = self.service.journal().sessions().load(key(*id), now).await.map_err(backend)?
        else {
            return Ok(None);
        };
        let data: Map<String, Value> =
            serde_json::from_slice(&session.data).map_err(|why| Error::Decode(why.to_string()))?;
        let presence = data.get(PRESENCE).and_then(|value| serde_json::from_value(value.clone()).ok());
        self.see(&session, presence.as_ref());
        let data = data.into_iter().collect();
        // What tower-sessions makes of this date goes into the cookie alone; the journal judges by its own.
        Ok(Some(Record { id: *id, data, expiry_date: time::OffsetDateTime::now_utc() + super::COOKIE_LASTS }))
    }

    async fn delete(&self, id: &Id) -> Result<()> {
        self.service.journal().sessions().end(key(*id)).await.map(drop).map_err(backend)
    }
}

/// By what the session with this id is found.
pub(super) fn key(id: Id) -> SessionKey {
    SessionKey::of(id.0.to_le_bytes())
}

/// When a session ends if it is not used, and in any case.
fn limits(presence: Option<&Presence>, now: Timestamp) -> (Timestamp, Timestamp) {
    match presence {
        None => (now + VISITOR, now + VISITOR),
        Some(Presence::Own(signed_in)) => (now + OWN_IDLE, signed_in.since + OWN_LONGEST),
        Some(Presence::Tablet(_)) => (now + TABLET_IDLE, now + TABLET_LONGEST),
    }
}

/// In whose list of devices it stands.
fn owner(presence: &Presence) -> journal::AccountId {
    let account = match presence {
        Presence::Own(signed_in) => signed_in.account,
        Presence::Tablet(tablet) => tablet.tablet,
    };
    account.to_string().into()
}

fn moment(at: Timestamp) -> Moment {
    Moment::from(at)
}

fn backend(error: StoreError) -> Error {
    Error::Backend(error.to_string())
}

impl fmt::Debug for Kept {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Kept")
    }
}
