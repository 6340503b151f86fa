//! Labels: the one order of all parts that every round follows.

use std::cmp::Reverse;
use std::collections::BinaryHeap;

use super::model::{NONE, Node};
use super::state::State;

/// A stretch of labels a part may take, both ends excluded.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Gap {
    pub(crate) above: u64,
    pub(crate) below: u64,
}

impl Gap {
    /// Every label.
    pub(crate) const ANY: Self = Self { above: 0, below: u64::MAX };

    pub(crate) fn is_open(self) -> bool {
        self.above < self.below
    }

    /// Whether a label is in it.
    pub(crate) fn holds(self, label: u64) -> bool {
        self.above < label && label < self.below
    }

    /// A label in the middle, if there is one.
    pub(crate) fn middle(self) -> Option<u64> {
        let room = self.below.checked_sub(self.above)?;
        (room >= 2).then(|| self.above + room / 2)
    }

    pub(crate) fn meet(self, other: Self) -> Self {
        Self { above: self.above.max(other.above), below: self.below.min(other.below) }
    }
}

impl State<'_> {
    /// The labels between a node and the one after it.
    pub(crate) fn gap_after(&self, prev: Node) -> Gap {
        Gap { above: self.label(prev), below: self.label(self.next(prev)) }
    }

    /// The labels between the nodes on either side of a part.
    pub(crate) fn gap_around(&self, part: Node) -> Gap {
        Gap { above: self.label(self.prev(part)), below: self.label(self.next(part)) }
    }

    /// The labels that a part's looser ties leave it.
    pub(crate) fn gap_of_ties(&self, part: Node) -> Gap {
        let mut gap = Gap::ANY;
        for tie in &self.model.ties[part as usize] {
            if tie.second == part && self.placed(tie.first) {
                gap.above = gap.above.max(self.label(tie.first));
            } else if tie.first == part && self.placed(tie.second) {
                gap.below = gap.below.min(self.label(tie.second));
            }
        }
        gap
    }

    /// Which labels of a gap a part may take, by its looser ties and by its mate, if that is placed: the mate's own, where it
    /// is in the gap, or else those that both could take.
    pub(crate) fn gap_with_mate(&self, part: Node, gap: Gap) -> Gap {
        let gap = gap.meet(self.gap_of_ties(part));
        let Some(mate) = self.placed_mate(part) else { return gap };
        let label = self.label(mate);
        if gap.holds(label) {
            return Gap { above: label - 1, below: label + 1 };
        }
        gap.meet(self.gap_around(mate)).meet(self.gap_of_ties(mate))
    }

    /// Gives the mate of a part, if it has one, the label that they share from now on.
    pub(crate) fn relabel_mate(&mut self, part: Node, label: u64) {
        if let Some(mate) = self.placed_mate(part)
            && self.label(mate) != label
        {
            self.set_seat(mate, |seat| seat.label = label);
        }
    }

    /// Gives all placed parts fresh labels with even gaps, in the order of their starts as far as the rounds and
    /// ties allow. Rounds, times and cost stay as they are. `false` where there is no such order.
    pub(crate) fn renew_labels(&mut self) -> bool {
        let model = self.model;
        let mut waiting = vec![0u32; model.parts];
        for part in (0..model.parts as u32).filter(|&part| self.placed(part)) {
            waiting[part as usize] = self.must_follow(part);
        }
        let mut ready: BinaryHeap<Reverse<(i32, Node)>> = BinaryHeap::new();
        for part in (0..model.parts as u32).filter(|&part| self.placed(part)) {
            let mate = model.mate[part as usize];
            if mate == NONE || part < mate || !self.placed(mate) {
                self.release(part, &waiting, &mut ready);
            }
        }
        let step = u64::MAX / (model.parts as u64 + 2);
        let mut label = 0;
        while let Some(Reverse((_, part))) = ready.pop() {
            label += step;
            let mate = model.mate[part as usize];
            let both = [part, if mate != NONE && self.placed(mate) { mate } else { NONE }];
            for node in both.into_iter().filter(|&node| node != NONE) {
                self.seats[node as usize].label = label;
                for after in self.followers(node) {
                    waiting[after as usize] -= 1;
                    self.release(after, &waiting, &mut ready);
                }
            }
        }
        waiting.iter().all(|&before| before == 0)
    }

    /// Makes a part ready once nothing comes before it or its mate; of a pair only the lower number counts.
    fn release(&self, part: Node, waiting: &[u32], ready: &mut BinaryHeap<Reverse<(i32, Node)>>) {
        let mate = self.model.mate[part as usize];
        if waiting[part as usize] > 0 {
            return;
        }
        if mate == NONE || !self.placed(mate) {
            ready.push(Reverse((self.start[part as usize], part)));
        } else if waiting[mate as usize] == 0 {
            ready.push(Reverse((self.start[part as usize].min(self.start[mate as usize]), part.min(mate))));
        }
    }

    fn must_follow(&self, part: Node) -> u32 {
        let after_stop = u32::from(self.model.is_part(self.prev(part)));
        let ties = &self.model.ties[part as usize];
        after_stop + ties.iter().filter(|tie| tie.second == part && self.placed(tie.first)).count() as u32
    }

    fn followers(&self, part: Node) -> Vec<Node> {
        let next = self.next(part);
        let ties =
            self.model.ties[part as usize].iter().filter(|tie| tie.first == part && self.placed(tie.second));
        ties.map(|tie| tie.second).chain(self.model.is_part(next).then_some(next)).collect()
    }
}
