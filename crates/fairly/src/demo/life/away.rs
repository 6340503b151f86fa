//! People go away and come back, come to the team, need more for once.

use super::super::calendar::moment;
use super::super::tale::{Tale, verdict};
use super::super::words;
use super::super::{agreements, people};
use care::details::DataSubject;
use care::ids::{ExceptionId, OnceId, PersonId, RepairId};
use care::repairs::Why;
use care::support::{Away, Exception};
use care::suspensions::{Counts, Suspend, Suspension, SuspensionId};
use care::team::Command;
use care::time::{Clock, Date, Moment, plus_days};
use care::visit::{Support, VisitId};
use care::weeks::{How, Move};
use care::{Minutes, repairs, support};
use service::Error;
use week::Week;

/// A holiday of a whole week, known before its rota is made.
pub(in super::super) async fn holiday(tale: &mut Tale<'_>, back: i32) -> Result<(), Error> {
    let person = tale.cast.neighbour(1).id;
    holiday_of(tale, person, back).await
}

/// The same for anybody.
pub(super) async fn holiday_of(tale: &mut Tale<'_>, person: PersonId, back: i32) -> Result<(), Error> {
    let week = tale.calendar.week(back);
    let (from, to) = (moment(week.monday(), 0, 0), moment(week.next().monday(), 0, 0));
    let at = tale.calendar.at(tale.calendar.day(back + 1, 1), 11, 20);
    suspend(tale, (person, Away::Holiday), (from, to), at).await
}

/// A fall in the night of a Wednesday: in hospital until the Tuesday after at noon, and the visits of that time are taken off.
pub(in super::super) async fn hospital(tale: &mut Tale<'_>, back: i32) -> Result<(), Error> {
    let person = tale.cast.neighbour(3).id;
    hospital_of(tale, person, back).await
}

/// The same for anybody.
pub(super) async fn hospital_of(tale: &mut Tale<'_>, person: PersonId, back: i32) -> Result<(), Error> {
    let wednesday = tale.calendar.day(back, 2);
    let (from, to) = (moment(wednesday, 4, 30), moment(plus_days(wednesday, 6), 12, 0));
    suspend(tale, (person, Away::Hospital), (from, to), tale.calendar.at(wednesday, 6, 40)).await?;
    take_off(tale, (person, back, wednesday), tale.calendar.at(wednesday, 6, 55), words::TO_HOSPITAL).await
}

/// A person's visits of a week are taken off from a date on.
pub(super) async fn take_off(
    tale: &mut Tale<'_>,
    (person, back, from): (PersonId, i32, Date),
    at: jiff::Timestamp,
    words: &str,
) -> Result<(), Error> {
    let week = tale.calendar.week(back);
    let (sheet, team) = (tale.published(back).await?, tale.team().await?);
    let mut rota = team.published(week).map(|published| published.rota.clone()).unwrap_or_default();
    let off: Vec<VisitId> = rota
        .iter()
        .filter(|(visit, place)| team.whose(**visit) == Some(person) && place.start.date >= from)
        .map(|(visit, _)| *visit)
        .collect();
    if off.is_empty() {
        return Ok(());
    }
    off.iter().for_each(|visit| drop(rota.remove(visit)));
    let breaks = sheet.consequence(&rota).breaks;
    let verdict = Some(verdict((&sheet, &team), (tale.calendar.week(back), &rota), &breaks));
    let moves = off.into_iter().map(|visit| Move::TakeOff { visit }).collect();
    let (words, repair) = (Some(tale.our_words(words)), RepairId::new(tale.teller.id()));
    let (how, why) = (How::Hand, Why::PersonChanged);
    let proposed = Command::from(repairs::ProposeRepair { repair, week, moves, how, why, words, verdict });
    tale.does(tale.cast.part(3), at, proposed).await.map(drop)
}

/// Somebody new: welcomed the week before their support begins.
pub(in super::super) async fn newcomer(tale: &mut Tale<'_>, week: &Week) -> Result<(), Error> {
    let (newest, on) = (tale.cast.newest, people::newest_came(&tale.calendar));
    let mut commands = people::welcome(tale, week, newest, on);
    commands.extend(agreements::agree(tale, week, newest, on));
    let welcomer = tale.cast.part(4);
    let at = tale.calendar.at(plus_days(on, -5), 16, 10);
    tale.tell(care::By::Worker(welcomer), at, commands).await.map(drop)
}

/// One more visit, on the Thursday of a week whose rota is out.
pub(in super::super) async fn extra(tale: &mut Tale<'_>, back: i32) -> Result<VisitId, Error> {
    let person = tale.cast.neighbour(2).id;
    let visit = OnceId::new(tale.teller.id());
    let what = tale.words(DataSubject::Person(person), words::EXTRA);
    let support = Support { agreed: Clock::new(10, 30), ..Support::new(what, Minutes(60)) };
    let date = tale.calendar.day(back, 3);
    let at = tale.calendar.at(tale.calendar.day(back, 0), 9, 25);
    except(tale, Exception::Extra { visit, person, date, support }, at).await?;
    Ok(VisitId::Once(visit))
}

/// Somebody is away for a time; their workers are paid for what they had been told of.
async fn suspend(
    tale: &mut Tale<'_>,
    (person, why): (PersonId, Away),
    (from, to): (Moment, Moment),
    at: jiff::Timestamp,
) -> Result<(), Error> {
    let (usually, visits) = (Counts::USUAL, [].into());
    let suspension = Suspension { person, from, to: Some(to), why, usually, visits, words: None };
    let id = SuspensionId::new(tale.teller.id());
    let command = Command::from(Suspend { suspension: id, person, to: Some(suspension) });
    tale.does(tale.cast.part(3), at, command).await.map(drop)
}

async fn except(tale: &mut Tale<'_>, exception: Exception, at: jiff::Timestamp) -> Result<(), Error> {
    let command = Command::from(support::SetException {
        exception: ExceptionId::new(tale.teller.id()),
        to: Some(exception),
    });
    tale.does(tale.cast.part(3), at, command).await.map(drop)
}
