//! Folding a stream's events from the first on, to hold its snapshots against them.

use care::organisation::Organisation;
use care::team::Team;
use journal::{Recorded, Refold, StreamId};

use super::Kept;
use super::fold::{Fold as _, Folded};

/// A stream folded from its first event on; nothing once an event could not be read.
struct FromTheFirst<T: Kept> {
    folded: Option<Folded<T>>,
    /// Which of the two snapshots is asked for.
    wanted: Part,
}

#[derive(Clone, Copy)]
enum Part {
    State,
    Beside,
}

impl<T: Kept> Refold for FromTheFirst<T> {
    fn apply(&mut self, event: &Recorded) {
        self.folded = self.folded.take().and_then(|mut folded| folded.apply(event).is_ok().then_some(folded));
    }

    fn body(&self) -> Vec<u8> {
        let text = self.folded.as_ref().and_then(|folded| match self.wanted {
            Part::State => serde_json::to_vec(&folded.state).ok(),
            Part::Beside => serde_json::to_vec(&folded.beside).ok(),
        });
        // What is empty is no snapshot, so it is found.
        text.unwrap_or_default()
    }
}

/// The fold whose snapshots this program writes, for `Journal::verify`; `None` for what it does not fold.
pub fn refold(stream: &StreamId, form: &str) -> Option<Box<dyn Refold>> {
    let known = of::<Team>(stream, form).or_else(|| of::<Organisation>(stream, form));
    known.or_else(|| crate::books::refold(stream, form))
}

fn of<T: Kept>(stream: &StreamId, form: &str) -> Option<Box<dyn Refold>> {
    T::id_of(stream)?;
    let wanted = match form {
        _ if form == T::FORM => Part::State,
        _ if form == T::Beside::FORM => Part::Beside,
        _ => return None,
    };
    Some(Box::new(FromTheFirst::<T> { folded: Some(Folded::default()), wanted }))
}
