//! Both parts of a pair elsewhere: two rounds, one place in the order of work.

use super::Moves;
use super::Outcome::{self, Crowded, Dropped};
use super::prices::{floor, insertion};
use crate::search::labels::Gap;
use crate::search::model::Node;
use crate::search::room::Room;
use crate::search::state::State;
use crate::units::Cost;

impl Moves<'_> {
    /// Moves both parts of a pair: one beside a neighbour, the other to its best place in the same stretch of order.
    pub(super) fn relocate_pair(&mut self, state: &mut State, part: Node, limit: Cost) -> Outcome {
        let model = state.model;
        let mate = model.mate[part as usize];
        if state.placed_mate(part).is_some_and(|mate| !state.may_take_out(mate)) {
            return Dropped;
        }
        let Some(mut prev) = self.place_near(state, part) else { return Dropped };
        while prev == part || prev == mate {
            prev = state.prev(prev);
        }
        let round = state.round_of(prev);
        let Some(choice) = self.choose(state, part, round) else { return Dropped };
        let apart = round != state.round_of(part) && round != state.round_of(mate);
        if apart && !state.room(part, prev, model.choice(choice)).is_open() {
            return Dropped;
        }
        state.begin();
        state.take_out_whole(part);
        let ties =
            if model.has_ties { state.gap_of_ties(part).meet(state.gap_of_ties(mate)) } else { Gap::ANY };
        let gap = state.gap_after(prev).meet(ties);
        let first = insertion(state, part, prev, choice) + state.totals.base;
        let rest = floor(state, &[round], part);
        if !gap.is_open() || first - model.unplaced[mate as usize] + rest > limit {
            state.undo();
            return Dropped;
        }
        let Some(lateness) = state.lateness_without() else {
            state.undo();
            return Dropped;
        };
        let rest = rest + lateness;
        let room = state.room(part, prev, model.choice(choice));
        if !room.is_open() {
            state.undo();
            return Dropped;
        }
        let found = self.place_for_mate(state, mate, (round, room), gap, limit - first - rest);
        let Some((other_prev, other_choice, both)) = found else {
            state.undo();
            return Dropped;
        };
        let Some(label) = both.middle() else {
            state.undo();
            return Crowded;
        };
        state.put_in(part, prev, choice, label);
        state.put_in(mate, other_prev, other_choice, label);
        super::finish_insertion(state, limit)
    }

    /// The cheapest place for the second part of a pair (one time in four: any), in another round, in a gap of order.
    fn place_for_mate(
        &mut self,
        state: &mut State,
        mate: Node,
        (taken, room): (u32, Room),
        gap: Gap,
        most: Cost,
    ) -> Option<(Node, u32, Gap)> {
        let model = state.model;
        let (day, worker) = (model.rounds[taken as usize].day, model.rounds[taken as usize].worker);
        let any = self.random.chance(250);
        let mut seen = 0;
        let mut best = None;
        let mut least = most;
        for &round in &model.open_to[mate as usize] {
            let info = &model.rounds[round as usize];
            if info.day != day || info.worker == worker || !state.may_change(round) {
                continue;
            }
            let Some(choice) = self.choose(state, mate, round) else { continue };
            let tail = model.tail(round);
            let mut prev = model.head(round);
            while prev != tail && state.label(prev) < gap.below {
                let both = state.gap_after(prev).meet(gap);
                if both.is_open() && state.can_stand_behind(mate, prev, choice, room) {
                    let cost = insertion(state, mate, prev, choice);
                    if any && cost <= most {
                        seen += 1;
                        if self.random.below(seen) == 0 {
                            best = Some((prev, choice, both));
                        }
                    } else if !any && cost <= least {
                        least = cost;
                        best = Some((prev, choice, both));
                    }
                }
                prev = state.next(prev);
            }
        }
        best
    }
}
