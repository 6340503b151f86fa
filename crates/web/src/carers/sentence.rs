//! Carers, as the history tells of them: for whom, and nothing of what was said.

use care::carers::Event;
use service::TeamView;

pub(crate) fn of(team_view: &TeamView, event: &Event) -> String {
    match event {
        Event::CareNoted(noted) => {
            let whose = team_view.person(noted.person);
            if noted.change.after.is_some() {
                format!("what somebody of the circle did for {whose} was written down.")
            } else {
                format!("what somebody of the circle did for {whose} was taken out.")
            }
        }
        Event::CarerSaid(said) => {
            let whose = team_view.person(said.person);
            if said.change.after.is_some() {
                format!("somebody who cares for {whose} said how they are.")
            } else {
                format!("what somebody who cares for {whose} said was taken back.")
            }
        }
    }
}
