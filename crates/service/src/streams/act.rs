//! Carrying out an order on a stream, and taking in what came of it.

use care::details::{DataSubject, Detail};
use care::ids::{CommandId, SealedId};
use care::stream::{Stream, Written};
use care::{By, Context};
use journal::{Entry, NewJob, StreamId};

use super::seal::secrets;
use super::{Kept, OpenStream, Streams};
use crate::asked::Content;
use crate::carry_out::{Attempt, Carried, Decision, Done, Intent, carry_out};
use crate::error::Error;

/// Commands on their way to one stream.
#[derive(Clone, Debug)]
pub struct Order<C> {
    /// Made where the command was: the same id is carried out once, however often it arrives.
    pub id: CommandId,
    /// What is wanted. Several are carried out together or not at all, each seeing what those before it did.
    pub commands: Vec<C>,
    /// What goes into the vault with it, and under whose key.
    pub sealed: Vec<(SealedId, DataSubject, Detail)>,
    /// When it happened, if that was not just now: on a phone without signal, or in a story that is told afterwards.
    pub happened: Option<jiff::Timestamp>,
}

impl<C> Order<C> {
    /// An order whose commands are still to be made.
    #[must_use]
    pub fn of(id: CommandId) -> Self {
        Self { id, commands: Vec::new(), sealed: Vec::new(), happened: None }
    }

    /// An order of one command that seals nothing.
    #[must_use]
    pub fn new(id: CommandId, command: C) -> Self {
        Self { commands: vec![command], ..Self::of(id) }
    }
}

/// An order, with what is the same whenever it is asked for again, and what is to be done afterwards.
pub(crate) struct Asked<C> {
    /// What is to be carried out.
    pub(crate) order: Order<C>,
    /// What was asked, where what is carried out was completed here and may differ the next time.
    pub(crate) content: String,
    /// What is to be done afterwards, such as telling another stream.
    pub(crate) jobs: Vec<NewJob>,
}

impl<C: std::fmt::Debug> From<Order<C>> for Asked<C> {
    fn from(order: Order<C>) -> Self {
        Self { content: format!("{:?}", order.commands), order, jobs: Vec::new() }
    }
}

impl<T: Kept> Streams<T> {
    /// Carries out an order. Whether they may was asked before.
    ///
    /// # Errors
    /// If it is refused, with all reasons; or if it cannot be recorded now.
    pub(crate) async fn act(
        &self,
        id: T::Id,
        by: By,
        asked: impl Into<Asked<T::Command>>,
        now: jiff::Timestamp,
    ) -> Result<Done, Error> {
        let asked = asked.into();
        let stream = self.open_or_empty(id).await?;
        let happened = asked.order.happened.unwrap_or(now);
        let intent = Intent { by, id: asked.order.id, happened, received: now };
        match carry_out(&self.journal, intent, &Attempted { stream: &stream, asked: &asked, intent }).await? {
            Carried::Before(done) => Ok(done),
            Carried::Now(done, recorded) => {
                let sealed = asked.order.sealed.into_iter().map(|(id, _, detail)| (id, detail)).collect();
                stream.take_in(&recorded, sealed).await?;
                if stream.has_begun() {
                    self.keep(&stream);
                }
                Ok(done)
            }
        }
    }
}

/// An order for an open stream.
struct Attempted<'a, T: Kept> {
    stream: &'a OpenStream<T>,
    asked: &'a Asked<T::Command>,
    intent: Intent,
}

impl<T: Kept> Attempt for Attempted<'_, T> {
    fn stream(&self) -> StreamId {
        self.stream.stream().clone()
    }

    fn decide(&self) -> Result<Decision, Error> {
        let now = self.stream.now();
        let order = &self.asked.order;
        let context =
            Context { by: self.intent.by, happened: self.intent.happened, received: self.intent.received };
        let (events, zone) = decide_all(&*now.state, &order.commands, &context)?;
        let mut jobs = self.asked.jobs.clone();
        jobs.extend(T::follows(self.stream.id(), now.state.version(), &events, self.intent.received)?);
        let entry = |event: &T::Event| Ok(Entry::new(event.kind(), event.write().map_err(Error::internal)?));
        Ok(Decision {
            version: now.state.version(),
            entries: events.iter().map(entry).collect::<Result<_, Error>>()?,
            zone,
            secrets: secrets::<T>(self.stream.id(), &events, &order.sealed)?,
            jobs,
        })
    }

    fn content(&self) -> Result<Content, Error> {
        let words = self.asked.order.sealed.iter().map(|(_, subject, detail)| {
            let mut words = format!("{subject:?}").into_bytes();
            serde_json::to_writer(&mut words, detail).map_err(Error::internal)?;
            Ok(words)
        });
        Ok(Content { commands: self.asked.content.clone(), words: words.collect::<Result<_, Error>>()? })
    }

    fn knows(&self, id: &str) -> bool {
        serde_json::to_string(&*self.stream.now().state).is_ok_and(|state| state.contains(id))
    }

    async fn catch_up(&self) -> Result<(), Error> {
        self.stream.catch_up().await
    }
}

/// Decides commands one after the other, each on what those before it left; and in whose zone they are meant, where there is
/// one: the stream's own, or that of the stream that begins with them.
fn decide_all<T: Stream>(
    state: &T,
    commands: &[T::Command],
    context: &Context,
) -> Result<(Vec<T::Event>, String), Error> {
    let zone = |state: &T| state.zone().map(|zone| zone.name().to_owned());
    if let ([command], Some(zone)) = (commands, zone(state)) {
        return Ok((decide(state, command, context)?, zone));
    }
    let mut after = state.clone();
    let mut all = Vec::new();
    for command in commands {
        let events = decide(&after, command, context)?;
        events.iter().for_each(|event| after.apply(event));
        all.extend(events);
    }
    let zone = zone(state).or_else(|| zone(&after));
    Ok((all, zone.unwrap_or_default()))
}

fn decide<T: Stream>(state: &T, command: &T::Command, context: &Context) -> Result<Vec<T::Event>, Error> {
    state.decide(command, context).map_err(Error::from)
}
