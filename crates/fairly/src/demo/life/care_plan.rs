//! One person's plan: written, agreed, changed and agreed again; rated twice; what they consented to, and who may decide where they
//! cannot.

use super::super::people::Daughter;
use super::super::tale::Tale;
use super::super::words::plan as words;
use care::By;
use care::care_plan::{
    ActionWords, AgreeToPlan, Doer, Domain, Nearness, OutcomeId, OutcomeTerms, OutcomeWords, PlanWords,
    RateOutcome, RatingId, Score, SetStarter, StarterId, WhatIf, WritePlan,
};
use care::consents::{
    Authority, AuthorityId, AuthorityKind, ConsentId, Decided, DecisionAbout, RecordConsent, SetAuthority,
};
use care::details::{DataSubject, Detail};
use care::ids::{PatternId, PersonId};
use care::team::Command;
use care::time::{Date, plus_days};
use service::Error;

/// The part who sits down with people to talk about their plans.
const LISTENER: usize = 3;

/// A plan is looked at again after so many days.
const REVIEW_DAYS: i32 = 182;

/// What the mother hopes for: the garden, and cooking again.
pub(in super::super) struct Hopes {
    garden: OutcomeId,
    cooking: OutcomeId,
}

/// The plan as it was first written and agreed.
pub(in super::super) async fn begin(
    tale: &mut Tale<'_>,
    back: i32,
    daughter: &Daughter,
) -> Result<Hopes, Error> {
    let (on, person) = (tale.calendar.day(back, 2), tale.cast.people[tale.cast.mother].id);
    starter(tale, on).await?;
    let hopes = Hopes { garden: OutcomeId::new(tale.teller.id()), cooking: OutcomeId::new(tale.teller.id()) };
    write(tale, (person, on), &hopes, 0).await?;
    agree(tale, (person, on), (1, By::Person(person))).await?;
    agree(tale, (person, on), (1, By::Member(daughter.member))).await?;
    consents(tale, (person, on), daughter).await?;
    rate(tale, (person, plus_days(on, 1)), (hopes.garden, Nearness::ALittle), words::GARDEN_EARLY).await?;
    Ok(hopes)
}

/// The same, changed and agreed again, and how far it has come.
pub(in super::super) async fn go_on(tale: &mut Tale<'_>, back: i32, hopes: &Hopes) -> Result<(), Error> {
    let (on, person) = (tale.calendar.day(back, 2), tale.cast.people[tale.cast.mother].id);
    write(tale, (person, on), hopes, 1).await?;
    agree(tale, (person, on), (2, By::Person(person))).await?;
    rate(tale, (person, plus_days(on, 1)), (hopes.garden, Nearness::Halfway), words::GARDEN_NOW).await
}

async fn starter(tale: &mut Tale<'_>, on: Date) -> Result<(), Error> {
    let words = Some(tale.our_words(words::QUESTIONS));
    let starter = StarterId::new(tale.teller.id());
    does(tale, (on, 9), SetStarter { starter, words }.into()).await
}

/// What is said, in the first version or the second.
fn said(hopes: &Hopes, second: bool) -> PlanWords {
    let hope = |id, (what, how_known): (&str, &str)| OutcomeWords {
        id,
        what: what.to_owned(),
        how_known: how_known.to_owned(),
    };
    let action = |(doer, name, what): (Doer, &str, &str)| ActionWords {
        doer,
        name: name.to_owned(),
        what: what.to_owned(),
    };
    let what_if =
        |(happens, then): (&str, &str)| WhatIf { happens: happens.to_owned(), then: then.to_owned() };
    let mut actions: Vec<ActionWords> = words::ACTIONS.map(action).into();
    if second {
        actions.push(action(words::NEW_ACTION));
    }
    PlanWords {
        important: words::IMPORTANT.to_owned(),
        people: words::PEOPLE.to_owned(),
        communicate: words::COMMUNICATE.to_owned(),
        please_do: words::PLEASE_DO.to_owned(),
        please_dont: words::PLEASE_DONT.to_owned(),
        strengths: words::STRENGTHS.to_owned(),
        needs: words::NEEDS.to_owned(),
        outcomes: vec![hope(hopes.garden, words::GARDEN), hope(hopes.cooking, words::COOKING)],
        actions,
        what_ifs: words::WHAT_IFS.map(what_if).into(),
        why: String::new(),
        helped_by: "the daughter".to_owned(),
    }
}

async fn write(
    tale: &mut Tale<'_>,
    (person, on): (PersonId, Date),
    hopes: &Hopes,
    based_on: usize,
) -> Result<(), Error> {
    let team = tale.team().await?;
    let meal = team.patterns.iter().find(|(_, pattern)| pattern.person == person).map(|(id, _)| *id);
    let said = Detail::Plan(Box::new(said(hopes, based_on > 0)));
    let words = tale.teller.seal(DataSubject::Person(person), said);
    let terms = |domain, support: Option<PatternId>| OutcomeTerms {
        domain: Some(domain),
        by_when: Some(plus_days(on, 120)),
        support: support.into_iter().collect(),
    };
    let outcomes =
        [(hopes.garden, terms(Domain::Occupation, None)), (hopes.cooking, terms(Domain::Food, meal))];
    let review = plus_days(on, REVIEW_DAYS);
    let write = WritePlan { person, based_on, words, outcomes: outcomes.into(), review };
    does(tale, (on, 14), write.into()).await
}

async fn agree(
    tale: &mut Tale<'_>,
    (person, on): (PersonId, Date),
    (number, whose): (usize, By),
) -> Result<(), Error> {
    does(tale, (on, 15), AgreeToPlan { person, number, whose }.into()).await
}

async fn rate(
    tale: &mut Tale<'_>,
    (person, on): (PersonId, Date),
    (outcome, nearness): (OutcomeId, Nearness),
    words: &str,
) -> Result<(), Error> {
    let words = Some(tale.words(DataSubject::Person(person), words));
    let (rating, score) = (RatingId::new(tale.teller.id()), Score::Near(nearness));
    let rate = RateOutcome { person, rating, outcome, whose: By::Person(person), score, words };
    does(tale, (on, 16), rate.into()).await
}

/// A yes, a no, and a power of attorney that was seen.
async fn consents(
    tale: &mut Tale<'_>,
    (person, on): (PersonId, Date),
    daughter: &Daughter,
) -> Result<(), Error> {
    let asked = [
        (DecisionAbout::Sharing, Decided::Yes, words::ASKED_SHARING),
        (DecisionAbout::Home, Decided::No, words::ASKED_CAMERA),
    ];
    for (about, decided, asked) in asked {
        let asked = tale.words(DataSubject::Person(person), asked);
        let (consent, review) = (ConsentId::new(tale.teller.id()), Some(plus_days(on, REVIEW_DAYS)));
        let record = RecordConsent { consent, person, about, asked, decided, review };
        does(tale, (on, 15), record.into()).await?;
    }
    let words = tale.words(DataSubject::Person(person), words::ATTORNEY);
    let authority = AuthorityId::new(tale.teller.id());
    let to = Authority {
        person,
        kind: AuthorityKind::AttorneyHealth,
        holder: Some(daughter.member),
        words,
        from: plus_days(on, -300),
        until: None,
        seen: Some((tale.cast.part(LISTENER), on)),
    };
    does(tale, (on, 15), SetAuthority { authority, person, to: Some(to) }.into()).await
}

async fn does(tale: &mut Tale<'_>, (on, hour): (Date, u16), command: Command) -> Result<(), Error> {
    tale.does(tale.cast.part(LISTENER), tale.calendar.at(on, hour, 0), command).await.map(drop)
}
