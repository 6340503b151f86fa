//! A budget was agreed, or spent from.

use serde::{Deserialize, Serialize};

use super::{Budget, BudgetId, Spending, SpendingId};
use crate::access::{Matter, Resource};
use crate::change::Change;
use crate::details::DataSubject;
use crate::ids::{PersonId, SealedId, TeamId};
use crate::stream::events;
use crate::stream::set::{Sets, put, sets};
use crate::team::Team;

events! { team:
    /// A personal budget was agreed, or agreed otherwise.
    "budget/1" => BudgetAgreed,
    /// Money of a budget was spent, or not after all.
    "budget-spending/1" => Spent,
}

/// A personal budget was agreed, agreed otherwise, or had been entered by mistake.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct BudgetAgreed {
    /// Which.
    pub budget: BudgetId,
    /// What is agreed, before and after.
    pub change: Change<Option<Budget>>,
}

/// Money of a budget was spent, or was not after all.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Spent {
    /// Which spending.
    pub spending: SpendingId,
    /// Whose budget it is.
    pub person: PersonId,
    /// On what, before and after.
    pub change: Change<Option<Spending>>,
}

impl BudgetAgreed {
    /// The budget as it is now, or was.
    #[must_use]
    pub fn either(&self) -> Option<&Budget> {
        self.change.after.as_ref().or(self.change.before.as_ref())
    }
}

impl Sets<Team> for BudgetAgreed {
    sets!(change: Option<Budget>);

    fn now(&self, team: &Team) -> Option<Option<Budget>> {
        Some(team.budgets.get(&self.budget).copied())
    }

    fn set(&self, team: &mut Team, budget: Option<Budget>) {
        put(&mut team.budgets, self.budget, budget);
    }

    fn sealed(&self, _: TeamId) -> Vec<(SealedId, DataSubject)> {
        Vec::new()
    }

    fn about(&self, id: TeamId, _: &Team) -> Resource {
        self.either().map_or(Matter::Budget.of_team(id), |one| Matter::Budget.of_person(id, one.person))
    }
}

impl Sets<Team> for Spent {
    sets!(change: Option<Spending>);

    fn now(&self, team: &Team) -> Option<Option<Spending>> {
        Some(team.budget_spendings.get(&self.spending).copied())
    }

    fn set(&self, team: &mut Team, spending: Option<Spending>) {
        put(&mut team.budget_spendings, self.spending, spending);
    }

    fn sealed(&self, _: TeamId) -> Vec<(SealedId, DataSubject)> {
        self.change.after.iter().map(|one| (one.words, DataSubject::Person(self.person))).collect()
    }

    fn about(&self, id: TeamId, _: &Team) -> Resource {
        Matter::Budget.of_person(id, self.person)
    }
}
