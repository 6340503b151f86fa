//! Carrying out a command: decide, append, and if others were faster decide again.

use std::sync::Arc;

use care::details::{Detail, Subject};
use care::ids::{CommandId, SealedId, TeamId};
use care::team::{Command, Event, Refusal, decide};
use care::time::Zone;
use care::{By, Context};
use journal::{Append, AppendError, Appended, Entry, Meta, Secret, Version};
use serde::{Deserialize, Serialize};

use super::Teams;
use super::room::{Room, instant};
use super::seal::secrets;
use crate::error::{Error, Kind};

/// How often others may be faster before whoever asks is told to try again.
const PATIENCE: usize = 20;

/// A command on its way.
#[derive(Clone, Debug)]
pub struct Order {
    /// Made where the command was: the same id is carried out once, however often it arrives.
    pub id: CommandId,
    /// What is wanted. Several are carried out together or not at all, each seeing what those before it did.
    pub commands: Vec<Command>,
    /// What goes into the vault with it, and under whose key.
    pub sealed: Vec<(SealedId, Subject, Detail)>,
    /// When it happened, if that was not just now: on a phone without signal, or in a story that is told afterwards.
    pub happened: Option<jiff::Timestamp>,
}

impl Order {
    /// An order whose commands are still to be made.
    #[must_use]
    pub fn of(id: CommandId) -> Self {
        Self { id, commands: Vec::new(), sealed: Vec::new(), happened: None }
    }

    /// An order of one command that seals nothing.
    #[must_use]
    pub fn new(id: CommandId, command: Command) -> Self {
        Self { commands: vec![command], ..Self::of(id) }
    }
}

/// What came of an order: kept with the command's id, so that whoever asks again hears the same.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Done {
    /// The version of the team afterwards.
    pub version: u64,
    /// How many events it took; none if everything was so already.
    pub events: u64,
}

impl Teams {
    /// Carries out an order. Whether they may was asked before.
    ///
    /// # Errors
    /// If the team refuses, with all reasons; or if it cannot be recorded now.
    pub(crate) async fn act(
        &self,
        team: TeamId,
        by: By,
        order: Order,
        now: jiff::Timestamp,
    ) -> Result<Done, Error> {
        let room = self.room_or_empty(team).await?;
        let happened = order.happened.unwrap_or(now);
        for _ in 0..PATIENCE {
            let before = room.now();
            let context = Context { by, now: happened };
            let events = match decide_all(&before.team, &order.commands, &context) {
                Ok(events) => events,
                Err(refusal) => return self.answered(&order).await?.ok_or_else(|| refusal.into()),
            };
            let done =
                Done { version: before.team.version + events.len() as u64, events: events.len() as u64 };
            let zone = before.team.founded.as_ref().map(|founded| founded.description.zone.clone());
            let zone = zone.or_else(|| first_zone(&order.commands));
            let secrets = secrets(team, &events, &order.sealed)?;
            let at = (before.team.version, happened, zone);
            let append = append(&room, by, &order, (&events, done), at, secrets)?;
            match self.journal.append(append).await {
                Ok(Appended::Written(recorded)) => {
                    let sealed = order.sealed.into_iter().map(|(id, _, detail)| (id, detail)).collect();
                    room.take_in(&recorded, sealed).await?;
                    self.keep(team, &room).await;
                    return Ok(done);
                }
                Ok(Appended::Repeated(answer)) => {
                    return serde_json::from_slice(&answer).map_err(Error::internal);
                }
                Err(AppendError::Conflict { .. }) => room.catch_up().await?,
                Err(error) => return Err(error.into()),
            }
        }
        Err(Error::new(
            Kind::Conflict,
            "Many changes are being made just now, and this one did not get its turn. Try it again.",
        ))
    }
}

impl Teams {
    /// What an order was answered with, if it was carried out before: it may be refused now just because it was.
    async fn answered(&self, order: &Order) -> Result<Option<Done>, Error> {
        let answer = self.journal.answer(&order.id.to_string().into()).await?;
        answer.map(|answer| serde_json::from_slice(&answer).map_err(Error::internal)).transpose()
    }
}

/// Decides commands one after the other, each on what those before it left.
fn decide_all(
    team: &care::team::Team,
    commands: &[Command],
    context: &Context,
) -> Result<Vec<Event>, Refusal> {
    if let [command] = commands {
        return decide(team, command, context);
    }
    let mut team = team.clone();
    let mut all = Vec::new();
    for command in commands {
        let events = decide(&team, command, context)?;
        events.iter().for_each(|event| team.apply(event));
        all.extend(events);
    }
    Ok(all)
}

/// The zone of a team that begins with these commands.
fn first_zone(commands: &[Command]) -> Option<Zone> {
    commands.iter().find_map(|command| match command {
        Command::Found(founded) => Some(founded.description.zone.clone()),
        _ => None,
    })
}

fn append(
    room: &Arc<Room>,
    by: By,
    order: &Order,
    (events, done): (&[Event], Done),
    (version, happened, zone): (u64, jiff::Timestamp, Option<Zone>),
    secrets: Vec<Secret>,
) -> Result<Append, Error> {
    let actor = serde_json::to_string(&by).map_err(Error::internal)?;
    let meta = Meta {
        actor: actor.into(),
        command: order.id.to_string().into(),
        happened_at: instant(happened),
        zone: zone.map(|zone| zone.name().to_owned()).unwrap_or_default(),
    };
    let mut append = Append::new(room.stream().clone(), Version(version), meta);
    for event in events {
        append.entries.push(Entry::new(event.kind(), event.write().map_err(Error::internal)?));
    }
    append.answer = serde_json::to_vec(&done).map_err(Error::internal)?;
    append.seal = secrets;
    Ok(append)
}
