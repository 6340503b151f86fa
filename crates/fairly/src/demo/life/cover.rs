//! A worker cannot come, and the others share out their visits.

use super::super::calendar::moment;
use super::super::tale::{Tale, verdict};
use care::absences::{Absence, Why};
use care::details::DataSubject;
use care::ids::{AbsenceId, RepairId, WorkerId};
use care::repairs::Why as Because;
use care::team::{Command, Team};
use care::time::{Date, Moment, plus_days};
use care::visit::{Visit, VisitId};
use care::weeks::{Assignment, How, Move, Rota};
use care::{absences, repairs};
use jiff::Timestamp;
use service::Error;
use service::planning::{Candidate, Sheet};
use std::cmp::Reverse;
use std::collections::BTreeSet;

/// How many absences are tried to find one that the others can cover.
const TRIED: usize = 60;

/// An absence of the story: from a time on for the rest of a day.
pub(in super::super) struct Call {
    /// In which week, counted back.
    pub(in super::super) back: i32,
    /// The first and the last day on which it may be.
    pub(in super::super) days: (Date, Date),
    /// When they rang.
    pub(in super::super) at: Timestamp,
    pub(in super::super) why: Why,
    /// What they said, and what was said of the repair.
    pub(in super::super) words: [&'static str; 2],
    /// How many of their visits nobody takes yet.
    pub(in super::super) left: usize,
}

/// Who is away, from when, and which visits that leaves.
struct Gap {
    worker: WorkerId,
    from: Moment,
    hers: Vec<Visit>,
}

/// Tells that somebody rang, and how their visits were shared out a quarter of an hour later; nothing where nobody's could.
pub(in super::super) async fn rings(tale: &mut Tale<'_>, call: &Call) -> Result<(), Error> {
    let Some(Gap { worker, from, hers }) = gap(tale, call).await? else { return Ok(()) };
    let words = Some(tale.words(DataSubject::Worker(worker), call.words[0]));
    let to = Some(moment(from.date, 24, 0));
    let absence = Absence { worker, from, to, why: call.why, words };
    let command =
        Command::from(absences::SetAbsence { absence: AbsenceId::new(tale.teller.id()), to: Some(absence) });
    tale.does(worker, call.at, command).await?;

    let (sheet, team) = (tale.published(call.back).await?, tale.team().await?);
    let rota = published(&team, tale, call.back);
    let (moves, rota) = share_out((&sheet, &team, &rota), (worker, &hers), call.left);
    let breaks = sheet.consequence(&rota).breaks;
    let verdict = Some(verdict((&sheet, &team), (tale.calendar.week(call.back), &rota), &breaks));
    let (words, repair) = (Some(tale.our_words(call.words[1])), RepairId::new(tale.teller.id()));
    let (week, how, why) = (tale.calendar.week(call.back), How::Hand, Because::WorkerAway);
    let proposed = Command::from(repairs::ProposeRepair { repair, week, moves, how, why, words, verdict });
    let by = [0, 1].map(|part| tale.cast.part(part)).into_iter().find(|by| *by != worker).unwrap_or(worker);
    tale.does(by, call.at + jiff::SignedDuration::from_mins(15), proposed).await.map(drop)
}

/// So many minutes are enough to be home from the last visit before an absence.
const WAY_HOME: u16 = 20;

/// An absence of somebody who cannot sign in, which leaves as many visits without anybody as it should.
async fn gap(tale: &Tale<'_>, call: &Call) -> Result<Option<Gap>, Error> {
    let (sheet, team) = (tale.published(call.back).await?, tale.team().await?);
    let rota = published(&team, tale, call.back);
    let busy = [0, 1].map(|part| tale.cast.part(part));
    let workers: Vec<WorkerId> =
        tale.cast.workers.iter().map(|hand| hand.id).filter(|worker| !busy.contains(worker)).collect();
    let (first, last) = call.days;
    let days: Vec<Date> = std::iter::successors(Some(first), |day| Some(plus_days(*day, 1)))
        .take_while(|day| *day <= last)
        .collect();
    let mut gaps = Vec::new();
    for count in [4, 3, 2] {
        for (day, worker) in days.iter().flat_map(|day| workers.iter().map(move |worker| (*day, *worker))) {
            gaps.extend(end_of_day(&team, &rota, worker, day, count));
        }
    }
    let covered = |gap: &Gap| {
        let (moves, _) = share_out((&sheet, &team, &rota), (gap.worker, &gap.hers), call.left);
        moves.iter().filter(|one| matches!(one, Move::TakeOff { .. })).count() == call.left
    };
    Ok(gaps.into_iter().take(TRIED).find(covered))
}

/// The last so many visits of a worker's day, where there is time before them to leave; what can wait longest last.
fn end_of_day(team: &Team, rota: &Rota, worker: WorkerId, day: Date, count: usize) -> Option<Gap> {
    let mut hers = visits_of(team, rota, worker, (day, day));
    hers.sort_by_key(|visit| rota[&visit.id].start);
    let before = hers.len().checked_sub(count).filter(|before| *before > 0)?;
    let mut hers = hers.split_off(before - 1).into_iter();
    let (left, first) = (hers.next()?, hers.as_slice().first()?);
    let end = rota[&left.id].start.clock.plus(u16::try_from(rota[&left.id].minutes.0).ok()?);
    let from = Moment::new(day, end.plus(WAY_HOME));
    if rota[&first.id].start < from {
        return None;
    }
    let mut hers: Vec<Visit> = hers.collect();
    hers.sort_by_key(|visit| (Reverse(visit.support.crew), visit.support.priority));
    Some(Gap { worker, from, hers })
}

/// The rota that people were told for a week.
fn published(team: &Team, tale: &Tale<'_>, back: i32) -> Rota {
    team.published(tale.calendar.week(back)).map(|published| published.rota.clone()).unwrap_or_default()
}

/// The visits that a worker makes from one date to another.
pub(in super::super) fn visits_of(
    team: &Team,
    rota: &Rota,
    worker: WorkerId,
    (first, last): (Date, Date),
) -> Vec<Visit> {
    let hers = |visit: &Visit| rota.get(&visit.id).is_some_and(|place| place.workers.contains(&worker));
    team.visits_between(first, last).into_values().filter(hers).collect()
}

/// Gives a worker's visits, all but the last so many, to those who can best make them; the rest to nobody.
fn share_out(
    (sheet, team, rota): (&Sheet, &Team, &Rota),
    (worker, visits): (WorkerId, &[Visit]),
    left: usize,
) -> (Vec<Move>, Rota) {
    let taken = visits.len().saturating_sub(left);
    let ids: BTreeSet<VisitId> = visits.iter().map(|visit| visit.id).collect();
    let mut rota = rota.clone();
    rota.retain(|visit, _| !ids.contains(visit));
    let moves = visits.iter().enumerate().map(|(number, visit)| {
        let found = if number < taken { somebody((sheet, team), &mut rota, visit, worker) } else { None };
        found.unwrap_or(Move::TakeOff { visit: visit.id })
    });
    (moves.collect(), rota)
}

/// Puts the first other worker who breaks nothing by it into the rota; nobody where everyone would.
fn somebody((sheet, team): (&Sheet, &Team), rota: &mut Rota, visit: &Visit, but: WorkerId) -> Option<Move> {
    for candidate in sheet.candidates(visit.id) {
        let Candidate::Could { workers, start, moved, .. } = candidate else { continue };
        let workers: BTreeSet<WorkerId> = workers.into_iter().collect();
        let refused = !moved.is_empty()
            || workers.contains(&but)
            || team
                .people
                .get(&visit.person)
                .is_some_and(|person| workers.iter().any(|worker| person.refuses(*worker)));
        if refused {
            continue;
        }
        let minutes = visit.support.minutes;
        let place = Assignment { workers: workers.clone(), start, minutes, how: How::Hand, pinned: false };
        rota.insert(visit.id, place);
        if sheet.consequence(rota).breaks.is_empty() {
            return Some(Move::Assign {
                visit: visit.id,
                workers,
                start: Some(start),
                minutes: Some(minutes),
            });
        }
        rota.remove(&visit.id);
    }
    None
}
