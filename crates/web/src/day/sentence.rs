//! How visits went, as the history tells it.

use crate::history::phrases::visit;
use care::day::{Event, What};
use care::records;
use care::visit::VisitId;
use service::TeamView;
use words::listed;

pub(crate) fn day(team_view: &TeamView, event: &Event) -> String {
    match event {
        Event::SaidOfVisit(event) => {
            let worker = team_view.worker(event.said.worker);
            let corrected =
                if event.said.corrects.is_some() { ", which corrects what was said before" } else { "" };
            format!("{}{corrected}.", said(team_view, worker, event.said.what, event.visit))
        }
        Event::Settled(settled) => match &settled.change.after {
            Some(found) => {
                let went: Vec<&str> = found.went.iter().map(|worker| team_view.worker(*worker)).collect();
                let who = if went.is_empty() { "nobody".to_owned() } else { listed(&went) };
                format!("it is settled that {who} went to {}.", visit(team_view, settled.visit))
            }
            None => format!("who went to {} is open again.", visit(team_view, settled.visit)),
        },
    }
}

pub(crate) fn records(team_view: &TeamView, event: &records::Event) -> String {
    let records::Event::Recorded(recorded) = event;
    let worker = team_view.worker(recorded.record.worker);
    format!("{worker} wrote down what was done at {}.", visit(team_view, recorded.visit))
}

/// "Amara arrived at Mrs Hill (breakfast) on Monday 9 March".
fn said(team_view: &TeamView, worker: &str, what: What, of: VisitId) -> String {
    let visit = visit(team_view, of);
    match what {
        What::Arrived => format!("{worker} arrived at {visit}"),
        What::Together(other) => format!("{worker} and {} arrived at {visit}", team_view.worker(other)),
        What::Left => format!("{worker} left {visit}"),
        What::NoAccess => format!("{worker} could not get in at {visit}"),
        What::PersonAway => format!("{worker} found nobody at home at {visit}"),
        What::InHospital => format!("{worker} heard that they are in hospital: {visit}"),
        What::Longer(minutes) => format!("{worker} needed {minutes} more at {visit}"),
        What::Shorter(minutes) => format!("{worker} needed {minutes} less at {visit}"),
        What::Expense(pence) => format!("{worker} paid {} at {visit}", pounds(pence)),
        What::Mileage(metres) => format!("{worker} drove {} km at {visit}", kilometres(metres.0)),
        What::Nothing => format!("{worker} said something by mistake of {visit}"),
    }
}

/// "£3.50".
pub(super) fn pounds(pence: u32) -> String {
    format!("£{}.{:02}", pence / 100, pence % 100)
}

/// "4.2".
pub(super) fn kilometres(metres: u32) -> String {
    format!("{}.{}", metres / 1000, metres % 1000 / 100)
}
