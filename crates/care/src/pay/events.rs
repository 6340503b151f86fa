//! Something was agreed about pay, noted, asked or answered.

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use super::{Extra, ExtraId, Question, QuestionId, Rules, Terms};
use crate::access::{Matter, Resource};
use crate::change::Change;
use crate::details::DataSubject;
use crate::ids::{SealedId, TeamId, WorkerId};
use crate::stream::events;
use crate::stream::set::{Sets, put, sets};
use crate::team::Team;

events! { team:
    /// Something was agreed with a worker about pay.
    "pay-terms/1" => TermsChanged,
    /// The team pays in another way.
    "pay-rules/1" => RulesChanged,
    /// Something else is paid, or cost a worker something.
    "pay-extra/1" => ExtraNoted,
    /// A worker asked about their pay, or was answered.
    "pay-question/1" => QuestionChanged,
}

/// Something was agreed with a worker about pay, from a day on.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct TermsChanged {
    /// The worker.
    pub worker: WorkerId,
    /// The first day.
    pub from: Date,
    /// What was noted as beginning on that day, before and after.
    pub terms: Change<Option<Terms>>,
}

/// The team pays in another way.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct RulesChanged {
    /// How, before and after.
    pub rules: Change<Rules>,
}

/// Something else is paid, or cost a worker something.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ExtraNoted {
    /// Which.
    pub extra: ExtraId,
    /// What, before and after.
    pub change: Change<Option<Extra>>,
}

/// A worker asked about their pay, or was answered.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct QuestionChanged {
    /// Which.
    pub question: QuestionId,
    /// What, before and after.
    pub change: Change<Option<Question>>,
}

impl Sets<Team> for TermsChanged {
    sets!(terms: Option<Terms>);

    fn now(&self, team: &Team) -> Option<Option<Terms>> {
        team.workers.get(&self.worker)?;
        Some(team.pay.get(&self.worker).and_then(|terms| terms.get(&self.from)).copied())
    }

    fn set(&self, team: &mut Team, terms: Option<Terms>) {
        put(team.pay.entry(self.worker).or_default(), self.from, terms);
        team.pay.retain(|_, terms| !terms.is_empty());
    }

    fn sealed(&self, _: TeamId) -> Vec<(SealedId, DataSubject)> {
        Vec::new()
    }

    fn about(&self, id: TeamId, _: &Team) -> Resource {
        Matter::Pay.of_worker(id, self.worker)
    }
}

impl Sets<Team> for RulesChanged {
    sets!(rules: Rules);

    fn now(&self, team: &Team) -> Option<Rules> {
        Some(team.pay_rules)
    }

    fn set(&self, team: &mut Team, rules: Rules) {
        team.pay_rules = rules;
    }

    fn sealed(&self, _: TeamId) -> Vec<(SealedId, DataSubject)> {
        Vec::new()
    }

    fn about(&self, id: TeamId, _: &Team) -> Resource {
        Matter::Pay.of_team(id)
    }
}

impl ExtraNoted {
    /// Whose it is.
    #[must_use]
    pub fn worker(&self) -> Option<WorkerId> {
        self.change.after.or(self.change.before).map(|extra| extra.worker)
    }
}

impl Sets<Team> for ExtraNoted {
    sets!(change: Option<Extra>);

    fn now(&self, team: &Team) -> Option<Option<Extra>> {
        Some(team.pay_extras.get(&self.extra).copied())
    }

    fn set(&self, team: &mut Team, extra: Option<Extra>) {
        put(&mut team.pay_extras, self.extra, extra);
    }

    fn sealed(&self, _: TeamId) -> Vec<(SealedId, DataSubject)> {
        self.change.after.iter().map(|extra| (extra.words, DataSubject::Worker(extra.worker))).collect()
    }

    fn about(&self, id: TeamId, _: &Team) -> Resource {
        self.worker().map_or(Matter::Pay.of_team(id), |worker| Matter::Pay.of_worker(id, worker))
    }
}

impl QuestionChanged {
    /// Whose pay it is about.
    #[must_use]
    pub fn worker(&self) -> Option<WorkerId> {
        self.change.after.or(self.change.before).map(|question| question.worker)
    }
}

impl Sets<Team> for QuestionChanged {
    sets!(change: Option<Question>);

    fn now(&self, team: &Team) -> Option<Option<Question>> {
        Some(team.pay_questions.get(&self.question).copied())
    }

    fn set(&self, team: &mut Team, question: Option<Question>) {
        put(&mut team.pay_questions, self.question, question);
    }

    /// The question is sealed with the event that asks, the answer with the one that answers.
    fn sealed(&self, _: TeamId) -> Vec<(SealedId, DataSubject)> {
        let Some(after) = self.change.after else { return Vec::new() };
        let words = |question: Question| std::iter::once(question.asked).chain(question.answer);
        let before: Vec<SealedId> = self.change.before.into_iter().flat_map(words).collect();
        let new = words(after).filter(|id| !before.contains(id));
        new.map(|id| (id, DataSubject::Worker(after.worker))).collect()
    }

    fn about(&self, id: TeamId, _: &Team) -> Resource {
        let of_team = Matter::PayQuestions.of_team(id);
        self.worker().map_or(of_team, |worker| Matter::PayQuestions.of_worker(id, worker))
    }
}
