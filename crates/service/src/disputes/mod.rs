//! Disputed lines: what somebody may see of them, and what they may want.

use care::By;
use care::access::{Action, Matter};
use care::bank::{self, CorrectionId, Holding, Known};
use care::bills::CreditId;
use care::books::Books;
use care::details::{DataSubject, Detail};
use care::disputes::{self, Did, Dispute, DisputeId, Line};
use care::ids::{CommandId, SealedId, TeamId, WorkerId};
use care::pay::{Days, Extra, ExtraId, ExtraKind};
use care::team::Command;
use care::time::Moment;
use care::{Minutes, Pence};

use crate::bills::Crediting;
use crate::carry_out::Done;
use crate::case::Told;
use crate::{Caller, Error, Kind, Order, Service, TeamView};

/// What somebody says of a line, and how far that has come.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LineDispute {
    /// Which.
    pub id: DisputeId,
    /// About which line.
    pub line: Line,
    /// Whose line it is: "Mrs Hill", "the team", "Ben".
    pub called: String,
    /// What the line said then, in minutes or pence.
    pub said: i64,
    /// Who says so.
    pub whose: String,
    /// When.
    pub at: Moment,
    /// What is not right.
    pub words: String,
    /// What was done, first to last.
    pub steps: Vec<Told<What>>,
    /// Who looks into it.
    pub owner: Option<String>,
    /// Whether it waits for an answer.
    pub is_open: bool,
    /// Whether the one who looks may answer it.
    pub may_answer: bool,
    /// Whether they may ask again.
    pub may_reopen: bool,
}

/// What was done about a disputed line.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum What {
    /// Somebody looks into it.
    TakenOn,
    /// The line was put right, with the answer.
    PutRight(String),
    /// The line stands, with the answer.
    Stands(String),
    /// The answer was not enough, and why.
    Reopened(String),
}

/// How a disputed line is put right.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Right {
    /// It stands.
    Stands,
    /// So many minutes go into the bank, or out of it; of pay, so many more are paid.
    Minutes(i64),
    /// So much money is credited, or paid back.
    Money(Pence),
}

impl Service {
    /// The disputed lines of a team that somebody may see: those that wait first, then the latest.
    ///
    /// # Errors
    /// If they may see none of the team's, or they cannot be read.
    pub async fn disputes(
        &self,
        caller: &Caller,
        team: TeamId,
    ) -> Result<(Vec<LineDispute>, TeamView), Error> {
        let team_view = self.team_view(caller, team).await?;
        team_view.check(Action::See, &Matter::Disputes.of_team(team))?;
        let all = team_view.team().disputes.iter();
        let mut seen: Vec<LineDispute> =
            all.filter_map(|(id, dispute)| team_view.dispute(*id, dispute)).collect();
        seen.sort_by_key(|one| (!one.is_open, std::cmp::Reverse(one.at), one.id));
        Ok((seen, team_view))
    }

    /// Says that a line is not right.
    ///
    /// # Errors
    /// If they may not, there is no such line, or it cannot be recorded now.
    pub async fn dispute_line(
        &self,
        caller: &Caller,
        team: TeamId,
        id: CommandId,
        (line, said, words): (Line, i64, String),
    ) -> Result<Done, Error> {
        let team_view = self.team_view(caller, team).await?;
        let subject = line.subject(team, team_view.team());
        let mut order = Order::of(id);
        let words = order.seal(subject, Detail::Words(words));
        let dispute = DisputeId::new(id.bits());
        order.commands.push(Command::from(disputes::Raise { dispute, line, said, subject, words }));
        self.act(caller, team, order).await
    }

    /// Looks into a disputed line from now on.
    ///
    /// # Errors
    /// If they may not, it has an answer, or it cannot be recorded now.
    pub async fn take_on_dispute(
        &self,
        caller: &Caller,
        team: TeamId,
        id: CommandId,
        dispute: DisputeId,
    ) -> Result<Done, Error> {
        self.may_answer(caller, team)?;
        self.act(caller, team, Order::new(id, Command::from(disputes::TakeOn { dispute }))).await
    }

    /// Says that the answer was not enough.
    ///
    /// # Errors
    /// If it is not theirs, it has no answer, or it cannot be recorded now.
    pub async fn reopen_dispute(
        &self,
        caller: &Caller,
        team: TeamId,
        id: CommandId,
        (dispute, words): (DisputeId, String),
    ) -> Result<Done, Error> {
        let subject = self.subject_of(caller, team, dispute).await?;
        let mut order = Order::of(id);
        let words = order.seal(subject, Detail::Words(words));
        order.commands.push(Command::from(disputes::Reopen { dispute, words }));
        self.act(caller, team, order).await
    }

