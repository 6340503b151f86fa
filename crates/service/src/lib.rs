//! Use cases: may I, load, decide, append, tell.
//!
//! Everything that people do with Fairly goes through [`Service`]. It asks `care::access` first, loads what is needed,
//! lets `care` decide, appends the events to the journal, and tells those who look on. Nobody's record is reached in any
//! other way, and who looked is written down.
#![forbid(unsafe_code)]

mod access;
pub mod accounts;
pub mod arrivals;
mod asked;
pub mod bank;
pub mod bills;
mod books;
pub mod budget;
pub mod calendars;
mod caller;
pub mod care_plan;
pub mod carers;
mod carry_out;
pub mod case;
mod circle;
pub mod concerns;
pub mod consents;
pub mod councils;
pub mod day;
pub mod decisions;
pub mod delegated;
pub mod disputes;
pub mod drafts;
pub mod emergency;
pub mod equipment;
pub mod erasures;
mod error;
pub mod farewells;
pub mod feedback;
mod follow;
mod founding;
pub mod from_week;
pub mod history;
pub mod hitches;
mod home;
mod import;
mod inviting;
mod jobs;
pub mod lone_working;
pub mod mail;
pub mod medicines;
pub mod meetings;
pub mod notices;
pub mod observations;
mod opened;
mod organisation;
pub mod pay;
pub mod people;
pub mod phone;
mod picks;
mod pins;
pub mod planning;
mod ports;
mod postcodes;
pub mod price;
pub mod quarter;
pub mod records;
pub mod requests;
pub mod roles;
pub mod search;
mod shown;
mod story;
mod streams;
mod streets;
pub mod support;
pub mod suspensions;
pub mod tasks;
mod team_view;
mod teams;
pub mod triage;
pub mod values;
mod wanted;
mod way_back;
mod weeks;
pub mod workers;
mod workforce;

pub use caller::Caller;
pub use carry_out::Done;
pub use circle::WayIn;
pub use error::{Error, Kind};
pub use founding::{Beginning, BeginningIds};
pub use home::{FirstPage, TeamAtHome, TeamSize};
pub use inviting::{TeamFace, WaitingRoom};
pub use pins::Pin;
pub use ports::{Clock, SetClock, SystemClock};
pub use shown::TimesBeen;
pub use story::Storyteller;
pub use streams::refold;
pub use streets::{Door, Ground, Lost, Map};
pub use team_view::TeamView;
pub use teams::{ListedTeam, Movable, Moved, Moving, Order, TeamIds};
pub use wanted::{Colleague, NeedsTwo};
pub use way_back::{AccountEvent, AccountHere, WayBackNews};
pub use weeks::{
    Different, FreeTime, HasTime, Judgement, New, Once, PartOfDay, Run, Since, Swappable, Then, ToAsk, Wanted,
};

use std::collections::BTreeMap;
use std::sync::Arc;

use concerns::Watch;
use jobs::{Registered, Runner};
use journal::Journal;
use lone_working::AskIfBack;
use notices::{SendMail, Tell};
use organisation::Organisations;
use planning::Streets;
use teams::{Arrive, Teams, TellName};
use tokio::sync::RwLock;
use weeks::{PlanWeek, Runs, Sheets};

/// The use cases over one journal. Cheap to clone.
#[derive(Clone)]
pub struct Service {
    inner: Arc<Inner>,
}

struct Inner {
    journal: Journal,
    clock: Arc<dyn Clock>,
    teams: Teams,
    organisations: Organisations,
    streets: RwLock<BTreeMap<String, Arc<Streets>>>,
    sheets: Sheets,
    runs: Runs,
    runner: Runner,
    opened: opened::WrittenDown,
    last_heard: day::LastHeard,
    shelf: books::Shelf,
    mail: std::sync::OnceLock<mail::Mail>,
}

impl Service {
    /// The use cases over a journal, telling the time by this clock, following what other servers record in it, and doing
    /// the jobs that follow, for as long as the program runs. Wants the runtime it is called on.
    #[must_use]
    pub fn open(journal: Journal, clock: Arc<dyn Clock>) -> Self {
        let service = Self::new(journal, clock);
        let (follower, forgetter, tidier) = (service.clone(), service.clone(), service.clone());
        tokio::spawn(async move { follower.follow().await });
        tokio::spawn(async move { forgetter.follow_erasures().await });
        tokio::spawn(async move { tidier.keep_memory_small().await });
        service.work();
        service
    }

    /// The same, following nobody: for tests and for telling a story.
    #[must_use]
    pub fn new(journal: Journal, clock: Arc<dyn Clock>) -> Self {
        let (teams, organisations) = (Teams::new(&journal, &clock), Organisations::new(&journal, &clock));
        Self {
            inner: Arc::new(Inner {
                journal,
                clock,
                teams,
                organisations,
                streets: RwLock::default(),
                sheets: Sheets::default(),
                runs: Runs::default(),
                runner: Runner::of(vec![
                    Registered::of::<PlanWeek>(),
                    Registered::of::<Arrive>(),
                    Registered::of::<TellName>(),
                    Registered::of::<Tell>(),
                    Registered::of::<Watch>(),
                    Registered::of::<SendMail>(),
                    Registered::of::<AskIfBack>(),
                ]),
                opened: opened::WrittenDown::default(),
                last_heard: day::LastHeard::default(),
                shelf: books::Shelf::default(),
                mail: std::sync::OnceLock::new(),
            }),
        }
    }

    /// The time.
    #[must_use]
    pub fn now(&self) -> jiff::Timestamp {
        self.inner.clock.now()
    }

    /// The journal, for the person who looks after the server: backups, checks, readiness.
    #[must_use]
    pub fn journal(&self) -> &Journal {
        &self.inner.journal
    }

    /// Has letters carried from now on; `origin` is the address of this place, which is in them. The first to say so is kept.
    pub fn send_by(&self, post: Arc<dyn mail::Post>, origin: String) {
        drop(self.inner.mail.set(mail::Mail { post, origin }));
    }

    /// Whether letters leave this place.
    #[must_use]
    pub fn sends_mail(&self) -> bool {
        self.inner.mail.get().is_some()
    }

    /// The accounts of this place, for pages that let people in.
    #[must_use]
    pub fn open_accounts(&self, settings: accounts::Settings) -> accounts::Accounts {
        accounts::Accounts::new(self.inner.journal.clone(), Arc::clone(&self.inner.clock), settings)
    }
}
