//! Feedback, as the history tells it: for whom, and nothing of what was said.

use care::feedback::Event;
use service::TeamView;

pub(crate) fn of(team_view: &TeamView, event: &Event) -> String {
    match event {
        Event::FeedbackGiven(given) => {
            let whose = team_view.person(given.person);
            match &given.change.after {
                Some(after) => match after.thanks {
                    Some(worker) => format!("{} was thanked, for {whose}.", team_view.worker(worker)),
                    None => format!("somebody said how it is for {whose}."),
                },
                None => format!("what somebody said of how it is for {whose} was taken back."),
            }
        }
        Event::ChangeAsked(asked) => {
            let whose = team_view.person(asked.person);
            match (&asked.change.before, &asked.change.after) {
                (None, _) => format!("something was asked to be different for {whose}."),
                (Some(_), Some(after)) if after.answer.is_some() => {
                    format!("what was asked to be different for {whose} was answered.")
                }
                (Some(_), _) => format!("what was asked for {whose}, or the answer, was taken back."),
            }
        }
    }
}