    /// Answers a disputed line, and puts it right in the open where it was wrong: both together, or neither.
    ///
    /// # Errors
    /// If they may not, it has an answer, it cannot be put right like that, or it cannot be recorded now.
    pub async fn answer_dispute(
        &self,
        caller: &Caller,
        team: TeamId,
        id: CommandId,
        (dispute, right, words): (DisputeId, Right, String),
    ) -> Result<Done, Error> {
        self.may_answer(caller, team)?;
        let team_view = self.team_view(caller, team).await?;
        let known = team_view.team().disputes.get(&dispute).ok_or_else(Error::not_found)?;
        let (line, subject) = (known.line, known.line.subject(team, team_view.team()));
        let mut order = Order::of(id);
        let reason = order.seal(subject_of_right(line, subject, team), Detail::Words(words.clone()));
        let answer = order.seal(subject, Detail::Words(words));
        let today = team_view.today();
        let put_right = right != Right::Stands;
        let answer = Command::from(disputes::Answer { dispute, put_right, words: answer });
        let make = move |books: &Books, version| {
            let right = righted((line, subject, right), (id, reason, today), (books, version));
            right.into_iter().chain([answer.clone()]).collect()
        };
        if put_right && righted((line, subject, right), (id, reason, today), (&Books::default(), 0)).is_none()
        {
            let words =
                "This line cannot be put right like that. Bills and expenses go by pounds, hours by minutes.";
            return Err(Error::new(Kind::Invalid, words));
        }
        self.with_books(caller, team, order, make).await
    }

    async fn subject_of(&self, caller: &Caller, team: TeamId, id: DisputeId) -> Result<DataSubject, Error> {
        let team_view = self.team_view(caller, team).await?;
        let known = team_view.team().disputes.get(&id).ok_or_else(Error::not_found)?;
        Ok(known.line.subject(team, team_view.team()))
    }

    /// Refuses those who pay: the team or its organisation answers.
    #[expect(clippy::unused_self, reason = "it reads as the other use cases do")]
    fn may_answer(&self, caller: &Caller, team: TeamId) -> Result<(), Error> {
        if caller.council_sees(team) && caller.worker(team).is_none() {
            return Err(Error::new(Kind::Forbidden, disputes::Problem::NotForThem.to_string()));
        }
        Ok(())
    }
}

/// Under whose key the reason of a correction is sealed: that of a bank's is the team's.
fn subject_of_right(line: Line, subject: DataSubject, team: TeamId) -> DataSubject {
    match line {
        Line::Bank { .. } => DataSubject::Team(team),
        Line::Pay { .. } | Line::Bill { .. } => subject,
    }
}

/// The command that puts a line right; `None` where it stands, or cannot be put right like that.
fn righted(
    (line, subject, right): (Line, DataSubject, Right),
    (id, words, today): (CommandId, SealedId, jiff::civil::Date),
    (books, version): (&Books, u64),
) -> Option<Command> {
    match (line, right, subject) {
        (Line::Bank { block, number }, Right::Minutes(minutes), _) => {
            let kept = Known { version, amount: books.bank.ledger().balance(Holding::Kept(block)) };
            let to = Some(bank::Correction { block, line: number, minutes, words });
            Some(bank::PutRight { correction: CorrectionId::new(id.bits()), to, kept }.into())
        }
        (Line::Bill { bill, number: line }, Right::Money(amount), DataSubject::Person(person)) => {
            let wanted = Crediting { bill, line, amount, words: String::new() };
            let credit = (person, CreditId::new(id.bits()));
            Some(crate::bills::credit(books, version, credit, (&wanted, words, today)).into())
        }
        (Line::Pay { worker, on, .. }, right, _) => {
            let what = match right {
                Right::Minutes(minutes) => ExtraKind::Work(Minutes(u32::try_from(minutes).ok()?)),
                Right::Money(amount) => ExtraKind::PaidBack(amount),
                Right::Stands => return None,
            };
            let extra = Some(Extra { worker, on, what, words });
            Some(care::pay::NoteExtra { extra: ExtraId::new(id.bits()), to: extra }.into())
        }
        (Line::Bank { .. } | Line::Bill { .. }, Right::Stands | Right::Minutes(_) | Right::Money(_), _) => {
            None
        }
    }
}

