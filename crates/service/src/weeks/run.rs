//! The engine at work on a draft, as a job that any server may take, while pages show how far it is.

use care::ids::{AccountId, CommandId, PlanId, TeamId};
use care::plans::{self, Proposed};
use care::team::{Command, Team};
use care::time::WeekStart;
use std::sync::Arc;
use std::time::Duration;

use journal::{NewJob, StreamId};
use serde::{Deserialize, Serialize};
use tokio::sync::watch;

use super::runs::{Run, Told};
use crate::asked::Content;
use crate::carry_out::{Attempt, Decision, Intent, carry_out};
use crate::error::{Error, Kind};
use crate::jobs::{Hands, Work, job};
use crate::organisation::HERE;
use crate::planning::{Bound, Effort, Which, propose};
use crate::streams::{Asked, OpenStream};
use crate::teams::Order;
use crate::{Caller, Service};

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

/// The job: to complete the draft of a week. Done twice it comes to one proposal, by the name of its plan.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub(crate) struct PlanWeek {
    team: TeamId,
    week: WeekStart,
    pub(super) plan: PlanId,
    account: AccountId,
    effort: Pace,
    seed: u64,
}

/// How long to search, as it is written down.
#[derive(Clone, Copy, Debug, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
enum Pace {
    Milliseconds(u64),
    Steps(u64),
}

impl From<Effort> for Pace {
    fn from(effort: Effort) -> Self {
        match effort {
            Effort::Time(time) => Self::Milliseconds(u64::try_from(time.as_millis()).unwrap_or(u64::MAX)),
            Effort::Steps(steps) => Self::Steps(steps),
        }
    }
}

impl From<Pace> for Effort {
    fn from(pace: Pace) -> Self {
        match pace {
            Pace::Milliseconds(time) => Self::Time(Duration::from_millis(time)),
            Pace::Steps(steps) => Self::Steps(steps),
        }
    }
}

impl PlanWeek {
    /// Whose week it is.
    pub(super) fn of(&self) -> (TeamId, WeekStart) {
        (self.team, self.week)
    }
}

/// What the jobs of a team's week are about.
fn about((team, week): (TeamId, WeekStart)) -> String {
    format!("{team}/{week}")
}

impl Work for PlanWeek {
    const KIND: &'static str = "plan-week";
    /// The engine takes every core there is.
    const AT_ONCE: usize = 1;

    fn about(&self) -> String {
        about(self.of())
    }

    async fn carry_out(self, service: &Service, hands: &Hands) -> Result<(), Error> {
        let (runs, of) = (&service.inner.runs, self.of());
        let tell = runs.begin(of, self.plan, hands.stop());
        let found = service.search(&self, hands, &tell).await;
        runs.end(of);
        match found {
            Ok(()) if hands.gave_up() => drop(tell.send_replace(Run::Waiting)),
            Ok(()) => drop(tell.send_replace(Run::Done(self.plan))),
            Err(error) if matches!(error.kind, Kind::Unavailable | Kind::Conflict) => {
                tell.send_replace(Run::Waiting);
                return Err(error);
            }
            Err(error) => {
                tell.send_replace(Run::Failed(error.sentences.clone()));
                // A mistake of ours is for the administrator; a refusal is for the person who asked.
                return if error.kind == Kind::Internal { Err(error) } else { Ok(()) };
            }
        }
        Ok(())
    }
}

/// That somebody wants a draft completed: no event, but a job.
struct Asking<'a> {
    stream: &'a OpenStream<Team>,
    week: WeekStart,
    job: NewJob,
}

impl Attempt for Asking<'_> {
    fn stream(&self) -> StreamId {
        self.stream.stream().clone()
    }

    fn decide(&self) -> Result<Decision, Error> {
        Ok(Decision {
            version: self.stream.version(),
            entries: Vec::new(),
            zone: String::new(),
            secrets: Vec::new(),
            jobs: vec![self.job.clone()],
        })
    }

    fn content(&self) -> Result<Content, Error> {
        Ok(Content { commands: format!("CompleteDraft({})", self.week), words: Vec::new() })
    }

    fn knows(&self, _: &str) -> bool {
        false
    }

    async fn catch_up(&self) -> Result<(), Error> {
        self.stream.catch_up().await
    }
}

