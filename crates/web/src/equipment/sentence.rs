//! Equipment and visits by two, as the history tells of them.

use care::equipment::{Event, Found};
use service::TeamView;
use words::length;

pub(crate) fn of(team_view: &TeamView, event: &Event) -> String {
    match event {
        Event::EquipmentSet(set) => {
            let whose = team_view.person(set.person);
            match (&set.change.before, &set.change.after) {
                (None, Some(_)) => format!("equipment of {whose} was entered."),
                (Some(_), Some(_)) => format!("equipment of {whose} was examined or changed."),
                (_, None) => format!("equipment of {whose} is gone."),
            }
        }
        Event::CrewReviewed(reviewed) => {
            let whose = team_view.person(reviewed.person);
            match reviewed.change.after.as_ref().map(|after| &after.found) {
                Some(Found::TakesTwo) => format!("a visit of {whose} takes two workers, as before."),
                Some(Found::One { returned, .. }) => format!(
                    "one worker can make a visit of {whose}: {} a week come back.",
                    length(i64::from(returned.0))
                ),
                None => format!("a look at a visit of {whose} by two was taken back."),
            }
        }
    }
}
