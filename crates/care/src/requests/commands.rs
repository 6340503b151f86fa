//! Workers ask one another: who takes this visit, who takes mine, who swaps with me?

use std::collections::{BTreeMap, BTreeSet};

use super::offer::OnOffer;
use super::{Answer, Asked, Changed, Request, State};
use crate::access::{Matter, Resource};
use crate::change::Change;
use crate::drafts::DraftChanged;
use crate::ids::{RequestId, SealedId, TeamId, WorkerId};
use crate::stream::{Decision, Wanted, commands};
use crate::team::{Event, Refusal, Team};
use crate::time::WeekStart;
use crate::visit::VisitId;
use crate::weeks::adoption::sound;
use crate::weeks::{Cause, RotaChanged, RotaCheck, RotaSteps, difference};
use crate::{Context, General};

commands! { team: Ask, SayYes, SayNo, WithdrawRequest, }

/// Ask other workers for something.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Ask {
    /// The request's id.
    pub request: RequestId,
    /// Of which week.
    pub week: WeekStart,
    /// What.
    pub what: Asked,
    /// Whom. Empty: everyone who could.
    pub whom: BTreeSet<WorkerId>,
    /// Why, in words sealed under the asking worker's key.
    pub words: Option<SealedId>,
}

/// Say yes to a request: it is made, where the engine has nothing against it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SayYes {
    /// Which.
    pub request: RequestId,
    /// What the engine says of it.
    pub verdict: RotaCheck,
}

/// Say no to a request.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SayNo {
    /// Which.
    pub request: RequestId,
}

/// Take a request back.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct WithdrawRequest {
    /// Which.
    pub request: RequestId,
}

/// A reason against a request or an answer.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Problem {
    /// Not the worker's own visit.
    #[error("This visit is not yours to give away. Choose one of your own.")]
    NotYourVisit {
        /// Which.
        visit: VisitId,
    },
    /// A visit that needs nobody.
    #[error("This visit already has everybody it takes, so there is nothing to offer.")]
    NothingToOffer {
        /// Which.
        visit: VisitId,
    },
    /// Nobody can be asked.
    #[error("There is nobody to ask. Choose workers who are in the team that day and may come.")]
    NobodyToAsk,
    /// A request is over.
    #[error("This request has come to an end. Look at the week as it is now.")]
    RequestIsOver,
    /// Somebody else is asked.
    #[error("You are not asked here, so there is nothing to answer.")]
    NotAsked,
}

impl Problem {
    /// The field of a form it is about, where it is about one.
    pub(crate) fn field(&self) -> Option<&'static str> {
        match self {
            Self::NotYourVisit { .. }
            | Self::NothingToOffer { .. }
            | Self::NobodyToAsk
            | Self::RequestIsOver
            | Self::NotAsked => None,
        }
    }
}

impl Wanted<Team> for Ask {
    fn decide(&self, team: &Team, context: &Context) -> Decision<Team> {
        let from = context.worker()?;
        if team.requests.contains_key(&self.request) {
            return Err(General::AlreadyThere.into());
        }
        let able = OnOffer::of(team, self.week)?.able(from, self.what)?;
        let asked: BTreeSet<WorkerId> = if self.whom.is_empty() { able } else { &able & &self.whom };
        if asked.is_empty() {
            return Err(Problem::NobodyToAsk.into());
        }
        let answers: BTreeMap<WorkerId, Answer> =
            asked.into_iter().map(|worker| (worker, Answer::Open)).collect();
        let (week, what, words) = (self.week, self.what, self.words);
        Ok(vec![noted(self.request, None, Request { week, from, what, words, answers, state: State::Open })])
    }

    fn about(&self, id: TeamId, _: &Team) -> Vec<Resource> {
        vec![Matter::Weeks.of_team(id)]
    }
}

impl Wanted<Team> for SayYes {
    fn decide(&self, team: &Team, context: &Context) -> Decision<Team> {
        let (by, before) = asked(team, context, self.request)?;
        let offer = OnOffer::of(team, before.week)?;
        let after = offer.after(before, by)?;
        sound(team, &self.verdict)?;
        let mut request = before.clone();
        request.answers.insert(by, Answer::Yes);
        request.state = State::Made;
        let steps = difference(offer.rota, &after);
        let steps = RotaSteps { week: before.week, cause: Cause::Request(self.request), steps };
        let made = if offer.published {
            RotaChanged::from(steps).judged((team, team), &self.verdict)?.into()
        } else {
            DraftChanged(steps).into()
        };
        Ok(vec![noted(self.request, Some(before.clone()), request), made])
    }

    fn about(&self, id: TeamId, _: &Team) -> Vec<Resource> {
        vec![Matter::Weeks.of_team(id)]
    }
}

impl Wanted<Team> for SayNo {
    fn decide(&self, team: &Team, context: &Context) -> Decision<Team> {
        let (by, before) = asked(team, context, self.request)?;
        let mut request = before.clone();
        request.answers.insert(by, Answer::No);
        if request.answers.values().all(|answer| *answer == Answer::No) {
            request.state = State::Declined;
        }
        let same = request == *before;
        Ok(if same { Vec::new() } else { vec![noted(self.request, Some(before.clone()), request)] })
    }

    fn about(&self, id: TeamId, _: &Team) -> Vec<Resource> {
        vec![Matter::Weeks.of_team(id)]
    }
}

impl Wanted<Team> for WithdrawRequest {
    fn decide(&self, team: &Team, context: &Context) -> Decision<Team> {
        let before = open(team, self.request)?;
        if context.worker()? != before.from {
            return Err(General::OnlyThemselves.into());
        }
        let withdrawn = Request { state: State::Withdrawn, ..before.clone() };
        Ok(vec![noted(self.request, Some(before.clone()), withdrawn)])
    }

    fn about(&self, id: TeamId, _: &Team) -> Vec<Resource> {
        vec![Matter::Weeks.of_team(id)]
    }
}

fn noted(request: RequestId, before: Option<Request>, after: Request) -> Event {
    Changed { request, change: Change::new(before, Some(after)) }.into()
}

fn open(team: &Team, id: RequestId) -> Result<&Request, Refusal> {
    let request = team.requests.get(&id).ok_or(General::Unknown("request"))?;
    if request.state == State::Open { Ok(request) } else { Err(Problem::RequestIsOver.into()) }
}

/// The worker who answers, and what they are asked.
fn asked<'a>(team: &'a Team, context: &Context, id: RequestId) -> Result<(WorkerId, &'a Request), Refusal> {
    let (by, request) = (context.worker()?, open(team, id)?);
    if request.answers.contains_key(&by) { Ok((by, request)) } else { Err(Problem::NotAsked.into()) }
}
