//! A worker is running late or cannot come: who may say it of which visit, and what follows for whom.

use care::absences::Why;
use care::hitches::{ComeAfterAll, Problem, SayCannotCome, SayLate};
use care::ids::{AbsenceId, RepairId};
use care::team::Command;
use care::visit::VisitId;
use care::weeks::{AgreeToDraft, How, Move};
use care::{General, Minutes, drafts, repairs};
use uuid::Uuid;

use crate::world::*;

const MONDAY: &str = "2026-11-23";

/// Half past seven on the week's Monday, with Ada at breakfast (8 to 8.30), the bath with Ben (9 to 9.45) and lunch (12.30).
fn monday() -> World {
    let mut world = World::with_draft();
    world.assign(breakfast(), &[ADA]);
    world.assign(visit(BATH, MONDAY), &[ADA, BEN]);
    world.assign(visit(LUNCH, MONDAY), &[ADA]);
    world.now = "2026-11-23T07:30:00Z".parse().unwrap();
    let verdict = world.judged(&world.rota());
    world.does(ADA, &Command::from(AgreeToDraft { week: week(), verdict }));
    world
}

fn late(number: u128, from: VisitId, minutes: u32) -> Command {
    Command::from(SayLate { worker: worker(number), late: Some((from, Minutes(minutes))) })
}

fn absence() -> AbsenceId {
    AbsenceId::new(Uuid::from_u128(7))
}

fn cannot_come(number: u128, visit: VisitId, rest_of_day: bool) -> Command {
    let (worker, why) = (worker(number), Why::Ill);
    Command::from(SayCannotCome { absence: absence(), worker, visit, rest_of_day, why, words: None })
}

fn delays(world: &World) -> Vec<Option<u32>> {
    let visits = [breakfast(), visit(BATH, MONDAY), visit(LUNCH, MONDAY)];
    visits.map(|visit| world.team.delay(visit).map(|minutes| minutes.0)).into()
}

#[test]
fn who_is_late_makes_up_what_is_neither_the_way_nor_a_break() {
    let mut world = monday();
    assert_eq!(delays(&world), [None, None, None]);
    world.does(ADA, &late(ADA, breakfast(), 45));
    // Half an hour lies between breakfast and the bath, and ten minutes of it are the way.
    assert_eq!(delays(&world), [Some(45), Some(25), None]);
    world.does(ADA, &late(ADA, breakfast(), 15));
    assert_eq!(delays(&world), [Some(15), None, None], "what was said last counts");
    let on_time = Command::from(SayLate { worker: worker(ADA), late: None });
    let said = world.does(ADA, &on_time);
    assert_eq!(delays(&world), [None, None, None]);
    world.take_back(said).unwrap();
    assert_eq!(delays(&world), [Some(15), None, None]);
    assert!(world.does(ADA, &late(ADA, breakfast(), 15)).is_empty(), "it is so already");
}

#[test]
fn a_visit_of_two_waits_for_the_later_of_them() {
    let mut world = monday();
    world.does(BEN, &late(BEN, visit(BATH, MONDAY), 10));
    assert_eq!(delays(&world), [None, Some(10), None]);
    world.does(ADA, &late(ADA, breakfast(), 45));
    assert_eq!(delays(&world), [Some(45), Some(25), None]);
}

#[test]
fn a_way_that_nobody_judged_is_taken_to_be_half_an_hour() {
    let mut world = World::with_draft();
    world.assign(breakfast(), &[ADA]);
    world.assign(visit(BATH, MONDAY), &[ADA, BEN]);
    world.assign(visit(LUNCH, MONDAY), &[ADA]);
    let verdict = world.sound();
    world.does(ADA, &Command::from(AgreeToDraft { week: week(), verdict }));
    world.now = "2026-11-23T07:30:00Z".parse().unwrap();
    world.does(ADA, &late(ADA, breakfast(), 20));
    assert_eq!(delays(&world), [Some(20), Some(20), None]);
}

#[test]
fn who_cannot_come_leaves_the_visit_or_the_rest_of_the_day_to_others() {
    for (rest_of_day, lunch) in [(false, vec![ADA]), (true, vec![])] {
        let mut world = monday();
        let said = world.does(BEN, &cannot_come(ADA, breakfast(), rest_of_day));
        let comes = |id| world.team.who_comes(&world.rota()[&id]);
        assert!(comes(breakfast()).is_empty());
        assert_eq!(comes(visit(LUNCH, MONDAY)), workers(&lunch), "rest of the day: {rest_of_day}");
        assert_eq!(world.team.cannot_come(worker(ADA), date(MONDAY)).unwrap().0, absence());
        assert_eq!(world.team.cannot_come(worker(ADA), date("2026-11-24")), None);
        assert_eq!(said.len(), 2, "the absence and what was said");
        world.take_back(said).unwrap();
        assert_eq!(world.team.who_comes(&world.rota()[&breakfast()]), workers(&[ADA]));
        assert!(world.team.absences.is_empty() && world.team.hitches.cannot_come.is_empty());
    }
}

