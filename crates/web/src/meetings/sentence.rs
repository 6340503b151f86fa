//! Meetings, as the history tells them.

use crate::history::phrases::day;
use care::meetings::{Event, Meeting};
use service::TeamView;
use words::{length, listed};

pub(crate) fn of(team_view: &TeamView, event: &Event) -> String {
    let Event::Changed(changed) = event;
    match (&changed.change.before, &changed.change.after) {
        (None, Some(after)) => format!("the team met on {}: {}.", day(after.on), who(team_view, after)),
        (Some(before), Some(after)) => {
            format!("the meeting on {} is noted differently: {}.", day(before.on), who(team_view, after))
        }
        (Some(before), None) => format!("the meeting on {} did not take place after all.", day(before.on)),
        (None, None) => "nothing is noted of a meeting.".to_owned(),
    }
}

/// "Amara and Beth came, for 1 hour".
fn who(team_view: &TeamView, meeting: &Meeting) -> String {
    let came: Vec<&str> = meeting.came.iter().map(|worker| team_view.worker(*worker)).collect();
    format!("{} came, for {}", listed(&came), length(i64::from(meeting.paid.0)))
}
