//! Every order in which some workers could make some visits.
//!
//! The worker who is free first goes on: to one of the visits that are left, or home. So every set of rounds comes up, each visit
//! as early as its round allows. Three things cut it short: a visit out of everybody's reach; less time until some deadline
//! than the visits take that must be over by then; and workers who stood at the same places no later, in vain.

use super::Need;
use super::ways::Ways;
use crate::problem::{Problem, Shift};
use crate::units::WorkerIdx;
use std::collections::{BTreeMap, BTreeSet};

/// After so many steps it is given up: some five milliseconds.
const MOST_STEPS: u32 = 20_000;
/// Visits are kept as the bits of a number.
const MOST_CALLS: usize = 32;

/// One worker's part in a visit.
#[derive(Clone, Copy, Debug)]
struct Call {
    earliest: i32,
    latest: i32,
    takes: i32,
    /// The shortest way to it.
    way: i32,
    /// Its position in its visit.
    part: Part,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Part {
    Alone,
    /// Of a visit that takes two: who comes first waits for the other, whose call is the next.
    First,
    Second,
}

/// One shift of one worker.
struct Round {
    worker: WorkerIdx,
    from: i32,
    to: i32,
    /// The calls the worker may make, as bits.
    allowed: u32,
    /// How long it is to each call from the start, and from each call to each and home.
    out: Vec<i32>,
    between: Vec<Vec<i32>>,
    home: Vec<i32>,
}

/// How far a round has come.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Stand {
    Start,
    /// Made this call.
    Done(u8),
    /// Is there, and waits for another worker.
    Waits(u8),
    /// Stops making calls.
    Home,
}

/// Where each round stands, and since when.
type Stands = Vec<(Stand, i32)>;

/// A search through the orders.
pub(super) struct Orders {
    /// The earlier each must be over, the earlier it comes.
    calls: Vec<Call>,
    rounds: Vec<Round>,
    /// What could not be done from where rounds stood, and since when they stood there.
    in_vain: BTreeMap<(u32, Vec<Stand>), Vec<Vec<i32>>>,
    /// How many were taken.
    pub(super) steps: u32,
}

impl Orders {
    pub(super) fn new(
        problem: &Problem,
        ways: &Ways<'_>,
        needs: &[&Need],
        workers: &BTreeSet<WorkerIdx>,
    ) -> Self {
        let mut needs = needs.to_vec();
        needs.sort_by_key(|need| (need.latest + need.takes, need.visit));
        let needs: Vec<&Need> =
            needs.into_iter().flat_map(|need| std::iter::repeat_n(need, need.hands)).collect();
        let rounds: Vec<Round> =
            workers.iter().flat_map(|worker| rounds_of(problem, ways, &needs, *worker)).collect();
        let calls = (0..needs.len()).map(|at| call(&needs, at, &rounds)).collect();
        Self { calls, rounds, in_vain: BTreeMap::new(), steps: 0 }
    }

    /// Whether there is a way to make all calls; `None` where that was not found out.
    pub(super) fn some_way(&mut self) -> Option<bool> {
        if self.calls.len() >= MOST_CALLS {
            return None;
        }
        let all = (1_u32 << self.calls.len()) - 1;
        let mut stands = self.rounds.iter().map(|round| (Stand::Start, round.from)).collect();
        let found = self.go_on(all, &mut stands);
        (found || self.steps < MOST_STEPS).then_some(found)
    }

    /// Whether the calls that are left can be made by rounds that stand there.
    fn go_on(&mut self, left: u32, stands: &mut Stands) -> bool {
        if left == 0 {
            return true;
        }
        self.steps += 1;
        if self.steps >= MOST_STEPS
            || !self.all_in_reach(left, stands)
            || !self.enough_time(left, stands)
            || self.known_in_vain(left, stands)
        {
            return false;
        }
        let goes_on = |at: &usize| !matches!(stands[*at].0, Stand::Home | Stand::Waits(_));
        let Some(next) = (0..stands.len()).filter(goes_on).min_by_key(|&at| stands[at].1) else {
            return false;
        };
        let before = stands.clone();
        for call in bits(left) {
            if self.make(call, next, left, stands) && self.go_on(left & !(1 << call), stands) {
                return true;
            }
            stands.copy_from_slice(&before);
        }
        stands[next] = (Stand::Home, 0);
        if self.go_on(left, stands) {
            return true;
        }
        stands.copy_from_slice(&before);
        if self.steps < MOST_STEPS {
            let (places, times) = stands.iter().copied().unzip();
            self.in_vain.entry((left, places)).or_default().push(times);
        }
        false
    }

