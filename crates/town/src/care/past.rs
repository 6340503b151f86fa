//! The days before: who came to whom, as a team that keeps faces familiar would have had it.

use std::collections::{BTreeMap, BTreeSet};

use super::calls::{Calendar, Call};
use super::crew::Member;
use super::duties::{Duties, TRAVEL};
use super::routines::Band;

/// What happened before the first planned day.
#[derive(Default)]
pub(crate) struct Past {
    /// Person, worker and day.
    pub(crate) came: BTreeSet<(usize, usize, i32)>,
    /// For each worker the last day worked, and the minute of it when the last visit ended.
    pub(crate) last: BTreeMap<usize, (i32, u16)>,
    /// Evening visits by worker.
    pub(crate) evenings: BTreeMap<usize, u32>,
    /// Weekend visits by worker.
    pub(crate) weekends: BTreeMap<usize, u32>,
    /// Minutes of visits already given to a worker in a band of a day.
    given: BTreeMap<(usize, i32, Band), u32>,
}

/// When evening begins, in minutes after midnight, as the week file's rules have it.
const EVENING: u16 = 18 * 60;

/// Places every call before the first planned day with someone who was on duty: a usual worker where one has
/// room, else the worker with most room.
pub(crate) fn past(
    crew: &[Member],
    calls: &[Call<'_>],
    duties: &[Duties],
    familiar: &[Vec<usize>],
    calendar: &Calendar,
) -> Past {
    let mut past = Past::default();
    for call in calls.iter().filter(|call| call.days[0] < 0) {
        let day = call.days[0];
        let mut there = Vec::new();
        for _ in 0..call.routine.workers {
            let able = |&member: &usize| {
                !there.contains(&member)
                    && past.room(duties, member, call) >= u32::from(call.routine.minutes)
                    && crew[member].may(call.person, call.routine, calendar.date(day))
            };
            let usual = familiar[call.person].iter().copied().find(able);
            let others = (0..crew.len()).filter(able);
            let chosen = usual.or_else(|| others.max_by_key(|&member| past.room(duties, member, call)));
            if let Some(member) = chosen {
                past.visit(call, member, duties, calendar);
                there.push(member);
            }
        }
    }
    past
}

impl Past {
    /// Minutes a worker has left in the band of a call; none if the call does not fit the day's duty.
    fn room(&self, duties: &[Duties], member: usize, call: &Call<'_>) -> u32 {
        let (day, band) = (call.days[0], call.routine.band);
        let duty = duties[member].get(&day).filter(|duty| duty.fits(call.routine));
        let room = duty.map_or(0, |duty| duty.room(band));
        room.saturating_sub(self.given.get(&(member, day, band)).copied().unwrap_or(0))
    }

    fn visit(&mut self, call: &Call<'_>, member: usize, duties: &[Duties], calendar: &Calendar) {
        let day = call.days[0];
        let duty = duties[member].get(&day);
        let minute = ended(call).min(duty.and_then(|duty| duty.parting(call.routine)).unwrap_or(0));
        *self.given.entry((member, day, call.routine.band)).or_default() +=
            u32::from(call.routine.minutes) + TRAVEL;
        self.came.insert((call.person, member, day));
        let last = self.last.entry(member).or_insert((day, minute));
        *last = (*last).max((day, minute));
        if minute > EVENING {
            *self.evenings.entry(member).or_default() += 1;
        }
        if calendar.weekend(day) {
            *self.weekends.entry(member).or_default() += 1;
        }
    }
}

/// The minute of the day at which a call ended that began as agreed.
fn ended(call: &Call<'_>) -> u16 {
    let start = call.routine.agreed.map_or(call.routine.hard.0, |(agreed, _)| agreed);
    start + call.routine.minutes
}
