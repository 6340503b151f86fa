//! A team that starts fairly: late shifts go round, and contracts promise no more than there is to do.
//!
//! An invented town deals lines of work and contracts by shares, without knowing what the people there need. A real team would
//! have noticed: nobody keeps all the evenings, and nobody is promised hours that no visits fill.

use rota::{Options, Round, Steps};
use service::{Error, Kind};
use std::cmp::Reverse;
use std::mem::{replace, take};
use town::Town;
use week::{Clock, Date, Shift, Stretch, Week, Worker};

/// How many moves are tried to see what work there is.
const MOVES: u64 = 60_000;
/// What is promised of the work that a worker is sure to have, in hundredths.
const SURE: u32 = 92;
/// Contracts are in steps of half an hour.
const STEP: u32 = 30;
/// A shift that begins then or later is a late one, and one that ends by then an early one; in minutes after midnight.
const AFTERNOON: u16 = 14 * 60 + 30;
/// How many shifts change hands at most.
const SWAPS: usize = 400;

/// Shares out late shifts, then promises each worker what the work can fill in either week of the fortnight.
pub(super) fn settle(town: &mut Town, monday: Date) -> Result<(), Error> {
    for worker in &mut town.week.workers {
        worker.shifts = single_days(&worker.shifts);
        worker.unwanted.retain(|unwanted| unwanted.from.is_none_or(|from| from.minutes() < AFTERNOON));
    }
    take_turns(&mut town.week.workers, monday);
    // First all are promised less in the same measure, so that each has a share of the work; then no more than that share.
    let paid = paid(town)?;
    let (all, promised) = (paid.iter().flatten().sum::<u32>(), promised(&town.week) * 2);
    for worker in &mut town.week.workers {
        lower(worker, |guaranteed| guaranteed * (all * SURE / 100) / promised.max(1));
    }
    let paid = self::paid(town)?;
    for (worker, paid) in town.week.workers.iter_mut().zip(paid) {
        lower(worker, |_| paid.into_iter().min().unwrap_or(0) * SURE / 100);
    }
    Ok(())
}

fn promised(week: &Week) -> u32 {
    week.workers.iter().filter_map(|worker| worker.contract.contracted_minutes_a_week).sum()
}

fn lower(worker: &mut Worker, to: impl FnOnce(u32) -> u32) {
    if let Some(guaranteed) = &mut worker.contract.contracted_minutes_a_week {
        *guaranteed = to(*guaranteed).min(*guaranteed) / STEP * STEP;
    }
}

/// The paid minutes of each worker in each of the two weeks, in a plan made quickly.
fn paid(town: &Town) -> Result<Vec<[u32; 2]>, Error> {
    let broken = |_| Error::new(Kind::Internal, "The invented weeks cannot be planned.");
    let compiled = town.week.problem(None).map_err(broken)?;
    let options = Options { seed: 1, threads: 1 };
    let plan = rota::plan(&compiled.problem, None, &options, &Steps(MOVES), &mut |_| {}).plan;
    let mut paid = vec![[0; 2]; town.week.workers.len()];
    for round in &plan.rounds {
        let (week, minutes) = (usize::from(round.leave.0 >= 7 * 24 * 60), minutes(round));
        if let Some(weeks) = paid.get_mut(round.worker.index()) {
            weeks[week] += minutes;
        }
    }
    Ok(paid)
}

/// What a round is surely paid: all of it but the break.
fn minutes(round: &Round) -> u32 {
    let rest = round.rest.map_or(0, |rest| rest.length.0);
    u32::try_from(round.back.0 - round.leave.0 - rest).unwrap_or(0)
}

/// The same shifts, a day each; late ones until ten at least, when the last people go to bed.
fn single_days(shifts: &[Shift]) -> Vec<Shift> {
    let days = shifts
        .iter()
        .flat_map(|shift| shift.dates.iter().map(move |date| Shift { dates: vec![*date], ..shift.clone() }));
    let mut days: Vec<Shift> = days.collect();
    days.sort_by_key(|shift| shift.dates.first().copied());
    let ten = Clock::new(22, 0);
    for late in days.iter_mut().filter(|shift| part(&shift.parts) == Part::Late) {
        late.parts.iter_mut().for_each(|part| part.to = part.to.max(ten.unwrap_or(part.to)));
    }
    days
}

