//! Devices, as the history tells them. What they measure is not told there: it is on the person's page, for who may see it.

use care::observations::Event;
use service::TeamView;

pub(crate) fn of(team_view: &TeamView, event: &Event) -> String {
    match event {
        Event::DeviceChanged(changed) => {
            let name = team_view.person(changed.person);
            match changed.change.after {
                Some(_) => format!("a device may send what it measures about {name}."),
                None => format!("a device of {name} may no longer send anything."),
            }
        }
        Event::Observed(observed) => {
            format!("a device measured something about {}.", team_view.person(observed.content.person))
        }
    }
}
