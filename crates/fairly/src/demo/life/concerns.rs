//! What somebody worried about: a daughter's complaint that was answered, and a visit that nobody came to, not over yet.

use super::super::people::Daughter;
use super::super::tale::Tale;
use super::super::ways::OTHER;
use super::super::words;
use care::By;
use care::concerns::{About, Answer, Check, Close, ConcernId, Found, Kind, Note, Raise, TakeOn};
use care::details::DataSubject;
use care::ids::{PersonId, SealedId, WorkerId};
use care::team::Command;
use care::time::{Date, WeekStart, plus_days};
use care::visit::VisitId;
use service::Error;

/// The part whose turn it is to ask people how it was.
const QUALITY: usize = 5;

/// A daughter complains two weeks ago; within the week there is an answer, and it ends.
pub(in super::super) async fn complaint(
    tale: &mut Tale<'_>,
    back: i32,
    daughter: &Daughter,
) -> Result<(), Error> {
    let (monday, person) = (tale.calendar.day(back, 0), tale.cast.people[tale.cast.mother].id);
    let concern = ConcernId::new(tale.teller.id());
    let words = Some(said(tale, person, words::COMPLAINT));
    let about = About { person: Some(person), ..About::default() };
    let raise = Raise { concern, kind: Kind::Complaint, about, whose: None, words };
    let by = By::Member(daughter.member);
    tale.tell(by, tale.calendar.at(monday, 19, 40), vec![Command::from(raise)]).await?;
    let owner = tale.cast.part(QUALITY);
    let tuesday = plus_days(monday, 1);
    let take_on = TakeOn { concern, owner: By::Worker(owner) };
    tale.does(owner, tale.calendar.at(tuesday, 9, 5), Command::from(take_on)).await?;
    let words = said(tale, person, words::COMPLAINT_NOTE);
    does(tale, owner, (tuesday, 16), Note { concern, words }).await?;
    let words = said(tale, person, words::COMPLAINT_ANSWER);
    does(tale, owner, (plus_days(monday, 2), 10), Answer { concern, words }).await?;
    let words = said(tale, person, words::COMPLAINT_END);
    does(tale, owner, (plus_days(monday, 3), 17), Close { concern, words }).await
}

/// Nobody came to a visit yesterday; somebody saw the person, and the reason is still to be found.
pub(in super::super) async fn missed_visit(tale: &mut Tale<'_>) -> Result<(), Error> {
    let (yesterday, person) = (tale.calendar.yesterday(), tale.cast.neighbour(2).id);
    let concern = ConcernId::new(tale.teller.id());
    let words = Some(said(tale, person, words::MISSED));
    let visit = visit_on(tale, person, yesterday).await?;
    let about = About { person: Some(person), visit, ..About::default() };
    let raise = Raise { concern, kind: Kind::MissedVisit, about, whose: Some(By::Person(person)), words };
    let by = tale.cast.part(OTHER);
    does(tale, by, (yesterday, 18), raise).await?;
    let take_on = TakeOn { concern, owner: By::Worker(by) };
    tale.does(by, tale.calendar.at(yesterday, 18, 2), Command::from(take_on)).await?;
    let words = Some(said(tale, person, words::MISSED_CHECK));
    does(tale, by, (yesterday, 19), Check { concern, found: Found::Helped, words }).await
}

async fn does(
    tale: &mut Tale<'_>,
    worker: WorkerId,
    (on, hour): (Date, u16),
    command: impl Into<Command>,
) -> Result<(), Error> {
    tale.does(worker, tale.calendar.at(on, hour, 0), command.into()).await.map(drop)
}

/// Words about a person, under their key.
fn said(tale: &mut Tale<'_>, person: PersonId, words: &str) -> SealedId {
    tale.words(DataSubject::Person(person), words)
}

/// The last visit that a person was promised on a date.
async fn visit_on(tale: &Tale<'_>, person: PersonId, on: Date) -> Result<Option<VisitId>, Error> {
    let team = tale.team().await?;
    let told = team.published(WeekStart::of(on)).into_iter().flat_map(|week| &week.rota);
    let theirs = told.filter(|(id, place)| place.start.date == on && team.whose(**id) == Some(person));
    Ok(theirs.max_by_key(|(_, place)| place.start).map(|(id, _)| *id))
}
