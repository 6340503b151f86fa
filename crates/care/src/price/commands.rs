//! Assuming something for the price of care, and agreeing on what is paid.

use jiff::civil::Date;

use super::{Assumption, AssumptionChanged, Fee, FeeAgreed, Item};
use crate::Context;
use crate::access::{Matter, Resource};
use crate::bank::Payer;
use crate::ids::TeamId;
use crate::refusal::Problems;
use crate::stream::{Decision, Wanted, commands, set};
use crate::team::Team;
use crate::units::Pence;

commands! { team: Assume, AgreeFee, }

/// Assume something for a part of the price, from a day on.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Assume {
    /// For which part.
    pub item: Item,
    /// The first day.
    pub from: Date,
    /// What; `None`: nothing begins on that day after all.
    pub to: Option<Assumption>,
}

/// Agree on what is paid for an hour, from a day on.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AgreeFee {
    /// Who pays.
    pub payer: Payer,
    /// The first day.
    pub from: Date,
    /// What; `None`: nothing begins on that day after all.
    pub to: Option<Fee>,
}

/// A reason against what is to be assumed or agreed.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Problem {
    /// Less than nothing, or more than sense.
    #[error("This is between nothing and {most}. Change how much.")]
    NoSuchValue {
        /// The most, as people write it.
        most: String,
    },
    /// No money, or more than sense.
    #[error("An hour is paid between £1.00 and £200.00. Change what is paid for an hour.")]
    NoSuchFee,
    /// A bill counted it.
    #[error(
        "Bills for days from then on were sent already. Agree on the new price from a later day, and credit what was wrong."
    )]
    AlreadyBilled,
}

impl Problem {
    /// The field of a form it is about, where it is about one.
    pub(crate) fn field(&self) -> Option<&'static str> {
        match self {
            Self::NoSuchValue { .. } => Some("value"),
            Self::NoSuchFee => Some("hour"),
            Self::AlreadyBilled => Some("from"),
        }
    }
}

/// A value as people write it: money, or so many of a hundred.
fn written(item: Item, value: i64) -> String {
    if item.is_money() { Pence(value).to_string() } else { format!("{}%", value / 100) }
}

impl Wanted<Team> for Assume {
    fn decide(&self, team: &Team, _: &Context) -> Decision<Team> {
        let (item, from) = (self.item, self.from);
        if self.to.is_some_and(|to| !(0..=item.most()).contains(&to.value)) {
            return Err(Problem::NoSuchValue { most: written(item, item.most()) }.into());
        }
        let before = team.price_assumptions.get(&item).and_then(|dates| dates.get(&from)).copied();
        Ok(set::to(before, self.to, |change| AssumptionChanged { item, from, change }))
    }

    fn about(&self, id: TeamId, _: &Team) -> Vec<Resource> {
        vec![Matter::Price.of_team(id)]
    }
}

impl Wanted<Team> for AgreeFee {
    fn decide(&self, team: &Team, _: &Context) -> Decision<Team> {
        let mut problems = Problems::new();
        let sensible = |fee: Fee| (100..=20_000).contains(&fee.hour.0);
        problems.unless(self.to.is_none_or(sensible), Problem::NoSuchFee);
        problems.unless(!team.is_billed_from(self.payer, self.from), Problem::AlreadyBilled);
        problems.done()?;
        let (payer, from) = (self.payer, self.from);
        let before = team.fees.get(&payer).and_then(|dates| dates.get(&from)).copied();
        Ok(set::to(before, self.to, |change| FeeAgreed { payer, from, change }))
    }

    fn about(&self, id: TeamId, _: &Team) -> Vec<Resource> {
        vec![Matter::Price.of_team(id)]
    }
}
