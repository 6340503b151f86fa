//! The ledger of all budgets of a team, as it follows from what happened. It is never written by hand.

use std::collections::{BTreeMap, BTreeSet};

use jiff::civil::Date;
use serde::{Deserialize, Serialize};
use uuid::Uuid;

use super::{Budget, BudgetId, Holding, On, Spending, SpendingId, What};
use crate::bank::Part;
use crate::hours::pairs;
use crate::ids::WorkerId;
use crate::ledger::{Amount, Held, Ledger, Money, Posting, Transaction};
use crate::time::WeekStart;
use crate::visit::VisitId;

/// A worker's part in a visit, as people were told it, with what it costs.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Priced {
    /// The budget that pays for it.
    pub budget: BudgetId,
    /// The day it is on.
    pub on: Date,
    /// The week whose rota has it.
    pub week: WeekStart,
    /// What it costs.
    pub amount: Amount<Money>,
}

/// What became of a part so far.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
struct Stand {
    told: Priced,
    /// What was taken for it, once its day is over.
    taken: Option<Amount<Money>>,
    times: u32,
}

/// The ledger of all budgets of a team.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Book {
    ledger: Ledger<Holding, What, Part>,
    #[serde(with = "pairs")]
    parts: BTreeMap<Part, Stand>,
    /// How often something happened to a part that is in no rota any more, or was billed.
    #[serde(with = "pairs")]
    times: BTreeMap<Part, u32>,
    due: BTreeMap<Date, BTreeSet<Part>>,
    agreed: BTreeMap<BudgetId, (bool, u32)>,
    spendings: BTreeMap<SpendingId, (bool, u32)>,
    day: Option<Date>,
    refused: Vec<String>,
}

impl Book {
    /// Everything that moved money.
    #[must_use]
    pub fn ledger(&self) -> &Ledger<Holding, What, Part> {
        &self.ledger
    }

    /// When a part was told to be and what it costs, while it is in a rota.
    #[must_use]
    pub fn promised(&self, part: Part) -> Option<Priced> {
        self.parts.get(&part).map(|stand| stand.told)
    }

    /// The parts of a visit that budgets pay for.
    #[must_use]
    pub fn parts_of(&self, visit: VisitId) -> Vec<Part> {
        let first = Part { visit, worker: WorkerId::new(Uuid::nil()) };
        self.parts.range(first..).map(|(part, _)| *part).take_while(|part| part.visit == visit).collect()
    }

    /// Everything wrong with the ledger: what does not add up, and what it refused.
    #[must_use]
    pub fn faults(&self) -> Vec<String> {
        self.ledger.faults().into_iter().chain(self.refused.iter().cloned()).collect()
    }

    /// Goes on to the morning of `date`: days that are over are posted.
    pub(crate) fn go_on_to(&mut self, date: Date) {
        if self.day.is_none_or(|day| day < date) {
            self.deliver_until(date, None);
            self.day = Some(date);
        }
    }

    /// A budget is agreed otherwise from now on; `None`: it had been entered by mistake.
    pub(crate) fn agree(&mut self, id: BudgetId, budget: Option<&Budget>) {
        let Some(today) = self.day else { return };
        let (holds, times) = self.agreed.get(&id).copied().unwrap_or_default();
        if holds {
            self.correct((today, What::Withdrawn(id, times)), &What::Agreed(id, times));
        }
        if let Some(budget) = budget {
            let aside: Amount<Money> = budget.contingency.into();
            let all: Amount<Money> = budget.amount.into();
            let postings = vec![
                Posting { account: Holding::Agreed(id), amount: -all },
                Posting { account: Holding::Free(id), amount: all - aside },
                Posting { account: Holding::Contingency(id), amount: aside },
            ];
            self.post(today, What::Agreed(id, times + 1), postings, None);
        }
        self.agreed.insert(id, (budget.is_some(), times + 1));
    }

    /// What people were told of a week is now this.
    pub(crate) fn tell(&mut self, week: WeekStart, told: &BTreeMap<Part, Priced>) {
        let Some(today) = self.day else { return };
        let of_week = self.parts.iter().filter(|(_, stand)| stand.told.week == week);
        let before: Vec<(Part, Stand)> = of_week.map(|(part, stand)| (*part, *stand)).collect();
        for (part, stand) in before {
            if told.get(&part) != Some(&stand.told) {
                self.take_off(today, part, stand);
            }
        }
        for (part, one) in told {
            if !self.parts.contains_key(part) {
                self.promise(today, *part, *one);
            }
        }
        self.deliver_until(today, Some(today));
    }

