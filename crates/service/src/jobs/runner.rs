//! Takes jobs and does them, for as long as the program runs: woken when there is one, and looking now and then all the same.

use std::collections::BTreeMap;
use std::sync::atomic::Ordering;
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use journal::{Job, Moment, StoreError};
use tokio::sync::{Semaphore, watch};
use tokio::task::{JoinError, JoinSet};

use super::{Hands, LEASE, Registered, SIGN_OF_LIFE, backoff};
use crate::Service;
use crate::error::{Error, Kind};

/// How long until a look without being woken: a job may be due by then, or another process may have written it.
const PATIENCE: Duration = Duration::from_secs(1);

/// How long to wait once woken: where much is written, one look is enough for all of it.
const BREATH: Duration = Duration::from_millis(10);

/// The runner of this server. It does nothing until it is started.
pub(crate) struct Runner {
    kinds: Vec<Registered>,
    stop: watch::Sender<bool>,
    task: Mutex<Option<tokio::task::JoinHandle<()>>>,
}

impl Runner {
    /// A runner that knows these kinds.
    pub(crate) fn of(kinds: Vec<Registered>) -> Self {
        Self { kinds, stop: watch::Sender::new(false), task: Mutex::default() }
    }

    /// Starts, if it was not started.
    pub(super) fn start(&self, service: &Service) {
        let mut task = self.task.lock().unwrap_or_else(PoisonError::into_inner);
        if task.is_none() && !*self.stop.borrow() {
            let (service, stop) = (service.clone(), self.stop.subscribe());
            *task = Some(tokio::spawn(async move { run(service, stop).await }));
        }
    }

    /// Stops, and waits until everything is given back.
    pub(super) async fn stop(&self) {
        self.stop.send_replace(true);
        let task = self.task.lock().unwrap_or_else(PoisonError::into_inner).take();
        if let Some(task) = task {
            // It panicked where it did not end: there is nothing left to wait for.
            drop(task.await);
        }
    }
}

/// Takes and does until it is told to stop.
async fn run(service: Service, mut stop: watch::Receiver<bool>) {
    let mut woken = service.inner.journal.woken();
    let mut doing = JoinSet::new();
    let kinds = service.inner.runner.kinds.clone();
    let room: BTreeMap<&str, Arc<Semaphore>> =
        kinds.iter().map(|kind| (kind.kind, Arc::new(Semaphore::new(kind.at_once)))).collect();
    while !*stop.borrow() {
        woken.mark_unchanged();
        for kind in &kinds {
            let Some(room) = room.get(kind.kind) else { continue };
            if let Err(error) = take(&service, kind, room, &stop, &mut doing).await {
                tracing::warn!(%error, kind = kind.kind, "no jobs can be taken just now");
            }
        }
        service.inner.runs.refresh(&service).await;
        tokio::select! {
            _ = stop.changed() => {}
            _ = woken.changed() => tokio::time::sleep(BREATH).await,
            Some(_) = doing.join_next() => {}
            () = tokio::time::sleep(PATIENCE) => {}
        }
    }
    while doing.join_next().await.is_some() {}
}

/// Takes as many jobs of a kind as there is room for, and begins each.
async fn take(
    service: &Service,
    kind: &Registered,
    room: &Arc<Semaphore>,
    stop: &watch::Receiver<bool>,
    doing: &mut JoinSet<()>,
) -> Result<(), StoreError> {
    let jobs = service.inner.journal.jobs();
    let now = Moment::from(service.now());
    // Looking first keeps an idle server from writing.
    while room.available_permits() > 0 && jobs.next(kind.kind).await?.is_some_and(|at| at <= now) {
        let Ok(permit) = Arc::clone(room).try_acquire_owned() else { return Ok(()) };
        let Some(job) = jobs.take(&[kind.kind], LEASE, 1, now).await?.pop() else { return Ok(()) };
        let (service, kind, stop) = (service.clone(), kind.clone(), stop.clone());
        doing.spawn(async move {
            carry_out(&service, &kind, &job, stop).await;
            drop(permit);
        });
    }
    Ok(())
}

/// Does one job, with signs of life, until it is done or is left to others.
async fn carry_out(service: &Service, kind: &Registered, job: &Job, mut stop: watch::Receiver<bool>) {
    let hands = Hands::new(job.stopping);
    // On a task of its own: where it panics, that ends this job and nothing else.
    let mut work = tokio::spawn((kind.carry_out)(service.clone(), job.body.clone(), hands.clone()));
    let mut signs = tokio::time::interval(SIGN_OF_LIFE);
    let outcome = loop {
        let wants_to_stop = !hands.gave_up();
        tokio::select! {
            outcome = &mut work => break outcome,
            _ = signs.tick() => keep(service, job, &hands).await,
            () = told_to(&mut stop), if wants_to_stop => hands.give_up(),
        }
    };
    conclude(service, job, &hands, outcome).await;
}

/// Waits until the program ends.
async fn told_to(stop: &mut watch::Receiver<bool>) {
    // Nobody is left to say so only if the program has ended.
    drop(stop.wait_for(|stop| *stop).await);
}

