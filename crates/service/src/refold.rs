//! Folding a team's events anew, to hold its snapshot against them.

use care::stream::{Stream, Written};
use care::team::{Event, Team};

use journal::{Recorded, Refold, StreamId};

use crate::teams::{FORM, TEAM};

/// A team from its first event on; nothing once an event could not be read.
struct Anew(Option<Team>);

impl Refold for Anew {
    fn apply(&mut self, event: &Recorded) {
        let read = Event::read(&event.kind, &event.body);
        self.0 = self.0.take().zip(read.ok()).map(|(mut team, event)| {
            team.apply(&event);
            team
        });
    }

    fn body(&self) -> Vec<u8> {
        // What is empty is no snapshot, so it is found.
        self.0.as_ref().and_then(|team| serde_json::to_vec(team).ok()).unwrap_or_default()
    }
}

/// The fold whose snapshots this program writes, for `Journal::verify`; none for what it does not fold.
pub fn refold(stream: &StreamId, form: &str) -> Option<Box<dyn Refold>> {
    (stream.kind() == TEAM && form == FORM).then(|| Box::new(Anew(Some(Team::default()))) as Box<dyn Refold>)
}