    /// Lets a round make a call, if it can.
    fn make(&self, call: usize, round: usize, left: u32, stands: &mut Stands) -> bool {
        let Some(start) = self.start(round, stands[round], call) else { return false };
        let Call { takes, latest, part, .. } = self.calls[call];
        let number = u8::try_from(call).unwrap_or(u8::MAX);
        match part {
            Part::Alone => stands[round] = (Stand::Done(number), start + takes),
            Part::First => stands[round] = (Stand::Waits(number), start),
            Part::Second if left & (1 << (call - 1)) != 0 => return false,
            Part::Second => {
                let waits = |stand: &(Stand, i32)| stand.0 == Stand::Waits(number - 1);
                let Some(other) = stands.iter().position(waits) else { return false };
                let start = start.max(stands[other].1);
                let fits =
                    |round: usize| start + takes + self.rounds[round].home[call] <= self.rounds[round].to;
                if self.rounds[other].worker == self.rounds[round].worker
                    || start > latest
                    || !fits(other)
                    || !fits(round)
                {
                    return false;
                }
                stands[round] = (Stand::Done(number), start + takes);
                stands[other] = stands[round];
            }
        }
        true
    }

    /// When a round could start a call; nothing where it cannot make it.
    fn start(&self, round: usize, stand: (Stand, i32), call: usize) -> Option<i32> {
        let info = &self.rounds[round];
        let leg = match stand.0 {
            Stand::Start => info.out[call],
            Stand::Done(last) | Stand::Waits(last) => info.between[usize::from(last)][call],
            Stand::Home => return None,
        };
        let Call { earliest, latest, takes, .. } = self.calls[call];
        let start = (self.free(stand) + leg).max(earliest);
        let allowed = info.allowed & (1 << call) != 0;
        (allowed && start <= latest && start + takes + info.home[call] <= info.to).then_some(start)
    }

    /// When a round could go on at the earliest.
    fn free(&self, (stand, since): (Stand, i32)) -> i32 {
        match stand {
            Stand::Waits(call) => since + self.calls[usize::from(call)].takes,
            Stand::Start | Stand::Done(_) => since,
            Stand::Home => i32::MAX,
        }
    }

    fn all_in_reach(&self, left: u32, stands: &Stands) -> bool {
        bits(left).all(|call| (0..stands.len()).any(|round| self.start(round, stands[round], call).is_some()))
    }

    /// Whether there is as much time until each deadline as the calls take that must be over by then, with the ways to
    /// them.
    fn enough_time(&self, left: u32, stands: &Stands) -> bool {
        let mut wanted = 0;
        bits(left).all(|call| {
            let Call { latest, takes, way, .. } = self.calls[call];
            wanted += takes + way;
            let until = latest + takes;
            wanted <= stands.iter().map(|&stand| until.saturating_sub(self.free(stand)).max(0)).sum()
        })
    }

    fn known_in_vain(&self, left: u32, stands: &Stands) -> bool {
        let places = stands.iter().map(|stand| stand.0).collect();
        let no_later = |times: &Vec<i32>| times.iter().zip(stands).all(|(then, now)| *then <= now.1);
        self.in_vain.get(&(left, places)).is_some_and(|known| known.iter().any(no_later))
    }
}

/// The shifts of a worker on the day of the needs.
fn rounds_of(problem: &Problem, ways: &Ways<'_>, needs: &[&Need], index: WorkerIdx) -> Vec<Round> {
    let worker = problem.worker(index);
    let least = |from, to| ways.least(worker.mode, from, to);
    let to_all = |from| needs.iter().map(|to| least(from, to.place)).collect::<Vec<i32>>();
    let round = |shift: &Shift| Round {
        worker: index,
        from: shift.window.from.0,
        to: if shift.may_overrun { i32::MAX } else { shift.window.to.0 },
        allowed: (0..needs.len().min(MOST_CALLS))
            .filter(|&at| needs[at].workers.contains(&index))
            .map(|at| 1 << at)
            .sum(),
        out: to_all(shift.start),
        between: needs.iter().map(|from| to_all(from.place)).collect(),
        home: needs.iter().map(|from| least(from.place, shift.end)).collect(),
    };
    let today = |shift: &&Shift| needs.first().is_some_and(|need| need.day == shift.day);
    worker.shifts.iter().filter(today).map(round).collect()
}

fn call(needs: &[&Need], at: usize, rounds: &[Round]) -> Call {
    let need = needs[at];
    let same = |other: usize| needs.get(other).is_some_and(|other| other.visit == need.visit);
    let ways = rounds.iter().flat_map(|round| {
        let from_others =
            (0..needs.len()).filter(|&other| !same(other)).map(|other| round.between[other][at]);
        from_others.chain([round.out[at]])
    });
    Call {
        earliest: need.earliest,
        latest: need.latest,
        takes: need.takes,
        way: ways.min().unwrap_or(0),
        part: match at.checked_sub(1).is_some_and(same) {
            true => Part::Second,
            false if same(at + 1) => Part::First,
            false => Part::Alone,
        },
    }
}

/// The places of the bits that are set, from the lowest.
fn bits(of: u32) -> impl Iterator<Item = usize> {
    (0..MOST_CALLS).filter(move |bit| of & (1 << bit) != 0)
}
