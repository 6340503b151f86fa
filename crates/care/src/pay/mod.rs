//! Pay: what the law and what the team promise for every minute of work, line by line.
//!
//! The law is [dated data](rates) and three rules: the [minimum wage](minimum), [holiday] and [sick pay](sick). What is agreed
//! with each worker is an hourly rate from a day on. From a worker's [record](crate::hours::Record) follow the [lines](payslip) of a
//! pay period: each visit, each way, each wait with its minutes and pence, and beside them both tests, the law's and the promise's.

pub(crate) mod access;
mod commands;
mod events;
pub mod holiday;
pub mod minimum;
pub mod payslip;
mod period;
pub mod rates;
mod round;
pub mod sick;

use std::collections::BTreeMap;

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use crate::ids::{SealedId, WorkerId};
use crate::team::Team;
use crate::units::{Minutes, Pence};
use crate::who::By;

pub use commands::{Answer, Ask, Command, NoteExtra, Problem, SetRules, SetTerms};
pub use events::{Event, ExtraNoted, QuestionChanged, RulesChanged, TermsChanged};
pub use minimum::Standing;
pub use period::{Days, Every};
pub(crate) use round::nearest;

crate::ids::ids! {
    /// Something else that is paid, or cost a worker something.
    ExtraId "pay item";
    /// What a worker asks about a line of their pay.
    QuestionId "question about pay";
}

/// What is agreed with a worker about pay, from a day on.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Terms {
    /// For an hour, every minute of work counted.
    pub hour: Pence,
    /// By what their minimum wage goes.
    pub standing: Standing,
    /// For a mile in their own car; nothing where they do not drive.
    pub mile: Pence,
}

/// How the team pays.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Rules {
    /// How often.
    pub every: Every,
    /// What an hour is paid at least.
    pub promise: Promise,
    /// What is paid more on bank holidays, in a hundred.
    pub bank_holidays: u8,
}

/// What a team promises that an hour is paid at least.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Promise {
    /// The real Living Wage.
    #[default]
    LivingWage,
    /// The same for London.
    LivingWageInLondon,
}

impl Promise {
    /// What it comes to on a day; `None` where nothing is known for it.
    #[must_use]
    pub fn rate(self, on: Date) -> Option<&'static rates::Rate> {
        let kind = match self {
            Self::LivingWage => rates::Kind::RealLivingWage,
            Self::LivingWageInLondon => rates::Kind::RealLivingWageLondon,
        };
        rates::of(kind, on)
    }
}

/// Something else that is paid, or cost a worker something.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Extra {
    /// Who.
    pub worker: WorkerId,
    /// When.
    pub on: Date,
    /// What.
    pub what: ExtraKind,
    /// What for, in words sealed under the worker's key.
    pub words: SealedId,
}

/// What else is paid, or cost something.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum ExtraKind {
    /// Work that is not on the rota: supervision, a talk, a course.
    Work(Minutes),
    /// A night asleep at somebody's home: an agreed sum, and the minutes in which they were up, which are working time.
    SleepIn {
        /// What is agreed for the night.
        allowance: Pence,
        /// In which they were up.
        awake: Minutes,
    },
    /// Something they paid for, that is paid back.
    PaidBack(Pence),
    /// Something that the work cost them and nobody pays back: it counts against pay.
    Cost(Pence),
}

/// What a worker asks about a line of their pay, and the answer.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Question {
    /// Whose pay.
    pub worker: WorkerId,
    /// The day of the line.
    pub on: Date,
    /// What is asked, in words sealed under the worker's key.
    pub asked: SealedId,
    /// The answer, sealed likewise; `None`: there is none yet.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub answer: Option<SealedId>,
    /// Who answered.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub by: Option<By>,
}

impl Team {
    /// What is agreed with a worker about pay on a date.
    #[must_use]
    pub fn pay_on(&self, worker: WorkerId, date: Date) -> Option<Terms> {
        self.pay.get(&worker)?.range(..=date).next_back().map(|(_, terms)| *terms)
    }

    /// Everything that is agreed with a worker about pay, by the day from which it holds.
    #[must_use]
    pub fn pay_of(&self, worker: WorkerId) -> BTreeMap<Date, Terms> {
        self.pay.get(&worker).cloned().unwrap_or_default()
    }
}
