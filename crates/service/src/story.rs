//! Telling a story: how an invented team came to be, told in order, with the clock where the story has it.
//!
//! For demonstrations and tests. Nobody's leave is asked, because nobody real is in it.

use care::By;
use care::books::Books;
use care::calendars::{CalendarId, Names, SetCalendar, Whose};
use care::details::{DataSubject, Detail};
use care::emergency::{SetSheetCode, SheetCodeId};
use care::ids::{CommandId, PersonId, SealedId, TeamId};
use care::observations::{DeviceId, Observation, ObservationId, Observe, SetDevice};
use care::stream::Written;
use care::team::{Command, Event, Team};
use care::time::{Date, WeekStart};
use std::sync::Arc;

use journal::{Recorded, Version};
use uuid::Uuid;

use crate::accounts::Accounts;
use crate::calendars::Opened;
use crate::carry_out::Done;
use crate::emergency::SheetKey;
use crate::observations::DeviceKey;
use crate::planning::{Bound, Sheet, Which};
use crate::streams::Kept;
use crate::teams::Order;
use crate::{Error, Service};

/// Tells what happened to one team. Ids are drawn from a seed, so that the same story has the same ids.
pub struct Storyteller {
    service: Service,
    team: TeamId,
    seed: u64,
    drawn: u64,
    sealed: Vec<(SealedId, DataSubject, Detail)>,
}

impl Storyteller {
    /// A teller of the story of a new team.
    #[must_use]
    pub fn new(service: &Service, seed: u64) -> Self {
        let mut teller = Self {
            service: service.clone(),
            team: TeamId::new(Uuid::nil()),
            seed,
            drawn: 0,
            sealed: Vec::new(),
        };
        teller.team = TeamId::new(teller.id());
        teller
    }

    /// The team of the story.
    #[must_use]
    pub fn team(&self) -> TeamId {
        self.team
    }

    /// The next id.
    pub fn id(&mut self) -> Uuid {
        self.drawn += 1;
        let name = format!("story {} {}", self.seed, self.drawn);
        uuid::Builder::from_random_bytes(digest(name.as_bytes())).into_uuid()
    }

    /// Something to seal with what is told next.
    pub fn seal(&mut self, subject: DataSubject, detail: Detail) -> SealedId {
        let id = SealedId::new(self.id());
        self.sealed.push((id, subject, detail));
        id
    }

    /// Tells what somebody did, and when.
    ///
    /// # Errors
    /// If the team refuses it: a story must make sense.
    pub async fn tell(&mut self, by: By, at: jiff::Timestamp, commands: Vec<Command>) -> Result<Done, Error> {
        let id = CommandId::new(self.id());
        let order = Order { id, commands, sealed: std::mem::take(&mut self.sealed), happened: Some(at) };
        self.service.inner.teams.act(self.team, by, order, at).await
    }

    /// What came of something that was told, with the versions it made: so that it can be taken back.
    ///
    /// # Errors
    /// If it cannot be read.
    pub async fn events_of(&self, done: Done) -> Result<Vec<(u64, Event)>, Error> {
        let before = Version(done.version.saturating_sub(done.events));
        let count = u32::try_from(done.events).unwrap_or(u32::MAX);
        let recorded = self.service.inner.journal.read(&Team::stream(self.team), before, count).await?;
        let read = |one: &Recorded| Event::read(&one.kind, &one.body).map(|event| (one.version.0, event));
        recorded.iter().map(read).collect::<Result<_, _>>().map_err(Error::internal)
    }

    /// Tells that somebody made a calendar address of their own, which opens from now on.
    ///
    /// # Errors
    /// If the team refuses it, or it cannot be kept.
    pub async fn open_calendar(
        &mut self,
        accounts: &Accounts,
        (by, at): (By, jiff::Timestamp),
        (whose, names): (Whose, Names),
    ) -> Result<(), Error> {
        let calendar = CalendarId::new(self.id());
        let set = SetCalendar { whose, to: Some((calendar, names)) };
        self.tell(by, at, vec![Command::from(set)]).await?;
        accounts.make_token(Opened::new(self.team, calendar)).await.map(drop)
    }

    /// Tells that somebody gave a person a device, whose key opens from now on.
    ///
    /// # Errors
    /// If the team refuses it, or it cannot be kept.
    pub async fn give_device(
        &mut self,
        accounts: &Accounts,
        (by, at): (By, jiff::Timestamp),
        (person, called): (PersonId, &str),
    ) -> Result<DeviceId, Error> {
        let device = DeviceId::new(self.id());
        let called = Some(self.seal(DataSubject::Person(person), Detail::Words(called.to_owned())));
        self.tell(by, at, vec![Command::from(SetDevice { person, device, called })]).await?;
        accounts.make_token(DeviceKey { team: self.team, person, device }).await?;
        Ok(device)
    }

    /// Tells that somebody printed the code of a person's emergency sheet, which opens from now on.
    ///
    /// # Errors
    /// If the team refuses it, or it cannot be kept.
    pub async fn print_sheet(
        &mut self,
        accounts: &Accounts,
        (by, at): (By, jiff::Timestamp),
        person: PersonId,
    ) -> Result<SheetCodeId, Error> {
        let code = SheetCodeId::new(self.id());
        self.tell(by, at, vec![Command::from(SetSheetCode { person, code: Some(code) })]).await?;
        accounts.make_token(SheetKey { team: self.team, person, code }).await?;
        Ok(code)
    }

    /// Tells what a device measured: an observation as it came.
    ///
    /// # Errors
    /// If the team refuses it.
    pub async fn measure(
        &mut self,
        (person, device): (PersonId, DeviceId),
        at: jiff::Timestamp,
        observation: String,
    ) -> Result<(), Error> {
        let content = self.seal(DataSubject::Person(person), Detail::Words(observation));
        let observation = ObservationId::new(self.id());
        let content = Observation { person, device, at, content };
        self.tell(By::Program, at, vec![Command::from(Observe { observation, content })]).await.map(drop)
    }

    /// The streets of the team's town, all of them, given by somebody at a time.
    ///
    /// # Errors
    /// If they cannot be kept.
    pub async fn lay_streets(
        &mut self,
        by: By,
        at: jiff::Timestamp,
        graph: roads::Graph,
    ) -> Result<Done, Error> {
        let id = CommandId::new(self.id());
        let on = at.to_zoned(jiff::tz::TimeZone::UTC).date();
        self.service.lay(self.team, (by, id), (graph, at), None, on).await
    }

    /// A week of the team, laid out for the engine.
    ///
    /// # Errors
    /// If the week makes no sense to the engine.
    pub async fn lay_out(&self, week: WeekStart, which: Which) -> Result<Arc<Sheet>, Error> {
        self.service.lay_out(self.team, week, which, Bound::Decisions).await
    }

    /// The team's books on the morning of a day.
    ///
    /// # Errors
    /// If they cannot be read.
    pub async fn books_on(&self, today: Date) -> Result<Arc<Books>, Error> {
        self.service.books_on(self.team, today).await
    }

    /// The state of the team.
    ///
    /// # Errors
    /// If it cannot be read.
    pub async fn state(&self) -> Result<Team, Error> {
        Ok(self.service.inner.teams.open(self.team).await?.now().state.as_ref().clone())
    }
}

/// Sixteen bytes that follow from a name.
fn digest(name: &[u8]) -> [u8; 16] {
    use sha2::{Digest, Sha256};
    let digest = Sha256::digest(name);
    let mut bytes = [0; 16];
    bytes.iter_mut().zip(digest).for_each(|(byte, from)| *byte = from);
    bytes
}