#[test]
fn who_can_come_after_all_has_the_visits_again() {
    let mut world = monday();
    world.does(ADA, &cannot_come(ADA, breakfast(), true));
    world.does(ADA, &Command::from(ComeAfterAll { absence: absence() }));
    assert_eq!(world.team.who_comes(&world.rota()[&breakfast()]), workers(&[ADA]));
    assert_eq!(world.team.cannot_come(worker(ADA), date(MONDAY)), None);
    assert_eq!(
        world.refused(ADA, &Command::from(ComeAfterAll { absence: absence() })),
        [General::Unknown("hitch")]
    );
}

#[test]
fn it_is_said_of_ones_own_visits_of_today() {
    let world = monday();
    assert_eq!(world.refused(BEN, &late(BEN, breakfast(), 20)), [Problem::NotTheirs]);
    assert_eq!(world.refused(CARA, &cannot_come(CARA, visit(BATH, MONDAY), false)), [Problem::NotTheirs]);
    for (minutes, fits) in [(4, false), (5, true), (180, true), (181, false)] {
        let said = world.ask(care::By::Worker(worker(ADA)), &late(ADA, breakfast(), minutes));
        assert_eq!(said.is_ok(), fits, "{minutes}: {said:?}");
    }
    let mut the_week_before = world.clone();
    the_week_before.now = "2026-11-16T09:00:00Z".parse().unwrap();
    assert_eq!(the_week_before.refused(ADA, &late(ADA, breakfast(), 20)), [Problem::NotToday]);
    assert_eq!(the_week_before.refused(ADA, &cannot_come(ADA, breakfast(), true)), [Problem::NotToday]);
}

#[test]
fn what_was_given_to_a_colleague_is_not_late() {
    let mut world = monday();
    world.does(ADA, &late(ADA, breakfast(), 20));
    let to = workers(&[CARA]);
    let moves = vec![Move::Assign { visit: breakfast(), workers: to, start: None, minutes: None }];
    let (repair, how, why) = (RepairId::new(Uuid::from_u128(8)), How::Hand, repairs::Why::Other);
    let verdict = Some(world.sound());
    let proposed = repairs::ProposeRepair { repair, week: week(), moves, how, why, words: None, verdict };
    world.does(ADA, &Command::from(proposed));
    assert_eq!(delays(&world)[0], None);
}

#[test]
fn it_is_forgotten_when_a_week_a_month_later_is_published() {
    let mut world = monday();
    world.does(ADA, &late(ADA, breakfast(), 20));
    world.does(ADA, &cannot_come(ADA, visit(LUNCH, MONDAY), false));
    let publish = |world: &mut World, weeks: i32| {
        let week = week().plus_weeks(weeks);
        world.does(ADA, &Command::from(drafts::BeginDraft { week, begin: drafts::Begin::Fresh }));
        let verdict = world.sound();
        world.does(ADA, &Command::from(AgreeToDraft { week, verdict }));
    };
    publish(&mut world, 4);
    assert_eq!(world.team.hitches.late.len(), 1);
    publish(&mut world, 5);
    assert!(world.team.hitches.late.is_empty() && world.team.hitches.cannot_come.is_empty());
}

#[test]
fn a_colleagues_own_word_is_not_taken_back_for_them() {
    use care::picks::{OpenPicks, Pick, SayPick, Shown};
    let mut world = World::with_draft();
    let closes = "2026-11-18T18:00:00Z".parse().unwrap();
    world.does(ADA, &Command::from(OpenPicks { week: week(), closes, shown: Shown::AtOnce }));
    let pick = SayPick { week: week(), visit: breakfast(), worker: worker(BEN), pick: Some(Pick::Mine) };
    let said = world.does(BEN, &Command::from(pick));
    let refusal = world.take_back(said.clone()).unwrap_err();
    assert_eq!(Reasons(refusal.problems), [General::OnlyThemselves]);
    let events = said;
    let verdict = Some(world.sound());
    world.does(BEN, &Command::from(care::history::TakeBack { events, verdict }));
    assert!(world.team.draft(week()).unwrap().picks.as_ref().unwrap().said.is_empty());
}

#[test]
fn what_people_were_told_first_is_known_until_it_is_so_again() {
    let mut world = monday();
    let told = |world: &World| world.team.published(week()).unwrap().changed.clone();
    assert!(told(&world).is_empty());
    let give = |world: &mut World, number: u128, to: u128| {
        let moves =
            vec![Move::Assign { visit: breakfast(), workers: workers(&[to]), start: None, minutes: None }];
        let (repair, how, why) = (RepairId::new(Uuid::from_u128(number)), How::Hand, repairs::Why::Other);
        let verdict = Some(world.sound());
        let proposed = repairs::ProposeRepair { repair, week: week(), moves, how, why, words: None, verdict };
        world.does(ADA, &Command::from(proposed))
    };
    give(&mut world, 8, BEN);
    let given = give(&mut world, 9, CARA);
    assert_eq!(told(&world)[&breakfast()].as_ref().unwrap().workers, workers(&[ADA]));
    world.take_back(given).unwrap();
    assert_eq!(told(&world)[&breakfast()].as_ref().unwrap().workers, workers(&[ADA]));
    give(&mut world, 10, ADA);
    assert!(told(&world).is_empty());
}
