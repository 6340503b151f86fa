//! Carrying out an order for a team, and taking in what came of it.

use care::details::{Detail, Subject};
use care::ids::{CommandId, SealedId, TeamId};
use care::stream::{Stream, Written};
use care::team::{Command, Event, Refusal};
use care::time::Zone;
use care::{By, Context, founding};
use journal::{Entry, StreamId};

use super::Teams;
use super::room::Room;
use super::seal::secrets;
use crate::asked::Content;
use crate::carry_out::{Attempt, Carried, Decision, Done, Intent, carry_out};
use crate::error::Error;

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
        let asked = format!("{:?}", order.commands);
        self.act_as_asked(team, by, (order, asked), now).await
    }

    /// The same where what is carried out was completed here, so that it may differ when it is asked for again: `asked` is
    /// what does not.
    ///
    /// # Errors
    /// If the team refuses, with all reasons; or if it cannot be recorded now.
    pub(crate) async fn act_as_asked(
        &self,
        team: TeamId,
        by: By,
        (order, asked): (Order, String),
        now: jiff::Timestamp,
    ) -> Result<Done, Error> {
        let room = self.room_or_empty(team).await?;
        let intent = Intent { by, id: order.id, happened: order.happened.unwrap_or(now), received: now };
        let attempt = TeamsOrder { team, room: &room, order: &order, asked: &asked, intent };
        match carry_out(&self.journal, intent, &attempt).await? {
            Carried::Before(done) => Ok(done),
            Carried::Now(done, recorded) => {
                let sealed = order.sealed.into_iter().map(|(id, _, detail)| (id, detail)).collect();
                room.take_in(&recorded, sealed).await?;
                self.keep(team, &room).await;
                Ok(done)
            }
        }
    }
}

/// An order for a team in its room.
struct TeamsOrder<'a> {
    team: TeamId,
    room: &'a Room,
    order: &'a Order,
    asked: &'a str,
    intent: Intent,
}

impl Attempt for TeamsOrder<'_> {
    fn stream(&self) -> StreamId {
        self.room.stream().clone()
    }

    fn decide(&self) -> Result<Decision, Error> {
        let now = self.room.now();
        let before = &now.team;
        let context =
            Context { by: self.intent.by, happened: self.intent.happened, received: self.intent.received };
        let events = decide_all(before, &self.order.commands, &context)?;
        let zone = before.founded.as_ref().map(|founded| &founded.description.zone);
        let zone = zone.or_else(|| first_zone(&self.order.commands));
        let entry = |event: &Event| Ok(Entry::new(event.kind(), event.write().map_err(Error::internal)?));
        Ok(Decision {
            version: before.version,
            entries: events.iter().map(entry).collect::<Result<_, Error>>()?,
            zone: zone.map(|zone| zone.name().to_owned()).unwrap_or_default(),
            secrets: secrets(self.team, &events, &self.order.sealed)?,
            jobs: Vec::new(),
        })
    }

    fn content(&self) -> Result<Content, Error> {
        let words = self.order.sealed.iter().map(|(_, subject, detail)| {
            let mut words = format!("{subject:?}").into_bytes();
            serde_json::to_writer(&mut words, detail).map_err(Error::internal)?;
            Ok(words)
        });
        Ok(Content { commands: self.asked.to_owned(), words: words.collect::<Result<_, Error>>()? })
    }

    fn knows(&self, id: &str) -> bool {
        serde_json::to_string(&self.room.now().team).is_ok_and(|team| team.contains(id))
    }

    async fn catch_up(&self) -> Result<(), Error> {
        self.room.catch_up().await
    }
}

/// Decides commands one after the other, each on what those before it left.
fn decide_all(
    team: &care::team::Team,
    commands: &[Command],
    context: &Context,
) -> Result<Vec<Event>, Refusal> {
    if let [command] = commands {
        return team.decide(command, context);
    }
    let mut team = team.clone();
    let mut all = Vec::new();
    for command in commands {
        let events = team.decide(command, context)?;
        events.iter().for_each(|event| team.apply(event));
        all.extend(events);
    }
    Ok(all)
}

/// The zone of a team that begins with these commands.
fn first_zone(commands: &[Command]) -> Option<&Zone> {
    commands.iter().find_map(|command| {
        let Command::Founding(founding::Command::Found(founding::Found(founded))) = command else {
            return None;
        };
        Some(&founded.description.zone)
    })
}
