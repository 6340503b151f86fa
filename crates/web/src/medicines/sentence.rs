//! Medicines, as the history tells them: whose, and nothing about which.

use care::medicines::Event;
use service::TeamView;

pub(crate) fn of(team_view: &TeamView, event: &Event) -> String {
    match event {
        Event::Agreed(agreed) => {
            let whose = team_view.person(agreed.person);
            match (&agreed.change.before, &agreed.change.after) {
                (None, Some(_)) => format!("a medicine is agreed with {whose}."),
                (Some(_), Some(_)) => format!("a medicine of {whose} is agreed differently."),
                (_, None) => format!("a medicine is not agreed with {whose} after all."),
            }
        }
        Event::DoseRecorded(recorded) => {
            let whose = team_view.person(recorded.person);
            if recorded.change.after.is_some() {
                format!("what came of a medicine for {whose} was recorded.")
            } else {
                format!("a record of a medicine for {whose} was taken back.")
            }
        }
        Event::Counted(counted) => format!("a medicine of {} was counted.", team_view.person(counted.person)),
    }
}
