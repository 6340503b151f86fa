//! When a part could start at a place, told by the stops around it as they stand, in constant time.

use super::model::{Choice, Node};
use super::state::State;
use super::ties::Tie;

/// The starts that a place leaves a part: none where the latest comes before the earliest.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Room {
    pub(crate) earliest: i32,
    pub(crate) latest: i32,
}

impl Room {
    /// Whether there is a start at all.
    pub(crate) fn is_open(self) -> bool {
        self.earliest <= self.latest
    }

    /// Whether the two parts of a pair could start as their tie asks, the first in this room, the second in another.
    pub(crate) fn allows(self, second: Self, tie: &Tie) -> bool {
        let starts = second.earliest.max(self.earliest.saturating_add(tie.least));
        let first = self.earliest.max(starts.saturating_sub(tie.most));
        starts <= second.latest && first <= self.latest
    }
}

impl State<'_> {
    /// The room for a part behind a node. What ties take of it is not looked at, so there may be less; and a break that could
    /// be taken elsewhere may leave more.
    pub(crate) fn room(&mut self, part: Node, prev: Node, choice: &Choice) -> Room {
        self.room_between(part, prev, self.next(prev), choice)
    }

    /// Whether a part of a pair could start behind a node where its mate has such a room.
    pub(crate) fn can_stand_behind(&mut self, part: Node, prev: Node, choice: u32, mates: Room) -> bool {
        let room = self.room(part, prev, self.model.choice(choice));
        self.goes_with(part, room, mates)
    }

    /// Whether a part of a pair that has such a room could start as its tie asks with a mate that has such a one.
    pub(crate) fn goes_with(&self, part: Node, own: Room, mates: Room) -> bool {
        let tie = &self.model.pair[self.model.pair_of[part as usize] as usize];
        if tie.first == part { own.allows(mates, tie) } else { mates.allows(own, tie) }
    }

    /// Whether a part could start in such a room, and its mate with it where that stands.
    pub(crate) fn goes_with_mate(&mut self, part: Node, room: Room) -> bool {
        let Some(mate) = self.placed_mate(part) else { return room.is_open() };
        let mates = self.room_instead(mate, mate, self.choice(mate));
        self.goes_with(part, room, mates)
    }

    /// The room for a part in the place of another.
    pub(crate) fn room_instead(&mut self, part: Node, other: Node, choice: &Choice) -> Room {
        self.room_between(part, self.prev(other), self.next(other), choice)
    }

    fn room_between(&mut self, part: Node, prev: Node, next: Node, choice: &Choice) -> Room {
        let round = self.round_of(prev);
        let there = self.start[prev as usize] + self.duration(prev) + self.model.leg(round, prev, part);
        let latest = self.must_be_at(next) - self.model.leg(round, part, next) - choice.duration;
        Room { earliest: there.max(choice.open), latest: choice.close.min(latest) }
    }

    /// When a node must be reached at the latest: by its own window where being late is a matter of price, so that windows
    /// end seldom; else by all that come behind it.
    pub(crate) fn must_be_at(&mut self, node: Node) -> i32 {
        if !self.model.minds_lateness {
            self.latest_arrival(node)
        } else if self.model.is_part(node) {
            self.choice(node).close
        } else {
            self.model.latest_back[self.round_of(node) as usize]
        }
    }
}