impl Service {
    /// Has the engine complete the draft of a week around what people decided, as a job that any server may take and a restart
    /// does not lose. A run of the same week that is still going goes on instead.
    ///
    /// # Errors
    /// If they may not, there is no draft, or it cannot be recorded now.
    pub async fn start_run(
        &self,
        caller: &Caller,
        team: TeamId,
        week: WeekStart,
        wanted: Wanted,
    ) -> Result<watch::Receiver<Run>, Error> {
        let team_view = self.view_team(caller, team).await?;
        team_view.may_change_board()?;
        if team_view.team().draft(week).is_none() {
            let sentence = "There is no draft of this week to complete. Begin one first.";
            return Err(Error::new(Kind::Invalid, sentence));
        }
        self.work();
        if let Some(going) = self.going(team, week).await? {
            return Ok(self.inner.runs.follow((team, week), going));
        }
        let (account, Wanted { command, plan, effort, seed }) = (caller.account, wanted);
        let work = PlanWeek { team, week, plan, account, effort: effort.into(), seed };
        let stream = self.inner.teams.open(team).await?;
        let asking = Asking { stream: &stream, week, job: job(&work, self.now())? };
        let intent = Intent { by: caller.by(team), id: command, happened: self.now(), received: self.now() };
        carry_out(&self.inner.journal, intent, &asking).await?;
        Ok(self.inner.runs.follow((team, week), plan))
    }

    /// The run of a team's week that some server has still to end.
    async fn going(&self, team: TeamId, week: WeekStart) -> Result<Option<PlanId>, Error> {
        let open = self.inner.journal.jobs().open(PlanWeek::KIND).await?;
        let read = open.iter().filter_map(|job| serde_json::from_slice::<PlanWeek>(&job.job.body).ok());
        Ok(read.filter(|work| work.of() == (team, week)).map(|work| work.plan).next())
    }

    /// The latest run of a team's week that this server knows of, wherever it is.
    #[must_use]
    pub fn run(&self, team: TeamId, week: WeekStart) -> Option<watch::Receiver<Run>> {
        self.inner.runs.get((team, week))
    }

    /// Stops a run, on whichever server it is; what it found by then is proposed.
    ///
    /// # Errors
    /// If they may not, or it cannot be recorded now.
    pub async fn stop_run(&self, caller: &Caller, team: TeamId, week: WeekStart) -> Result<(), Error> {
        self.view_team(caller, team).await?.may_change_board()?;
        self.inner.journal.jobs().stop(PlanWeek::KIND, &about((team, week))).await?;
        self.inner.runs.stop((team, week));
        Ok(())
    }

    /// Searches, and proposes what was found, unless the job is somebody else's by then.
    async fn search(
        &self,
        work: &PlanWeek,
        hands: &Hands,
        tell: &Arc<watch::Sender<Run>>,
    ) -> Result<(), Error> {
        // Another server asked, and what it did before may not have been heard of here.
        self.inner.organisations.open_or_empty(HERE).await?.catch_up().await?;
        self.inner.teams.open(work.team).await?.catch_up().await?;
        let (team, week, caller) = (work.team, work.week, self.caller(work.account).await?);
        let team_view = self.view_team(&caller, team).await?;
        let based_on = team_view.team().version;
        let sheet = self.lay_out_now(team_view.now(), team, (week, Which::Draft, Bound::Decisions)).await?;
        let (stop, tell, others) = (hands.stop(), Arc::clone(tell), hands.clone());
        let threads = std::thread::available_parallelism().map_or(1, usize::from);
        let (effort, options) = (work.effort.into(), rota::Options { seed: work.seed, threads });
        let found = tokio::task::spawn_blocking(move || {
            propose(&sheet, based_on, (effort, options), &stop, &mut |progress| {
                let (steps, unplaced) = (progress.steps, progress.unplaced);
                tell.send_replace(Run::Searching { steps, unplaced });
                others.tell(serde_json::to_string(&Told { steps, unplaced }).unwrap_or_default());
            })
        });
        let content = found.await.map_err(Error::internal)??;
        if hands.gave_up() {
            return Ok(());
        }
        let command = Command::from(plans::ProposePlan(Proposed { plan: work.plan, week, content }));
        // Two servers that both did this job propose one plan: what they found may differ, what was asked does not.
        let asked = format!("Plans(ProposePlan({:?}, {week}))", work.plan);
        let order = Order::new(CommandId::new(work.plan.bits()), command);
        self.act_as_asked(&caller, team, Asked { order, content: asked, jobs: Vec::new() }).await?;
        Ok(())
    }
}
