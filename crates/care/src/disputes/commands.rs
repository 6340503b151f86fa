//! Disputing a line, looking into it, answering, asking again.

use super::{Did, Dispute, DisputeId, Line, Raised, Step, Stepped};
use crate::access::{Matter, Resource};
use crate::change::Change;
use crate::details::DataSubject;
use crate::ids::{SealedId, TeamId};
use crate::stream::{Decision, Wanted, commands};
use crate::team::{Refusal, Team};
use crate::{By, Context, General};

commands! { team: Raise, TakeOn, Answer, Reopen, }

/// Say that a line is not right.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Raise {
    /// Its id.
    pub dispute: DisputeId,
    /// Which line.
    pub line: Line,
    /// What it says, in minutes or pence.
    pub said: i64,
    /// About whom the line is, and under whose key the words are.
    pub subject: DataSubject,
    /// What is not right.
    pub words: SealedId,
}

/// Look into it from now on.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TakeOn {
    /// Which.
    pub dispute: DisputeId,
}

/// Answer the one who raised it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Answer {
    /// Which.
    pub dispute: DisputeId,
    /// Whether the line was put right; if not, it stands.
    pub put_right: bool,
    /// The answer.
    pub words: SealedId,
}

/// Say that the answer was not enough.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Reopen {
    /// Which.
    pub dispute: DisputeId,
    /// Why.
    pub words: SealedId,
}

/// A reason against what is to be done about a disputed line.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Problem {
    /// There is no such line.
    #[error("There is no such line. Open the statement again and choose the line there.")]
    NoSuchLine,
    /// It waits for an answer already.
    #[error("This line is being looked into already. Wait for the answer.")]
    DisputedAlready,
    /// It has an answer.
    #[error("This has an answer already. Ask again if something is still open.")]
    Answered,
    /// It has none.
    #[error("This has no answer yet. Wait for it, then ask again if you need to.")]
    NotAnsweredYet,
    /// They raised it themselves.
    #[error("You asked this yourself. Let somebody else look into it.")]
    OwnDispute,
    /// Only the one who raised it asks again.
    #[error("Only the one who asked can ask again. Raise it as a new question of your own.")]
    NotTheirs,
    /// Who pays does not answer.
    #[error("The team or its organisation answers this.")]
    NotForThem,
}

impl Problem {
    /// The field of a form it is about, where it is about one.
    pub(crate) fn field(&self) -> Option<&'static str> {
        match self {
            Self::NoSuchLine
            | Self::DisputedAlready
            | Self::Answered
            | Self::NotAnsweredYet
            | Self::OwnDispute
            | Self::NotTheirs
            | Self::NotForThem => None,
        }
    }
}

impl Wanted<Team> for Raise {
    fn decide(&self, team: &Team, context: &Context) -> Decision<Team> {
        if team.disputes.contains_key(&self.dispute) {
            return Err(General::AlreadyThere.into());
        }
        if !self.line.is_known(team) {
            return Err(Problem::NoSuchLine.into());
        }
        if team.disputes_about(self.line).any(|(_, dispute)| dispute.is_open()) {
            return Err(Problem::DisputedAlready.into());
        }
        let about = Dispute {
            line: self.line,
            said: self.said,
            whose: context.by,
            at: context.happened.min(context.received),
            words: self.words,
            steps: Vec::new(),
        };
        Ok(vec![Raised { dispute: self.dispute, subject: self.subject, about }.into()])
    }

    fn about(&self, id: TeamId, team: &Team) -> Vec<Resource> {
        vec![self.line.about(id, team)]
    }
}

/// The event that adds a step.
fn step(team: &Team, (id, dispute): (DisputeId, &Dispute), context: &Context, did: Did) -> Decision<Team> {
    let founded = team.founded.as_ref().ok_or(General::NotFounded)?;
    let step = Change::new(None, Some(Step::now(context, did)));
    let (subject, place) = (dispute.line.subject(founded.team, team), dispute.steps.len());
    Ok(vec![Stepped { dispute: id, subject, place, step }.into()])
}

/// An open dispute that somebody may look into: a worker or the organisation, and not the one who raised it.
fn for_answer<'a>(team: &'a Team, id: DisputeId, context: &Context) -> Result<&'a Dispute, Refusal> {
    let dispute = team.disputes.get(&id).ok_or(General::Unknown("disputed line"))?;
    if !dispute.is_open() {
        return Err(Problem::Answered.into());
    }
    if dispute.whose == context.by {
        return Err(Problem::OwnDispute.into());
    }
    match context.by {
        By::Worker(_) | By::Account(_) | By::Program => Ok(dispute),
        By::Person(_) | By::Member(_) => Err(Problem::NotForThem.into()),
    }
}

fn about(dispute: DisputeId, id: TeamId, team: &Team) -> Vec<Resource> {
    let known = team.disputes.get(&dispute);
    vec![known.map_or(Matter::Disputes.of_team(id), |dispute| dispute.line.about(id, team))]
}

impl Wanted<Team> for TakeOn {
    fn decide(&self, team: &Team, context: &Context) -> Decision<Team> {
        let dispute = for_answer(team, self.dispute, context)?;
        if dispute.owner() == Some(context.by) {
            return Ok(Vec::new());
        }
        step(team, (self.dispute, dispute), context, Did::TakenOn { owner: context.by })
    }

    fn about(&self, id: TeamId, team: &Team) -> Vec<Resource> {
        about(self.dispute, id, team)
    }
}

impl Wanted<Team> for Answer {
    fn decide(&self, team: &Team, context: &Context) -> Decision<Team> {
        let dispute = for_answer(team, self.dispute, context)?;
        let did = Did::Answered { put_right: self.put_right, words: self.words };
        step(team, (self.dispute, dispute), context, did)
    }

    fn about(&self, id: TeamId, team: &Team) -> Vec<Resource> {
        about(self.dispute, id, team)
    }
}

impl Wanted<Team> for Reopen {
    fn decide(&self, team: &Team, context: &Context) -> Decision<Team> {
        let dispute = team.disputes.get(&self.dispute).ok_or(General::Unknown("disputed line"))?;
        if dispute.is_open() {
            return Err(Problem::NotAnsweredYet.into());
        }
        if dispute.whose != context.by {
            return Err(Problem::NotTheirs.into());
        }
        step(team, (self.dispute, dispute), context, Did::Reopened { words: self.words })
    }

    fn about(&self, id: TeamId, team: &Team) -> Vec<Resource> {
        about(self.dispute, id, team)
    }
}