/// What kind of shift a worker has on a day.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Part {
    Early,
    Late,
    Other,
}

fn part(parts: &[Stretch]) -> Part {
    match parts {
        [one] if one.from.minutes() >= AFTERNOON => Part::Late,
        [one] if one.to.minutes() <= AFTERNOON + 60 && one.from.minutes() < AFTERNOON => Part::Early,
        _ => Part::Other,
    }
}

/// Lets the one who has most late shifts in a week and the one who has fewest change shifts on a day, as long as that makes them more
/// even and leaves both a night's rest.
fn take_turns(workers: &mut [Worker], monday: Date) {
    for week in [monday, days_on(monday, 7)] {
        for _ in 0..SWAPS {
            let Some((late, early, date)) = next_swap(workers, week) else { break };
            swap(workers, (late, early), date);
        }
        workers.iter_mut().for_each(|worker| stay_late_once(worker, week));
    }
}

/// Gives a worker with no late shift in a week one, on a day after which they can rest.
fn stay_late_once(worker: &mut Worker, week: Date) {
    let dates: Vec<Date> = (0..7).map(|day| days_on(week, day)).collect();
    if dates.iter().any(|date| kind(worker, *date) == Some(Part::Late)) {
        return;
    }
    let rested = |date: &&Date| {
        kind(worker, **date).is_some() && matches!(kind(worker, days_on(**date, 1)), None | Some(Part::Late))
    };
    let Some(shift) = dates.iter().find(rested).and_then(|date| at(worker, *date)) else { return };
    if let (Some(from), Some(to)) = (Clock::new(15, 0), Clock::new(22, 0)) {
        worker.shifts[shift].parts = vec![Stretch { from, to }];
    }
}

fn swap(workers: &mut [Worker], (late, early): (usize, usize), date: Date) {
    let (Some(given), Some(taken)) = (at(&workers[late], date), at(&workers[early], date)) else { return };
    let evening = take(&mut workers[late].shifts[given].parts);
    let evening = if workers[early].born.is_some() { home_by_ten(evening) } else { evening };
    workers[late].shifts[given].parts = replace(&mut workers[early].shifts[taken].parts, evening);
}

/// The same for who is under eighteen and works no nights.
fn home_by_ten(parts: Vec<Stretch>) -> Vec<Stretch> {
    let ten = Clock::new(22, 0);
    parts
        .into_iter()
        .map(|part| Stretch { to: ten.map_or(part.to, |ten| part.to.min(ten)), ..part })
        .collect()
}

/// Who gives up a late shift in a week, who takes it, and on which day.
fn next_swap(workers: &[Worker], week: Date) -> Option<(usize, usize, Date)> {
    let of_week = |worker: &Worker| -> Vec<Date> {
        let dates = (0..7).map(|day| days_on(week, day));
        dates.filter(|date| kind(worker, *date) == Some(Part::Late)).collect()
    };
    let lates: Vec<Vec<Date>> = workers.iter().map(of_week).collect();
    let more = |late: usize, early: usize| lates[late].len().saturating_sub(lates[early].len());
    let all = 0..workers.len();
    let mut pairs: Vec<(usize, usize)> =
        all.clone().flat_map(|late| all.clone().map(move |early| (late, early))).collect();
    pairs.retain(|(late, early)| more(*late, *early) >= 2);
    pairs.sort_by_key(|(late, early)| Reverse(more(*late, *early)));
    pairs.into_iter().find_map(|(late, early)| {
        let rested = |date: &&Date| {
            matches!(kind(&workers[early], **date), Some(Part::Early | Part::Other))
                && kind(&workers[late], days_on(**date, -1)) != Some(Part::Late)
                && !matches!(kind(&workers[early], days_on(**date, 1)), Some(Part::Early | Part::Other))
        };
        lates[late].iter().find(rested).map(|date| (late, early, *date))
    })
}

fn days_on(date: Date, days: i32) -> Date {
    Date::from(care::time::plus_days(date.into(), days))
}

fn at(worker: &Worker, date: Date) -> Option<usize> {
    worker.shifts.iter().position(|shift| shift.dates.contains(&date))
}

fn kind(worker: &Worker, date: Date) -> Option<Part> {
    at(worker, date).map(|shift| part(&worker.shifts[shift].parts))
}
