//! Work that follows from what happened: jobs in the journal, written with the events they follow from, taken by any server,
//! done at least once.
//!
//! A kind of job is a type that says what the work needs to know ([`Work`]) and how it is done. What fails is tried again
//! after a while that doubles each time, and is parked after several tries, where `fairly jobs` shows it.

mod backoff;
mod runner;

use std::future::Future;
use std::pin::Pin;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::Duration;

use journal::{Moment, NewJob, Parked};
use serde::Serialize;
use serde::de::DeserializeOwned;
use tokio::sync::watch;

use crate::Service;
use crate::error::{Error, Kind};

pub(crate) use runner::Runner;

/// A kind of job: what it needs to know, and how it is done. Done twice it must come to the same.
pub(crate) trait Work: Serialize + DeserializeOwned + Send + 'static {
    /// The name of the kind, which is in the journal for ever: `plan-week`.
    const KIND: &'static str;
    /// How many of the kind are done at once on one machine.
    const AT_ONCE: usize;

    /// What it is about, by which it is found while it is not done.
    fn about(&self) -> String;

    /// Does it. What fails because the store or other people were in the way is tried again; anything else is parked at once.
    /// A refusal that somebody waits to hear of is no failure: it is told to them, and the job is done.
    fn carry_out(self, service: &Service, hands: &Hands) -> impl Future<Output = Result<(), Error>> + Send;
}

/// What somebody who does a job holds while they do it.
#[derive(Clone)]
pub(crate) struct Hands {
    /// Whether to come to an end, with what was found so far.
    stop: Arc<AtomicBool>,
    /// Whether to leave it to others: the program ends, or somebody else has the job now.
    given_up: Arc<AtomicBool>,
    /// How far it is, for those who ask other servers.
    told: Arc<watch::Sender<Option<String>>>,
}

/// One kind of job, as the runner knows it.
#[derive(Clone)]
pub(crate) struct Registered {
    kind: &'static str,
    at_once: usize,
    carry_out: Arc<dyn Fn(Service, Vec<u8>, Hands) -> Doing + Send + Sync>,
}

type Doing = Pin<Box<dyn Future<Output = Result<(), Error>> + Send>>;

impl Registered {
    /// This kind.
    pub(crate) fn of<W: Work>() -> Self {
        let carry_out = |service: Service, body: Vec<u8>, hands: Hands| -> Doing {
            Box::pin(async move {
                let work: W = serde_json::from_slice(&body).map_err(Error::internal)?;
                work.carry_out(&service, &hands).await
            })
        };
        Self { kind: W::KIND, at_once: W::AT_ONCE, carry_out: Arc::new(carry_out) }
    }
}

impl Hands {
    fn new(stop: bool) -> Self {
        Self {
            stop: Arc::new(AtomicBool::new(stop)),
            given_up: Arc::default(),
            told: Arc::new(watch::Sender::new(None)),
        }
    }

    /// Becomes true when the work is to come to an end.
    pub(crate) fn stop(&self) -> Arc<AtomicBool> {
        Arc::clone(&self.stop)
    }

    /// Whether the work is somebody else's now, so that nothing may come of it here.
    pub(crate) fn gave_up(&self) -> bool {
        self.given_up.load(Ordering::Relaxed)
    }

    /// Tells how far it is. Ids and numbers only.
    pub(crate) fn tell(&self, how_far: String) {
        self.told.send_replace(Some(how_far));
    }

    /// Leaves the work to others.
    fn give_up(&self) {
        self.given_up.store(true, Ordering::Relaxed);
        self.stop.store(true, Ordering::Relaxed);
    }
}

/// A job for the journal.
///
/// # Errors
/// If what it needs to know cannot be written.
pub(crate) fn job<W: Work>(work: &W, due_at: jiff::Timestamp) -> Result<NewJob, Error> {
    let body = serde_json::to_vec(work).map_err(Error::internal)?;
    Ok(NewJob::new(W::KIND, Moment::from(due_at), body).about(work.about()))
}

impl Service {
    /// The jobs that failed too often to be tried again, oldest first. For the administrator of the machine.
    ///
    /// # Errors
    /// If they cannot be read.
    pub async fn parked_jobs(&self) -> Result<Vec<Parked>, Error> {
        Ok(self.inner.journal.jobs().parked().await?)
    }

    /// Has a parked job tried again. For the administrator of the machine.
    ///
    /// # Errors
    /// If there is none with this number.
    pub async fn retry_job(&self, number: i64) -> Result<(), Error> {
        let parked = self.parked_jobs().await?;
        let one = parked.iter().find(|one| one.job.number() == number);
        let none = || {
            Error::new(
                Kind::NotFound,
                "There is no parked job with this number; `fairly jobs list` shows those there are.",
            )
        };
        self.inner.journal.jobs().try_again(one.ok_or_else(none)?, Moment::from(self.now())).await?;
        Ok(())
    }

    /// Takes no further jobs, and gives back those under way so that another server, or the next start, does them.
    pub async fn stop_working(&self) {
        self.inner.runner.stop().await;
    }

    /// Does jobs from now on, if it does not yet. Wants the runtime it is called on.
    pub(crate) fn work(&self) {
        self.inner.runner.start(self);
    }
}

/// How long a job is in somebody's hands without a sign of life.
const LEASE: Duration = Duration::from_secs(30);
/// How often there is a sign of life, and word of how far it is.
const SIGN_OF_LIFE: Duration = Duration::from_secs(1);
