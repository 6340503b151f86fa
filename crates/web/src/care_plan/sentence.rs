//! Plans, as the history tells them: whose, and nothing of what they say.

use care::By;
use care::care_plan::Event;
use service::TeamView;

pub(crate) fn of(team_view: &TeamView, event: &Event) -> String {
    match event {
        Event::PlanWritten(written) => {
            let whose = team_view.person(written.person);
            match (&written.version.after, written.number) {
                (Some(_), 1) => format!("a plan of {whose} was begun."),
                (Some(_), number) => format!("the plan of {whose} was changed: version {number}."),
                (None, number) => format!("version {number} of the plan of {whose} was taken back."),
            }
        }
        Event::PlanAgreed(agreed) => {
            let whose = team_view.person(agreed.person);
            let who = who(team_view, agreed.by);
            if agreed.on.after.is_some() {
                format!("{who} agreed to version {} of the plan of {whose}.", agreed.number)
            } else {
                format!("{who} did not agree to version {} of the plan of {whose} after all.", agreed.number)
            }
        }
        Event::OutcomeRated(rated) => {
            let whose = team_view.person(rated.person);
            if rated.change.after.is_some() {
                format!("how far something in the plan of {whose} has come was written down.")
            } else {
                format!("how far something in the plan of {whose} has come was taken back.")
            }
        }
        Event::StarterSet(set) => {
            if set.words.after.is_some() {
                "questions to begin a plan with were set.".to_owned()
            } else {
                "questions to begin a plan with were dropped.".to_owned()
            }
        }
    }
}

/// Who agreed. Who is in a person's circle is not told here.
fn who(team_view: &TeamView, by: By) -> String {
    match by {
        By::Worker(worker) => team_view.worker(worker).to_owned(),
        By::Person(person) => team_view.person(person).to_owned(),
        By::Member(_) => "somebody of the circle".to_owned(),
        By::Account(_) | By::Program => "somebody".to_owned(),
    }
}
