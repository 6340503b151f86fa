//! Budgets, as the history tells it: what was done, without how much, since colleagues read it.

use crate::history::phrases::day;
use care::budget::Event;
use service::TeamView;

pub(crate) fn of(team_view: &TeamView, event: &Event) -> String {
    match event {
        Event::BudgetAgreed(agreed) => {
            let whose = agreed.either().map(|budget| team_view.person(budget.person)).unwrap_or_default();
            match agreed.change.after {
                Some(budget) => format!("a budget was agreed for {whose} from {}.", day(budget.from)),
                None => format!("a budget for {whose} was a mistake."),
            }
        }
        Event::Spent(spent) => {
            let whose = team_view.person(spent.person);
            match spent.change.after {
                Some(spending) => format!("what {whose} spent on {} was noted.", day(spending.on)),
                None => format!("something noted for the budget of {whose} was not spent after all."),
            }
        }
    }
}
