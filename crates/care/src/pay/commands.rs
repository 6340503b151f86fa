//! Agreeing on pay, noting what else is paid, asking and answering.

use jiff::civil::Date;

use super::minimum::{self, Standing};
use super::{
    Extra, ExtraId, ExtraKind, ExtraNoted, Question, QuestionChanged, QuestionId, Rules, RulesChanged, Terms,
    TermsChanged,
};
use crate::access::{Matter, Resource};
use crate::ids::{SealedId, TeamId, WorkerId};
use crate::refusal::Problems;
use crate::stream::{Decision, Wanted, commands, set};
use crate::team::{Refusal, Team};
use crate::units::{Minutes, Pence};
use crate::{By, Context, General};

commands! { team: SetTerms, SetRules, NoteExtra, Ask, Answer, }

/// Agree with a worker what an hour is paid, from a day on.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SetTerms {
    /// The worker.
    pub worker: WorkerId,
    /// The first day.
    pub from: Date,
    /// What is agreed; `None`: nothing begins on that day after all.
    pub to: Option<Terms>,
}

/// Say how the team pays.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SetRules(pub Rules);

/// Note something else that is paid, or that cost a worker something.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NoteExtra {
    /// Which.
    pub extra: ExtraId,
    /// What; `None`: it was a mistake.
    pub to: Option<Extra>,
}

/// Ask about a line of one's pay.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Ask {
    /// Which question.
    pub question: QuestionId,
    /// Whose pay.
    pub worker: WorkerId,
    /// The day of the line.
    pub on: Date,
    /// What is asked.
    pub words: SealedId,
}

/// Answer what a worker asked about their pay.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Answer {
    /// Which question.
    pub question: QuestionId,
    /// The answer.
    pub words: SealedId,
}

/// A reason against what is to be agreed or noted about pay.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Problem {
    /// Less than the law lets anybody be paid.
    #[error("By law an hour is paid at least {least} from that day. Agree on that or more.")]
    LessThanTheLaw {
        /// What it is at least.
        least: Pence,
    },
    /// Nobody so young works.
    #[error("Nobody under 16 is paid for this work. Check the age.")]
    TooYoung,
    /// More for a mile than sense.
    #[error("A mile is paid between nothing and £1.00. Change what a mile is paid.")]
    NoSuchMileage,
    /// More on bank holidays than sense.
    #[error("On bank holidays at most 200 of 100 more is paid. Change how much more.")]
    NoSuchUplift,
    /// Nothing, or more than sense.
    #[error("Write an amount from 1p to £1,000, or from 1 minute to 16 hours.")]
    NoSuchAmount,
    /// It has an answer.
    #[error("This question has an answer already. Ask again if something is still open.")]
    AnsweredAlready,
    /// They ask themselves.
    #[error("You asked this yourself. Let somebody else who keeps hours and money answer it.")]
    OwnQuestion,
}

impl Problem {
    /// The field of a form it is about, where it is about one.
    pub(crate) fn field(&self) -> Option<&'static str> {
        match self {
            Self::LessThanTheLaw { .. } => Some("hour"),
            Self::TooYoung => Some("age"),
            Self::NoSuchMileage => Some("mile"),
            Self::NoSuchUplift => Some("bank-holidays"),
            Self::NoSuchAmount => Some("amount"),
            Self::AnsweredAlready | Self::OwnQuestion => None,
        }
    }
}

impl Wanted<Team> for SetTerms {
    fn decide(&self, team: &Team, _: &Context) -> Decision<Team> {
        team.known_worker(self.worker)?;
        if let Some(terms) = &self.to {
            check(terms, self.from)?;
        }
        let before = team.pay.get(&self.worker).and_then(|terms| terms.get(&self.from)).copied();
        let (worker, from) = (self.worker, self.from);
        Ok(set::to(before, self.to, |terms| TermsChanged { worker, from, terms }))
    }

    fn about(&self, id: TeamId, _: &Team) -> Vec<Resource> {
        vec![Matter::Pay.of_worker(id, self.worker)]
    }
}