impl TeamView {
    /// A disputed line, as the history tells of it: whose it is.
    #[must_use]
    pub fn disputed(&self, line: Line) -> String {
        match line.subject(self.id(), self.team()) {
            DataSubject::Person(person) => self.person(person).to_owned(),
            DataSubject::Worker(worker) => self.worker(worker).to_owned(),
            DataSubject::Team(_) => "the team".to_owned(),
        }
    }

    /// The line of a dispute.
    #[must_use]
    pub fn line_of(&self, id: DisputeId) -> Option<Line> {
        self.team().disputes.get(&id).map(|dispute| dispute.line)
    }

    /// Whether the one who looks may say that a line is not right.
    ///
    /// # Errors
    /// Why they may not.
    pub fn may_dispute_line(&self, line: Line) -> Result<(), Error> {
        self.check(Action::Change, &line.about(self.id(), self.team()))
    }

    /// What was said of lines of somebody's pay of some days, the latest first.
    pub(crate) fn disputes_of_pay(&self, whose: WorkerId, days: Days) -> Vec<LineDispute> {
        let of_it =
            |line: Line| matches!(line, Line::Pay { worker, on, .. } if worker == whose && days.hold(on));
        let all = self.team().disputes.iter().filter(|(_, dispute)| of_it(dispute.line));
        let mut seen: Vec<_> = all.filter_map(|(id, dispute)| self.dispute(*id, dispute)).collect();
        seen.sort_by_key(|one| (std::cmp::Reverse(one.at), one.id));
        seen
    }

    /// What somebody says of a line: what waits for an answer, else the latest.
    pub(crate) fn dispute_of(&self, line: Line) -> Option<LineDispute> {
        let all = self.team().disputes_about(line);
        let (id, dispute) = all.max_by_key(|(id, dispute)| (dispute.is_open(), dispute.at, *id))?;
        self.dispute(id, dispute)
    }

    /// A disputed line, to those whom the policy lets see it.
    fn dispute(&self, id: DisputeId, dispute: &Dispute) -> Option<LineDispute> {
        let resource = dispute.line.about(self.id(), self.team());
        if !self.judge(Action::See, &resource).allowed {
            return None;
        }
        let me = self.caller().by(self.id());
        let may_change = self.judge(Action::Change, &resource).allowed;
        let answers = matches!(me, By::Worker(_) | By::Account(_)) && !self.pays();
        let words = |id: SealedId| self.now().book.words(id).unwrap_or_default().to_owned();
        let steps = dispute.steps.iter().map(|step| Told {
            at: self.zone().civil(step.at),
            who: self.called_by(step.by, dispute.line),
            what: match step.did {
                Did::TakenOn { .. } => What::TakenOn,
                Did::Answered { put_right: true, words: answer } => What::PutRight(words(answer)),
                Did::Answered { put_right: false, words: answer } => What::Stands(words(answer)),
                Did::Reopened { words: why } => What::Reopened(words(why)),
            },
        });
        Some(LineDispute {
            id,
            line: dispute.line,
            called: self.disputed(dispute.line),
            said: dispute.said,
            whose: self.called_by(dispute.whose, dispute.line),
            at: self.zone().civil(dispute.at),
            words: words(dispute.words),
            steps: steps.collect(),
            owner: dispute.owner().map(|owner| self.called_by(owner, dispute.line)),
            is_open: dispute.is_open(),
            may_answer: dispute.is_open() && may_change && answers && dispute.whose != me,
            may_reopen: !dispute.is_open() && may_change && dispute.whose == me,
        })
    }

    /// Whether the one who looks is of a council that pays.
    fn pays(&self) -> bool {
        self.caller().council_sees(self.id()) && self.me().is_none()
    }

    fn called_by(&self, by: By, line: Line) -> String {
        match by {
            By::Worker(worker) => self.worker(worker).to_owned(),
            By::Person(person) => self.person(person).to_owned(),
            By::Member(member) => {
                let person = match line.subject(self.id(), self.team()) {
                    DataSubject::Person(person) => Some(person),
                    DataSubject::Worker(_) | DataSubject::Team(_) => None,
                };
                let known = person.and_then(|person| self.member(person, member));
                known.map_or_else(|| "somebody close to them".to_owned(), |(name, _)| name)
            }
            By::Account(_) => "the council or the organisation".to_owned(),
            By::Program => "Fairly".to_owned(),
        }
    }
}
