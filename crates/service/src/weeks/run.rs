//! The engine at work on a draft, in the background, while pages show how far it is.

use std::collections::BTreeMap;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex, PoisonError};

use care::ids::{CommandId, PlanId, TeamId};
use care::team::plan::Proposed;
use care::team::{Command, Move};
use care::time::WeekStart;
use tokio::sync::{Semaphore, watch};

use crate::error::{Error, Kind};
use crate::planning::{Bound, Effort, Which, propose};
use crate::teams::Order;
use crate::{Caller, Service};

/// How many drafts are planned at once on this machine; the others wait their turn.
const AT_ONCE: usize = 1;

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

/// The runs of this server, the latest of each team's week.
pub(crate) struct Runs {
    runs: Mutex<BTreeMap<(TeamId, WeekStart), Handle>>,
    turns: Arc<Semaphore>,
}

struct Handle {
    stop: Arc<AtomicBool>,
    state: watch::Receiver<Run>,
}

impl Default for Runs {
    fn default() -> Self {
        Self { runs: Mutex::default(), turns: Arc::new(Semaphore::new(AT_ONCE)) }
    }
}

/// What is wanted of a run.
#[derive(Clone, Copy, Debug)]
pub struct Wanted {
    /// The command's id.
    pub command: CommandId,
    /// What the proposal will be called.
    pub plan: PlanId,
    /// How long to search.
    pub effort: Effort,
    /// The seed of all chance.
    pub seed: u64,
}

impl Service {
    /// Has the engine complete the draft of a week around what people decided, in the background. A run of the same week
    /// that is still going goes on instead.
    ///
    /// # Errors
    /// If they may not, or there is no draft.
    pub async fn start_run(
        &self,
        caller: &Caller,
        team: TeamId,
        week: WeekStart,
        wanted: Wanted,
    ) -> Result<watch::Receiver<Run>, Error> {
        let glimpse = self.look_in(caller, team).await?;
        glimpse.may_change_board()?;
        if glimpse.team().draft(week).is_none() {
            let sentence = "There is no draft of this week to complete. Begin one first.";
            return Err(Error::new(Kind::Invalid, sentence));
        }
        if let Some(going) = self.run(team, week).filter(|run| !run.borrow().is_over()) {
            return Ok(going);
        }
        let (tell, state) = watch::channel(Run::Waiting);
        let stop = Arc::new(AtomicBool::new(false));
        let handle = Handle { stop: Arc::clone(&stop), state: state.clone() };
        self.inner.runs.runs.lock().unwrap_or_else(PoisonError::into_inner).insert((team, week), handle);
        let (service, caller) = (self.clone(), caller.clone());
        tokio::spawn(async move {
            let over = match service.search(&caller, team, week, wanted, &stop, &tell).await {
                Ok(()) => Run::Done(wanted.plan),
                Err(error) => Run::Failed(error.sentences),
            };
            tell.send_replace(over);
        });
        Ok(state)
    }

    /// The latest run of a team's week on this server.
    #[must_use]
    pub fn run(&self, team: TeamId, week: WeekStart) -> Option<watch::Receiver<Run>> {
        let runs = self.inner.runs.runs.lock().unwrap_or_else(PoisonError::into_inner);
        runs.get(&(team, week)).map(|handle| handle.state.clone())
    }

    /// Stops a run; what it found by then is proposed.
    ///
    /// # Errors
    /// If they may not.
    pub async fn stop_run(&self, caller: &Caller, team: TeamId, week: WeekStart) -> Result<(), Error> {
        self.look_in(caller, team).await?.may_change_board()?;
        let runs = self.inner.runs.runs.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(handle) = runs.get(&(team, week)) {
            handle.stop.store(true, Ordering::Relaxed);
        }
        Ok(())
    }

    async fn search(
        &self,
        caller: &Caller,
        team: TeamId,
        week: WeekStart,
        wanted: Wanted,
        stop: &Arc<AtomicBool>,
        tell: &watch::Sender<Run>,
    ) -> Result<(), Error> {
        let _turn = self.inner.runs.turns.acquire().await.map_err(Error::internal)?;
        let glimpse = self.look_in(caller, team).await?;
        let based_on = glimpse.team().version;
        let sheet = self.lay_out_now(glimpse.now(), team, (week, Which::Draft, Bound::Decisions)).await?;
        let (stop, told) = (Arc::clone(stop), tell.clone());
        let threads = std::thread::available_parallelism().map_or(1, usize::from);
        let options = rota::Options { seed: wanted.seed, threads };
        let found = tokio::task::spawn_blocking(move || {
            propose(&sheet, based_on, (wanted.effort, options), &stop, &mut |progress| {
                told.send_replace(Run::Searching { steps: progress.steps, unplaced: progress.unplaced });
            })
        });
        let content = found.await.map_err(Error::internal)??;
        let command = Command::ProposePlan(Proposed { plan: wanted.plan, week, content });
        self.act(caller, team, Order::new(wanted.command, command)).await?;
        Ok(())
    }

    /// Changes a draft by hand.
    ///
    /// # Errors
    /// If they may not, the moves make no sense, or it cannot be recorded now.
    pub async fn change_draft(
        &self,
        caller: &Caller,
        team: TeamId,
        (id, week): (CommandId, WeekStart),
        moves: Vec<Move>,
    ) -> Result<crate::Done, Error> {
        self.act(caller, team, Order::new(id, Command::ChangeDraft { week, moves })).await
    }
}
