//! A hoist in somebody's home, and a visit by two that one worker will make from the week after next.

use super::super::tale::Tale;
use super::super::words::plan as words;
use care::details::DataSubject;
use care::equipment::{CrewReviewId, Equipment, EquipmentId, ReviewCrew, SetEquipment};
use care::ids::{PatternId, PersonId};
use care::time::plus_days;
use care::visit::{Competence, Crew};
use service::Error;

/// The part who keeps competences and equipment in date.
const KEEPER: usize = 4;

/// So many days are between two looks.
const DAYS: i32 = 182;

/// What was looked at a few days ago; nothing where no visit takes two.
pub(in super::super) async fn looked_at(tale: &mut Tale<'_>) -> Result<(), Error> {
    let Some((pattern, person)) = by_two(tale).await? else { return Ok(()) };
    let on = plus_days(tale.calendar.yesterday(), -2);
    let (at, keeper) = (tale.calendar.at(on, 11, 0), tale.cast.part(KEEPER));
    let hoist = tale.words(DataSubject::Person(person), words::HOIST);
    let to = Equipment { person, words: hoist, checked: Some(on), next_check: plus_days(on, DAYS) };
    let equipment = EquipmentId::new(tale.teller.id());
    tale.does(keeper, at, SetEquipment { equipment, person, to: Some(to) }.into()).await?;
    let words = tale.words(DataSubject::Person(person), words::TRIED);
    let look = ReviewCrew {
        review: CrewReviewId::new(tale.teller.id()),
        person,
        pattern,
        one_from: Some(tale.calendar.week(-2).monday()),
        learnt: Competence::new("single-handed hoist").into_iter().collect(),
        words,
        next: plus_days(on, DAYS),
    };
    tale.does(keeper, at, look.into()).await.map(drop)
}

/// Support that takes two workers, and whose it is.
async fn by_two(tale: &Tale<'_>) -> Result<Option<(PatternId, PersonId)>, Error> {
    let (team, today) = (tale.team().await?, tale.calendar.today());
    let two = team
        .patterns
        .iter()
        .find(|(_, pattern)| pattern.terms_on(today).is_some_and(|terms| terms.support.crew == Crew::Two));
    Ok(two.map(|(id, pattern)| (*id, pattern.person)))
}
