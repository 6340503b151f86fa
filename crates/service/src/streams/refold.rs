//! Folding a stream's events from the first on, to hold its snapshots against them.

use std::marker::PhantomData;

use care::organisation::Organisation;
use care::team::Team;
use journal::{Recorded, Refold, StreamId};

use super::Kept;
use super::fold::{self, Fold};
use crate::councils::CouncilHistories;
use crate::way_back::AccountHistories;

/// A fold from its first event on; nothing once an event could not be read.
struct FromTheFirst<T, F>(Option<F>, PhantomData<fn() -> T>);

impl<T: Kept, F: Fold<T>> Refold for FromTheFirst<T, F> {
    fn apply(&mut self, event: &Recorded) {
        self.0 =
            self.0.take().and_then(|mut fold| fold::apply::<T, F>(&mut fold, event).is_ok().then_some(fold));
    }

    fn body(&self) -> Vec<u8> {
        // What is empty is no snapshot, so it is found.
        self.0.as_ref().and_then(|fold| serde_json::to_vec(fold).ok()).unwrap_or_default()
    }
}

/// The fold whose snapshots this program writes, for `Journal::verify`; `None` for what it does not fold.
pub fn refold(stream: &StreamId, form: &str) -> Option<Box<dyn Refold>> {
    let state = of::<Team, Team>(stream, form);
    let state = state.or_else(|| of::<Organisation, Organisation>(stream, form));
    let state = state.or_else(|| of::<Organisation, AccountHistories>(stream, form));
    state.or_else(|| of::<Organisation, CouncilHistories>(stream, form))
}

fn of<T: Kept, F: Fold<T>>(stream: &StreamId, form: &str) -> Option<Box<dyn Refold>> {
    let meant = T::id_of(stream).is_some() && form == F::FORM;
    meant.then(|| Box::new(FromTheFirst::<T, F>(Some(F::default()), PhantomData)) as Box<dyn Refold>)
}
