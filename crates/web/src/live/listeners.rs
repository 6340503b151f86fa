//! How many listen, and that they can all be told to leave.

use crate::observe::listening;
use care::ids::AccountId;
use std::collections::BTreeMap;
use std::sync::{Arc, Mutex, PoisonError};
use tokio::sync::watch;

/// Listeners at once on this server. Each holds a connection or a part of one.
const MOST: usize = 2_000;
/// Listeners at once for one account: tabs, a phone, the wall.
const MOST_OF_ONE: usize = 20;

/// Everyone who listens now.
#[derive(Clone, Default)]
pub(crate) struct Listeners(Arc<Hall>);

struct Hall {
    seats: Mutex<BTreeMap<AccountId, usize>>,
    closing: watch::Sender<bool>,
}

impl Default for Hall {
    fn default() -> Self {
        Self { seats: Mutex::default(), closing: watch::Sender::new(false) }
    }
}

/// A place among the listeners, free again when it is dropped.
pub(super) struct Seat {
    hall: Arc<Hall>,
    account: AccountId,
    closing: watch::Receiver<bool>,
}

impl Listeners {
    /// A seat, unless there are too many listeners already.
    pub(super) fn take_seat(&self, account: AccountId) -> Option<Seat> {
        let mut seats = self.0.seats.lock().unwrap_or_else(PoisonError::into_inner);
        let taken: usize = seats.values().sum();
        let own = seats.get(&account).copied().unwrap_or_default();
        if taken >= MOST || own >= MOST_OF_ONE {
            return None;
        }
        seats.insert(account, own + 1);
        listening(taken + 1);
        Some(Seat { hall: Arc::clone(&self.0), account, closing: self.0.closing.subscribe() })
    }

    /// Tells everyone to leave; they come back to the server that runs then.
    pub(crate) fn close(&self) {
        self.0.closing.send_replace(true);
    }
}

impl Seat {
    /// Returns when it is time to leave.
    pub(super) async fn told_to_leave(&mut self) {
        // Nobody can say so any more only if the server is gone already.
        let _ = self.closing.wait_for(|closing| *closing).await;
    }
}

impl Drop for Seat {
    fn drop(&mut self) {
        let mut seats = self.hall.seats.lock().unwrap_or_else(PoisonError::into_inner);
        let left = seats.get(&self.account).copied().unwrap_or_default().saturating_sub(1);
        match left {
            0 => seats.remove(&self.account),
            left => seats.insert(self.account, left),
        };
        listening(seats.values().sum());
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use uuid::Uuid;

    #[test]
    fn one_account_leaves_room_for_others() {
        let listeners = Listeners::default();
        let account = |number| AccountId::new(Uuid::from_u128(number));
        let mut seats: Vec<_> = (0..MOST_OF_ONE).map(|_| listeners.take_seat(account(1)).unwrap()).collect();
        assert!(listeners.take_seat(account(1)).is_none());
        assert!(listeners.take_seat(account(2)).is_some());
        seats.pop();
        assert!(listeners.take_seat(account(1)).is_some());
    }

    #[test]
    fn there_is_an_end_to_listeners() {
        let listeners = Listeners::default();
        let seats =
            (0..5_000).map_while(|number| listeners.take_seat(AccountId::new(Uuid::from_u128(number))));
        assert_eq!(seats.collect::<Vec<_>>().len(), MOST);
        assert!(listeners.0.seats.lock().unwrap().is_empty(), "all have left");
    }
}
