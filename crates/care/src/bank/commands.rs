//! Agreeing blocks, spending what is kept, signing what a block came to.

use jiff::civil::Date;

use super::events::about;
use super::{
    Block, BlockAgreed, BlockId, Correction, CorrectionId, LinePutRight, Side, Signature, Signed, Spending,
    SpendingId, Spent, Use, Whose,
};
use crate::access::{Matter, Resource};
use crate::ids::TeamId;
use crate::ledger::{Amount, Time};
use crate::refusal::Problems;
use crate::stream::{Decision, Wanted, commands, set};
use crate::team::{Event, Refusal, Team};
use crate::units::Minutes;
use crate::{Context, General};

commands! { team: AgreeBlock, Spend, Sign, PutRight, }

/// Agree a block of hours, agree it otherwise, or take out one that was entered by mistake.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AgreeBlock {
    /// Which.
    pub block: BlockId,
    /// What is agreed; `None`: nothing, it was a mistake.
    pub to: Option<Block>,
}

/// Spend kept minutes, or say that they were not spent after all.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Spend {
    /// Which spending.
    pub spending: SpendingId,
    /// On what; `None`: they were not spent.
    pub to: Option<Spending>,
    /// What the ledger says is kept in the block's bank.
    pub kept: Known,
}

/// Sign what a block came to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sign {
    /// Of which block.
    pub block: BlockId,
    /// For whom.
    pub side: Side,
    /// Up to the end of this day.
    pub through: Date,
    /// What was in the bank then.
    pub kept: Known,
    /// What had been delivered by then.
    pub delivered: Amount<Time>,
}

/// Put a line of a block's statement right, or say that it had been right.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PutRight {
    /// Which correction.
    pub correction: CorrectionId,
    /// The correction; `None`: the line had been right.
    pub to: Option<Correction>,
    /// What the ledger says is kept in the block's bank.
    pub kept: Known,
}

/// What a ledger says of an account, and of which version of the team: the team's state itself does not hold the ledger.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Known {
    /// The version of the team that was added up.
    pub version: u64,
    /// What is there.
    pub amount: Amount<Time>,
}

/// A reason against what is to be done with a block or its bank.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Problem {
    /// No minutes, or more than a week has for ten workers.
    #[error("A block has from 5 minutes to 1,680 hours a week. Change how much there is for each week.")]
    NoSuchBlock,
    /// More is kept than there is.
    #[error("At most 100% of the hours can be kept. Enter a lower percentage.")]
    MoreThanAllKept,
    /// They have one.
    #[error(
        "There is a block of hours for them on these days already. Change that one, or let it end first."
    )]
    AnotherBlock,
    /// Minutes that are not there.
    #[error("There are {there} in the bank, and this is more. Spend less, or wait until more is kept.")]
    NotEnoughKept {
        /// How many there are.
        there: Minutes,
    },
    /// No minutes.
    #[error("No time is written. Write how many minutes are spent.")]
    NothingSpent,
    /// The agreement says otherwise.
    #[error(
        "The agreement does not let kept hours be spent on this. Choose something else, or change the agreement."
    )]
    NotAgreedUse,
    /// A gift to nobody, or to themselves.
    #[error("Choose whom the hours are given to: somebody else who has a bank of hours.")]
    GivenToNobody,
    /// The ledger went on.
    #[error("The bank changed while you looked at it. Look again, and try once more.")]
    BankIsStale,
    /// A day that is not over.
    #[error("Only days that are over can be signed. Choose yesterday or an earlier day.")]
    DayIsNotOver,
    /// Nothing, or more than a day.
    #[error("A line is put right by at least a minute, and by at most 24 hours. Change how much.")]
    NothingPutRight,
    /// They signed a later day.
    #[error("A later day is signed already. What was wrong before it is put right by a correction.")]
    SignedLater,
}

impl Problem {
    /// The field of a form it is about, where it is about one.
    pub(crate) fn field(&self) -> Option<&'static str> {
        match self {
            Self::NoSuchBlock => Some("a-week"),
            Self::MoreThanAllKept => Some("percent"),
            Self::NotEnoughKept { .. } | Self::NothingSpent | Self::NothingPutRight => Some("minutes"),
            Self::NotAgreedUse => Some("on"),
            Self::GivenToNobody => Some("to"),
            Self::DayIsNotOver | Self::SignedLater => Some("through"),
            Self::AnotherBlock | Self::BankIsStale => None,
        }
    }
}

/// The least and the most that a block has for a week.
const A_WEEK: std::ops::RangeInclusive<Minutes> = Minutes(5)..=Minutes::hours(1_680);

impl Wanted<Team> for AgreeBlock {
    fn decide(&self, team: &Team, _: &Context) -> Decision<Team> {
        if let Some(block) = &self.to {
            check(team, self.block, block)?;
        }
        let before = team.blocks.get(&self.block).cloned();
        let used =
            team.bank_spendings.values().any(|one| one.block == self.block || one.to == Some(self.block));
        if self.to.is_none() && (used || team.bank_signatures.contains_key(&self.block)) {
            return Err(General::BuiltUpon.into());
        }
        Ok(set::to(before, self.to.clone(), |change| BlockAgreed { block: self.block, change }))
    }

    fn about(&self, id: TeamId, team: &Team) -> Vec<Resource> {
        let known = team.blocks.get(&self.block).into_iter().chain(&self.to);
        let mut all: Vec<Resource> = known.map(|block| about(id, Some(block))).collect();
        all.dedup();
        if all.is_empty() { vec![Matter::Blocks.of_team(id)] } else { all }
    }
}

