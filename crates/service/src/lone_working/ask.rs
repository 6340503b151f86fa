//! Asking whether somebody is back, as jobs that are written when they say by when they will be: they fall due at that time, and do
//! nothing where the worker has come back, or said another time.

use care::By;
use care::ids::{CommandId, TeamId, WorkerId};
use care::lone_working::{AskWhoIsBack, Command as Alone, EVERYONE_AFTER, OutingId, Whom};
use care::team::Command;
use jiff::Timestamp;
use journal::NewJob;
use serde::{Deserialize, Serialize};

use crate::jobs::{Hands, Work, job};
use crate::teams::{Order, derived};
use crate::{Error, Kind, Service};

/// The job: to ask colleagues whether somebody is back.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct AskIfBack {
    team: TeamId,
    worker: WorkerId,
    outing: OutingId,
    whom: Whom,
}

impl Work for AskIfBack {
    const KIND: &'static str = "ask-if-back";
    const AT_ONCE: usize = 4;

    fn about(&self) -> String {
        self.team.to_string()
    }

    async fn carry_out(self, service: &Service, _: &Hands) -> Result<(), Error> {
        let Self { team, worker, outing, whom } = self;
        let word = format!("ask {whom:?}");
        let id = CommandId::new(derived(CommandId::new(outing.bits()), &word));
        let ask = Command::from(AskWhoIsBack { outing, worker, whom });
        match service.inner.teams.act(team, By::Program, Order::new(id, ask), service.now()).await {
            // A team that is no longer there asks nobody.
            Err(error) if error.kind == Kind::NotFound => Ok(()),
            done => done.map(drop),
        }
    }
}

/// The jobs that follow where a command says by when somebody is back.
///
/// # Errors
/// If one cannot be written.
pub(crate) fn after(team: TeamId, commands: &[Command]) -> Result<Vec<NewJob>, Error> {
    let mut jobs = Vec::new();
    for command in commands {
        let Command::LoneWorking(Alone::SayBackBy(say)) = command else { continue };
        for (whom, due) in asks(say.colleague, say.until) {
            jobs.push(job(&AskIfBack { team, worker: say.worker, outing: say.outing, whom }, due)?);
        }
    }
    Ok(jobs)
}

/// Who is asked when: the colleague who was chosen first, everyone a while later.
fn asks(colleague: Option<WorkerId>, until: Timestamp) -> Vec<(Whom, Timestamp)> {
    let later = until.saturating_add(EVERYONE_AFTER).unwrap_or(until);
    match colleague {
        Some(_) => vec![(Whom::Colleague, until), (Whom::Everyone, later)],
        None => vec![(Whom::Everyone, until)],
    }
}
