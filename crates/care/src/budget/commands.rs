//! Agreeing on a budget, and noting what it was spent on.

use super::{Budget, BudgetAgreed, BudgetId, Spending, SpendingId, Spent};
use crate::access::{Matter, Resource};
use crate::ids::{PersonId, TeamId};
use crate::refusal::Problems;
use crate::stream::{Decision, Wanted, commands, set};
use crate::team::{Refusal, Team};
use crate::units::Pence;
use crate::{Context, General};

commands! { team: AgreeBudget, Spend, }

/// Agree on a personal budget, agree on it otherwise, or take out one that was entered by mistake.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AgreeBudget {
    /// Which.
    pub budget: BudgetId,
    /// Whose.
    pub person: PersonId,
    /// What is agreed; `None`: nothing, it was a mistake.
    pub to: Option<Budget>,
}

/// Note what a budget was spent on, or that it was not after all.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Spend {
    /// Which spending.
    pub spending: SpendingId,
    /// Whose budget.
    pub person: PersonId,
    /// On what; `None`: it was not spent.
    pub to: Option<Spending>,
}

/// A reason against what is to be done with a budget.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Problem {
    /// No money, or more than sense.
    #[error("A budget is between £1 and £1,000,000. Change how much there is.")]
    NoSuchBudget,
    /// More is set aside than there is.
    #[error("More is set aside than there is. Set less aside, or enter more money.")]
    MoreAsideThanThere,
    /// Another one holds on some of its days.
    #[error("They have a budget on some of these days already. Change that one, or begin when it ends.")]
    AnotherBudget,
    /// No money, or more than sense.
    #[error("Write an amount between 1p and £100,000.")]
    NoSuchSpending,
    /// The day is outside the budget's.
    #[error("The budget is not for that day. Choose a day from its first to its last.")]
    NotItsDay,
    /// The budget is somebody else's.
    #[error("This budget is somebody else’s. Begin from their own page.")]
    AnothersBudget,
}

impl Problem {
    /// The field of a form it is about, where it is about one.
    pub(crate) fn field(&self) -> Option<&'static str> {
        match self {
            Self::NoSuchBudget | Self::NoSuchSpending => Some("amount"),
            Self::MoreAsideThanThere => Some("contingency"),
            Self::NotItsDay => Some("on"),
            Self::AnotherBudget | Self::AnothersBudget => None,
        }
    }
}

impl Wanted<Team> for AgreeBudget {
    fn decide(&self, team: &Team, _: &Context) -> Decision<Team> {
        let before = team.budgets.get(&self.budget).copied();
        if let Some(budget) = &self.to {
            check(team, self, budget)?;
        }
        if before.is_some_and(|before| before.person != self.person) {
            return Err(Problem::AnothersBudget.into());
        }
        if self.to.is_none() && team.budget_spendings.values().any(|one| one.budget == self.budget) {
            return Err(General::BuiltUpon.into());
        }
        Ok(set::to(before, self.to, |change| BudgetAgreed { budget: self.budget, change }))
    }

    fn about(&self, id: TeamId, _: &Team) -> Vec<Resource> {
        vec![Matter::Budget.of_person(id, self.person)]
    }
}

fn check(team: &Team, wanted: &AgreeBudget, budget: &Budget) -> Result<(), Refusal> {
    let mut problems = Problems::new();
    problems.add(team.known_person(budget.person).map(drop));
    problems.unless(budget.person == wanted.person, Problem::AnothersBudget);
    problems.unless((100..=100_000_000).contains(&budget.amount.0), Problem::NoSuchBudget);
    let aside = Pence::ZERO <= budget.contingency && budget.contingency <= budget.amount;
    problems.unless(aside, Problem::MoreAsideThanThere);
    problems.unless(budget.from <= budget.last, General::EndsBeforeItBegins);
    let meets = |other: &Budget| other.from <= budget.last && budget.from <= other.last;
    let mut others =
        team.budgets.iter().filter(|(id, one)| **id != wanted.budget && one.person == budget.person);
    problems.unless(!others.any(|(_, other)| meets(other)), Problem::AnotherBudget);
    problems.done()
}

impl Wanted<Team> for Spend {
    fn decide(&self, team: &Team, context: &Context) -> Decision<Team> {
        if let Some(spending) = &self.to {
            let budget = team.budgets.get(&spending.budget).ok_or(General::Unknown("budget"))?;
            let mut problems = Problems::new();
            problems.unless(budget.person == self.person, Problem::AnothersBudget);
            problems.unless(budget.holds(spending.on), Problem::NotItsDay);
            problems.unless(spending.on <= team.today(context), crate::meetings::Problem::StillToCome);
            problems.unless((1..=10_000_000).contains(&spending.amount.0), Problem::NoSuchSpending);
            problems.done()?;
        }
        let before = team.budget_spendings.get(&self.spending).copied();
        let (spending, person) = (self.spending, self.person);
        Ok(set::to(before, self.to, |change| Spent { spending, person, change }))
    }

    fn about(&self, id: TeamId, _: &Team) -> Vec<Resource> {
        vec![Matter::Budget.of_person(id, self.person)]
    }
}
