//! Who can work when: each worker's line, laid over the weeks so that every half-day is covered.

use std::collections::BTreeMap;
use std::ops::Range;

use week::{Clock, Stretch};

use super::calls::{Calendar, Call};
use super::crew::Member;
use super::figures::{self, Line};
use super::routines::{Band, Half, Routine};
use crate::chance::Chance;

/// What someone works on a day.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Duty {
    Early,
    School,
    Late,
    /// Late until eight in the evening, for those too young to work at night.
    UntilEight,
    Split,
}

impl Duty {
    /// Its parts, in minutes after midnight.
    fn minutes(self) -> &'static [(u16, u16)] {
        match self {
            Self::Early => &[(420, 870)],
            Self::School => &[(570, 870)],
            Self::Late => &[(900, 1_350)],
            Self::UntilEight => &[(900, 1_200)],
            Self::Split => &[(420, 660), (960, 1_200)],
        }
    }

    /// Its parts as the week file has them.
    pub(crate) fn parts(self) -> Vec<Stretch> {
        let clock = |minutes| Clock::from_minutes(minutes).unwrap_or_default();
        self.minutes().iter().map(|&(from, to)| Stretch { from: clock(from), to: clock(to) }).collect()
    }

    /// Minutes of visits, each with the way to it, that it leaves room for in a band.
    pub(crate) fn room(self, band: Band) -> u32 {
        match (self, band) {
            (Self::Early | Self::Split, Band::Morning) => 220,
            (Self::School, Band::Morning) => 80,
            (Self::Early | Self::School, Band::Midday) => 165,
            (Self::Late | Self::UntilEight, Band::Tea) => 205,
            (Self::Split, Band::Tea) => 150,
            (Self::Late, Band::Evening) => 190,
            (Self::Split | Self::UntilEight, Band::Evening) => 40,
            _ => 0,
        }
    }

    /// Whether a visit fits into one of its parts near the agreed time, with some minutes to come and go.
    pub(crate) fn fits(self, routine: &Routine) -> bool {
        self.parting(routine).is_some()
    }

    /// When the part that a visit fits into ends, in minutes after midnight.
    pub(crate) fn parting(self, routine: &Routine) -> Option<u16> {
        let (earliest, latest) = routine.near();
        let fits = |&&(from, to): &&(u16, u16)| {
            let start = earliest.max(from + 10);
            start <= latest && start + routine.minutes + 10 <= to
        };
        self.minutes().iter().find(fits).map(|part| part.1)
    }
}

/// The duties of one worker, by day.
pub(crate) type Duties = BTreeMap<i32, Duty>;

/// Minutes of visits, each with the way to it, in each band of each day.
type Wanted = BTreeMap<(i32, Band), u32>;

/// Minutes that getting to a visit takes, roughly.
pub(crate) const TRAVEL: u32 = 7;
/// What a band with a visit for two wants at least: more than one worker has room for.
const FOR_TWO: u32 = 230;
/// Hundredths of what is wanted that leave a little room for chance.
const ENOUGH: u32 = 110;

