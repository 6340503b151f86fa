//! What somebody wants about pay: to agree, to note, to ask, to answer.

use care::details::{DataSubject, Detail};
use care::ids::{CommandId, TeamId, WorkerId};
use care::pay::{self, Extra, ExtraId, ExtraKind, QuestionId, Rules, Terms};
use care::team::Command;
use jiff::civil::Date;

use crate::carry_out::Done;
use crate::wanted::fresh;
use crate::{Caller, Error, Order, Service};

/// Something else that is paid, or cost something.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Noting {
    /// When.
    pub on: Date,
    /// What.
    pub what: ExtraKind,
    /// What for.
    pub words: String,
}

/// A question about a day's pay.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Asking {
    /// About which day.
    pub on: Date,
    /// What is asked.
    pub words: String,
}

impl Service {
    /// Agrees with a worker what an hour is paid from a day on.
    ///
    /// # Errors
    /// If they may not, it makes no sense, or it cannot be recorded now.
    pub async fn agree_pay(
        &self,
        caller: &Caller,
        (team, worker): (TeamId, WorkerId),
        id: CommandId,
        (from, terms): (Date, Terms),
    ) -> Result<Done, Error> {
        let command = Command::from(pay::SetTerms { worker, from, to: Some(terms) });
        self.act(caller, team, Order::new(id, command)).await
    }

    /// Says how the team pays.
    ///
    /// # Errors
    /// If they may not, it makes no sense, or it cannot be recorded now.
    pub async fn set_pay_rules(
        &self,
        caller: &Caller,
        team: TeamId,
        id: CommandId,
        rules: Rules,
    ) -> Result<Done, Error> {
        self.act(caller, team, Order::new(id, Command::from(pay::SetRules(rules)))).await
    }

    /// Notes something else that is paid, or that cost a worker something.
    ///
    /// # Errors
    /// If they may not, it makes no sense, or it cannot be recorded now.
    pub async fn note_extra(
        &self,
        caller: &Caller,
        (team, worker): (TeamId, WorkerId),
        id: CommandId,
        noting: Noting,
    ) -> Result<Done, Error> {
        let mut order = Order::of(id);
        let words = order.seal(DataSubject::Worker(worker), Detail::Words(noting.words));
        let extra = Extra { worker, on: noting.on, what: noting.what, words };
        order.commands.push(Command::from(pay::NoteExtra { extra: fresh(ExtraId::new), to: Some(extra) }));
        self.act(caller, team, order).await
    }

    /// Asks about a day of one's pay.
    ///
    /// # Errors
    /// If they may not, or it cannot be recorded now.
    pub async fn ask_about_pay(
        &self,
        caller: &Caller,
        (team, worker): (TeamId, WorkerId),
        id: CommandId,
        asking: Asking,
    ) -> Result<Done, Error> {
        let mut order = Order::of(id);
        let words = order.seal(DataSubject::Worker(worker), Detail::Words(asking.words));
        let question = fresh(QuestionId::new);
        order.commands.push(Command::from(pay::Ask { question, worker, on: asking.on, words }));
        self.act(caller, team, order).await
    }

    /// Answers what a worker asked about their pay.
    ///
    /// # Errors
    /// If they may not, it has an answer, or it cannot be recorded now.
    pub async fn answer_about_pay(
        &self,
        caller: &Caller,
        (team, worker): (TeamId, WorkerId),
        id: CommandId,
        (question, words): (QuestionId, String),
    ) -> Result<Done, Error> {
        let mut order = Order::of(id);
        let words = order.seal(DataSubject::Worker(worker), Detail::Words(words));
        order.commands.push(Command::from(pay::Answer { question, words }));
        self.act(caller, team, order).await
    }
}
