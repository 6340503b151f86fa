//! Decisions by consent: what somebody may see of them, and what they may want.

use care::Context;
use care::access::Matter;
use care::decisions::{self, Proposal, State};
use care::details::{DataSubject, Detail};
use care::ids::{CommandId, ProposalId, TeamId};
use care::stream::Stream;
use care::team::Command;
use jiff::civil::Date;

use crate::carry_out::Done;
use crate::wanted::{Colleague, fresh};
use crate::{Caller, Error, Order, Service, TeamView};

/// How many days a proposal usually waits for answers.
const ANSWER_DAYS: i32 = 7;

/// After how many days what was decided usually comes up again: twelve weeks.
const REVIEW_DAYS: i32 = 84;

/// What the team decides, as somebody may see it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Decisions {
    /// What waits for answers, the oldest first.
    pub open: Vec<OpenProposal>,
    /// What is decided, the next review first.
    pub decided: Vec<Decided>,
    /// Whether they may propose, answer and decide; others read.
    pub may_take_part: bool,
    /// Until when a new proposal usually waits for answers.
    pub usual_answer_by: Date,
    /// When what is decided today usually comes up again.
    pub usual_review: Date,
}

/// A proposal that waits for answers.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OpenProposal {
    /// Which.
    pub id: ProposalId,
    /// Who made it.
    pub by: Colleague,
    /// What is proposed now.
    pub words: String,
    /// How often it was changed since it was made.
    pub changes: usize,
    /// Until when everybody is asked to answer.
    pub answer_by: Date,
    /// What everyone who is in the team today says to it.
    pub voices: Vec<(Colleague, Voice)>,
    /// Whether it could be recorded as decided now: nobody objects, and everybody answered or the time is over.
    pub can_be_decided: bool,
    /// Whether they made it themselves, and may withdraw it.
    pub may_withdraw: bool,
}

/// What somebody says to a proposal.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Voice {
    /// Nothing yet.
    Silent,
    /// They have no reason against it.
    Consents,
    /// They have one, in their words.
    Objects(String),
}

/// Something that is decided.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Decided {
    /// Which proposal.
    pub id: ProposalId,
    /// What was decided.
    pub words: String,
    /// When.
    pub on: Date,
    /// When the team looks at it again.
    pub review: Date,
    /// Whether that day has come.
    pub is_due: bool,
}

/// A proposal to make.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Propose {
    /// What is proposed.
    pub words: String,
    /// Until when answers are waited for; a week from today where nothing is said.
    pub answer_by: Option<Date>,
}

/// What somebody wants of a proposal.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Answer {
    /// To have no reason against it.
    Consent,
    /// To have one, in these words.
    Object(String),
    /// To propose this instead. Also of what was decided and comes up again.
    Amend(Propose),
    /// To record it as decided, and look at it again on this date; in twelve weeks where nothing is said.
    Decide(Option<Date>),
    /// To withdraw it.
    Withdraw,
}

impl TeamView {
    /// What the team decides.
    ///
    /// # Errors
    /// If they may not see it.
    pub fn decisions(&self) -> Result<Decisions, Error> {
        self.may_see(Matter::Decisions)?;
        let may_take_part = self.me().is_some() && self.may_change(Matter::Decisions);
        let (mut open, mut decided) = (Vec::new(), Vec::new());
        for (id, proposal) in &self.team().proposals {
            match proposal.state {
                State::Open => open.push(self.open_proposal(*id, proposal)),
                State::Decided { on, review } => {
                    let (words, is_due) = (self.proposed(proposal), review <= self.today());
                    decided.push(Decided { id: *id, words, on, review, is_due });
                }
                State::Withdrawn => {}
            }
        }
        open.sort_by_key(|one| (one.answer_by, one.id));
        decided.sort_by_key(|one| (one.review, one.id));
        let (usual_answer_by, usual_review) = (self.in_days(ANSWER_DAYS), self.in_days(REVIEW_DAYS));
        Ok(Decisions { open, decided, may_take_part, usual_answer_by, usual_review })
    }

