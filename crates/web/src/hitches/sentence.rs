//! Hitches, as the history tells them.

use crate::history::phrases::{visit, was};
use care::hitches::{CannotCome, Event, Late};
use service::TeamView;
use words::length;

pub(crate) fn of(team_view: &TeamView, event: &Event) -> String {
    match event {
        Event::LateSaid(said) => late(
            team_view,
            team_view.worker(said.worker),
            said.change.before.as_ref(),
            said.change.after.as_ref(),
        ),
        Event::CannotComeSaid(said) => {
            let name = said.worker().map_or("somebody", |worker| team_view.worker(worker));
            match &said.change.after {
                Some(after) => cannot(team_view, name, after),
                None => format!("{name} can come after all."),
            }
        }
    }
}

/// "Grace is running 20 minutes late for Mrs Hill (breakfast) on Monday 9 March (before: 10 minutes)."
fn late(team_view: &TeamView, name: &str, before: Option<&Late>, after: Option<&Late>) -> String {
    let by = |late: &Late| length(i64::from(late.by.0));
    match after {
        Some(after) => {
            let before = before.filter(|before| before.from == after.from).map(by).unwrap_or_default();
            let now = by(after);
            format!(
                "{name} is running {now} late for {}{}.",
                visit(team_view, after.from),
                was(&before, &now)
            )
        }
        None => format!("{name} is on time after all."),
    }
}

fn cannot(team_view: &TeamView, name: &str, said: &CannotCome) -> String {
    let rest = if said.rest_of_day { ", nor to the rest of the day" } else { "" };
    format!("{name} cannot come to {}{rest}.", visit(team_view, said.from))
}
