//! The books of teams: their ledgers and everybody's time, in memory as far as somebody has looked at them.

use std::collections::BTreeMap;
use std::sync::{Arc, Mutex, PoisonError};

use care::books::Books;
use care::ids::TeamId;
use care::stream::Written;
use care::team::{Command, Event, Team};
use care::time::Date;
use care::{bank, bills};
use journal::{Recorded, Refold, Snapshot, StreamId, Version};

use crate::carry_out::Done;
use crate::streams::{Asked, Kept};
use crate::{Caller, Error, Kind, Order, Service, TeamView};

/// How often the team may change while its books are added up, before the one who asks is told to look again.
const PATIENCE: usize = 5;

/// How many events are read at once.
const AT_ONCE: u32 = 10_000;

/// The name and form of the snapshots of books; another number for every change of the form.
const FORM: &str = "books/2";

/// How many events after the last snapshot make another one worth its while.
const EVENTS_TO_A_SNAPSHOT: u64 = 2_000;

/// The books of one team: as their last event left them, and as they are on a later morning.
#[derive(Clone)]
struct Open {
    left: Arc<Books>,
    on: (Date, Arc<Books>),
}

/// The books that somebody has looked at.
#[derive(Default)]
pub(crate) struct Shelf(Mutex<BTreeMap<TeamId, Open>>);

impl Shelf {
    /// Lets go of a team's books; they are read again when somebody asks.
    pub(crate) fn forget(&self, team: TeamId) {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).remove(&team);
    }

    fn find(&self, team: TeamId) -> Option<Open> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).get(&team).cloned()
    }

    fn keep(&self, team: TeamId, open: Open) {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).insert(team, open);
    }
}

impl Service {
    /// The books of a team on the morning of a day.
    ///
    /// # Errors
    /// If they cannot be read.
    pub(crate) async fn books_on(&self, team: TeamId, today: Date) -> Result<Arc<Books>, Error> {
        let known = self.inner.shelf.find(team);
        let before = match &known {
            Some(open) => Arc::clone(&open.left),
            None => Arc::new(self.last_snapshot(team).await?),
        };
        let left = self.caught_up(team, before).await?;
        if let Some(open) = known.filter(|open| Arc::ptr_eq(&open.left, &left) && open.on.0 == today) {
            return Ok(open.on.1);
        }
        let on = Arc::new(left.on(today));
        self.inner.shelf.keep(team, Open { left, on: (today, Arc::clone(&on)) });
        Ok(on)
    }

    /// The books as they were last put down; empty where they never were.
    async fn last_snapshot(&self, team: TeamId) -> Result<Books, Error> {
        let snapshot = self.inner.journal.snapshot(&Team::stream(team), FORM).await?;
        let read = |snapshot: Snapshot| serde_json::from_slice::<Books>(&snapshot.body).ok();
        Ok(snapshot.and_then(read).unwrap_or_default())
    }

    /// The same books with what happened since. Where that is much, they are put down: a snapshot is a cache, and failing to make one
    /// is no failure.
    async fn caught_up(&self, team: TeamId, mut books: Arc<Books>) -> Result<Arc<Books>, Error> {
        let (stream, before) = (Team::stream(team), books.version());
        loop {
            let events = self.inner.journal.read(&stream, Version(books.version()), AT_ONCE).await?;
            if events.is_empty() {
                break;
            }
            let after = Arc::make_mut(&mut books);
            for recorded in &events {
                take_in(after, recorded)?;
            }
        }
        if books.version() >= before + EVENTS_TO_A_SNAPSHOT {
            let body = serde_json::to_vec(&*books).map_err(Error::internal)?;
            let snapshot = Snapshot { version: Version(books.version()), form: FORM.to_owned(), body };
            if let Err(error) = self.inner.journal.save_snapshot(&stream, snapshot).await {
                tracing::warn!(%stream, %error, "no snapshot of the books was saved");
            }
        }
        Ok(books)
    }

    /// The books of a team as they are now, the one who asks: for those who run the machine.
    ///
    /// # Errors
    /// If there is no such team, or they cannot be read.
    pub async fn books_here(&self, team: TeamId) -> Result<Arc<Books>, Error> {
        let now = self.inner.teams.open(team).await?.now();
        let zone = now.state.founded.as_ref().ok_or_else(Error::not_found)?.description.zone.clone();
        self.books_on(team, zone.civil(self.now()).date).await
    }
}

impl Service {
    /// Does what depends on what the books say, where nothing else happened since they were added up.
    ///
    /// # Errors
    /// If they may not, it is refused, or the books went on every time.
    pub(crate) async fn with_books(
        &self,
        caller: &Caller,
        team: TeamId,
        mut order: Order,
        make: impl Fn(&Books, u64) -> Vec<Command> + Send,
    ) -> Result<Done, Error> {
        let stale = [bank::Problem::BankIsStale.to_string(), bills::Problem::BooksAreStale.to_string()];
        for _ in 0..PATIENCE {
            let version = self.team_view(caller, team).await?.team().version;
            let books = self.books_here(team).await?;
            if books.version() != version {
                continue;
            }
            order.commands = make(&books, version);
            // What the ledger says may differ when it is asked for again; what was asked does not.
            let content = format!("{:?}", make(&Books::default(), 0));
            let asked = Asked { order: order.clone(), content, jobs: Vec::new() };
            match self.act_as_asked(caller, team, asked).await {
                Err(error) if error.sentences.iter().any(|one| stale.contains(one)) => {}
                done => return done,
            }
        }
        Err(Error::new(Kind::Conflict, bank::Problem::BankIsStale.to_string()))
    }
}

impl TeamView {
    /// The team's books, as they are on the date on its wall.
    pub(crate) async fn books(&self) -> Result<Arc<Books>, Error> {
        self.service().books_on(self.id(), self.today()).await
    }
}

fn take_in(books: &mut Books, recorded: &Recorded) -> Result<(), Error> {
    let event = Event::read(&recorded.kind, &recorded.body).map_err(Error::internal)?;
    books.apply(recorded.meta.happened_at.timestamp(), &event);
    Ok(())
}

/// Books from a team's first event on; nothing once an event could not be read.
struct FromTheFirst(Option<Books>);

impl Refold for FromTheFirst {
    fn apply(&mut self, event: &Recorded) {
        self.0 = self.0.take().and_then(|mut books| take_in(&mut books, event).is_ok().then_some(books));
    }

    fn body(&self) -> Vec<u8> {
        // What is empty is no snapshot, so it is found.
        self.0.as_ref().and_then(|books| serde_json::to_vec(books).ok()).unwrap_or_default()
    }
}

/// The fold of a team's books, for `Journal::verify`; `None` for what is none.
pub(crate) fn refold(stream: &StreamId, form: &str) -> Option<Box<dyn Refold>> {
    Team::id_of(stream)?;
    (form == FORM).then(|| Box::new(FromTheFirst(Some(Books::default()))) as Box<dyn Refold>)
}