    fn open_proposal(&self, id: ProposalId, proposal: &Proposal) -> OpenProposal {
        let voice = |who: &Colleague| match proposal.objections.get(&who.id) {
            Some(reason) => Voice::Objects(self.decision_words(*reason).unwrap_or_default().to_owned()),
            None if proposal.consents.contains(&who.id) => Voice::Consents,
            None => Voice::Silent,
        };
        OpenProposal {
            id,
            by: self.colleague(proposal.by),
            words: self.proposed(proposal),
            changes: proposal.versions.len().saturating_sub(1),
            answer_by: proposal.answer_by,
            voices: self.colleagues().into_iter().map(|who| (who.clone(), voice(&who))).collect(),
            can_be_decided: self.could_decide(id),
            may_withdraw: self.me() == Some(proposal.by),
        }
    }

    /// What a proposal says now.
    fn proposed(&self, proposal: &Proposal) -> String {
        let words = proposal.words().and_then(|words| self.decision_words(words));
        words.unwrap_or_default().to_owned()
    }

    /// Whether the team's rules would let the viewer record a proposal as decided.
    fn could_decide(&self, proposal: ProposalId) -> bool {
        let decide = decisions::Decide { proposal, review: self.in_days(REVIEW_DAYS) };
        let context = Context::now(self.caller().by(self.id()), self.service().now());
        self.team().decide(&Command::from(decide), &context).is_ok()
    }
}

impl Service {
    /// Makes a proposal.
    ///
    /// # Errors
    /// If they may not, if the day to answer by has passed, or it cannot be recorded now.
    pub async fn propose(
        &self,
        caller: &Caller,
        team: TeamId,
        id: CommandId,
        wanted: Propose,
    ) -> Result<Done, Error> {
        let mut order = Order::of(id);
        let answer_by = self.answer_by(caller, team, wanted.answer_by).await?;
        let words = order.seal(DataSubject::Team(team), Detail::Words(wanted.words));
        let proposal = fresh(ProposalId::new);
        order.commands.push(Command::from(decisions::Propose { proposal, words, answer_by }));
        self.act(caller, team, order).await
    }

    /// Does what somebody wants of a proposal.
    ///
    /// # Errors
    /// If they may not, the team's rules refuse it, or it cannot be recorded now.
    pub async fn answer_proposal(
        &self,
        caller: &Caller,
        (team, proposal): (TeamId, ProposalId),
        id: CommandId,
        answer: Answer,
    ) -> Result<Done, Error> {
        let mut order = Order::of(id);
        let mut seal = |words| order.seal(DataSubject::Team(team), Detail::Words(words));
        let command = match answer {
            Answer::Consent => Command::from(decisions::Consent { proposal }),
            Answer::Object(reason) => Command::from(decisions::Object { proposal, words: seal(reason) }),
            Answer::Amend(Propose { words, answer_by }) => {
                let answer_by = self.answer_by(caller, team, answer_by).await?;
                Command::from(decisions::Amend { proposal, words: seal(words), answer_by })
            }
            Answer::Decide(review) => {
                let usual = self.team_view(caller, team).await?.in_days(REVIEW_DAYS);
                Command::from(decisions::Decide { proposal, review: review.unwrap_or(usual) })
            }
            Answer::Withdraw => Command::from(decisions::Withdraw { proposal }),
        };
        order.commands.push(command);
        self.act(caller, team, order).await
    }

    /// Until when answers are waited for.
    async fn answer_by(&self, caller: &Caller, team: TeamId, said: Option<Date>) -> Result<Date, Error> {
        match said {
            Some(date) => Ok(date),
            None => Ok(self.team_view(caller, team).await?.in_days(ANSWER_DAYS)),
        }
    }
}
