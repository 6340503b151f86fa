//! Hours and pay: what a worker and the one who keeps the books see of them, and what they may want.

mod asked;
mod table;

use std::collections::BTreeMap;

use care::Minutes;
use care::access::{Action, Matter, Purpose};
use care::hours::Standing;
use care::ids::{SealedId, TeamId, WorkerId};
use care::pay::payslip::{Payslip, payslip};
use care::pay::{Days, Extra, ExtraId, QuestionId, Rules, Terms};
use care::time::{WeekStart, plus_days};
use jiff::civil::Date;

use crate::disputes::LineDispute;
use crate::wanted::Colleague;
use crate::{Caller, Error, Service, TeamView};

pub use asked::{Asking, Noting};
pub use table::{COLUMNS, table};

/// One worker's hours and pay of a period.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OwnPay {
    /// Who.
    pub who: Colleague,
    /// Whether they look at their own.
    pub own: bool,
    /// What is agreed about pay, by the day from which it holds.
    pub agreed: BTreeMap<Date, Terms>,
    /// The weeks that begin in the period, each with what it comes to.
    pub weeks: Vec<(WeekStart, Standing)>,
    /// The pay, line by line.
    pub slip: Payslip,
    /// What else is noted, with its words.
    pub extras: Vec<(ExtraId, Extra, String)>,
    /// What was asked about the period, the latest first.
    pub questions: Vec<Asked>,
    /// Lines of it that somebody said are not right.
    pub disputes: Vec<LineDispute>,
    /// Holiday of a year by law, for somebody who works as promised.
    pub holiday: Minutes,
    /// Leave in the calendar year so far.
    pub leave_taken: Minutes,
    /// Whether they may agree and note something.
    pub may_change: bool,
    /// Whether they may ask.
    pub may_ask: bool,
    /// Whether they may answer.
    pub may_answer: bool,
}

/// A question about pay.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Asked {
    /// Which.
    pub id: QuestionId,
    /// Who asked.
    pub who: Colleague,
    /// About which day.
    pub on: Date,
    /// What was asked.
    pub words: String,
    /// The answer, where there is one.
    pub answer: Option<String>,
}

/// Everybody's hours and pay of a period.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TeamPay {
    /// The days.
    pub days: Days,
    /// How the team pays.
    pub rules: Rules,
    /// Each worker's, in the order of the team's list.
    pub slips: Vec<(Colleague, Payslip)>,
    /// What waits for an answer.
    pub questions: Vec<Asked>,
    /// Whether they may change how the team pays.
    pub may_change: bool,
}

impl Service {
    /// A worker's hours and pay of the period that a date is in; of today's where none is given.
    ///
    /// # Errors
    /// If they may not see it, there is no such worker, or it cannot be read or written down now.
    pub async fn own_pay(
        &self,
        caller: &Caller,
        (team, worker): (TeamId, WorkerId),
        on: Option<Date>,
    ) -> Result<OwnPay, Error> {
        let team_view = self.team_view(caller, team).await?;
        let resource = Matter::Pay.of_worker(team, worker);
        team_view.check(Action::See, &resource)?;
        let known = team_view.team().workers.get(&worker).ok_or_else(Error::not_found)?;
        team_view.let_through(Purpose::Everyday, Action::See, &resource).await?;
        let books = team_view.books().await?;
        let days = team_view.team().pay_rules.every.period(on.unwrap_or(team_view.today()));
        let may = |action, matter: Matter| team_view.judge(action, &matter.of_worker(team, worker)).allowed;
        let own = team_view.me() == Some(worker);
        let year = team_view.today().first_of_year();
        Ok(OwnPay {
            who: team_view.colleague(worker),
            own,
            agreed: team_view.team().pay_of(worker),
            weeks: weeks(days).map(|week| (week, books.hours.week(worker, week))).collect(),
            slip: payslip(team_view.team(), &books.hours, worker, days),
            extras: team_view.extras(worker, days),
            questions: team_view.questions(|one| one.worker == worker && days.hold(one.on)),
            disputes: team_view.disputes_of_pay(worker, days),
            holiday: holiday(known.terms.contract.guaranteed, days.first),
            leave_taken: books.hours.between(worker, year, team_view.today()).leave,
            may_change: may(Action::Change, Matter::Pay),
            may_ask: own && may(Action::Change, Matter::PayQuestions),
            may_answer: !own && may(Action::Change, Matter::PayQuestions),
        })
    }

