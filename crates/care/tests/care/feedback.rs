//! Feedback and carers: how it was, thanks, wishes and their answers; what the circle does and how they are.

use care::carers::{self, CareGiven, CareId, CarerWordId, NoteCare, SayHowYouAre, Strain};
use care::circle::{Member, SetMember};
use care::feedback::*;
use care::ids::MemberId;
use care::notices::{Kind, news_of};
use care::organisation::Membership;
use care::{By, General, Minutes};
use uuid::Uuid;

use crate::world::*;

fn daughter() -> MemberId {
    MemberId::new(Uuid::from_u128(7))
}

fn world() -> World {
    let mut world = World::new();
    let to = Some(Member { details: sealed(6), sees: [].into(), until: None });
    world.does(ADA, &SetMember { person: person(DOT), member: daughter(), to }.into());
    world
}

fn give(number: u128) -> GiveFeedback {
    GiveFeedback {
        feedback: FeedbackId::new(Uuid::from_u128(number)),
        person: person(DOT),
        whose: By::Member(daughter()),
        felt: Some(Felt::Good),
        visit: None,
        thanks: Some(worker(BEN)),
        words: None,
    }
}

fn wish() -> AskForChange {
    let asked = WantedChangeId::new(Uuid::from_u128(1));
    AskForChange { asked, person: person(DOT), whose: By::Person(person(DOT)), words: sealed(70) }
}

fn answer() -> AnswerWish {
    AnswerWish { asked: wish().asked, person: person(DOT), yes: true, words: sealed(71) }
}

#[test]
fn thanks_reach_the_worker_and_nobody_else() {
    let mut world = world();
    let made = world.does(ADA, &give(1).into());
    let hears = |number| {
        let who = Membership::Worker { team: team_id(), worker: worker(number) };
        news_of(&made[0].1, who, &world.team, date("2026-11-16")).map(|told| told.kind)
    };
    assert_eq!([hears(ADA), hears(BEN), hears(CARA)], [None, Some(Kind::Thanked), None]);
}

#[test]
fn a_wish_reaches_those_who_come_and_the_answer_the_person() {
    let mut world = world();
    let dot = Membership::Person { team: team_id(), person: person(DOT) };
    let made = world.does(ADA, &wish().into());
    let hears = |world: &World, event, who| news_of(event, who, &world.team, date("2026-11-16"));
    assert_eq!(hears(&world, &made[0].1, dot), None);
    let made = world.does(BEN, &answer().into());
    assert_eq!(hears(&world, &made[0].1, dot).map(|told| told.kind), Some(Kind::Wished));
    let waiting = world.team.changes_asked(person(DOT));
    assert_eq!(waiting[0].1.answer.map(|answer| (answer.by, answer.yes)), Some((worker(BEN), true)));
    assert_eq!(world.refused(BEN, &answer().into()), [Problem::AnsweredAlready]);
}

#[test]
fn feedback_says_something_and_is_somebodys_who_is_close() {
    let world = world();
    let nothing = GiveFeedback { felt: None, thanks: None, ..give(1) };
    assert_eq!(world.refused(ADA, &nothing.into()), [Problem::NothingSaid]);
    let stranger = GiveFeedback { whose: By::Member(MemberId::new(Uuid::from_u128(99))), ..give(1) };
    assert_eq!(world.refused(ADA, &stranger.into()), [Problem::NotForThem]);
    let eves = GiveFeedback { visit: Some(visit(BATH, "2026-11-23")), ..give(1) };
    assert_eq!(world.refused(ADA, &eves.into()), [Problem::AnothersVisit]);
    let unknown = AnswerWish { person: person(EVE), ..answer() };
    assert_eq!(world.refused(ADA, &unknown.into()), [General::Unknown("request for a change")]);
}

fn care_given(number: u128, minutes: u32, on: &str) -> NoteCare {
    let (person, member, on) = (person(DOT), daughter(), date(on));
    let to = CareGiven { person, member, on, minutes: Minutes(minutes), words: sealed(72) };
    NoteCare { care: CareId::new(Uuid::from_u128(number)), to }
}

#[test]
fn what_the_circle_does_is_counted() {
    let mut world = world();
    world.does(ADA, &care_given(1, 90, "2026-11-14").into());
    world.does(ADA, &care_given(2, 30, "2026-11-15").into());
    world.does(ADA, &care_given(3, 30, "2026-09-15").into());
    let lately = world.team.care_given_to(person(DOT), date("2026-11-01"));
    assert_eq!(lately.iter().map(|(_, one)| one.minutes.0).sum::<u32>(), 120);
    let wrong = [carers::Problem::NoSuchLength, carers::Problem::StillToCome];
    assert_eq!(world.refused(ADA, &care_given(4, 0, "2026-11-17").into()), wrong);
}

#[test]
fn how_a_carer_is_is_what_they_said_last_and_nobody_says_it_for_them() {
    let mut world = world();
    let say = |number, strain| SayHowYouAre {
        word: CarerWordId::new(Uuid::from_u128(number)),
        person: person(DOT),
        member: daughter(),
        strain,
        wants_break: strain == Strain::WornOut,
        words: None,
    };
    world.does(ADA, &say(1, Strain::Well).into());
    world.now += jiff::SignedDuration::from_hours(1);
    world.does(ADA, &say(2, Strain::WornOut).into());
    let carers: Vec<_> = world.team.carers_of(person(DOT)).iter().map(|one| one.strain).collect();
    assert_eq!(carers, [Strain::WornOut]);
    let other = SayHowYouAre { member: MemberId::new(Uuid::from_u128(99)), ..say(3, Strain::Well) };
    assert_eq!(world.refused(ADA, &other.into()), [carers::Problem::NotForThem]);
}
