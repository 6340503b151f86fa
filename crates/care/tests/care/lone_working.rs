//! Working alone: awaited, asked for, back; and the same in whatever order a phone without signal tells it.

use care::lone_working::*;
use care::notices::{Kind, news_of};
use care::organisation::Membership;
use care::stream::Stream;
use care::team::{Command as Wish, Event};
use care::time::Timestamp;
use care::weeks::WeekPublished;
use care::{By, General};
use uuid::Uuid;

use crate::world::*;

fn outing(number: u128) -> OutingId {
    OutingId::new(Uuid::from_u128(number))
}

fn at(clock: &str) -> Timestamp {
    format!("2026-11-16T{clock}:00Z").parse().unwrap()
}

fn back_by(number: u128, until: &str) -> SayBackBy {
    SayBackBy {
        outing: outing(number),
        worker: worker(ADA),
        until: at(until),
        after: Some(breakfast()),
        colleague: Some(worker(BEN)),
        said: None,
    }
}

fn back(number: u128, happened: Option<&str>) -> SayBack {
    SayBack { outing: outing(number), worker: worker(ADA), happened: happened.map(at) }
}

fn ask(number: u128, whom: Whom) -> Wish {
    AskWhoIsBack { outing: outing(number), worker: worker(ADA), whom }.into()
}

/// It is nine o'clock, and Ada is back by ten.
fn out() -> World {
    let mut world = World::published();
    world.does(ADA, &back_by(1, "10:00").into());
    world
}

fn hears(world: &World, event: &Event, number: u128) -> Option<Kind> {
    let who = Membership::Worker { team: team_id(), worker: worker(number) };
    news_of(event, who, &world.team, date("2026-11-16")).map(|told| told.kind)
}

#[test]
fn no_answer_asks_the_chosen_colleague_and_then_everyone() {
    let mut world = out();
    assert_eq!(world.ask(By::Program, &ask(1, Whom::Colleague)), Ok(Vec::new()), "not before the time");
    world.now = at("10:00");
    let asked = world.make(By::Program, &ask(1, Whom::Colleague)).remove(0).1;
    assert_eq!([BEN, CARA, ADA].map(|one| hears(&world, &asked, one)), [Some(Kind::NotBack), None, None]);
    assert_eq!(world.ask(By::Program, &ask(1, Whom::Colleague)), Ok(Vec::new()), "once");
    world.now = at("10:15");
    let asked = world.make(By::Program, &ask(1, Whom::Everyone)).remove(0).1;
    assert_eq!([BEN, CARA].map(|one| hears(&world, &asked, one)), [Some(Kind::NotBack); 2]);
    let returned = world.does(ADA, &back(1, None).into()).remove(0).1;
    assert_eq!(hears(&world, &returned, CARA), Some(Kind::NotBack), "who was asked hears the end of it");
    assert_eq!(world.team.awaited(worker(ADA)), None);
}

#[test]
fn who_is_back_in_time_is_asked_for_by_nobody() {
    let mut world = out();
    let returned = world.does(ADA, &back(1, None).into()).remove(0).1;
    assert_eq!(hears(&world, &returned, BEN), None);
    world.now = at("10:00");
    assert_eq!(world.ask(By::Program, &ask(1, Whom::Colleague)), Ok(Vec::new()));
}

#[test]
fn another_time_takes_the_place_of_the_first() {
    let mut world = out();
    world.now = at("09:50");
    world.does(ADA, &back_by(2, "11:00").into());
    world.now = at("10:00");
    assert_eq!(world.ask(By::Program, &ask(1, Whom::Colleague)), Ok(Vec::new()));
    assert_eq!(world.team.awaited(worker(ADA)).map(|(id, ..)| id), Some(outing(2)));
}

#[test]
fn a_phone_without_signal_resolves_it_late_and_says_so() {
    let mut world = out();
    world.now = at("10:00");
    world.make(By::Program, &ask(1, Whom::Colleague));
    world.now = at("10:20");
    world.does(ADA, &back(1, Some("09:55")).into());
    let (_, known) = world.team.last_outing(worker(ADA)).unwrap();
    assert!(known.came_back_unheard());
    assert_eq!(known.back.map(|back| (back.happened, back.received)), Some((at("09:55"), at("10:20"))));
    assert_eq!(world.ask(By::Worker(worker(BEN)), &back(1, None).into()), Ok(Vec::new()), "back once");
}

#[test]
fn in_whatever_order_it_arrives_it_comes_to_the_same() {
    let say = SayBackBy { said: Some(at("08:30")), ..back_by(1, "09:30") };
    let (one, other): (Wish, Wish) = (say.into(), back(1, Some("08:45")).into());
    let [mut first, mut second] = [World::published(), World::published()];
    first.does(ADA, &one);
    first.does(ADA, &other);
    second.does(ADA, &other);
    assert_eq!(second.team.awaited(worker(ADA)), None);
    second.does(ADA, &one);
    assert_eq!(first.team.outings, second.team.outings);
    assert_eq!(first.team.awaited(worker(ADA)), None);
    assert_eq!(first.team.version(), second.team.version());
}

#[test]
fn what_makes_no_sense_is_refused() {
    let world = World::published();
    refuses(&world, back_by(1, "08:59"), Problem::NoSuchTime);
    refuses(
        &world,
        SayBackBy { until: "2026-11-17T01:01:00Z".parse().unwrap(), ..back_by(1, "10:00") },
        Problem::NoSuchTime,
    );
    refuses(&world, SayBackBy { colleague: Some(worker(ADA)), ..back_by(1, "10:00") }, Problem::OwnColleague);
    refuses_by(&world, By::Worker(worker(BEN)), back_by(1, "10:00"), General::OnlyThemselves);
    refuses(&world, ask(1, Whom::Everyone), Problem::AsksByItself);
}

#[test]
fn what_was_long_ago_is_forgotten() {
    let mut world = out();
    world.does(ADA, &back(1, None).into());
    let mut team = world.team.clone();
    let published =
        |week: &str| WeekPublished { week: week.parse().unwrap(), at: world.now, rounds: Vec::new() }.into();
    team.apply(&published("2027-05-17"));
    assert_eq!(team.outings.len(), 1, "half a year later it is known");
    team.apply(&published("2027-05-31"));
    assert_eq!(team.outings.len(), 0);
}
