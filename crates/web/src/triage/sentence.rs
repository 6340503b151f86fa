//! Triage, as the history tells it: that something was done, and nothing about anyone's health.

use crate::history::phrases::day;
use care::triage::{Did, Event};
use service::TeamView;

pub(crate) fn of(team_view: &TeamView, event: &Event) -> String {
    let name = |id| team_view.person(id);
    match event {
        Event::NormalSaid(said) => format!("what is normal for {} was written down.", name(said.person)),
        Event::ScaleTwoRecorded(recorded) => {
            format!("what a clinician decided for {} was recorded.", name(recorded.person))
        }
        Event::PlanSigned(signed) => match &signed.plan.after {
            Some(plan) => format!(
                "a clinician signed the plan for when somebody is unwell, with a review by {}.",
                day(plan.review)
            ),
            None => "the plan for when somebody is unwell no longer holds.".to_owned(),
        },
        Event::Stepped(stepped) => {
            let whose = name(stepped.person);
            match stepped.step.after.as_ref().map(|step| &step.did) {
                Some(Did::Looked { .. }) => format!("how {whose} is was noted."),
                Some(Did::Decided(_)) => format!("what was decided for {whose} was noted."),
                Some(Did::Concluded { .. }) => format!("what came of it for {whose} was noted."),
                None => format!("what was last noted of how {whose} is was taken back."),
            }
        }
    }
}
