//! When each stop of a round must be reached at the latest, told by looking back from its end.

use super::model::Node;
use super::state::{Seat, State};

impl State<'_> {
    /// When a node must be reached at the latest, by the windows of its round; found out once for each change of it.
    pub(crate) fn latest_arrival(&mut self, node: Node) -> i32 {
        let round = self.round_of(node);
        if !std::mem::replace(&mut self.looked_back[round as usize], true) {
            self.look_back(round);
        }
        self.latest_arrival[node as usize]
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

    /// Forgets what was found out looking back on rounds.
    pub(crate) fn forget_latest_arrivals(&mut self) {
        self.looked_back.fill(false);
    }
}
