//! Disputed lines, as the history tells it.

use care::disputes::{Did, Event, Line};
use service::TeamView;

pub(crate) fn of(team_view: &TeamView, event: &Event) -> String {
    match event {
        Event::Raised(raised) => format!("somebody asked about {}.", what(team_view, raised.about.line)),
        Event::Stepped(stepped) => {
            let line = team_view.line_of(stepped.dispute);
            let about = line.map_or_else(|| "a line".to_owned(), |line| what(team_view, line));
            match stepped.step.after.as_ref().map(|step| step.did) {
                Some(Did::TakenOn { .. }) => format!("a colleague looks into {about}."),
                Some(Did::Answered { put_right: true, .. }) => format!("{about} was put right."),
                Some(Did::Answered { put_right: false, .. }) => format!("{about} stands; that was answered."),
                Some(Did::Reopened { .. }) => format!("somebody asked again about {about}."),
                None => format!("what was done about {about} is taken back."),
            }
        }
    }
}

/// A line, without what it says: colleagues read this.
fn what(team_view: &TeamView, line: Line) -> String {
    let whose = team_view.disputed(line);
    match line {
        Line::Bank { number, .. } => format!("line {number} of the bank of hours of {whose}"),
        Line::Pay { .. } => format!("a line of the pay of {whose}"),
        Line::Bill { number, .. } => format!("line {number} of a bill for {whose}"),
    }
}
