//! Decisions by consent: a proposal stands unless somebody has a reason against it.

use std::collections::{BTreeMap, BTreeSet};

use jiff::civil::Date;

use super::{Changed, Proposal, State};
use crate::access::{Matter, Resource};
use crate::ids::{ProposalId, SealedId, TeamId};
use crate::stream::{Decision, Wanted, commands, set};
use crate::team::{Event, Refusal, Team};
use crate::{Context, General};

commands! { team: Propose, Consent, Object, Amend, Decide, Withdraw, }

/// Bring up something for the team to decide.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Propose {
    /// Its id.
    pub proposal: ProposalId,
    /// What is proposed, sealed under the team's key.
    pub words: SealedId,
    /// Until when everybody is asked to answer.
    pub answer_by: Date,
}

/// Have no reason against a proposal.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Consent {
    /// Which.
    pub proposal: ProposalId,
}

/// Have a reason against a proposal.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Object {
    /// Which.
    pub proposal: ProposalId,
    /// The reason, sealed under the team's key.
    pub words: SealedId,
}

/// Propose something else that takes up the objections; everybody answers again. Also of what was decided and is looked at again.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Amend {
    /// Which.
    pub proposal: ProposalId,
    /// What is proposed now, sealed under the team's key.
    pub words: SealedId,
    /// Until when everybody is asked to answer.
    pub answer_by: Date,
}

/// Note that it is decided, and when it is looked at again.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Decide {
    /// Which.
    pub proposal: ProposalId,
    /// When the team looks at it again.
    pub review: Date,
}

/// Take a proposal back.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Withdraw {
    /// Which.
    pub proposal: ProposalId,
}

/// A reason against what somebody wants of a proposal.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Problem {
    /// A proposal is over.
    #[error("This proposal is decided or withdrawn. Bring it up again if it is to change.")]
    IsOver,
    /// Somebody has a reason against it.
    #[error("Somebody has a reason against this. Talk about it, and propose something that takes it up.")]
    ObjectionsStand,
    /// Not everybody answered yet.
    #[error(
        "Not everybody has answered, and there is still time. Ask them, or wait until the day to answer by is over."
    )]
    NotEverybodyAnswered,
}

impl Problem {
    /// The field of a form it is about, where it is about one.
    pub(crate) fn field(&self) -> Option<&'static str> {
        match self {
            Self::IsOver | Self::ObjectionsStand | Self::NotEverybodyAnswered => None,
        }
    }
}

impl Wanted<Team> for Propose {
    fn decide(&self, team: &Team, context: &Context) -> Decision<Team> {
        let by = context.worker()?;
        if team.proposals.contains_key(&self.proposal) {
            return Err(General::AlreadyThere.into());
        }
        to_come(team, context, self.answer_by)?;
        let proposal = Proposal {
            by,
            versions: vec![self.words],
            answer_by: self.answer_by,
            consents: BTreeSet::from([by]),
            objections: BTreeMap::new(),
            state: State::Open,
        };
        Ok(noted(self.proposal, None, proposal))
    }

    fn about(&self, id: TeamId, _: &Team) -> Vec<Resource> {
        vec![Matter::Decisions.of_team(id)]
    }
}

impl Wanted<Team> for Consent {
    fn decide(&self, team: &Team, context: &Context) -> Decision<Team> {
        let by = context.worker()?;
        let before = open(team, self.proposal)?;
        let mut proposal = before.clone();
        proposal.objections.remove(&by);
        proposal.consents.insert(by);
        Ok(noted(self.proposal, Some(before), proposal))
    }

    fn about(&self, id: TeamId, _: &Team) -> Vec<Resource> {
        vec![Matter::Decisions.of_team(id)]
    }
}

impl Wanted<Team> for Object {
    fn decide(&self, team: &Team, context: &Context) -> Decision<Team> {
        let by = context.worker()?;
        let before = open(team, self.proposal)?;
        let mut proposal = before.clone();
        proposal.consents.remove(&by);
        proposal.objections.insert(by, self.words);
        Ok(noted(self.proposal, Some(before), proposal))
    }

    fn about(&self, id: TeamId, _: &Team) -> Vec<Resource> {
        vec![Matter::Decisions.of_team(id)]
    }
}

impl Wanted<Team> for Amend {
    fn decide(&self, team: &Team, context: &Context) -> Decision<Team> {
        let by = context.worker()?;
        let before = team.proposals.get(&self.proposal).ok_or(General::Unknown("proposal"))?;
        if before.state == State::Withdrawn {
            return Err(Problem::IsOver.into());
        }
        to_come(team, context, self.answer_by)?;
        let mut proposal = before.clone();
        proposal.versions.push(self.words);
        proposal.answer_by = self.answer_by;
        proposal.consents = BTreeSet::from([by]);
        proposal.objections.clear();
        proposal.state = State::Open;
        Ok(noted(self.proposal, Some(before), proposal))
    }

    fn about(&self, id: TeamId, _: &Team) -> Vec<Resource> {
        vec![Matter::Decisions.of_team(id)]
    }
}

impl Wanted<Team> for Decide {
    fn decide(&self, team: &Team, context: &Context) -> Decision<Team> {
        context.worker()?;
        let before = open(team, self.proposal)?;
        let today = team.today(context);
        if !before.objections.is_empty() {
            return Err(Problem::ObjectionsStand.into());
        }
        let everybody = team.workers_on(today).all(|(worker, _)| before.consents.contains(&worker));
        if !everybody && today <= before.answer_by {
            return Err(Problem::NotEverybodyAnswered.into());
        }
        to_come(team, context, self.review)?;
        let state = State::Decided { on: today, review: self.review };
        Ok(noted(self.proposal, Some(before), Proposal { state, ..before.clone() }))
    }

    fn about(&self, id: TeamId, _: &Team) -> Vec<Resource> {
        vec![Matter::Decisions.of_team(id)]
    }
}

impl Wanted<Team> for Withdraw {
    fn decide(&self, team: &Team, context: &Context) -> Decision<Team> {
        let before = open(team, self.proposal)?;
        if context.worker()? != before.by {
            return Err(General::OnlyThemselves.into());
        }
        Ok(noted(self.proposal, Some(before), Proposal { state: State::Withdrawn, ..before.clone() }))
    }

    fn about(&self, id: TeamId, _: &Team) -> Vec<Resource> {
        vec![Matter::Decisions.of_team(id)]
    }
}

fn open(team: &Team, id: ProposalId) -> Result<&Proposal, Refusal> {
    let proposal = team.proposals.get(&id).ok_or(General::Unknown("proposal"))?;
    if proposal.state == State::Open { Ok(proposal) } else { Err(Problem::IsOver.into()) }
}

fn to_come(team: &Team, context: &Context, date: Date) -> Result<(), Refusal> {
    if team.today(context) <= date { Ok(()) } else { Err(General::DateHasPassed.into()) }
}

fn noted(proposal: ProposalId, before: Option<&Proposal>, after: Proposal) -> Vec<Event> {
    set::to(before.cloned(), Some(after), |change| Changed { proposal, change })
}
