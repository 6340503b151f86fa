//! When each stop of a round must be reached at the latest, told by looking back from its end.

use super::model::Node;
use super::state::{Seat, State};

impl State<'_> {
    /// When a node must be reached at the latest, by the windows of its round; found out once for each change of it.
    pub(crate) fn latest_arrival(&mut self, node: Node) -> i32 {
        self.look_back_on(self.round_of(node));
        self.latest_arrival[node as usize]
    }

    /// Makes the latest arrivals of a round true.
    pub(crate) fn look_back_on(&mut self, round: u32) {
        let version = self.rounds[round as usize].version;
        if std::mem::replace(&mut self.looked_back[round as usize], version) != version {
            self.look_back(round);
        }
    }

    fn look_back(&mut self, round: u32) {
        let info = &self.model.rounds[round as usize];
        let (head, mut node) = (self.model.head(round), self.model.tail(round));
        let mut latest = if info.may_overrun { i32::MAX / 2 } else { info.to };
        loop {
            self.latest_arrival[node as usize] = latest;
            let Seat { prev, leg, .. } = self.seats[node as usize];
            if prev == head {
                return;
            }
            let choice = self.choice(prev);
            latest = choice.close.min(latest - choice.duration - leg);
            node = prev;
        }
    }
}