fn check(terms: &Terms, from: Date) -> Result<(), Refusal> {
    let mut problems = Problems::new();
    let young = matches!(terms.standing, Standing::Aged(age) if age < minimum::SCHOOL_LEAVING_AGE);
    problems.unless(!young, Problem::TooYoung);
    if let Some(rate) = minimum::rate(terms.standing, from) {
        let least = rate.pence();
        problems.unless(least <= terms.hour, Problem::LessThanTheLaw { least });
    }
    problems.unless((0..=100).contains(&terms.mile.0), Problem::NoSuchMileage);
    problems.done()
}

impl Wanted<Team> for SetRules {
    fn decide(&self, team: &Team, _: &Context) -> Decision<Team> {
        if self.0.bank_holidays > 200 {
            return Err(Problem::NoSuchUplift.into());
        }
        Ok(set::to(team.pay_rules, self.0, |rules| RulesChanged { rules }))
    }

    fn about(&self, id: TeamId, _: &Team) -> Vec<Resource> {
        vec![Matter::Pay.of_team(id)]
    }
}

impl Wanted<Team> for NoteExtra {
    fn decide(&self, team: &Team, context: &Context) -> Decision<Team> {
        if let Some(extra) = &self.to {
            let known = team.known_worker(extra.worker)?;
            let mut problems = Problems::new();
            let here = General::WorkerNotHere { worker: extra.worker, on: extra.on };
            problems.unless(known.is_here(extra.on), here);
            problems.unless(extra.on <= team.today(context), crate::meetings::Problem::StillToCome);
            problems.unless(is_sensible(extra.what), Problem::NoSuchAmount);
            problems.done()?;
        }
        let before = team.pay_extras.get(&self.extra).copied();
        Ok(set::to(before, self.to, |change| ExtraNoted { extra: self.extra, change }))
    }

    fn about(&self, id: TeamId, team: &Team) -> Vec<Resource> {
        let known = team.pay_extras.get(&self.extra).into_iter().chain(&self.to);
        let mut all: Vec<Resource> = known.map(|extra| Matter::Pay.of_worker(id, extra.worker)).collect();
        all.dedup();
        if all.is_empty() { vec![Matter::Pay.of_team(id)] } else { all }
    }
}

fn is_sensible(what: ExtraKind) -> bool {
    let money = |pence: Pence| (1..=100_000).contains(&pence.0);
    let most = Minutes::hours(16);
    match what {
        ExtraKind::Work(minutes) => minutes > Minutes::ZERO && minutes <= most,
        ExtraKind::SleepIn { allowance, awake } => money(allowance) && awake <= most,
        ExtraKind::PaidBack(pence) | ExtraKind::Cost(pence) => money(pence),
    }
}

impl Wanted<Team> for Ask {
    fn decide(&self, team: &Team, _: &Context) -> Decision<Team> {
        team.known_worker(self.worker)?;
        if team.pay_questions.contains_key(&self.question) {
            return Err(General::AlreadyThere.into());
        }
        let question =
            Question { worker: self.worker, on: self.on, asked: self.words, answer: None, by: None };
        Ok(set::to(None, Some(question), |change| QuestionChanged { question: self.question, change }))
    }

    fn about(&self, id: TeamId, _: &Team) -> Vec<Resource> {
        vec![Matter::PayQuestions.of_worker(id, self.worker)]
    }
}

impl Wanted<Team> for Answer {
    fn decide(&self, team: &Team, context: &Context) -> Decision<Team> {
        let question = team.pay_questions.get(&self.question).copied();
        let question = question.ok_or(General::Unknown("question about pay"))?;
        if question.answer.is_some() {
            return Err(Problem::AnsweredAlready.into());
        }
        if context.by == By::Worker(question.worker) {
            return Err(Problem::OwnQuestion.into());
        }
        let after = Question { answer: Some(self.words), by: Some(context.by), ..question };
        let change = |change| QuestionChanged { question: self.question, change };
        Ok(set::to(Some(question), Some(after), change))
    }

    fn about(&self, id: TeamId, team: &Team) -> Vec<Resource> {
        let question = team.pay_questions.get(&self.question);
        vec![question.map_or(Matter::PayQuestions.of_team(id), |question| {
            Matter::PayQuestions.of_worker(id, question.worker)
        })]
    }
}
