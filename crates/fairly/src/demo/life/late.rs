//! A worker was running late, and said so.

use super::super::tale::Tale;
use care::Minutes;
use care::hitches::SayLate;
use care::team::Command;
use care::time::WeekStart;
use service::Error;

/// Tells that somebody was a quarter of an hour late for a visit of yesterday's; nothing where there was none.
pub(in super::super) async fn yesterday(tale: &mut Tale<'_>) -> Result<(), Error> {
    let (team, yesterday) = (tale.team().await?, tale.calendar.yesterday());
    let rota = team.published(WeekStart::of(yesterday)).map(|published| &published.rota);
    let alone = rota.into_iter().flatten().filter(|(_, one)| {
        one.start.date == yesterday && one.start.clock.minutes() >= 10 * 60 && team.who_comes(one).len() == 1
    });
    let Some((visit, one)) = alone.min_by_key(|(visit, one)| (one.start, **visit)) else { return Ok(()) };
    let Some(worker) = one.workers.first().copied() else { return Ok(()) };
    let said = Command::from(SayLate { worker, late: Some((*visit, Minutes(15))) });
    tale.does(worker, tale.calendar.at(yesterday, 9, 40), said).await.map(drop)
}
