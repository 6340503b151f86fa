//! "Set this, and remember what it was": most events change one value. What they do and what takes them back follow from that.

use std::collections::BTreeMap;

use super::{Decision, Happened, Stream};
use crate::access::Resource;
use crate::change::Change;
use crate::details::DataSubject;
use crate::ids::SealedId;
use crate::{General, Refusal};

/// An event that sets one value of the state.
pub trait Sets<S: Stream>: Clone + Into<S::Event> {
    /// What it sets.
    type Value: Clone + PartialEq;

    /// From what to what.
    fn change(&self) -> &Change<Self::Value>;

    /// The same event with another change.
    fn with(&self, change: Change<Self::Value>) -> Self;

    /// What the value is now; `None` where what it belongs to is not there.
    fn now(&self, state: &S) -> Option<Self::Value>;

    /// Sets it; nothing happens where what it belongs to is not there.
    fn set(&self, state: &mut S, value: Self::Value);

    /// As [`Happened::sealed`].
    fn sealed(&self, id: S::Id) -> Vec<(SealedId, DataSubject)>;

    /// As [`Happened::about`].
    fn about(&self, id: S::Id, state: &S) -> Resource;
}

impl<S: Stream, E: Sets<S>> Happened<S> for E
where
    Refusal<S::Problem>: From<General>,
{
    fn fold(&self, state: &mut S) {
        self.set(state, self.change().after.clone());
    }

    fn back(&self, state: &S) -> Decision<S> {
        if self.now(state).as_ref() == Some(&self.change().after) {
            Ok(vec![self.with(self.change().clone().back()).into()])
        } else {
            Err(General::ChangedSince.into())
        }
    }

    fn sealed(&self, id: S::Id) -> Vec<(SealedId, DataSubject)> {
        Sets::sealed(self, id)
    }

    fn about(&self, id: S::Id, state: &S) -> Resource {
        Sets::about(self, id, state)
    }
}

/// The event that sets `after`, or no event where it is so already.
pub(crate) fn to<T: PartialEq, E: Into<Out>, Out>(
    before: T,
    after: T,
    event: impl FnOnce(Change<T>) -> E,
) -> Vec<Out> {
    if before == after { Vec::new() } else { vec![event(Change::new(before, after)).into()] }
}

/// What every event that sets a value says alike: the type of its field, that the field is its change, and the event with another.
macro_rules! sets {
    ($field:ident: $value:ty) => {
        type Value = $value;

        fn change(&self) -> &$crate::change::Change<$value> {
            &self.$field
        }

        fn with(&self, $field: $crate::change::Change<$value>) -> Self {
            let mut event = self.clone();
            event.$field = $field;
            event
        }
    };
}

pub(crate) use sets;

/// What is sealed under one key, where there is anything.
pub(crate) fn under(subject: DataSubject, sealed: Option<SealedId>) -> Vec<(SealedId, DataSubject)> {
    sealed.into_iter().map(|id| (id, subject)).collect()
}

/// Puts a value into a map, or takes out what was there.
pub(crate) fn put<K: Ord, V>(map: &mut BTreeMap<K, V>, key: K, value: Option<V>) {
    match value {
        Some(value) => map.insert(key, value),
        None => map.remove(&key),
    };
}
