//! Saying how it was, asking for something to be different, answering that.

use super::{
    ChangeAnswer, ChangeAsked, Feedback, FeedbackGiven, FeedbackId, Felt, WantedChange, WantedChangeId,
};
use crate::access::{Matter, Resource};
use crate::ids::{PersonId, SealedId, TeamId, WorkerId};
use crate::refusal::Problems;
use crate::stream::{Decision, Wanted, commands, set};
use crate::team::{Refusal, Team};
use crate::visit::VisitId;
use crate::{By, Context, General};

commands! { team: GiveFeedback, AskForChange, AnswerWish, }

/// Say how it was, or thank somebody.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct GiveFeedback {
    /// Which.
    pub feedback: FeedbackId,
    /// Whose support it is about.
    pub person: PersonId,
    /// Who said it; a worker may write down what the person or their circle told them.
    pub whose: By,
    /// How it was.
    pub felt: Option<Felt>,
    /// Of which visit.
    pub visit: Option<VisitId>,
    /// Whom they thank.
    pub thanks: Option<WorkerId>,
    /// More, in words.
    pub words: Option<SealedId>,
}

/// Ask for something to be different.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AskForChange {
    /// Which.
    pub asked: WantedChangeId,
    /// Whose support it is about.
    pub person: PersonId,
    /// Who asks.
    pub whose: By,
    /// What for.
    pub words: SealedId,
}

/// Answer what somebody asked to be different.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AnswerWish {
    /// Which.
    pub asked: WantedChangeId,
    /// Whose support it is about.
    pub person: PersonId,
    /// Whether it is done as asked.
    pub yes: bool,
    /// In words.
    pub words: SealedId,
}

/// A reason against feedback.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Problem {
    /// Neither how it was, nor thanks, nor words.
    #[error("There is nothing in it yet. Say how it was, thank somebody, or write a sentence.")]
    NothingSaid,
    /// Said for somebody else.
    #[error("This is what the person or somebody of their circle says. Choose who said it.")]
    NotForThem,
    /// The visit is another person's.
    #[error("That was another person’s visit. Choose one of this person’s, or leave it out.")]
    AnothersVisit,
    /// It is answered.
    #[error("This is answered already. If more is to be said, ring the person, or write them a note.")]
    AnsweredAlready,
}

impl Problem {
    /// The field of a form it is about, where it is about one.
    pub(crate) fn field(&self) -> Option<&'static str> {
        match self {
            Self::NothingSaid => Some("felt"),
            Self::NotForThem => Some("whose"),
            Self::AnothersVisit | Self::AnsweredAlready => None,
        }
    }
}

/// Who said something is the person or somebody of their circle; a worker may write it down for them.
pub(crate) fn may_say(team: &Team, person: PersonId, whose: By, by: By) -> Result<(), Refusal> {
    let known = team.known_person(person)?;
    let close = match whose {
        By::Person(whose) => whose == person,
        By::Member(member) => known.circle.contains_key(&member),
        By::Worker(_) | By::Account(_) | By::Program => false,
    };
    if close && (whose == by || by.worker().is_some()) { Ok(()) } else { Err(Problem::NotForThem.into()) }
}

impl Wanted<Team> for GiveFeedback {
    fn decide(&self, team: &Team, context: &Context) -> Decision<Team> {
        if team.feedback.contains_key(&self.feedback) {
            return Err(General::AlreadyThere.into());
        }
        let GiveFeedback { feedback, person, whose, felt, visit, thanks, words } = self.clone();
        let mut problems = Problems::new();
        problems.add(may_say(team, person, whose, context.by));
        let says = felt.is_some() || thanks.is_some() || words.is_some();
        problems.unless(says, Problem::NothingSaid);
        let theirs = visit.is_none_or(|visit| team.whose(visit) == Some(person));
        problems.unless(theirs, Problem::AnothersVisit);
        problems.add(thanks.map_or(Ok(()), |worker| team.known_worker(worker).map(drop)));
        problems.done()?;
        let at = context.happened.min(context.received);
        let after = Feedback { person, whose, by: context.by, at, felt, visit, thanks, words };
        Ok(set::to(None, Some(after), |change| FeedbackGiven { feedback, person, change }))
    }

    fn about(&self, id: TeamId, _: &Team) -> Vec<Resource> {
        vec![Matter::Feedback.of_person(id, self.person)]
    }
}

impl Wanted<Team> for AskForChange {
    fn decide(&self, team: &Team, context: &Context) -> Decision<Team> {
        if team.changes_asked.contains_key(&self.asked) {
            return Err(General::AlreadyThere.into());
        }
        may_say(team, self.person, self.whose, context.by)?;
        let AskForChange { asked, person, whose, words } = self.clone();
        let at = context.happened.min(context.received);
        let after = WantedChange { person, whose, at, words, answer: None };
        Ok(set::to(None, Some(after), |change| ChangeAsked { asked, person, change }))
    }

    fn about(&self, id: TeamId, _: &Team) -> Vec<Resource> {
        vec![Matter::Feedback.of_person(id, self.person)]
    }
}

impl Wanted<Team> for AnswerWish {
    fn decide(&self, team: &Team, context: &Context) -> Decision<Team> {
        let known = team.changes_asked.get(&self.asked).filter(|known| known.person == self.person);
        let before = *known.ok_or(General::Unknown("request for a change"))?;
        let by = context.worker()?;
        if before.answer.is_some() {
            return Err(Problem::AnsweredAlready.into());
        }
        let at = context.happened.min(context.received);
        let answer = Some(ChangeAnswer { by, at, yes: self.yes, words: self.words });
        let (asked, person) = (self.asked, self.person);
        let after = Some(WantedChange { answer, ..before });
        Ok(set::to(Some(before), after, |change| ChangeAsked { asked, person, change }))
    }

    fn about(&self, id: TeamId, _: &Team) -> Vec<Resource> {
        vec![Matter::Feedback.of_person(id, self.person)]
    }
}
