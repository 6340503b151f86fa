//! Who knows whom: the few familiar faces of each person, whom they like, and whom they do not want.

use super::calls::{Calendar, Call};
use super::crew::Member;
use super::duties::Duties;
use super::figures;
use super::person::Someone;
use crate::chance::Chance;

/// Some people do not want one of the workers. Small teams cannot do without anyone.
pub(crate) fn refuse(crew: &mut [Member], people: usize, chance: &mut Chance) {
    for person in 0..people {
        if crew.len() > figures::FEW && chance.percent(figures::NOT_THIS_WORKER) {
            let member = chance.below(crew.len());
            crew[member].unwelcome.insert(person);
        }
    }
}

/// The usual workers of each person, those who could come most often first.
pub(crate) fn familiar(
    crew: &[Member],
    people: &[Someone],
    calls: &[Call<'_>],
    duties: &[Duties],
    calendar: &Calendar,
) -> Vec<Vec<usize>> {
    let weeks = u32::try_from(calendar.weeks().count()).unwrap_or(1).max(1);
    let mut of_person: Vec<Vec<&Call<'_>>> = vec![Vec::new(); people.len()];
    calls.iter().for_each(|call| of_person[call.person].push(call));
    let mut load = vec![0; crew.len()];
    let choose = |(someone, calls): (&Someone, &Vec<&Call<'_>>)| {
        let minutes: u32 = calls.iter().map(|call| minutes(call)).sum::<u32>() / weeks;
        let visits = u32::try_from(calls.len()).unwrap_or(0) / weeks;
        let double = calls.iter().any(|call| call.routine.workers > 1);
        let able = |member: usize| {
            calls.iter().map(|call| could(&crew[member], &duties[member], call, calendar)).collect()
        };
        let able = (0..crew.len()).map(able).collect();
        let mut circle = Circle { crew, able, met: vec![0; calls.len()], chosen: Vec::new() };
        for _ in 0..faces(visits, double) {
            if !circle.add(someone, &load) {
                break;
            }
        }
        let share = minutes / u32::try_from(circle.chosen.len()).unwrap_or(1).max(1);
        circle.chosen.iter().for_each(|&member| load[member] += share);
        circle.chosen
    };
    people.iter().zip(&of_person).map(choose).collect()
}

fn minutes(call: &Call<'_>) -> u32 {
    u32::from(call.routine.minutes) * u32::from(call.routine.workers)
}

/// How many usual workers someone has, by visits a week: a worker on 27 hours is there on five of the fourteen
/// half-days, so that daily calls cannot be made by one or two. Invented.
fn faces(visits: u32, double: bool) -> usize {
    let faces = match visits {
        0..=4 => 2,
        5..=8 => 3,
        9..=15 => 4,
        16..=22 => 5,
        _ => 6,
    };
    if double { faces + 2 } else { faces }
}

/// The usual workers of one person while they are being chosen.
struct Circle<'a> {
    crew: &'a [Member],
    /// For each worker, which of the person's calls they could make.
    able: Vec<Vec<bool>>,
    /// How many of those chosen could make each call.
    met: Vec<u32>,
    chosen: Vec<usize>,
}

impl Circle<'_> {
    /// Adds the worker who could make most calls that few of the others can, has least to do yet, and is whom
    /// the person wishes for; says whether there is one.
    fn add(&mut self, someone: &Someone, load: &[u32]) -> bool {
        let worth = |&member: &usize| {
            let wished = if wished(&self.crew[member], someone) { 3 } else { 2 };
            u64::from(self.gain(member) * wished) * 1_000
                / u64::from(20 + load[member] * 100 / self.crew[member].contract.max(1))
        };
        let free = (0..self.crew.len()).filter(|member| !self.chosen.contains(member));
        let Some(best) = free.max_by_key(worth).filter(|&member| self.gain(member) > 0) else { return false };
        for (&able, met) in self.able[best].iter().zip(&mut self.met) {
            *met += u32::from(able);
        }
        self.chosen.push(best);
        true
    }

    fn gain(&self, member: usize) -> u32 {
        let gains = self.able[member]
            .iter()
            .zip(&self.met)
            .map(|(&able, &met)| if able { 3_u32.saturating_sub(met).max(1) } else { 0 });
        gains.sum()
    }
}

/// Whether a worker is whom someone wishes for, or there is no wish.
fn wished(member: &Member, someone: &Someone) -> bool {
    let gender = someone.gender_wish.is_none_or(|wish| member.gender() == wish);
    gender && someone.language_wish.is_none_or(|wish| member.languages.contains(&wish))
}

/// Whether a worker is on duty for a call on one of its days, and may make it.
pub(crate) fn could(member: &Member, duties: &Duties, call: &Call<'_>, calendar: &Calendar) -> bool {
    call.days.iter().any(|day| {
        let on_duty = duties.get(day).is_some_and(|duty| duty.fits(call.routine));
        on_duty && member.may(call.person, call.routine, calendar.date(*day))
    })
}

/// Whom each person asked for: one or two of those they know.
pub(crate) fn liked(familiar: &[Vec<usize>], chance: &mut Chance) -> Vec<Vec<usize>> {
    familiar
        .iter()
        .map(|faces| {
            let asked = if chance.percent(figures::LIKED) { 1 + chance.below(2) } else { 0 };
            faces.iter().copied().take(asked).collect()
        })
        .collect()
}
