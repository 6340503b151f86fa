//! The organisation that this place belongs to: who is who among those who sign in.

use care::ids::{AccountId, CommandId, TeamId};
use care::organisation::{Command, Event, Organisation};
use care::stream::{Stream, Written};
use care::{By, Context};
use std::sync::{Arc, PoisonError, RwLock};

use jiff::Timestamp;
use journal::{Entry, Journal, StreamId, Version};
use tokio::sync::Mutex;

use crate::asked::Content;
use crate::carry_out::{Attempt, Carried, Decision, Done, Intent, carry_out};
use crate::error::Error;
use crate::opened::Opened;
use crate::{Caller, Service};

/// The one stream of the organisation.
const STREAM: &str = "organisation/here";

/// How many events are read at once.
const AT_ONCE: u32 = 10_000;

/// The organisation in memory.
pub(crate) struct Here {
    journal: Journal,
    now: RwLock<Arc<Organisation>>,
    turn: Mutex<()>,
}

impl Here {
    pub(crate) fn new(journal: &Journal) -> Self {
        Self { journal: journal.clone(), now: RwLock::default(), turn: Mutex::default() }
    }

    /// Whether a stream is the organisation's.
    pub(crate) fn is_at(stream: &StreamId) -> bool {
        stream.as_str() == STREAM
    }

    /// The organisation as it was last read.
    fn known(&self) -> Arc<Organisation> {
        Arc::clone(&self.now.read().unwrap_or_else(PoisonError::into_inner))
    }

    /// The organisation as it is, read if it never was.
    pub(crate) async fn now(&self) -> Result<Arc<Organisation>, Error> {
        if self.known().founded.is_none() {
            self.catch_up().await?;
        }
        Ok(self.known())
    }

    /// Reads what happened since, whoever did it.
    pub(crate) async fn catch_up(&self) -> Result<(), Error> {
        let _turn = self.turn.lock().await;
        loop {
            let mut organisation = Organisation::clone(&self.known());
            let after = Version(organisation.version);
            let recorded = self.journal.read(&StreamId::from(STREAM), after, AT_ONCE).await?;
            if recorded.is_empty() {
                return Ok(());
            }
            for event in &recorded {
                organisation.apply(&Event::read(&event.kind, &event.body).map_err(Error::internal)?);
            }
            *self.now.write().unwrap_or_else(PoisonError::into_inner) = Arc::new(organisation);
        }
    }

    /// Everything that happened, and when, from the beginning.
    pub(crate) async fn happened(&self) -> Result<Vec<(Timestamp, Event)>, Error> {
        let mut happened = Vec::new();
        loop {
            let after = Version(happened.len() as u64);
            let recorded = self.journal.read(&StreamId::from(STREAM), after, AT_ONCE).await?;
            if recorded.is_empty() {
                return Ok(happened);
            }
            for one in &recorded {
                let event = Event::read(&one.kind, &one.body).map_err(Error::internal)?;
                happened.push((one.meta.happened_at.timestamp(), event));
            }
        }
    }

    /// Carries out a command. Whether they may was asked before.
    pub(crate) async fn act(
        &self,
        by: By,
        id: CommandId,
        command: &Command,
        now: jiff::Timestamp,
    ) -> Result<Done, Error> {
        self.now().await?;
        let intent = Intent { by, id, happened: now, received: now };
        match carry_out(
            &self.journal,
            intent,
            &OrganisationsCommand { here: self, command, context: Context::now(by, now) },
        )
        .await?
        {
            Carried::Before(done) => Ok(done),
            Carried::Now(done, _) => {
                self.catch_up().await?;
                Ok(done)
            }
        }
    }
}

/// A command for the organisation as it is known here.
struct OrganisationsCommand<'a> {
    here: &'a Here,
    command: &'a Command,
    context: Context,
}

impl Attempt for OrganisationsCommand<'_> {
    fn stream(&self) -> StreamId {
        StreamId::from(STREAM)
    }

    fn decide(&self) -> Result<Decision, Error> {
        let organisation = self.here.known();
        let events = organisation.decide(self.command, &self.context)?;
        let entry = |event: &Event| Ok(Entry::new(event.kind(), event.write().map_err(Error::internal)?));
        Ok(Decision {
            version: organisation.version,
            entries: events.iter().map(entry).collect::<Result<_, Error>>()?,
            zone: String::new(),
            secrets: Vec::new(),
            jobs: Vec::new(),
        })
    }

    fn content(&self) -> Result<Content, Error> {
        Ok(Content { commands: format!("{:?}", self.command), words: Vec::new() })
    }

    fn knows(&self, id: &str) -> bool {
        format!("{:?}", self.here.known()).contains(id)
    }

    async fn catch_up(&self) -> Result<(), Error> {
        self.here.catch_up().await
    }
}

impl Service {
    /// The organisation.
    ///
    /// # Errors
    /// If it cannot be read.
    pub async fn organisation(&self) -> Result<Arc<Organisation>, Error> {
        self.inner.organisation.now().await
    }

    /// Begins the organisation of this place, or changes it. Whoever calls this has made sure that they may: the first
    /// start, an accepted invitation, or an administrator's page.
    ///
    /// # Errors
    /// If it is refused, with all reasons; or if it cannot be recorded now.
    pub async fn organise(&self, by: AccountId, id: CommandId, command: &Command) -> Result<Done, Error> {
        self.inner.organisation.act(By::Account(by), id, command, self.now()).await
    }

    /// Who an account is, to the organisation and its teams.
    ///
    /// # Errors
    /// If it cannot be read.
    pub async fn caller(&self, account: AccountId) -> Result<Caller, Error> {
        let organisation = self.organisation().await?;
        let memberships = organisation.memberships_of(account).collect();
        Ok(Caller { account, memberships, opened: Opened::default() })
    }

    /// The teams an account has to do with, in no particular order.
    ///
    /// # Errors
    /// If it cannot be read.
    pub async fn teams(&self, caller: &Caller) -> Result<Vec<TeamId>, Error> {
        let organisation = self.organisation().await?;
        Ok(organisation
            .teams
            .iter()
            .copied()
            .filter(|team| caller.is_of(*team) || caller.administers())
            .collect())
    }
}