/// Gives a sign of life, and hears whether it is to stop or is somebody else's now.
async fn keep(service: &Service, job: &Job, hands: &Hands) {
    let told = hands.told.borrow().clone();
    let until = Moment::from(service.now()).plus(LEASE);
    match service.inner.journal.jobs().renew(job, until, told.as_deref()).await {
        Ok(Some(true)) => hands.stop.store(true, Ordering::Relaxed),
        Ok(Some(false)) => {}
        Ok(None) => hands.give_up(),
        Err(error) => tracing::warn!(%error, kind = job.kind, "no sign of life could be given for a job"),
    }
}

/// Writes down what became of a job. Where that fails, the lease ends and the job is done once more.
async fn conclude(
    service: &Service,
    job: &Job,
    hands: &Hands,
    outcome: Result<Result<(), Error>, JoinError>,
) {
    let jobs = service.inner.journal.jobs();
    let written = match trouble(outcome) {
        _ if hands.gave_up() => jobs.release(job).await,
        None => jobs.done(job).await,
        Some((again, trouble)) => {
            let wait = if again { backoff::after(job.attempts) } else { None };
            let retry_at = wait.map(|wait| Moment::from(service.now()).plus(wait));
            tracing::warn!(kind = job.kind, number = job.number(), %trouble, parked = wait.is_none(), "a job failed");
            jobs.failed(job, retry_at, &trouble).await
        }
    };
    if let Err(error) = written {
        tracing::warn!(%error, kind = job.kind, "what became of a job could not be written down");
    }
}

/// What went wrong, if something did, and whether trying again may help.
fn trouble(outcome: Result<Result<(), Error>, JoinError>) -> Option<(bool, String)> {
    match outcome {
        Ok(Ok(())) => None,
        Ok(Err(error)) => {
            let again = matches!(error.kind, Kind::Unavailable | Kind::Conflict);
            let source = std::error::Error::source(&error).map(|source| format!(" ({source})"));
            Some((again, format!("{error}{}", source.unwrap_or_default())))
        }
        Err(_) => Some((true, "It broke off: a mistake of ours.".to_owned())),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::SetClock;
    use crate::jobs::{Work, job};
    use journal::{Append, Journal, MasterKey, Meta, Storage, Version};
    use serde::{Deserialize, Serialize};

    const NOW: &str = "2026-03-02T08:00:00Z";

    /// Goes wrong in the way it is told.
    #[derive(Serialize, Deserialize)]
    struct Goes(String);

    impl Work for Goes {
        const KIND: &'static str = "goes";
        const AT_ONCE: usize = 1;

        fn about(&self) -> String {
            self.0.clone()
        }

        async fn carry_out(self, _: &Service, _: &Hands) -> Result<(), Error> {
            match self.0.as_str() {
                "well" => Ok(()),
                "away" => Err(Error::unavailable("the other side is away")),
                "wrong" => Err(Error::new(Kind::Invalid, "This makes no sense.")),
                _ => panic!("a mistake of ours"),
            }
        }
    }

    /// Does one job that goes so; what is left of it, and what is parked.
    async fn done(how: &str) -> (Vec<journal::OpenJob>, Vec<journal::Parked>) {
        let journal = Journal::open(&Storage::Memory, &MasterKey::random().unwrap()).await.unwrap();
        let now: jiff::Timestamp = NOW.parse().unwrap();
        let service = Service::new(journal.clone(), Arc::new(SetClock::at(now)));
        let meta = Meta {
            actor: "test".into(),
            command: "test".into(),
            happened_at: now.into(),
            zone: String::new(),
        };
        let mut append = Append::new("team/oak".into(), Version(0), meta);
        append.jobs = vec![job(&Goes(how.to_owned()), now).unwrap()];
        journal.append(append).await.unwrap();
        let jobs = journal.jobs();
        let taken = jobs.take(&[Goes::KIND], LEASE, 1, now.into()).await.unwrap().remove(0);
        let (_tell, stop) = watch::channel(false);
        carry_out(&service, &Registered::of::<Goes>(), &taken, stop).await;
        (jobs.open(Goes::KIND).await.unwrap(), jobs.parked().await.unwrap())
    }

    #[tokio::test]
    async fn what_is_done_is_gone() {
        assert_eq!(done("well").await, (vec![], vec![]));
    }

    #[tokio::test]
    async fn what_may_work_later_is_tried_later() {
        for (how, trouble) in [("away", "(the other side is away)"), ("to pieces", "a mistake of ours")] {
            let (open, parked) = done(how).await;
            assert_eq!(parked, vec![]);
            let expected: jiff::Timestamp = "2026-03-02T08:00:02Z".parse().unwrap();
            assert_eq!((open[0].due_at, open[0].leased_until), (expected.into(), None));
            assert!(open[0].trouble.as_deref().unwrap().contains(trouble), "{open:?}");
        }
    }

    #[tokio::test]
    async fn what_makes_no_sense_is_parked_at_once() {
        let (open, parked) = done("wrong").await;
        assert_eq!(open, vec![]);
        assert_eq!(
            (parked[0].trouble.as_str(), parked[0].job.about.as_deref()),
            ("This makes no sense.", Some("wrong"))
        );
    }
}
