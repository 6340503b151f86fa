//! How far each run of the engine is, on whichever server it is, so that pages can show it.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use care::ids::{PlanId, TeamId};
use care::time::WeekStart;
use journal::{Moment, OpenJob};
use serde::{Deserialize, Serialize};
use tokio::sync::watch;

use super::run::PlanWeek;
use crate::Service;
use crate::error::Error;
use crate::jobs::Work;

/// How far a run is.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum Run {
    /// Waiting for its turn.
    #[default]
    Waiting,
    /// Searching: moves tried, and visits that the best rota so far leaves out.
    Searching {
        /// Moves tried so far.
        steps: u64,
        /// Visits without anybody in the best so far.
        unplaced: usize,
    },
    /// Done: the proposal is in the team's week.
    Done(PlanId),
    /// It came to nothing, and why.
    Failed(Vec<String>),
}

impl Run {
    /// Whether there is nothing more to wait for.
    #[must_use]
    pub fn is_over(&self) -> bool {
        matches!(self, Self::Done(_) | Self::Failed(_))
    }
}

/// How far a run is, as its server tells the others.
#[derive(Clone, Copy, Debug, Serialize, Deserialize)]
pub(super) struct Told {
    pub(super) steps: u64,
    pub(super) unplaced: usize,
}

/// The runs that this server knows of, the latest of each team's week.
#[derive(Default)]
pub(crate) struct Runs {
    runs: Mutex<BTreeMap<Of, Handle>>,
}

type Of = (TeamId, WeekStart);

struct Handle {
    plan: PlanId,
    state: Arc<watch::Sender<Run>>,
    /// What stops it, where it runs here.
    stop: Option<Arc<AtomicBool>>,
}

impl Handle {
    fn new(plan: PlanId) -> Self {
        Self { plan, state: Arc::new(watch::Sender::new(Run::Waiting)), stop: None }
    }

    fn is_over(&self) -> bool {
        self.state.borrow().is_over()
    }
}

impl Runs {
    fn lock(&self) -> MutexGuard<'_, BTreeMap<Of, Handle>> {
        self.runs.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// The latest run of a team's week.
    pub(super) fn get(&self, of: Of) -> Option<watch::Receiver<Run>> {
        self.lock().get(&of).map(|handle| handle.state.subscribe())
    }

    /// The run that will be called so, in place of one before it.
    pub(super) fn follow(&self, of: Of, plan: PlanId) -> watch::Receiver<Run> {
        let mut runs = self.lock();
        let handle = runs.entry(of).or_insert_with(|| Handle::new(plan));
        if handle.plan != plan {
            *handle = Handle::new(plan);
        }
        handle.state.subscribe()
    }

    /// A run begins here.
    pub(super) fn begin(&self, of: Of, plan: PlanId, stop: Arc<AtomicBool>) -> Arc<watch::Sender<Run>> {
        drop(self.follow(of, plan));
        let mut runs = self.lock();
        let handle = runs.entry(of).or_insert_with(|| Handle::new(plan));
        handle.stop = Some(stop);
        Arc::clone(&handle.state)
    }

    /// A run is here no longer.
    pub(super) fn end(&self, of: Of) {
        if let Some(handle) = self.lock().get_mut(&of) {
            handle.stop = None;
        }
    }

    /// Stops a run at once, where it is here.
    pub(super) fn stop(&self, of: Of) {
        if let Some(stop) = self.lock().get(&of).and_then(|handle| handle.stop.as_ref()) {
            stop.store(true, Ordering::Relaxed);
        }
    }

    /// The runs elsewhere that are not over.
    fn elsewhere(&self) -> BTreeMap<Of, PlanId> {
        let runs = self.lock();
        let elsewhere = runs.iter().filter(|(_, handle)| handle.stop.is_none() && !handle.is_over());
        elsewhere.map(|(of, handle)| (*of, handle.plan)).collect()
    }

    fn tell(&self, of: Of, plan: PlanId, run: Run) {
        let runs = self.lock();
        let handle = runs.get(&of).filter(|handle| handle.plan == plan && handle.stop.is_none());
        if let Some(handle) = handle.filter(|handle| *handle.state.borrow() != run) {
            handle.state.send_replace(run);
        }
    }

    /// Looks how far the runs on other servers are, and which are new or over.
    pub(crate) async fn refresh(&self, service: &Service) {
        if let Err(error) = self.look(service).await {
            tracing::warn!(%error, "how far plans are on other servers is not known just now");
        }
    }

    async fn look(&self, service: &Service) -> Result<(), Error> {
        let known = self.elsewhere();
        let now = Moment::from(service.now());
        let mut open = BTreeSet::new();
        for job in service.inner.journal.jobs().open(PlanWeek::KIND).await? {
            let Ok(wanted) = serde_json::from_slice::<PlanWeek>(&job.job.body) else { continue };
            let (of, plan) = (wanted.of(), wanted.plan);
            open.insert(plan);
            drop(self.follow(of, plan));
            if !self.is_over(of) {
                self.tell(of, plan, how_far(&job, now));
            }
        }
        for (of, plan) in known.into_iter().filter(|(_, plan)| !open.contains(plan)) {
            let outcome = came_of(service, of, plan).await?;
            self.tell(of, plan, outcome);
        }
        Ok(())
    }

    fn is_over(&self, of: Of) -> bool {
        self.lock().get(&of).is_some_and(Handle::is_over)
    }
}

/// How far a job is that may be in another server's hands.
fn how_far(job: &OpenJob, now: Moment) -> Run {
    let leased = job.leased_until.is_some_and(|until| until > now);
    let told =
        job.told.as_deref().filter(|_| leased).and_then(|told| serde_json::from_str::<Told>(told).ok());
    told.map_or(Run::Waiting, |Told { steps, unplaced }| Run::Searching { steps, unplaced })
}

/// What came of a run whose job is gone.
async fn came_of(service: &Service, (team, week): Of, plan: PlanId) -> Result<Run, Error> {
    let open = service.inner.teams.open(team).await?;
    open.catch_up().await?;
    let now = open.now();
    if now.state.weeks.get(&week).is_some_and(|week| week.plans.contains_key(&plan)) {
        return Ok(Run::Done(plan));
    }
    let sentence = "No proposal could be made this time. Ask for one again.";
    Ok(Run::Failed(vec![sentence.to_owned()]))
}
