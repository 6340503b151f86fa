//! Next week is a draft, and a round of picks is under way.

use super::calendar::moment;
use super::life::roles::PLANNER;
use super::tale::Tale;
use super::words;
use care::absences::{Absence, Why};
use care::details::DataSubject;
use care::drafts::Begin;
use care::ids::{AbsenceId, WorkerId};
use care::picks::{Pick, Shown};
use care::team::{Command, Team};
use care::time::{Date, plus_days};
use care::visit::{Crew, Visit, VisitId};
use care::{absences, drafts, picks};
use service::Error;

/// How many visits a worker picks at most.
const PICKS: usize = 4;

/// Tells how the round was opened yesterday, and what was said in it so far.
pub(super) async fn open(tale: &mut Tale<'_>) -> Result<(), Error> {
    let (week, yesterday) = (tale.calendar.week(-1), tale.calendar.yesterday());
    let planner = tale.cast.part(PLANNER);
    leave(tale).await?;
    let begin = Command::from(drafts::BeginDraft { week, begin: Begin::Fresh });
    tale.does(planner, tale.calendar.at(yesterday, 17, 30), begin).await?;
    let open = Command::from(picks::OpenPicks { week, closes: tale.calendar.closes(), shown: Shown::AtOnce });
    tale.does(planner, tale.calendar.at(yesterday, 17, 31), open).await?;

    let team = tale.team().await?;
    let said = said(tale, &team);
    for (number, (worker, visit, pick)) in said.into_iter().enumerate() {
        let minute = u16::try_from(number).unwrap_or(0).min(180);
        let at = tale.calendar.at(yesterday, 18 + minute / 60, minute % 60);
        tale.does(worker, at, Command::from(picks::SayPick { week, visit, worker, pick: Some(pick) }))
            .await?;
    }
    Ok(())
}

/// One worker is away for the second half of next week.
async fn leave(tale: &mut Tale<'_>) -> Result<(), Error> {
    let worker = tale.cast.part(3);
    let words = Some(tale.words(DataSubject::Worker(worker), words::LEAVE));
    let (thursday, sunday) = (tale.calendar.day(-1, 3), tale.calendar.week(-1).sunday());
    let (from, to) = (moment(thursday, 0, 0), Some(moment(sunday, 24, 0)));
    let absence = Absence { worker, from, to, why: Why::Leave, words };
    let command =
        Command::from(absences::SetAbsence { absence: AbsenceId::new(tale.teller.id()), to: Some(absence) });
    let at = tale.calendar.at(tale.calendar.day(1, 0), 12, 0);
    tale.does(worker, at, command).await.map(drop)
}

/// What workers said so far: two in three picked visits they know, one picked what another had picked, some said of a
/// visit that they cannot.
fn said(tale: &mut Tale<'_>, team: &Team) -> Vec<(WorkerId, VisitId, Pick)> {
    let planner = tale.cast.part(PLANNER);
    let workers: Vec<WorkerId> =
        tale.cast.workers.iter().map(|hand| hand.id).filter(|id| *id != planner).collect();
    let mut said = Vec::new();
    for (number, worker) in workers.iter().enumerate() {
        let mut usual = usual(tale, team, *worker);
        tale.chance.shuffle(&mut usual);
        let mut days: Vec<Date> = Vec::new();
        usual.retain(|visit| {
            !days.contains(&visit.date) && {
                days.push(visit.date);
                true
            }
        });
        let not = usual.pop().filter(|_| number % 4 == 1);
        let picks = if number % 3 == 2 { 0 } else { PICKS - number % 3 };
        said.extend(usual.iter().take(picks).map(|visit| (*worker, visit.id, Pick::Mine)));
        said.extend(not.map(|visit| (*worker, visit.id, Pick::NotMe)));
    }
    said.extend(rival(team, &said, &workers));
    said
}

/// The visits of next week that are as those they made this week, on days on which they work and are not away.
fn usual(tale: &Tale<'_>, team: &Team, worker: WorkerId) -> Vec<Visit> {
    let Some(published) = team.published(tale.calendar.week(0)) else { return Vec::new() };
    let hers = published.rota.iter().filter(|(_, place)| place.workers.contains(&worker));
    let again = hers.filter_map(|(id, _)| match *id {
        VisitId::Agreed { pattern, date } => {
            team.visit(VisitId::Agreed { pattern, date: plus_days(date, 7) })
        }
        VisitId::Once(_) => None,
    });
    again.filter(|visit| visit.support.crew == Crew::One && could(team, worker, visit)).collect()
}

/// Whether they work then, are able, and the person has nothing against it.
fn could(team: &Team, worker: WorkerId, visit: &Visit) -> bool {
    let Some(found) = team.workers.get(&worker) else { return false };
    let (start, minutes) = (visit.usual_start().clock, visit.support.minutes.0);
    let end = start.plus(u16::try_from(minutes).unwrap_or(u16::MAX));
    let on_shift =
        found.terms.shifts.iter().filter(|shift| shift.holds(visit.date)).any(|shift| {
            shift.parts.iter().any(|part| part.from.plus(10) <= start && end.plus(10) <= part.to)
        });
    let able = visit.support.competences.iter().all(|one| team.can(worker, one, visit.person, visit.date));
    let welcome = team.people.get(&visit.person).is_some_and(|person| !person.refuses(worker));
    let day = (moment(visit.date, 0, 0), moment(visit.date, 24, 0));
    on_shift && able && welcome && found.is_cleared(visit.date) && !team.is_away(worker, day.0, day.1)
}

/// A second worker who picks what another picked.
fn rival(
    team: &Team,
    said: &[(WorkerId, VisitId, Pick)],
    workers: &[WorkerId],
) -> Option<(WorkerId, VisitId, Pick)> {
    let picked = said.iter().filter(|(_, _, pick)| *pick == Pick::Mine);
    picked.clone().find_map(|(first, id, _)| {
        let visit = team.visit(*id)?;
        let free = |worker: &&WorkerId| {
            let busy = |(other, theirs, _): &&(WorkerId, VisitId, Pick)| {
                other == *worker && team.visit(*theirs).is_some_and(|theirs| theirs.date == visit.date)
            };
            *worker != first && could(team, **worker, &visit) && !picked.clone().any(|pick| busy(&pick))
        };
        workers.iter().rev().find(free).map(|worker| (*worker, *id, Pick::Mine))
    })
}
