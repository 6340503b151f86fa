//! Disputed lines: somebody says that a line of a bank of hours, of pay or of a bill is not right, and it is answered.
//!
//! A dispute is a *case*: raised about one line, taken on by an owner, answered to the one who raised it. Where they are right, the line is put
//! right in the open, by a correction that names its reason; the wrong line stays readable beside it.

pub(crate) mod access;
mod commands;
mod events;

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use crate::By;
use crate::access::{Matter, Resource};
use crate::bank::{BlockId, Whose};
use crate::bills::BillId;
use crate::case;
use crate::details::DataSubject;
use crate::ids::{SealedId, TeamId, WorkerId};
use crate::team::Team;
use crate::time::Timestamp;

pub use commands::{Answer, Command, Problem, Raise, Reopen, TakeOn};
pub use events::{Event, Raised, Stepped};

crate::ids::ids! {
    /// A disputed line.
    DisputeId "disputed line";
}

/// A line that somebody says is not right.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Dispute {
    /// Which line.
    pub line: Line,
    /// What it said then, in minutes or pence, so that it is known what was disputed.
    pub said: i64,
    /// Who says so: the one who gets the answer.
    pub whose: By,
    /// When.
    pub at: Timestamp,
    /// What is not right: words sealed under the key of the person or worker whose line it is.
    pub words: SealedId,
    /// What was done, first to last.
    #[serde(default)]
    pub steps: Vec<Step>,
}

/// A line of one of the ledgers.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Line {
    /// Of a block's statement, by its number in the ledger, from 1.
    Bank {
        /// Of which block.
        block: BlockId,
        /// Which line.
        number: u32,
    },
    /// Of somebody's pay: of a day, by its place among that day's lines, from 1.
    Pay {
        /// Whose.
        worker: WorkerId,
        /// Of which day.
        on: Date,
        /// Which line of it.
        number: u32,
    },
    /// Of a bill, by its number, from 1.
    Bill {
        /// Of which bill.
        bill: BillId,
        /// Which line.
        number: u32,
    },
}

/// Something that was done about a disputed line.
pub type Step = case::Step<Did>;

/// What was done about a disputed line.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Did {
    /// Somebody looks into it.
    TakenOn {
        /// Who.
        owner: By,
    },
    /// The one who raised it has an answer.
    Answered {
        /// Whether the line was put right; if not, it stands.
        put_right: bool,
        /// The answer.
        words: SealedId,
    },
    /// The answer was not enough.
    Reopened {
        /// Why.
        words: SealedId,
    },
}

impl Did {
    /// Its words.
    #[must_use]
    pub fn words(self) -> Option<SealedId> {
        match self {
            Self::TakenOn { .. } => None,
            Self::Answered { words, .. } | Self::Reopened { words } => Some(words),
        }
    }
}

impl Dispute {
    /// Whether it waits for an answer.
    #[must_use]
    pub fn is_open(&self) -> bool {
        let last = self.steps.iter().rev().find(|step| !matches!(step.did, Did::TakenOn { .. }));
        last.is_none_or(|step| matches!(step.did, Did::Reopened { .. }))
    }

    /// Who looks into it.
    #[must_use]
    pub fn owner(&self) -> Option<By> {
        self.steps.iter().rev().find_map(|step| match step.did {
            Did::TakenOn { owner } => Some(owner),
            Did::Answered { .. } | Did::Reopened { .. } => None,
        })
    }

    /// Whether the line was put right.
    #[must_use]
    pub fn is_put_right(&self) -> bool {
        self.steps.iter().any(|step| matches!(step.did, Did::Answered { put_right: true, .. }))
    }
}

impl Line {
    /// Under whose key words about it are sealed. The block of a team, and what is not there, is the team's.
    #[must_use]
    pub fn subject(self, id: TeamId, team: &Team) -> DataSubject {
        let person = match self {
            Self::Bank { block, .. } => team.blocks.get(&block).and_then(|block| match block.whose {
                Whose::Person(person) => Some(person),
                Whose::Team => None,
            }),
            Self::Pay { worker, .. } => return DataSubject::Worker(worker),
            Self::Bill { bill, .. } => team.bills.get(&bill).map(|bill| bill.person),
        };
        person.map_or(DataSubject::Team(id), DataSubject::Person)
    }

    /// Whose matter it is.
    #[must_use]
    pub fn about(self, id: TeamId, team: &Team) -> Resource {
        match self.subject(id, team) {
            DataSubject::Worker(worker) => Matter::PayQuestions.of_worker(id, worker),
            DataSubject::Person(person) => Matter::Disputes.of_person(id, person),
            DataSubject::Team(_) => Matter::Disputes.of_team(id),
        }
    }

    /// Whether there is such a line, as far as the state of the team knows.
    pub(crate) fn is_known(self, team: &Team) -> bool {
        match self {
            Self::Bank { block, number } => number > 0 && team.blocks.contains_key(&block),
            Self::Pay { worker, number, .. } => number > 0 && team.workers.contains_key(&worker),
            Self::Bill { bill, number } => {
                team.bills.get(&bill).is_some_and(|bill| (1..=bill.lines).contains(&number))
            }
        }
    }
}

impl Team {
    /// The disputes about a line, by their ids.
    pub fn disputes_about(&self, line: Line) -> impl Iterator<Item = (DisputeId, &Dispute)> {
        let theirs = self.disputes.iter().filter(move |(_, dispute)| dispute.line == line);
        theirs.map(|(id, dispute)| (*id, dispute))
    }
}
