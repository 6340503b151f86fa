//! What people said of how it was: thanks, a wish that was granted and one that waits; what a daughter does, and how they are.

use super::super::people::Daughter;
use super::super::tale::Tale;
use super::super::ways::OTHER;
use super::super::words::plan as words;
use care::carers::{CareGiven, CareId, CarerWordId, NoteCare, SayHowYouAre, Strain};
use care::details::DataSubject;
use care::feedback::{AnswerWish, AskForChange, FeedbackId, Felt, GiveFeedback, WantedChangeId};
use care::ids::PersonId;
use care::time::{Date, plus_days};
use care::{By, Minutes};
use service::Error;

/// What was said in the last fortnight.
pub(in super::super) async fn lately(tale: &mut Tale<'_>, daughter: &Daughter) -> Result<(), Error> {
    let (yesterday, mother) = (tale.calendar.yesterday(), tale.cast.people[tale.cast.mother].id);
    for place in 0..5 {
        let person = tale.cast.neighbour(place).id;
        let felt = if place == 3 { Felt::SoSo } else { Felt::Good };
        let on = plus_days(yesterday, -i32::try_from(place).unwrap_or_default());
        say(tale, (person, on), (By::Person(person), Some(felt), false), "").await?;
    }
    let whose = By::Member(daughter.member);
    say(tale, (mother, yesterday), (whose, Some(Felt::Good), true), words::THANKS).await?;
    let asked = ask(tale, (mother, plus_days(yesterday, -6)), By::Person(mother), words::WISH_THEN).await?;
    let answer = tale.words(DataSubject::Person(mother), words::WISH_ANSWER);
    let answer = AnswerWish { asked, person: mother, yes: true, words: answer };
    let at = tale.calendar.at(plus_days(yesterday, -5), 9, 10);
    tale.does(tale.cast.part(OTHER), at, answer.into()).await?;
    ask(tale, (mother, yesterday), whose, words::WISH_NOW).await?;
    carer(tale, (mother, yesterday), daughter).await
}

/// A word, and whether it thanks a worker.
async fn say(
    tale: &mut Tale<'_>,
    (person, on): (PersonId, Date),
    (whose, felt, thanks): (By, Option<Felt>, bool),
    said: &str,
) -> Result<(), Error> {
    let words = (!said.is_empty()).then(|| tale.words(DataSubject::Person(person), said));
    let thanks = thanks.then(|| tale.cast.part(OTHER));
    let feedback = FeedbackId::new(tale.teller.id());
    let give = GiveFeedback { feedback, person, whose, felt, visit: None, thanks, words };
    let at = tale.calendar.at(on, 13, 30);
    tale.tell(whose, at, vec![give.into()]).await.map(drop)
}

async fn ask(
    tale: &mut Tale<'_>,
    (person, on): (PersonId, Date),
    whose: By,
    said: &str,
) -> Result<WantedChangeId, Error> {
    let words = tale.words(DataSubject::Person(person), said);
    let asked = WantedChangeId::new(tale.teller.id());
    let at = tale.calendar.at(on, 18, 20);
    tale.tell(whose, at, vec![AskForChange { asked, person, whose, words }.into()]).await?;
    Ok(asked)
}

/// What the daughter did at the weekend, and how they are.
async fn carer(
    tale: &mut Tale<'_>,
    (person, on): (PersonId, Date),
    daughter: &Daughter,
) -> Result<(), Error> {
    let (by, member) = (By::Member(daughter.member), daughter.member);
    for (days, minutes, said) in words::CARE_GIVEN {
        let words = tale.words(DataSubject::Person(person), said);
        let (care, on) = (CareId::new(tale.teller.id()), plus_days(on, -days));
        let to = CareGiven { person, member, on, minutes: Minutes(minutes), words };
        let at = tale.calendar.at(on, 20, 0);
        tale.tell(by, at, vec![NoteCare { care, to }.into()]).await?;
    }
    let words = Some(tale.words(DataSubject::Person(person), words::CARER));
    let word = CarerWordId::new(tale.teller.id());
    let say = SayHowYouAre { word, person, member, strain: Strain::WornOut, wants_break: true, words };
    tale.tell(by, tale.calendar.at(on, 20, 10), vec![say.into()]).await.map(drop)
}