/// Lays out everyone's duties: weekends in turn, then weekdays where most is still to be covered, then more
/// for those who can where a half-day would be left short.
pub(crate) fn duties(
    crew: &[Member],
    calls: &[Call<'_>],
    calendar: &Calendar,
    chance: &mut Chance,
) -> Vec<Duties> {
    let mut order: Vec<usize> = (0..crew.len()).collect();
    chance.shuffle(&mut order);
    let duties = vec![Duties::new(); crew.len()];
    let mut lines = Lines { crew, calendar, wanted: wanted(calls), covered: Wanted::new(), order, duties };
    for week in calendar.weeks() {
        lines.weekends_in_turn(&week);
        lines.weekdays(&week);
        lines.fill_gaps(&week);
    }
    lines.duties
}

fn wanted(calls: &[Call<'_>]) -> Wanted {
    let mut wanted = Wanted::new();
    for call in calls {
        let minutes = u32::from(call.routine.workers) * (u32::from(call.routine.minutes) + TRAVEL);
        *wanted.entry((call.days[0], call.routine.band)).or_default() += minutes;
    }
    for call in calls.iter().filter(|call| call.routine.workers > 1) {
        let least = wanted.entry((call.days[0], call.routine.band)).or_default();
        *least = (*least).max(FOR_TWO);
    }
    wanted
}

struct Lines<'a> {
    crew: &'a [Member],
    calendar: &'a Calendar,
    wanted: Wanted,
    covered: Wanted,
    /// The order in which equals are asked.
    order: Vec<usize>,
    duties: Vec<Duties>,
}

impl Lines<'_> {
    fn weekends_in_turn(&mut self, week: &Range<i32>) {
        let turn = week.start.div_euclid(7).rem_euclid(2);
        let mut order = self.order.clone();
        // Those who can work either half come last, where they are needed.
        order.sort_by_key(|&member| self.crew[member].line == Line::Mixed);
        for member in order {
            for day in week.clone().filter(|&day| self.calendar.weekend(day)) {
                if self.crew[member].weekends == turn && self.left(member, week) > 0 {
                    self.give_better_half(member, day);
                }
            }
        }
    }

    /// Gives out what is left of everyone's days, each time in the half-day with least cover.
    fn weekdays(&mut self, week: &Range<i32>) {
        loop {
            let slots = self.slots(week.clone().filter(|&day| !self.calendar.weekend(day)));
            let given = slots.into_iter().any(|(day, half)| {
                let member = self.free(day, half, |lines, member| lines.left(member, week) > 0);
                member.is_some_and(|member| self.give(member, day, half))
            });
            if !given {
                return;
            }
        }
    }

    /// Where less is covered than wanted, asks those who have one more day in them.
    fn fill_gaps(&mut self, week: &Range<i32>) {
        for (day, half) in self.slots(week.clone()) {
            while self.cover(day, half) < ENOUGH {
                let free = self.free(day, half, |lines, member| lines.left(member, week) > -1);
                let Some(member) = free else { break };
                if !self.give(member, day, half) {
                    break;
                }
            }
        }
    }

    /// Half-days that want visits, least covered first.
    fn slots(&self, days: impl Iterator<Item = i32>) -> Vec<(i32, Half)> {
        let mut slots: Vec<(i32, Half)> = days.flat_map(|day| Half::BOTH.map(|half| (day, half))).collect();
        slots.retain(|&(day, half)| half.bands().iter().any(|&band| self.wanted.contains_key(&(day, band))));
        slots.sort_by_key(|&(day, half)| self.cover(day, half));
        slots
    }

    /// What is covered of a half-day, in hundredths of what is wanted: that of its band with less.
    fn cover(&self, day: i32, half: Half) -> u32 {
        let of_band = |band: Band| {
            let wanted = self.wanted.get(&(day, band)).copied().unwrap_or(0).max(1);
            self.covered.get(&(day, band)).copied().unwrap_or(0) * 100 / wanted
        };
        half.bands().map(of_band).into_iter().min().unwrap_or(0)
    }

    /// The one with most days left who can work a half-day.
    fn free(&self, day: i32, half: Half, willing: impl Fn(&Self, usize) -> bool) -> Option<usize> {
        let week = day.div_euclid(7) * 7..day.div_euclid(7) * 7 + 7;
        let able = self
            .order
            .iter()
            .copied()
            .filter(|&member| willing(self, member) && self.duty(member, day, half).is_some());
        able.max_by_key(|&member| (self.left(member, &week), self.crew[member].line != Line::Mixed))
    }

    /// Days still to be given to someone in a week.
    fn left(&self, member: usize, week: &Range<i32>) -> i32 {
        let minutes = self.crew[member].contract * figures::OFFERED / 100;
        let length = if self.crew[member].line == Line::School { 300 } else { figures::SHIFT_MINUTES };
        let most = if self.crew[member].young { 5 } else { 6 };
        let days = ((minutes + length / 2) / length).clamp(2, most);
        let given = self.duties[member].range(week.clone()).count();
        i32::try_from(days).unwrap_or(0) - i32::try_from(given).unwrap_or(0)
    }

    /// What someone would work if asked for a half-day; nothing if that does not suit their line or their rest.
    fn duty(&self, member: usize, day: i32, half: Half) -> Option<Duty> {
        let duties = &self.duties[member];
        let worker = &self.crew[member];
        let week = day.div_euclid(7) * 7;
        let most = if worker.young { 5 } else { 6 };
        if duties.contains_key(&day) || duties.range(week..week + 7).count() >= most {
            return None;
        }
        let late_before = matches!(duties.get(&(day - 1)), Some(Duty::Late | Duty::UntilEight));
        let early_after = matches!(duties.get(&(day + 1)), Some(Duty::Early));
        match (worker.line, half) {
            (Line::Early, Half::Early) => Some(Duty::Early),
            (Line::School, Half::Early) if !self.calendar.weekend(day) => Some(Duty::School),
            (Line::Late, Half::Late) => Some(Duty::Late),
            (Line::Split, _) => Some(Duty::Split),
            (Line::Mixed, Half::Early) if !late_before => Some(Duty::Early),
            (Line::Mixed, Half::Late) if !early_after && worker.young => Some(Duty::UntilEight),
            (Line::Mixed, Half::Late) if !early_after => Some(Duty::Late),
            _ => None,
        }
    }

    fn give_better_half(&mut self, member: usize, day: i32) {
        let mut halves = Half::BOTH;
        halves.sort_by_key(|&half| self.cover(day, half));
        let _given = halves.into_iter().any(|half| self.give(member, day, half));
    }

    /// Gives someone a day; says whether it could be.
    fn give(&mut self, member: usize, day: i32, half: Half) -> bool {
        let Some(duty) = self.duty(member, day, half) else { return false };
        self.duties[member].insert(day, duty);
        for band in Half::BOTH.into_iter().flat_map(Half::bands) {
            *self.covered.entry((day, band)).or_default() += duty.room(band);
        }
        true
    }
}
