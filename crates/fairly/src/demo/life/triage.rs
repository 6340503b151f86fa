//! Somebody seemed unwell last week: soft signs, a score by the plan that a community matron signed, the GP, and an infection.

use super::super::calendar::moment;
use super::super::tale::Tale;
use super::super::words;
use care::By;
use care::details::{DataSubject, Detail};
use care::team::Command;
use care::time::plus_days;
use care::triage::news2::{Breathes, Consciousness, Observations};
use care::triage::{
    Conclude, Decide, Decision, EpisodeId, LookAt, ResponsePlan, Route, SayNormal, Seen, Sign, SignPlan,
};
use service::Error;

/// The part that enters what was signed, and looks in on the one who is unwell.
const LOOKER: usize = 0;

/// The plan is signed at the team meeting, and for each of three people somebody writes down what is normal for them.
pub(in super::super) async fn plan(tale: &mut Tale<'_>, back: i32) -> Result<(), Error> {
    let monday = tale.calendar.day(back, 0);
    let (clinician, words) = (tale.our_words(words::CLINICIAN), tale.our_words(words::RESPONSE_PLAN));
    let plan = ResponsePlan { clinician, signed: monday, review: plus_days(monday, 182), words };
    let by = tale.cast.part(LOOKER);
    tale.does(by, tale.calendar.at(monday, 18, 10), Command::from(SignPlan { plan: Some(plan) })).await?;
    for (place, normal) in words::NORMAL.into_iter().enumerate() {
        let person = tale.cast.neighbour(place).id;
        let words = Some(tale.words(DataSubject::Person(person), normal));
        let at = tale.calendar.at(plus_days(monday, 1), 17, 0);
        tale.does(by, at, Command::from(SayNormal { person, words })).await?;
    }
    Ok(())
}

/// A morning on which somebody is not themselves, and what came of it two days later.
pub(in super::super) async fn unwell(tale: &mut Tale<'_>, back: i32) -> Result<(), Error> {
    let (tuesday, person) = (tale.calendar.day(back, 1), tale.cast.neighbour(1).id);
    let (episode, by) = (EpisodeId::new(tale.teller.id()), tale.cast.part(LOOKER));
    let observations = Some(Observations {
        respiration: Some(22),
        saturation: Some(95),
        breathes: Some(Breathes::Air),
        systolic: Some(118),
        pulse: Some(102),
        consciousness: Some(Consciousness::Alert),
        temperature: Some(384),
        ..Observations::default()
    });
    let seen = Seen {
        signs: [Sign::Muddled, Sign::Sleepy, Sign::DrinksLess].into(),
        changed: words::UNWELL.to_owned(),
        worried: true,
        observations,
    };
    let seen = tale.teller.seal(DataSubject::Person(person), Detail::Seen(seen));
    let look = LookAt { episode, person, seen, observations };
    tale.does(by, tale.calendar.at(tuesday, 8, 40), Command::from(look)).await?;
    let mut said = |words: &str| tale.words(DataSubject::Person(person), words);
    let decision = Decision {
        with: said(words::UNWELL_WITH),
        asked: said(words::UNWELL_ASKED),
        route: Route::Gp,
        agreed: said(words::UNWELL_AGREED),
        checks: By::Worker(by),
        by_when: tale.calendar.zone().timestamp(moment(tuesday, 14, 0)),
    };
    tale.does(by, tale.calendar.at(tuesday, 8, 55), Command::from(Decide { episode, person, decision }))
        .await?;
    let words = tale.words(DataSubject::Person(person), words::UNWELL_END);
    let thursday = plus_days(tuesday, 2);
    tale.does(by, tale.calendar.at(thursday, 12, 30), Command::from(Conclude { episode, person, words }))
        .await
        .map(drop)
}
