//! Bills, as the history tells it: what was done, without how much, since colleagues read it.

use crate::history::phrases::day;
use care::bills::Event;
use service::TeamView;

pub(crate) fn of(team_view: &TeamView, event: &Event) -> String {
    match event {
        Event::PayingAgreed(agreed) => {
            let whose = team_view.person(agreed.person);
            match agreed.change.after {
                Some(_) => {
                    format!("who pays for the visits of {whose} was agreed from {}.", day(agreed.from))
                }
                None => format!(
                    "who pays for the visits of {whose} does not change on {} after all.",
                    day(agreed.from)
                ),
            }
        }
        Event::BillSent(sent) => {
            let whose = sent.either().map(|bill| team_view.person(bill.person)).unwrap_or_default();
            match sent.change.after {
                Some(bill) => format!("a bill for the visits of {whose} up to {} was sent.", day(bill.last)),
                None => format!("a bill for the visits of {whose} was a mistake."),
            }
        }
        Event::CreditGiven(given) => {
            let whose = team_view.person(given.person);
            match given.change.after {
                Some(credit) => format!("line {} of a bill for {whose} was credited.", credit.line),
                None => format!("a line of a bill for {whose} is not credited after all."),
            }
        }
    }
}