    /// Everybody's hours and pay of the period that a date is in; of today's where none is given. A look at each is written down.
    ///
    /// # Errors
    /// If they may not see it, or it cannot be read or written down now.
    pub async fn team_pay(
        &self,
        caller: &Caller,
        team: TeamId,
        on: Option<Date>,
    ) -> Result<(TeamPay, TeamView), Error> {
        let team_view = self.team_view(caller, team).await?;
        team_view.check(Action::See, &Matter::Pay.of_team(team))?;
        let books = team_view.books().await?;
        let rules = team_view.team().pay_rules;
        let days = rules.every.period(on.unwrap_or(team_view.today()));
        let there = |worker: &care::workers::Worker| {
            worker.joined <= days.last && worker.leaves.is_none_or(|last| days.first <= last)
        };
        let workers = team_view.team().workers.iter().filter(|(_, worker)| there(worker)).map(|(id, _)| *id);
        let workers: Vec<WorkerId> = workers.collect();
        let seen: Vec<_> = workers.iter().map(|worker| Matter::Pay.of_worker(team, *worker)).collect();
        self.write_down_each(caller, Purpose::Everyday, &seen).await?;
        let slip = |worker: &WorkerId| {
            (team_view.colleague(*worker), payslip(team_view.team(), &books.hours, *worker, days))
        };
        let pay = TeamPay {
            days,
            rules,
            slips: workers.iter().map(slip).collect(),
            questions: team_view.questions(|one| one.answer.is_none()),
            may_change: team_view.may_change(Matter::Pay),
        };
        Ok((pay, team_view))
    }
}

impl TeamView {
    /// By which rules the team is paid.
    #[must_use]
    pub fn pay_rules(&self) -> Rules {
        self.team().pay_rules
    }

    /// Words about a worker's pay, once the policy let the one who looks see that.
    fn pay_words(&self, worker: WorkerId, id: SealedId) -> String {
        let may = self.judge(Action::See, &Matter::Pay.of_worker(self.id(), worker)).allowed;
        let words = if may { self.now().book.words(id) } else { None };
        words.unwrap_or_default().to_owned()
    }

    fn extras(&self, worker: WorkerId, days: Days) -> Vec<(ExtraId, Extra, String)> {
        let all = self.team().pay_extras.iter();
        let theirs = all.filter(|(_, extra)| extra.worker == worker && days.hold(extra.on));
        let mut theirs: Vec<_> =
            theirs.map(|(id, extra)| (*id, *extra, self.pay_words(worker, extra.words))).collect();
        theirs.sort_by_key(|(id, extra, _)| (extra.on, *id));
        theirs
    }

    fn questions(&self, which: impl Fn(&care::pay::Question) -> bool) -> Vec<Asked> {
        let all = self.team().pay_questions.iter().filter(|(_, one)| which(one));
        let mut asked: Vec<Asked> = all
            .map(|(id, one)| Asked {
                id: *id,
                who: self.colleague(one.worker),
                on: one.on,
                words: self.pay_words(one.worker, one.asked),
                answer: one.answer.map(|answer| self.pay_words(one.worker, answer)),
            })
            .collect();
        asked.sort_by_key(|one| (std::cmp::Reverse(one.on), one.id));
        asked
    }
}

/// The weeks that begin in a period, and the one it begins in.
fn weeks(days: Days) -> impl Iterator<Item = WeekStart> {
    let first = WeekStart::of(days.first);
    (0..6).map(move |number| first.plus_weeks(number)).take_while(move |week| week.monday() <= days.last)
}

/// Holiday of a year for so much a week, by law: in minutes, rounded up.
fn holiday(a_week: Minutes, on: Date) -> Minutes {
    let tenths = care::pay::rates::of(care::pay::rates::Kind::HolidayTenthsOfWeeks, on);
    let tenths = tenths.and_then(|rate| u32::try_from(rate.amount).ok()).unwrap_or_default();
    Minutes((a_week.0 * tenths).div_ceil(10))
}

/// The period before one, and the one after it.
#[must_use]
pub fn beside(rules: Rules, days: Days) -> (Days, Days) {
    (rules.every.before(days), rules.every.period(plus_days(days.last, 1)))
}
