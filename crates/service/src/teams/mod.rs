//! All teams that somebody has opened here.

mod act;
mod room;
mod seal;

use std::collections::BTreeMap;
use std::sync::Arc;

use care::ids::TeamId;
use journal::{Journal, StreamId};
use tokio::sync::RwLock;

pub use act::Order;
pub(crate) use room::{FORM, Now, Room, TEAM};

use crate::error::Error;

/// The rooms of all teams that were opened since the start.
pub(crate) struct Teams {
    journal: Journal,
    rooms: RwLock<BTreeMap<TeamId, Arc<Room>>>,
}

impl Teams {
    pub(crate) fn new(journal: &Journal) -> Self {
        Self { journal: journal.clone(), rooms: RwLock::default() }
    }

    /// The room of a team, opened if need be.
    ///
    /// # Errors
    /// If there is no such team, or the journal cannot be read.
    pub(crate) async fn room(&self, team: TeamId) -> Result<Arc<Room>, Error> {
        let room = self.room_or_empty(team).await?;
        if room.now().team.version == 0 { Err(Error::not_found()) } else { Ok(room) }
    }

    /// The same for a team that may not have begun yet.
    pub(crate) async fn room_or_empty(&self, team: TeamId) -> Result<Arc<Room>, Error> {
        if let Some(room) = self.rooms.read().await.get(&team) {
            return Ok(Arc::clone(room));
        }
        let mut rooms = self.rooms.write().await;
        if let Some(room) = rooms.get(&team) {
            return Ok(Arc::clone(room));
        }
        let room = Arc::new(Room::open(&self.journal, team).await?);
        // A team that has not begun is not kept: its id may have been made up by whoever asks.
        if room.now().team.version > 0 {
            rooms.insert(team, Arc::clone(&room));
        }
        Ok(room)
    }

    /// Keeps a room that has just begun.
    pub(crate) async fn keep(&self, team: TeamId, room: &Arc<Room>) {
        self.rooms.write().await.entry(team).or_insert_with(|| Arc::clone(room));
    }

    /// Has every open room read its book again, so that memory knows no more than the vault; the teams whose did.
    pub(crate) async fn reopen_books(&self) -> Vec<TeamId> {
        let rooms: Vec<_> =
            self.rooms.read().await.iter().map(|(team, room)| (*team, Arc::clone(room))).collect();
        let mut reopened = Vec::with_capacity(rooms.len());
        for (team, room) in rooms {
            match room.reopen_book().await {
                Ok(()) => reopened.push(team),
                Err(error) => tracing::warn!(%team, %error, "what was erased is not forgotten yet"),
            }
        }
        reopened
    }

    /// Has every open room that is behind catch up.
    pub(crate) async fn hear(&self, events: impl Iterator<Item = (&StreamId, u64)>) {
        let mut latest: BTreeMap<TeamId, u64> = BTreeMap::new();
        for (stream, version) in events.filter(|(stream, _)| stream.kind() == room::TEAM) {
            if let Ok(team) = stream.id().parse() {
                let known = latest.entry(team).or_default();
                *known = version.max(*known);
            }
        }
        for (team, version) in latest {
            let room = self.rooms.read().await.get(&team).cloned();
            if let Some(room) = room.filter(|room| room.now().team.version < version)
                && let Err(error) = room.catch_up().await
            {
                tracing::warn!(%team, %error, "a team could not be brought up to date");
            }
        }
    }
}
