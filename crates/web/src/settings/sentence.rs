//! What a team is called, where it meets and which map it uses, as the history tells it.

use crate::history::phrases::was;
use care::founding;
use service::TeamView;

pub(crate) fn of(_: &TeamView, event: &founding::Event) -> String {
    match event {
        founding::Event::Founded(founded) => format!("the team {} begins.", founded.description.name),
        founding::Event::Described(described) => {
            let change = &described.description;
            let (before, after) = (&change.before.name, &change.after.name);
            if before == after {
                "where the team meets has changed.".to_owned()
            } else {
                format!("the team is called {after} now{}.", was(before, after))
            }
        }
        founding::Event::StreetsLaid(laid) => {
            let (before, after) = (&laid.streets.before, &laid.streets.after);
            let before = before.as_ref().map_or("none".to_owned(), map);
            match after {
                Some(after) => format!("the team travels on {} now{}.", map(after), was(&before, "")),
                None => format!("the team no longer has a map{}.", was(&before, "")),
            }
        }
    }
}

fn map(streets: &founding::Streets) -> String {
    let said = |date: care::time::Date| date.strftime("%-d %B %Y").to_string();
    match streets.of {
        Some(of) => format!("a map of {}", said(of)),
        None => format!("a map given on {}", said(streets.given)),
    }
}
