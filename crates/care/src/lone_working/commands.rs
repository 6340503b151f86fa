//! Saying by when one is back, that one is, and asking who is.

use jiff::SignedDuration;

use super::{AskedWhoIsBack, Back, BackBy, BackByUntil, CameBack, OutingId, Whom};
use crate::access::{Matter, Resource};
use crate::ids::{TeamId, WorkerId};
use crate::refusal::Problems;
use crate::stream::{Decision, Wanted, commands};
use crate::team::Team;
use crate::time::Timestamp;
use crate::visit::VisitId;
use crate::{By, Context, General};

commands! { team: SayBackBy, SayBack, AskWhoIsBack, }

/// The longest that somebody is out alone before they say how they are.
const LONGEST: SignedDuration = SignedDuration::from_hours(16);

/// Say by when one is back.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SayBackBy {
    /// Made where it was said: the same arrives once.
    pub outing: OutingId,
    /// Who is out.
    pub worker: WorkerId,
    /// By when they are back.
    pub until: Timestamp,
    /// After which visit.
    pub after: Option<VisitId>,
    /// Who is asked first.
    pub colleague: Option<WorkerId>,
    /// When it was said; `None`: now.
    pub said: Option<Timestamp>,
}

/// Say that one is back, or that a colleague is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SayBack {
    /// From which time out.
    pub outing: OutingId,
    /// Who was out.
    pub worker: WorkerId,
    /// When they were back; `None`: now.
    pub happened: Option<Timestamp>,
}

/// Ask whether somebody is back. The program does it when the time has come.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AskWhoIsBack {
    /// From which time out.
    pub outing: OutingId,
    /// Who is out.
    pub worker: WorkerId,
    /// Who is asked.
    pub whom: Whom,
}

/// A reason against what somebody says of working alone.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Problem {
    /// The time is over or too far away.
    #[error("Say a time to come, within the next sixteen hours.")]
    NoSuchTime,
    /// They chose themselves.
    #[error("Choose a colleague, and not yourself.")]
    OwnColleague,
    /// Only the program asks.
    #[error("Colleagues are asked by themselves when the time has come.")]
    AsksByItself,
}

impl Problem {
    /// The field of a form it is about, where it is about one.
    pub(crate) fn field(&self) -> Option<&'static str> {
        match self {
            Self::NoSuchTime => Some("until"),
            Self::OwnColleague => Some("colleague"),
            Self::AsksByItself => None,
        }
    }
}

impl Wanted<Team> for SayBackBy {
    fn decide(&self, team: &Team, context: &Context) -> Decision<Team> {
        let said = self.said.unwrap_or(context.happened).min(context.received);
        let back_by = BackBy { until: self.until, after: self.after, colleague: self.colleague, said };
        let known = team.outings.get(&self.worker).and_then(|all| all.get(&self.outing));
        if known.is_some_and(|known| known.back_by.is_some()) {
            return Ok(Vec::new());
        }
        let today = team.today(context);
        let mut problems = Problems::new();
        let themselves = [By::Worker(self.worker), By::Program].contains(&context.by);
        problems.unless(themselves, General::OnlyThemselves);
        let ahead = self.until.duration_since(said);
        problems.unless(SignedDuration::ZERO < ahead && ahead <= LONGEST, Problem::NoSuchTime);
        team.known_worker(self.worker)?;
        if let Some(colleague) = self.colleague {
            problems.unless(colleague != self.worker, Problem::OwnColleague);
            let here = team.known_worker(colleague)?.is_here(today);
            problems.unless(here, General::WorkerNotHere { worker: colleague, on: today });
        }
        problems.done()?;
        let Self { outing, worker, .. } = *self;
        Ok(vec![BackByUntil { outing, worker, back_by }.into()])
    }

    fn about(&self, id: TeamId, _: &Team) -> Vec<Resource> {
        vec![Matter::LoneWorking.of_worker(id, self.worker)]
    }
}

impl Wanted<Team> for SayBack {
    fn decide(&self, team: &Team, context: &Context) -> Decision<Team> {
        team.known_worker(self.worker)?;
        let known = team.outings.get(&self.worker).and_then(|all| all.get(&self.outing));
        if known.is_some_and(|known| known.back.is_some()) {
            return Ok(Vec::new());
        }
        let happened = self.happened.unwrap_or(context.happened).min(context.received);
        let back = Back { happened, received: context.received, by: context.by };
        let Self { outing, worker, .. } = *self;
        Ok(vec![CameBack { outing, worker, back }.into()])
    }

    fn about(&self, id: TeamId, _: &Team) -> Vec<Resource> {
        vec![Matter::LoneWorking.of_worker(id, self.worker)]
    }
}

impl Wanted<Team> for AskWhoIsBack {
    fn decide(&self, team: &Team, context: &Context) -> Decision<Team> {
        if context.by != By::Program {
            return Err(Problem::AsksByItself.into());
        }
        let awaited = team.awaited(self.worker).filter(|(id, ..)| *id == self.outing);
        let due = awaited.is_some_and(|(_, outing, by)| {
            by.until <= context.received && !outing.asked.iter().any(|(whom, _)| *whom == self.whom)
        });
        let Self { outing, worker, whom } = *self;
        let asked = AskedWhoIsBack { outing, worker, whom, at: context.received };
        Ok(if due { vec![asked.into()] } else { Vec::new() })
    }

    fn about(&self, id: TeamId, _: &Team) -> Vec<Resource> {
        vec![Matter::LoneWorking.of_worker(id, self.worker)]
    }
}
