//! How what happened is told.

use care::ids::{RequestId, TopicId};
use care::team::request::Asked;
use care::team::{Command, Event, Told};
use uuid::Uuid;

use crate::samples::everything;
use crate::world::*;

fn told(world: &World, made: &[(u64, Event)]) -> Vec<Told> {
    made.iter().map(|(_, event)| event.told(&world.team)).collect()
}

#[test]
fn everything_that_happens_can_be_told() {
    let events = everything();
    let team = care::team::Team::fold(&events);
    for event in &events {
        let told = event.told(&team);
        assert!(told.words.len() > 8 && !told.words.ends_with('.'), "{}", event.kind());
    }
}

#[test]
fn it_is_told_about_whom_it_is() {
    let mut world = World::published();
    let request = RequestId::new(Uuid::from_u128(1));
    let what = Asked::Swap { mine: breakfast(), yours: visit(LUNCH, "2026-11-23") };
    world.does(ADA, &Command::Ask { request, week: week(), what, whom: workers(&[]), words: None });
    let yes = Command::SayYes { request, verdict: world.sound() };
    let made = world.does(BEN, &yes);
    let told = told(&world, &made);
    assert_eq!(told[0].words, "said yes to a request");
    assert_eq!(told[1].words, "changed who comes, as workers agreed");
    assert_eq!(told[1].workers, workers(&[ADA, BEN]));
    assert_eq!((told[1].week, told[1].visits.len()), (Some(week()), 2));
    assert!(told.iter().all(|told| told.people == [person(DOT)].into()), "{told:?}");
}

#[test]
fn a_decision_is_told_as_it_was_come_to() {
    let mut world = World::new();
    let topic = TopicId::new(Uuid::from_u128(1));
    let words = |number| sealed(number);
    let by = date("2026-11-20");
    let steps = [
        (ADA, Command::ProposeTopic { topic, words: words(1), answer_by: by }),
        (BEN, Command::Object { topic, words: words(2) }),
        (ADA, Command::AmendTopic { topic, words: words(3), answer_by: by }),
        (BEN, Command::Consent { topic }),
        (CARA, Command::Consent { topic }),
        (ADA, Command::DecideTopic { topic, review: date("2027-05-01") }),
    ];
    let mut heard = Vec::new();
    for (number, command) in steps {
        let made = world.does(number, &command);
        heard.extend(told(&world, &made).into_iter().map(|told| told.words));
    }
    let expected = [
        "brought something up to decide",
        "has a reason against a proposal",
        "proposed something else",
        "consents to a proposal",
        "consents to a proposal",
        "noted that something is decided",
    ];
    assert_eq!(heard, expected);
}
