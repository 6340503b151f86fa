//! Workers ask one another.

use super::super::tale::{Tale, verdict};
use super::super::words;
use care::details::DataSubject;
use care::ids::{RequestId, WorkerId};
use care::requests;
use care::requests::Asked;
use care::team::{Command, Team};
use care::time::{Date, WeekStart, plus_days};
use care::visit::{Crew, VisitId};
use care::weeks::{Assignment, How, Rota};
use jiff::Timestamp;
use service::Error;
use service::planning::{Candidate, Sheet};
use std::collections::BTreeSet;
use std::sync::Arc;

/// How many pairs of visits are tried for a swap that breaks nothing.
const TRIED: usize = 200;

/// A visit that nobody makes is offered, and taken by the one who can best.
pub(in super::super) async fn offer(tale: &mut Tale<'_>, back: i32, visit: VisitId) -> Result<(), Error> {
    let (week, monday) = (tale.calendar.week(back), tale.calendar.day(back, 0));
    let from = tale.cast.part(3);
    let request =
        ask(tale, from, week, Asked::Offer { visit }, words::OFFER, tale.calendar.at(monday, 9, 40)).await?;
    let (sheet, team, rota) = as_published(tale, back).await?;
    for candidate in sheet.candidates(visit) {
        let Candidate::Could { workers, moved, .. } = candidate else { continue };
        let asked = workers.first().copied().filter(|worker| is_asked(&team, request, *worker));
        let Some(worker) = asked.filter(|_| moved.is_empty()) else { continue };
        let Some(found) = team.visit(visit) else { continue };
        let place = Assignment {
            workers: [worker].into(),
            start: found.usual_start(),
            minutes: found.support.minutes,
            how: How::Hand,
            pinned: false,
        };
        let mut after = rota.clone();
        after.insert(visit, place);
        let breaks = sheet.consequence(&after).breaks;
        if breaks.is_empty() {
            let verdict = verdict((&sheet, &team), (week, &after), &breaks);
            let yes = Command::from(requests::SayYes { request, verdict });
            return tale.does(worker, tale.calendar.at(monday, 13, 5), yes).await.map(drop);
        }
    }
    Ok(())
}

/// Two workers swap visits of a week; told where two are found whose swap breaks nothing.
pub(in super::super) async fn swap(tale: &mut Tale<'_>, back: i32) -> Result<(), Error> {
    let days = (tale.calendar.day(back, 3), tale.calendar.week(back).sunday());
    let (monday, week) = (tale.calendar.day(back, 0), tale.calendar.week(back));
    for with in [4, 3, 2, 5].map(|part| tale.cast.part(part)) {
        let Some((from, what)) = somebody(tale, back, with, days).await? else { continue };
        let request =
            ask(tale, from, week, what, words::SWAP_BEFORE, tale.calendar.at(monday, 17, 5)).await?;
        let (sheet, team, _) = as_published(tale, back).await?;
        let Some(after) = team.requests.get(&request).and_then(|one| team.answered(one, with).ok()) else {
            continue;
        };
        let verdict = verdict((&sheet, &team), (week, &after), &[]);
        let yes = Command::from(requests::SayYes { request, verdict });
        return tale.does(with, tale.calendar.at(monday, 21, 15), yes).await.map(drop);
    }
    Ok(())
}

/// The same, asked of somebody who can sign in, and not answered yet; where no swap breaks nothing, to take a visit over.
pub(in super::super) async fn leave_open(
    tale: &mut Tale<'_>,
    asked: WorkerId,
    at: Timestamp,
) -> Result<(), Error> {
    let (today, sunday) = (tale.calendar.today(), tale.calendar.week(0).sunday());
    for days in [(plus_days(today, 1).min(sunday), sunday), (today, sunday)] {
        if let Some((from, what)) = somebody(tale, 0, asked, days).await? {
            return ask(tale, from, tale.calendar.week(0), what, words::SWAP_NOW, at).await.map(drop);
        }
    }
    for from in others(tale, asked) {
        if let Some(what) = handed_over(tale, (from, asked), (today, sunday)).await? {
            return ask(tale, from, tale.calendar.week(0), what, words::TAKE_OVER_NOW, at).await.map(drop);
        }
    }
    Ok(())
}

/// All workers but one; first who can sign in and so be seen to ask.
fn others(tale: &Tale<'_>, but: WorkerId) -> Vec<WorkerId> {
    let known = tale.cast.part(super::roles::PLANNER);
    let mut others: Vec<_> = tale.cast.workers.iter().map(|hand| hand.id).filter(|id| *id != but).collect();
    others.sort_by_key(|id| *id != known);
    others
}

