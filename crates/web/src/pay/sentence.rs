//! Pay, as the history tells it: what was done, without what anybody is paid, since colleagues read it.

use crate::history::phrases::day;
use care::pay::Event;
use service::TeamView;

pub(crate) fn of(team_view: &TeamView, event: &Event) -> String {
    match event {
        Event::TermsChanged(changed) => {
            let who = team_view.worker(changed.worker);
            match changed.terms.after {
                Some(_) => format!("pay was agreed with {who} from {}.", day(changed.from)),
                None => format!("nothing about the pay of {who} begins on {} after all.", day(changed.from)),
            }
        }
        Event::RulesChanged(changed) => format!(
            "the team pays in another way: {} of a hundred more on bank holidays (before: {}).",
            changed.rules.after.bank_holidays, changed.rules.before.bank_holidays
        ),
        Event::ExtraNoted(noted) => {
            let who = noted.worker().map(|worker| team_view.worker(worker)).unwrap_or_default();
            match noted.change.after {
                Some(extra) => format!("something was noted for the pay of {who} on {}.", day(extra.on)),
                None => format!("something noted for the pay of {who} was a mistake."),
            }
        }
        Event::QuestionChanged(changed) => {
            let who = changed.worker().map(|worker| team_view.worker(worker)).unwrap_or_default();
            match (changed.change.before, changed.change.after) {
                (None, Some(asked)) => format!("{who} asked about their pay of {}.", day(asked.on)),
                (_, Some(asked)) if asked.answer.is_some() => {
                    format!("{who} has an answer about their pay of {}.", day(asked.on))
                }
                (Some(_), Some(asked)) => {
                    format!("the answer to {who} about their pay of {} is open again.", day(asked.on))
                }
                (_, None) => format!("{who} took back a question about their pay."),
            }
        }
    }
}
