//! Devices, as the history tells them. What they measure is not told there: it is on the person's page, for who may see it.

use care::observations::Event;
use service::Glimpse;

pub(crate) fn of(glimpse: &Glimpse, event: &Event) -> String {
    match event {
        Event::DeviceChanged(changed) => {
            let name = glimpse.person(changed.person);
            match changed.change.after {
                Some(_) => format!("a device may send what it measures about {name}."),
                None => format!("a device of {name} may no longer send anything."),
            }
        }
        Event::Observed(observed) => {
            format!("a device measured something about {}.", glimpse.person(observed.content.person))
        }
    }
}
