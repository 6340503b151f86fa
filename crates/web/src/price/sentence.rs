//! The price of care, as the history tells it.

use super::words;
use crate::history::phrases::{day, was};
use care::price::Event;
use service::TeamView;

pub(crate) fn of(_: &TeamView, event: &Event) -> String {
    match event {
        Event::AssumptionChanged(changed) => {
            let part = words::item(changed.item).to_lowercase();
            let said = |one: Option<care::price::Assumption>| {
                one.map(|one| words::value(changed.item, one.value)).unwrap_or_default()
            };
            let (before, after) = (said(changed.change.before), said(changed.change.after));
            let from = day(changed.from);
            if after.is_empty() {
                return format!("nothing is assumed for {part} from {from} on after all.");
            }
            format!("for {part}, {after} is assumed from {from} on{}.", was(&before, &after))
        }
        Event::FeeAgreed(agreed) => {
            let who = words::payer(agreed.payer).to_lowercase();
            let said = |fee: Option<care::price::Fee>| {
                fee.map(|fee| format!("{} an hour, for {}", fee.hour, words::counts(fee.counts)))
                    .unwrap_or_default()
            };
            let (before, after) = (said(agreed.change.before), said(agreed.change.after));
            let from = day(agreed.from);
            if after.is_empty() {
                return format!("no fee of {who} begins on {from} after all.");
            }
            format!("a fee was agreed with {who} from {from} on: {after}{}.", was(&before, &after))
        }
    }
}
