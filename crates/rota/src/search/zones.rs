//! Several threads on one plan: each changes the rounds of a zone, some days of its own, and the zones are put together
//! again.
//!
//! Days hang together by what a worker works and rests in the week and by whom a person sees. What the other threads
//! change of that meanwhile is not known, so zones are put together often and drawn again every time. Visits tied to one
//! of another zone keep their place and their start.

use super::model::{Model, NONE, Node};
use super::random::Random;
use super::state::State;

/// Which zone each round and each part belongs to.
pub(crate) struct Zones {
    of_round: Vec<u32>,
    of_part: Vec<u32>,
}

impl Zones {
    /// Deals the days out into so many zones of about as many visits each.
    pub(crate) fn draw(state: &State, zones: usize, random: &mut Random) -> Self {
        let model = state.model;
        let mut days: Vec<(usize, u32)> =
            (0..model.days as u32).map(|day| (random.below(1 << 20), day)).collect();
        days.sort_unstable();
        let mut of_day = vec![0; model.days];
        let mut held = vec![0; zones];
        for (_, day) in days {
            let least = (0..zones).min_by_key(|&zone| (held[zone], zone)).unwrap_or(0);
            of_day[day as usize] = least as u32;
            let stops = model.rounds_on[day as usize].iter().map(|&round| state.rounds[round as usize].stops);
            held[least] += 1 + stops.sum::<u32>();
        }
        let of_part = (0..model.parts as u32).map(|part| match state.round_of(part) {
            NONE => model.choices(part).first().map_or(0, |choice| of_day[choice.day as usize]),
            round => of_day[model.rounds[round as usize].day as usize],
        });
        let of_part = of_part.collect();
        Self { of_round: model.rounds.iter().map(|info| of_day[info.day as usize]).collect(), of_part }
    }

    /// Whether a part, or its mate, is tied to one of another zone.
    fn crosses(&self, model: &Model, part: Node) -> bool {
        let zone = self.of_part[part as usize];
        let mate = model.mate[part as usize];
        let elsewhere = |other: Node| self.of_part[other as usize] != zone;
        let tied = |part: Node| model.ties[part as usize].iter().any(|tie| elsewhere(tie.other(part)));
        tied(part) || (mate != NONE && (elsewhere(mate) || tied(mate)))
    }
}

/// What a search leaves alone, because another thread changes it meanwhile.
pub(crate) struct Fence {
    rounds: Vec<bool>,
    parts: Vec<bool>,
    /// The parts within.
    within: Vec<Node>,
    /// The start that a part keeps, `NO_START` where it need not.
    starts: Vec<i32>,
}

/// Earlier than any start.
pub(crate) const NO_START: i32 = i32::MIN;

impl Fence {
    /// No fence: everything may change.
    pub(crate) fn none(model: &Model) -> Self {
        Self {
            rounds: vec![false; model.rounds.len()],
            parts: vec![false; model.parts],
            within: (0..model.parts as u32).collect(),
            starts: vec![NO_START; model.parts],
        }
    }

    /// The parts that this search may move.
    pub(crate) fn within(&self) -> &[Node] {
        &self.within
    }

    /// The start that a part must keep, or [`NO_START`].
    pub(crate) fn start(&self, part: Node) -> i32 {
        self.starts[part as usize]
    }
}

impl State<'_> {
    /// Whether a round is this search's to change.
    pub(crate) fn may_change(&self, round: u32) -> bool {
        !self.fence.rounds[round as usize]
    }

    /// Whether a part is this search's to move, if it is not pinned.
    pub(crate) fn may_move(&self, part: Node) -> bool {
        !self.fence.parts[part as usize]
    }

    /// Whether a part may leave its place.
    pub(crate) fn may_take_out(&self, part: Node) -> bool {
        !self.fence.parts[part as usize] && !self.model.pinned[part as usize]
    }

    /// Keeps to one zone.
    pub(crate) fn enclose(&mut self, zones: &Zones, zone: u32) {
        let model = self.model;
        for (of_round, fenced) in zones.of_round.iter().zip(&mut self.fence.rounds) {
            *fenced = *of_round != zone;
        }
        self.fence.within.clear();
        for part in 0..model.parts as u32 {
            let crosses = zones.crosses(model, part);
            if !crosses && zones.of_part[part as usize] == zone {
                self.fence.within.push(part);
            }
            self.fence.parts[part as usize] = crosses || zones.of_part[part as usize] != zone;
            let keeps = crosses && self.placed(part);
            self.fence.starts[part as usize] = if keeps { self.start[part as usize] } else { NO_START };
        }
    }

    /// Takes the fence away, and takes over what other searches made of their zones. `false`, and none of that, where it
    /// does not go together.
    pub(crate) fn open_up(&mut self, others: &[&State]) -> bool {
        let before = self.snapshot();
        self.begin();
        let goes_together = self.take_over(others) && {
            self.take_fence_away();
            self.time_with_breaks_as_they_are() && self.renew_labels()
        };
        if !goes_together {
            self.restore(&before);
            self.begin();
            self.take_fence_away();
            let _ = self.time_with_breaks_as_they_are();
        }
        goes_together
    }

    fn take_fence_away(&mut self) {
        self.fence.rounds.fill(false);
        self.fence.parts.fill(false);
        self.fence.within.clear();
        self.fence.within.extend(0..self.model.parts as u32);
        for part in 0..self.model.parts as u32 {
            let kept = std::mem::replace(&mut self.fence.starts[part as usize], NO_START);
            if kept != NO_START && self.placed(part) {
                self.look_again(part);
            }
        }
    }

    /// Lays the rounds that other searches may change out as they have them; `false` where a part would have two places.
    fn take_over(&mut self, others: &[&State]) -> bool {
        let changed = |other: &State| {
            (0..).zip(&other.fence.rounds).filter(|(_, fenced)| !**fenced).map(|(round, _)| round).collect()
        };
        let theirs: Vec<(&State, Vec<u32>)> = others.iter().map(|other| (*other, changed(other))).collect();
        for round in theirs.iter().flat_map(|(_, rounds)| rounds) {
            let head = self.model.head(*round);
            while self.model.is_part(self.next(head)) {
                self.take_out(self.next(head));
            }
        }
        theirs.iter().all(|(other, rounds)| rounds.iter().all(|&round| self.copy_round(other, round)))
    }

    fn copy_round(&mut self, other: &State, round: u32) -> bool {
        let mut prev = self.model.head(round);
        let mut part = other.next(prev);
        while self.model.is_part(part) {
            if self.placed(part) {
                return false;
            }
            let theirs = other.seats[part as usize];
            self.put_in(part, prev, theirs.choice, theirs.label);
            self.set_seat(part, |seat| seat.hold = theirs.hold);
            self.set_start(part, other.start[part as usize], 0);
            prev = part;
            part = theirs.next;
        }
        self.rounds[round as usize].pause_before = other.rounds[round as usize].pause_before;
        true
    }
}
