//! Emergency sheets, as the history tells them: whose, and nothing of what they say or who looked.

use care::emergency::Event;
use service::TeamView;

pub(crate) fn of(team_view: &TeamView, event: &Event) -> String {
    match event {
        Event::SheetWritten(written) => {
            let whose = team_view.person(written.person);
            match (written.words.before, written.words.after) {
                (None, Some(_)) => format!("the emergency sheet of {whose} was written."),
                (Some(_), Some(_)) => format!("the emergency sheet of {whose} says something else."),
                (_, None) => format!("the emergency sheet of {whose} is empty again."),
            }
        }
        Event::CodeChanged(changed) => {
            let whose = team_view.person(changed.person);
            match changed.code.after {
                Some(_) => format!("the emergency sheet of {whose} has a new code."),
                None => format!("the emergency sheet of {whose} was closed."),
            }
        }
        Event::SheetSeen(seen) => {
            format!("somebody opened the emergency sheet of {}.", team_view.person(seen.seen.person))
        }
    }
}
