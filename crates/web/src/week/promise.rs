//! Agreed and promised times: where a person was told another time than they agreed to, both are said.

use super::when::{clock, day};
use care::time::Moment;
use care::visit::{Visit, VisitId};
use service::TeamView;

/// "agreed for 7.45pm", where a visit starts earlier or later than that by more than is agreed to be fine.
pub(crate) fn agreed_for(team_view: &TeamView, visit: &Visit, start: Moment) -> Option<String> {
    Some(said(team_view.agreed_otherwise(visit, start)?, start))
}

/// The same of a visit of that name that starts at so many minutes after midnight of its own day.
pub(crate) fn agreed_for_named(
    team_view: &TeamView,
    visit: &str,
    promised: Option<Moment>,
) -> Option<String> {
    let id: VisitId = visit.parse().ok()?;
    agreed_for(team_view, &team_view.visit(id)?, promised?)
}

/// "agreed for 7.45pm"; with the day, where that is another.
pub(crate) fn said(agreed: Moment, start: Moment) -> String {
    if agreed.date == start.date {
        format!("agreed for {}", clock(agreed.clock))
    } else {
        format!("agreed for {}, {}", day(agreed.date), clock(agreed.clock))
    }
}
