//! Farewells, as the history tells of them.

use super::page::label;
use care::farewells::Event;
use service::TeamView;

pub(crate) fn of(team_view: &TeamView, event: &Event) -> String {
    match event {
        Event::FarewellTicked(ticked) => {
            let (whose, what) = (team_view.person(ticked.person), label(ticked.step).1.to_lowercase());
            let done = if ticked.change.after.is_some() { "done" } else { "not done after all" };
            format!("ending well, for {whose}: “{what}” is {done}.")
        }
    }
}
