//! Agreeing who pays, sending bills, crediting what was wrong.

use jiff::civil::Date;

use super::{Bill, BillId, BillSent, Credit, CreditGiven, CreditId, Line, Paying, PayingAgreed, WHOLE, Who};
use crate::access::{Matter, Resource};
use crate::ids::{PersonId, TeamId};
use crate::refusal::Problems;
use crate::stream::{Decision, Wanted, commands, set};
use crate::team::{Refusal, Team};
use crate::units::Pence;
use crate::{Context, General};

commands! { team: AgreePaying, SendBill, GiveCredit, }

/// Agree who pays for a person's visits, from a day on.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AgreePaying {
    /// Whose visits.
    pub person: PersonId,
    /// The first day.
    pub from: Date,
    /// Who; `None`: nothing begins on that day after all.
    pub to: Option<Paying>,
}

/// Send a bill, or say that one was a mistake.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SendBill {
    /// Which.
    pub bill: BillId,
    /// For whose visits.
    pub person: PersonId,
    /// The bill; `None`: it was a mistake.
    pub to: Option<Bill>,
    /// Its lines, as the books give them.
    pub lines: Vec<Line>,
    /// The version of the team whose books gave them.
    pub version: u64,
}

/// Credit a line of a bill, or say that it is not credited after all.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct GiveCredit {
    /// Which.
    pub credit: CreditId,
    /// For whose visits.
    pub person: PersonId,
    /// The credit; `None`: it was a mistake.
    pub to: Option<Credit>,
    /// What the books say of the line.
    pub line: LineKnown,
}

/// What the books say of a line, and of which version of the team: the team's state itself does not hold the lines.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct LineKnown {
    /// The version of the team whose books were read.
    pub version: u64,
    /// What the line comes to.
    pub amount: Pence,
}

/// A reason against what is to be done with a bill.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Problem {
    /// The shares are not all of it.
    #[error("The shares come to less or more than the whole. Change them so that together they make 100%.")]
    SharesDoNotAddUp,
    /// Somebody who pays is not of the circle.
    #[error("Somebody who is to pay is not in the person’s circle. Add them there first.")]
    NotInCircle,
    /// A pattern is somebody else's.
    #[error("One of these visits is somebody else’s. Begin from the person’s own page.")]
    AnothersSupport,
    /// Days that are not over.
    #[error("Only days that are over can be billed. Choose yesterday or an earlier day.")]
    DaysNotOver,
    /// More days than a bill has.
    #[error("A bill is for at most 31 days. Send one for each month.")]
    TooManyDays,
    /// Some of them were billed.
    #[error("They have a bill for some of these days already. Begin on the day after it.")]
    BilledAlready,
    /// There is nothing.
    #[error("There was no visit to charge for on these days, so there is no bill to send.")]
    NothingToBill,
    /// What its lines come to is another sum.
    #[error("The lines of this bill come to another sum. Look again, and try once more.")]
    DoesNotAddUp,
    /// The books went on.
    #[error("Something changed while the bill was written. Look again, and try once more.")]
    BooksAreStale,
    /// It pays nothing back, or more than the line.
    #[error("At most {most} can be credited of this line. Change how much.")]
    MoreThanTheLine {
        /// How much is left of it.
        most: Pence,
    },
}

impl Problem {
    /// The field of a form it is about, where it is about one.
    pub(crate) fn field(&self) -> Option<&'static str> {
        match self {
            Self::SharesDoNotAddUp => Some("share"),
            Self::DaysNotOver | Self::TooManyDays => Some("last"),
            Self::BilledAlready => Some("first"),
            Self::MoreThanTheLine { .. } => Some("amount"),
            Self::NotInCircle
            | Self::AnothersSupport
            | Self::NothingToBill
            | Self::DoesNotAddUp
            | Self::BooksAreStale => None,
        }
    }
}

impl Wanted<Team> for AgreePaying {
    fn decide(&self, team: &Team, _: &Context) -> Decision<Team> {
        let (person, from) = (self.person, self.from);
        if let Some(paying) = &self.to {
            check(team, person, paying)?;
        }
        if team.bills.values().any(|bill| bill.person == person && from <= bill.last) {
            return Err(crate::price::Problem::AlreadyBilled.into());
        }
        let before = team.paying.get(&person).and_then(|dates| dates.get(&from)).cloned();
        Ok(set::to(before, self.to.clone(), |change| PayingAgreed { person, from, change }))
    }

