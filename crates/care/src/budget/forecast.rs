//! How far a budget will reach: what was used so far, carried on to its end.

use jiff::civil::Date;

use super::{Budget, BudgetId, Holding, On};
use crate::books::Books;
use crate::pay::nearest;
use crate::time::days_between;
use crate::units::Pence;

/// What a budget comes to, and will.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Forecast {
    /// Agreed for all its days.
    pub agreed: Pence,
    /// Free to spend; below nothing where more is promised than there is.
    pub free: Pence,
    /// Left of what was set aside.
    pub contingency: Pence,
    /// For visits that people were told of.
    pub reserved: Pence,
    /// Spent so far.
    pub spent: Pence,
    /// Spent by what it went into, without what nothing went into.
    pub uses: Vec<(On, Pence)>,
    /// What will be spent by its end, if it goes on as in its days so far; `None` on its first days, and before.
    pub by_the_end: Option<Pence>,
}

impl Forecast {
    /// How much too little there will be at the end, what was set aside counted; `None` where it is enough or cannot be said.
    #[must_use]
    pub fn short(&self) -> Option<Pence> {
        self.by_the_end.map(|end| end - self.agreed).filter(|short| Pence::ZERO < *short)
    }
}

/// Of how many days there is something to carry on from.
const DAYS_LEAST: i32 = 14;

/// What a budget comes to on the morning of `today`, and will by its last day.
#[must_use]
pub fn forecast(books: &Books, (id, budget): (BudgetId, &Budget), today: Date) -> Forecast {
    let mut forecast = Forecast { agreed: budget.amount, ..Forecast::default() };
    for (place, amount) in books.budgets.ledger().balances().filter(|(place, _)| place.budget() == id) {
        let amount = Pence(amount.number());
        match place {
            Holding::Agreed(_) => {}
            Holding::Free(_) => forecast.free = amount,
            Holding::Contingency(_) => forecast.contingency = amount,
            Holding::Reserved(_) => forecast.reserved = amount,
            Holding::Spent(_, on) => {
                forecast.spent += amount;
                if amount != Pence::ZERO {
                    forecast.uses.push((on, amount));
                }
            }
        }
    }
    let (gone, all) = (days_between(budget.from, today), days_between(budget.from, budget.last) + 1);
    if gone >= DAYS_LEAST {
        let by_day = nearest(i128::from(forecast.spent.0) * i128::from(all), i128::from(gone.min(all)));
        forecast.by_the_end = Some(Pence(by_day));
    }
    forecast
}