/// Everyone else who has a visit to swap with this worker, and which.
async fn somebody(
    tale: &Tale<'_>,
    back: i32,
    with: WorkerId,
    days: (Date, Date),
) -> Result<Option<(WorkerId, Asked)>, Error> {
    for from in others(tale, with) {
        if let Some(what) = swappable(tale, back, (from, with), days).await? {
            return Ok(Some((from, what)));
        }
    }
    Ok(None)
}

async fn ask(
    tale: &mut Tale<'_>,
    from: WorkerId,
    week: WeekStart,
    what: Asked,
    words: &str,
    at: Timestamp,
) -> Result<RequestId, Error> {
    let request = RequestId::new(tale.teller.id());
    let words = Some(tale.words(DataSubject::Worker(from), words));
    tale.does(from, at, Command::from(requests::Ask { request, week, what, whom: BTreeSet::new(), words }))
        .await?;
    Ok(request)
}

fn is_asked(team: &Team, request: RequestId, worker: WorkerId) -> bool {
    team.requests.get(&request).is_some_and(|request| request.answers.contains_key(&worker))
}

/// A visit of the one and a visit of the other, better on different days, whose swap breaks nothing.
async fn swappable(
    tale: &Tale<'_>,
    back: i32,
    (one, other): (WorkerId, WorkerId),
    days: (Date, Date),
) -> Result<Option<Asked>, Error> {
    let (sheet, team, rota) = as_published(tale, back).await?;
    let (ones, others) = (alone(&team, &rota, one, days), alone(&team, &rota, other, days));
    let pairs = ones.iter().flat_map(|mine| others.iter().map(move |yours| (*mine, *yours)));
    let (apart, mut together): (Vec<_>, Vec<_>) =
        pairs.partition(|(mine, yours)| rota[mine].start.date != rota[yours].start.date);
    // On one day those at nearly the same time fit best.
    together.sort_by_key(|(mine, yours)| {
        rota[mine].start.clock.minutes().abs_diff(rota[yours].start.clock.minutes())
    });
    let mut tried = apart.into_iter().take(TRIED).chain(together.into_iter().take(TRIED));
    let found = tried.find(|(mine, yours)| {
        may(&team, *mine, other)
            && may(&team, *yours, one)
            && breaks_nothing(&sheet, &rota, &[(*mine, other), (*yours, one)])
    });
    Ok(found.map(|(mine, yours)| Asked::Swap { mine, yours }))
}

/// A visit of the one, this week, that the other could make instead, breaking nothing.
async fn handed_over(
    tale: &Tale<'_>,
    (one, other): (WorkerId, WorkerId),
    days: (Date, Date),
) -> Result<Option<Asked>, Error> {
    let (sheet, team, rota) = as_published(tale, 0).await?;
    let mut visits = alone(&team, &rota, one, days).into_iter().take(TRIED);
    let found =
        visits.find(|visit| may(&team, *visit, other) && breaks_nothing(&sheet, &rota, &[(*visit, other)]));
    Ok(found.map(|visit| Asked::TakeOver { visit }))
}

/// The visits of some days that a worker makes without a second one.
fn alone(team: &Team, rota: &Rota, worker: WorkerId, days: (Date, Date)) -> Vec<VisitId> {
    let visits = super::cover::visits_of(team, rota, worker, days).into_iter();
    visits.filter(|visit| visit.support.crew == Crew::One).map(|visit| visit.id).collect()
}

/// Whether the person has nothing against the worker.
fn may(team: &Team, visit: VisitId, worker: WorkerId) -> bool {
    let person = team.whose(visit).and_then(|person| team.people.get(&person));
    person.is_some_and(|person| !person.refuses(worker))
}

fn breaks_nothing(sheet: &Sheet, rota: &Rota, now_by: &[(VisitId, WorkerId)]) -> bool {
    let mut after = rota.clone();
    for (visit, worker) in now_by {
        if let Some(place) = after.get_mut(visit) {
            place.workers = [*worker].into();
            place.how = How::Hand;
        }
    }
    sheet.consequence(&after).breaks.is_empty()
}

/// A published week laid out for questions, with the team and the rota it is of.
async fn as_published(tale: &Tale<'_>, back: i32) -> Result<(Arc<Sheet>, Team, Rota), Error> {
    let (sheet, team) = (tale.published(back).await?, tale.team().await?);
    let rota = team.published(tale.calendar.week(back)).map(|published| published.rota.clone());
    Ok((sheet, team, rota.unwrap_or_default()))
}
