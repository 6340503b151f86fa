//! The workers as the week file has them: contract, shifts, competences, wishes and picks.

use std::collections::{BTreeMap, BTreeSet};

use week::{Contract, Held, Shift, SignOff, Unwanted, VisitId, Worker};

use super::calls::Call;
use super::crew::Member;
use super::duties::Duty;
use super::figures;
use super::weave::{Draft, born, start};
use crate::Wish;
use crate::chance::Chance;

/// All workers of a draft.
pub(crate) fn workers(draft: &Draft<'_>, wish: &Wish) -> Vec<Worker> {
    let mut chance = Chance::new(wish.seed, "hands");
    let mut taken = BTreeSet::new();
    (0..draft.crew.len()).map(|member| worker(draft, member, wish, &mut taken, &mut chance)).collect()
}

fn worker(
    draft: &Draft<'_>,
    at: usize,
    wish: &Wish,
    taken: &mut BTreeSet<VisitId>,
    chance: &mut Chance,
) -> Worker {
    let member = &draft.crew[at];
    let mut worker = Worker::new(&*member.named.id, &*member.named.name);
    worker.contract = Contract {
        contracted_minutes_a_week: Some(member.contract),
        most_minutes_a_week: Some(member.most()),
        ..Contract::default()
    };
    worker.shifts = shifts(draft, at, wish.days > 7);
    worker.travel = member.mode;
    worker.start = Some(start(&member.named.id).into());
    worker.end = worker.start.clone();
    worker.competences = held(member);
    worker.sign_offs = sign_offs(draft, member);
    worker.born = member.young.then(|| born(wish.first_day, 17, chance.between(30, 300)));
    worker.gender = Some(member.gender().to_owned());
    worker.languages = member.languages.iter().map(|&language| language.to_owned()).collect();
    worker.unwanted = unwanted(draft, at, chance);
    worker.picks = picks(draft, at, wish, taken, chance);
    worker.last_worked = draft.past.last.get(&at).map(|&(day, minute)| {
        draft.calendar.date(day).at(week::Clock::from_minutes(minute).unwrap_or_default())
    });
    worker.evenings_before = draft.past.evenings.get(&at).copied().unwrap_or(0);
    worker.weekends_before = draft.past.weekends.get(&at).copied().unwrap_or(0);
    worker
}

/// Days of the same duty together; by date where the horizon is longer than a week.
fn shifts(draft: &Draft<'_>, at: usize, long: bool) -> Vec<Shift> {
    let mut days: BTreeMap<Duty, Vec<i32>> = BTreeMap::new();
    for (&day, &duty) in draft.duties[at].range(0..) {
        days.entry(duty).or_default().push(day);
    }
    let shift = |(duty, days): (Duty, Vec<i32>)| {
        let mut shift = Shift { parts: duty.parts(), ..Shift::default() };
        if long {
            shift.dates = days.iter().map(|&day| draft.calendar.date(day)).collect();
        } else {
            shift.weekdays = days.iter().map(|&day| draft.calendar.weekday(day)).collect();
            shift.weekdays.sort_unstable();
        }
        shift
    };
    days.into_iter().map(shift).collect()
}

fn held(member: &Member) -> Vec<Held> {
    let held = member.skills.iter();
    held.map(|(skill, &until)| Held { name: skill.name().to_owned(), until }).collect()
}

const NURSES: [&str; 3] = ["Nurse Bello", "Nurse Harding", "Nurse Rahman"];

fn sign_offs(draft: &Draft<'_>, member: &Member) -> Vec<SignOff> {
    let sign_off = |&(person, skill): &(usize, super::skills::Skill)| SignOff {
        person: draft.people[person].named.id.as_str().into(),
        competence: skill.name().to_owned(),
        nurse: NURSES[person % NURSES.len()].to_owned(),
        until: Some(draft.calendar.date(180)),
    };
    member.sign_offs.iter().map(sign_off).collect()
}

/// For some, an hour or two at the edge of one of their days: a school run, an evening out.
fn unwanted(draft: &Draft<'_>, at: usize, chance: &mut Chance) -> Vec<Unwanted> {
    let days: Vec<(i32, Duty)> = draft.duties[at].range(0..).map(|(&day, &duty)| (day, duty)).collect();
    if days.is_empty() || !chance.percent(figures::UNWANTED) {
        return Vec::new();
    }
    let &(day, duty) = chance.pick(&days);
    let clock = |hour| week::Clock::new(hour, 0);
    let (from, to) = match duty {
        Duty::Early | Duty::Split => (None, clock(8)),
        Duty::School => (clock(13), None),
        Duty::Late => (clock(21), None),
        Duty::UntilEight => (clock(19), None),
    };
    vec![Unwanted { weekdays: vec![draft.calendar.weekday(day)], from, to, ..Unwanted::default() }]
}

/// For some, one or two visits to people they know, on different days.
fn picks(
    draft: &Draft<'_>,
    at: usize,
    wish: &Wish,
    taken: &mut BTreeSet<VisitId>,
    chance: &mut Chance,
) -> Vec<VisitId> {
    if !chance.percent(figures::PICKING) {
        return Vec::new();
    }
    let mut open: Vec<&Call<'_>> = draft.calls.iter().filter(|call| may_pick(draft, at, call)).collect();
    chance.shuffle(&mut open);
    let mut days = BTreeSet::new();
    let mut picks = Vec::new();
    for call in open {
        let id = draft.id(call, wish.days > 7);
        if picks.len() < 2 && !taken.contains(&id) && days.insert(call.days[0]) {
            taken.insert(id.clone());
            picks.push(id);
        }
    }
    picks
}

/// A visit for one, on one day, well within the worker's shift, to someone they usually visit.
fn may_pick(draft: &Draft<'_>, at: usize, call: &Call<'_>) -> bool {
    let day = call.days[0];
    let whole = matches!(draft.duties[at].get(&day), Some(Duty::Early | Duty::Late));
    let well_within = call.routine.agreed.is_some_and(|(agreed, _)| (465..1_260).contains(&agreed));
    day >= 0
        && call.days.len() == 1
        && call.routine.workers == 1
        && whole
        && well_within
        && draft.familiar[call.person].contains(&at)
        && super::ties::could(&draft.crew[at], &draft.duties[at], call, draft.calendar)
}