fn check(team: &Team, id: BlockId, block: &Block) -> Result<(), Refusal> {
    let mut problems = Problems::new();
    problems.unless(A_WEEK.contains(&block.a_week), Problem::NoSuchBlock);
    problems.unless(block.keeping.percent <= 100, Problem::MoreThanAllKept);
    problems.unless(block.last.is_none_or(|last| block.from <= last), General::EndsBeforeItBegins);
    if let Whose::Person(person) = block.whose {
        problems.add(team.known_person(person).map(drop));
    }
    let meets = |other: &Block| {
        let before = |last: Option<Date>, from: Date| last.is_some_and(|last| last < from);
        !before(other.last, block.from) && !before(block.last, other.from)
    };
    let mut others = team.blocks.iter().filter(|(other, known)| **other != id && known.whose == block.whose);
    problems.unless(!others.any(|(_, other)| meets(other)), Problem::AnotherBlock);
    problems.done()
}

impl Wanted<Team> for Spend {
    fn decide(&self, team: &Team, _: &Context) -> Decision<Team> {
        let before = team.bank_spendings.get(&self.spending).cloned();
        if self.kept.version != team.version {
            return Err(Problem::BankIsStale.into());
        }
        if let Some(spending) = &self.to {
            let again = before.as_ref().filter(|before| before.block == spending.block);
            let back = again.map_or(Minutes::ZERO, |before| before.minutes);
            spend(team, spending, self.kept.amount + back.into())?;
        }
        Ok(set::to(before, self.to.clone(), |change| Spent { spending: self.spending, change }))
    }

    fn about(&self, id: TeamId, team: &Team) -> Vec<Resource> {
        let known = team.bank_spendings.get(&self.spending).into_iter().chain(&self.to);
        let mut all: Vec<Resource> = known.map(|one| about(id, team.blocks.get(&one.block))).collect();
        all.dedup();
        if all.is_empty() { vec![Matter::Blocks.of_team(id)] } else { all }
    }
}

fn spend(team: &Team, spending: &Spending, kept: Amount<Time>) -> Result<(), Refusal> {
    let block = team.blocks.get(&spending.block).ok_or(General::Unknown("block of hours"))?;
    let mut problems = Problems::new();
    problems.unless(spending.minutes > Minutes::ZERO, Problem::NothingSpent);
    let there = Minutes(u32::try_from(kept.number()).unwrap_or_default());
    problems.unless(spending.minutes <= there, Problem::NotEnoughKept { there });
    problems.unless(block.keeping.uses.contains(&spending.on), Problem::NotAgreedUse);
    let given = spending.on == Use::Gift;
    let other = spending.to.filter(|to| *to != spending.block && team.blocks.contains_key(to));
    let somebody = if given { other.is_some() } else { spending.to.is_none() };
    problems.unless(somebody, Problem::GivenToNobody);
    problems.done()
}

impl Wanted<Team> for Sign {
    fn decide(&self, team: &Team, context: &Context) -> Decision<Team> {
        team.blocks.get(&self.block).ok_or(General::Unknown("block of hours"))?;
        if self.kept.version != team.version {
            return Err(Problem::BankIsStale.into());
        }
        let before = team.bank_signatures.get(&self.block).and_then(|sides| sides.get(&self.side)).copied();
        let mut problems = Problems::new();
        problems.unless(self.through < team.today(context), Problem::DayIsNotOver);
        problems.unless(before.is_none_or(|one| one.through <= self.through), Problem::SignedLater);
        problems.done()?;
        let (through, kept, delivered, at) =
            (self.through, self.kept.amount, self.delivered, context.received);
        let after = Signature { through, kept, delivered, at };
        let same = |one: &Signature| (one.through, one.kept, one.delivered) == (through, kept, delivered);
        if before.as_ref().is_some_and(same) {
            return Ok(Vec::new());
        }
        let events = set::to(before, Some(after), |signature| {
            Event::from(Signed { block: self.block, side: self.side, signature })
        });
        Ok(events)
    }

    fn about(&self, id: TeamId, _: &Team) -> Vec<Resource> {
        vec![Matter::Blocks.of_team(id)]
    }
}

/// The most minutes by which a line is put right.
const PUT_RIGHT_MOST: i64 = 1_440;

impl Wanted<Team> for PutRight {
    fn decide(&self, team: &Team, _: &Context) -> Decision<Team> {
        if self.kept.version != team.version {
            return Err(Problem::BankIsStale.into());
        }
        if let Some(correction) = &self.to {
            team.blocks.get(&correction.block).ok_or(General::Unknown("block of hours"))?;
            let mut problems = Problems::new();
            let minutes = correction.minutes;
            problems.unless(minutes != 0 && minutes.abs() <= PUT_RIGHT_MOST, Problem::NothingPutRight);
            let there = Minutes(u32::try_from(self.kept.amount.number()).unwrap_or_default());
            problems.unless(-minutes <= i64::from(there.0), Problem::NotEnoughKept { there });
            problems.done()?;
        }
        let before = team.bank_corrections.get(&self.correction).copied();
        Ok(set::to(before, self.to, |change| LinePutRight { correction: self.correction, change }))
    }

    fn about(&self, id: TeamId, _: &Team) -> Vec<Resource> {
        vec![Matter::Blocks.of_team(id)]
    }
}