    /// A bill says that a part that is over costs so much.
    pub(crate) fn bill(&mut self, part: Part, amount: Amount<Money>) {
        let Some(today) = self.day else { return };
        let Some(stand) = self.parts.get(&part).copied() else { return };
        let Some(taken) = stand.taken.filter(|taken| *taken != amount) else { return };
        let times = self.times.get(&part).copied().unwrap_or_default() + 1;
        self.times.insert(part, times);
        let wrong = self.ledger.find(&What::Delivered(part, stand.times)).map(|(at, _)| at);
        let postings = moved(Holding::Free(stand.told.budget), spent(stand.told.budget), amount - taken);
        self.post(today, What::Billed(part, times), postings, wrong);
        self.parts.insert(part, Stand { taken: Some(amount), ..stand });
    }

    /// Money is spent so from now on, or not.
    pub(crate) fn spend(&mut self, id: SpendingId, spending: Option<&Spending>) {
        let Some(today) = self.day else { return };
        let (holds, times) = self.spendings.get(&id).copied().unwrap_or_default();
        if holds {
            self.correct((today, What::NotSpent(id, times)), &What::Spent(id, times));
        }
        if let Some(spending) = spending {
            let budget = spending.budget;
            let from =
                if spending.contingency { Holding::Contingency(budget) } else { Holding::Free(budget) };
            let to = Holding::Spent(budget, On::Use(spending.what));
            self.post(today, What::Spent(id, times + 1), moved(from, to, spending.amount.into()), None);
        }
        self.spendings.insert(id, (spending.is_some(), times + 1));
    }

    /// Every part whose day is before `day` counts as delivered, on its own day or on `least` if that is later.
    fn deliver_until(&mut self, day: Date, least: Option<Date>) {
        let over: Vec<Date> = self.due.range(..day).map(|(on, _)| *on).collect();
        for on in over {
            for part in self.due.remove(&on).unwrap_or_default() {
                let Some(stand) = self.parts.get_mut(&part) else { continue };
                stand.taken = Some(stand.told.amount);
                let (told, times) = (stand.told, stand.times);
                let entered = on.max(least.unwrap_or(on)).max(self.ledger.last().unwrap_or(on));
                let to = (spent(told.budget), told.amount);
                let result = self.ledger.settle((entered, What::Delivered(part, times)), part, to);
                self.note(result);
            }
        }
    }

    fn promise(&mut self, on: Date, part: Part, told: Priced) {
        let times = self.times.get(&part).map_or(1, |times| times + 1);
        let (from, at) = (Holding::Free(told.budget), Holding::Reserved(told.budget));
        let held = Held { from, at, amount: told.amount };
        let result = self.ledger.reserve((on, What::Reserved(part, times)), part, held);
        self.note(result);
        self.times.insert(part, times);
        self.parts.insert(part, Stand { told, taken: None, times });
        self.due.entry(told.on).or_default().insert(part);
    }

    fn take_off(&mut self, on: Date, part: Part, stand: Stand) {
        self.parts.remove(&part);
        if let Some(due) = self.due.get_mut(&stand.told.on) {
            due.remove(&part);
        }
        let (budget, times) = (stand.told.budget, stand.times);
        match stand.taken {
            Some(taken) => {
                let wrong = self.ledger.find(&What::Delivered(part, times)).map(|(at, _)| at);
                let postings = moved(spent(budget), Holding::Free(budget), taken);
                self.post(on, What::Corrected(part, times), postings, wrong);
            }
            None => {
                let result = self.ledger.release((on, What::Released(part, times)), part);
                self.note(result);
            }
        }
    }

    /// Enters something that moves money; nothing where nothing moves.
    fn post(&mut self, on: Date, what: What, postings: Vec<Posting<Holding>>, corrects: Option<usize>) {
        let postings: Vec<_> = postings.into_iter().filter(|posting| !posting.amount.is_zero()).collect();
        if !postings.is_empty() {
            let result = self.ledger.post(Transaction { what, on, postings, corrects });
            self.note(result);
        }
    }

    fn correct(&mut self, named: (Date, What), wrong: &What) {
        let result = self.ledger.correct(named, wrong);
        self.note(result);
    }

    fn note(&mut self, result: Result<(), crate::ledger::Problem>) {
        if let Err(problem) = result {
            self.refused.push(problem.to_string());
        }
    }
}

fn spent(budget: BudgetId) -> Holding {
    Holding::Spent(budget, On::Visits)
}

fn moved(from: Holding, to: Holding, amount: Amount<Money>) -> Vec<Posting<Holding>> {
    vec![Posting { account: to, amount }, Posting { account: from, amount: -amount }]
}