    fn about(&self, id: TeamId, _: &Team) -> Vec<Resource> {
        vec![Matter::Bills.of_person(id, self.person)]
    }
}

fn check(team: &Team, person: PersonId, paying: &Paying) -> Result<(), Refusal> {
    let known = team.known_person(person)?;
    let mut problems = Problems::new();
    match paying {
        Paying::Shares(shares) => {
            let sum: u32 = shares.iter().map(|(_, share)| u32::from(*share)).sum();
            let each = shares.iter().all(|(_, share)| *share > 0);
            problems.unless(sum == u32::from(WHOLE) && each, Problem::SharesDoNotAddUp);
        }
        Paying::Lines { of, .. } => {
            let theirs = |pattern| team.patterns.get(pattern).is_some_and(|one| one.person == person);
            problems.unless(of.iter().all(|(pattern, _)| theirs(pattern)), Problem::AnothersSupport);
        }
    }
    let is_known = |who: &Who| match who {
        Who::Council | Who::Person => true,
        Who::Member(member) => known.circle.contains_key(member),
    };
    problems.unless(paying.everyone().iter().all(is_known), Problem::NotInCircle);
    problems.done()
}

impl Wanted<Team> for SendBill {
    fn decide(&self, team: &Team, context: &Context) -> Decision<Team> {
        let before = team.bills.get(&self.bill).copied();
        match &self.to {
            Some(bill) => self.check(team, bill, context)?,
            None => {
                if team.bill_credits.values().any(|credit| credit.bill == self.bill) {
                    return Err(General::BuiltUpon.into());
                }
            }
        }
        let (bill, lines) = (self.bill, self.lines.clone());
        Ok(set::to(before, self.to, |change| BillSent { bill, change, lines }))
    }

    fn about(&self, id: TeamId, _: &Team) -> Vec<Resource> {
        vec![Matter::Bills.of_person(id, self.person)]
    }
}

impl SendBill {
    fn check(&self, team: &Team, bill: &Bill, context: &Context) -> Result<(), Refusal> {
        team.known_person(bill.person)?;
        if self.version != team.version {
            return Err(Problem::BooksAreStale.into());
        }
        let mut problems = Problems::new();
        problems.unless(bill.first <= bill.last, General::EndsBeforeItBegins);
        problems.unless(bill.last < team.today(context), Problem::DaysNotOver);
        problems.unless(crate::time::days_between(bill.first, bill.last) < 31, Problem::TooManyDays);
        let same = |other: &Bill| (other.person, other.who) == (bill.person, bill.who);
        let meets = |other: &Bill| other.first <= bill.last && bill.first <= other.last;
        let mut others = team.bills.iter().filter(|(id, _)| **id != self.bill);
        problems.unless(!others.any(|(_, other)| same(other) && meets(other)), Problem::BilledAlready);
        problems.unless(!self.lines.is_empty(), Problem::NothingToBill);
        let sum: Pence = self.lines.iter().map(|line| line.amount).sum();
        let counted = u32::try_from(self.lines.len()).is_ok_and(|lines| lines == bill.lines);
        problems.unless(sum == bill.total && counted && bill.person == self.person, Problem::DoesNotAddUp);
        problems.done()
    }
}

impl Wanted<Team> for GiveCredit {
    fn decide(&self, team: &Team, _: &Context) -> Decision<Team> {
        let before = team.bill_credits.get(&self.credit).copied();
        if let Some(credit) = &self.to {
            let bill = team.bills.get(&credit.bill).filter(|bill| bill.person == self.person);
            let bill = bill.ok_or(General::Unknown("bill"))?;
            if self.line.version != team.version {
                return Err(Problem::BooksAreStale.into());
            }
            let known = (1..=bill.lines).contains(&credit.line);
            let back = before.map_or(Pence::ZERO, |before| before.amount);
            let most = self.line.amount - team.credited(credit.bill, credit.line) + back;
            if !known || credit.amount <= Pence::ZERO || most < credit.amount {
                return Err(Problem::MoreThanTheLine { most }.into());
            }
        }
        let (credit, person) = (self.credit, self.person);
        Ok(set::to(before, self.to, |change| CreditGiven { credit, person, change }))
    }

    fn about(&self, id: TeamId, _: &Team) -> Vec<Resource> {
        vec![Matter::Bills.of_person(id, self.person)]
    }
}
