//! The day: what is said of visits, what is late, what contradicts itself, and that order and repetition change nothing.

use std::collections::BTreeMap;

use care::day::{Clocks, Problem, Question, Say, Settle, Standing, StatementId, What};
use care::records::{RecordId, Write};
use care::stream::Stream;
use care::support::{Exception, SetException};
use care::team::{Command, Team};
use care::time::{Timestamp, WeekStart};
use care::visit::VisitId;
use care::weeks::{self, How, Move};
use care::{By, Context, General, Minutes, repairs};
use proptest::prelude::*;
use uuid::Uuid;

use crate::world::*;

const LUNCH_ON_MONDAY: &str = "2026-11-23";

fn lunch() -> VisitId {
    visit(LUNCH, LUNCH_ON_MONDAY)
}

/// A time on the Monday of the week; London and UTC agree in November.
fn at(clock: &str) -> Timestamp {
    format!("2026-11-23T{clock}:00Z").parse().unwrap()
}

fn statement(number: u128) -> StatementId {
    StatementId::new(Uuid::from_u128(number))
}

fn say(number: u128, visit: VisitId, who: u128, what: What, when: Timestamp) -> Say {
    let clocks = Clocks::both(when);
    Say { statement: statement(number), visit, worker: worker(who), what, clocks, corrects: None, why: None }
}

fn record(number: u128, visit: VisitId, who: u128, when: Timestamp) -> Write {
    Write {
        id: RecordId::new(Uuid::from_u128(number)),
        visit,
        worker: worker(who),
        clocks: Clocks::both(when),
        words: sealed(number),
        noticed: false,
        handover: false,
    }
}

/// The published week, in which Ada makes both of Dot's visits on Monday, ten minutes from each other.
fn out_and_about() -> World {
    let mut world = World::with_draft();
    world.assign(breakfast(), &[ADA]);
    world.assign(lunch(), &[ADA]);
    let verdict = world.judged(&world.rota());
    world.does(ADA, &Command::from(weeks::AgreeToDraft { week: week(), verdict }));
    world
}

fn stands(world: &World, now: &str) -> Vec<Standing> {
    let rounds = world.team.rounds_so_far(date("2026-11-23"), at(now));
    rounds[&worker(ADA)].iter().map(|stop| stop.standing).collect()
}

#[test]
fn a_visit_goes_from_arrived_to_left() {
    let mut world = out_and_about();
    assert!(!world.team.says_how_visits_go(date("2026-11-23")));
    world.does(ADA, &say(1, breakfast(), ADA, What::Arrived, at("08:05")).into());
    world.does(ADA, &say(2, breakfast(), ADA, What::Left, at("08:40")).into());
    let went = world.team.course(breakfast()).unwrap().of(worker(ADA));
    assert_eq!(
        (went.arrived, went.left, went.stayed()),
        (Some(at("08:05")), Some(at("08:40")), Some(Minutes(35)))
    );
    assert!(world.team.says_how_visits_go(date("2026-11-23")));
    assert!(world.team.questions(breakfast()).is_empty());
}

#[test]
fn what_is_late_warns_until_the_worker_arrives() {
    let mut world = out_and_about();
    assert_eq!(stands(&world, "08:15"), [Standing::ToCome, Standing::ToCome], "a quarter of an hour is fine");
    assert_eq!(stands(&world, "08:16")[0], Standing::Late { passed_over: false });
    world.does(ADA, &say(1, breakfast(), ADA, What::Arrived, at("08:30")).into());
    assert_eq!(stands(&world, "08:31")[0], Standing::There);
    let rounds = world.team.rounds_so_far(date("2026-11-23"), at("08:31"));
    assert!(rounds[&worker(ADA)][0].began_late());
    world.does(ADA, &say(2, breakfast(), ADA, What::Left, at("09:00")).into());
    assert_eq!(stands(&world, "09:01")[0], Standing::Done);
}

#[test]
fn what_is_about_to_be_late_follows_from_the_round_so_far_and_the_way() {
    let mut world = out_and_about();
    world.does(ADA, &say(1, breakfast(), ADA, What::Arrived, at("12:10")).into());
    // Half an hour there and ten minutes on the way: 12:50, and 12:45 would have been fine.
    assert_eq!(stands(&world, "12:11"), [Standing::There, Standing::WillBeLate(at("12:50"))]);
    world.does(ADA, &say(2, breakfast(), ADA, What::Left, at("12:30")).into());
    assert_eq!(stands(&world, "12:31"), [Standing::Done, Standing::ToCome]);
}

#[test]
fn a_visit_that_was_passed_over_says_so() {
    let mut world = out_and_about();
    world.does(ADA, &say(1, lunch(), ADA, What::Arrived, at("12:30")).into());
    assert_eq!(stands(&world, "12:31"), [Standing::Late { passed_over: true }, Standing::There]);
}

#[test]
fn nobody_opened() {
    let mut world = out_and_about();
    world.does(ADA, &say(1, breakfast(), ADA, What::Arrived, at("08:00")).into());
    world.does(ADA, &say(2, breakfast(), ADA, What::NoAccess, at("08:10")).into());
    assert_eq!(stands(&world, "09:00")[0], Standing::Instead(What::NoAccess));
}

#[test]
fn a_worker_corrects_with_a_reason_and_a_colleague_speaks_for_them_with_one() {
    let mut world = out_and_about();
    world.does(ADA, &say(1, breakfast(), ADA, What::Arrived, at("08:25")).into());
    let right = Say { corrects: Some(statement(1)), ..say(2, breakfast(), ADA, What::Arrived, at("08:05")) };
    assert_eq!(world.refused(ADA, &right.clone().into()), [Problem::WhyIsMissing]);
    world.does(ADA, &Say { why: Some(sealed(20)), ..right }.into());
    let course = world.team.course(breakfast()).unwrap();
    assert_eq!((course.said.len(), course.of(worker(ADA)).arrived), (2, Some(at("08:05"))));

    let for_ada = say(3, breakfast(), ADA, What::Left, at("08:40"));
    assert_eq!(world.refused(BEN, &for_ada.clone().into()), [Problem::WhyIsMissing]);
    world.does(BEN, &Say { why: Some(sealed(21)), ..for_ada }.into());
    assert_eq!(world.team.course(breakfast()).unwrap().said[&statement(3)].by, By::Worker(worker(BEN)));
}

#[test]
fn two_arrive_together_in_one_tap() {
    let mut world = out_and_about();
    world.does(ADA, &say(1, breakfast(), ADA, What::Together(worker(BEN)), at("08:05")).into());
    assert_eq!(world.team.course(breakfast()).unwrap().who_went(), workers(&[ADA, BEN]));
}

#[test]
fn amounts_are_such_as_a_visit_comes_to() {
    let world = out_and_about();
    for (what, fits) in [
        (What::Longer(Minutes(0)), false),
        (What::Longer(Minutes(1)), true),
        (What::Longer(Minutes(720)), true),
        (What::Shorter(Minutes(721)), false),
        (What::Expense(0), false),
        (What::Expense(50_000), true),
        (What::Expense(50_001), false),
        (What::Mileage(care::Metres(300_000)), true),
        (What::Mileage(care::Metres(300_001)), false),
    ] {
        let said = Say { why: Some(sealed(20)), ..say(1, breakfast(), ADA, what, at("08:05")) };
        assert_eq!(world.ask(By::Worker(worker(ADA)), &said.into()).is_ok(), fits, "{what:?}");
    }
    let unexplained = say(1, breakfast(), ADA, What::Expense(0), at("08:05"));
    assert_eq!(
        world.refused(ADA, &unexplained.into()),
        [Problem::WhyIsMissing, Problem::NoSuchAmount],
        "all at once"
    );
}

#[test]
fn nothing_is_said_of_a_visit_that_nobody_was_told_of() {
    let world = out_and_about();
    let next = say(1, visit(BREAKFAST, "2026-11-30"), ADA, What::Arrived, at("08:05"));
    let not_published = weeks::Problem::NotPublished { week: "2026-11-30".parse::<WeekStart>().unwrap() };
    assert_eq!(world.refused(ADA, &next.into()), [not_published]);
    let unknown = say(1, visit(99, "2026-11-23"), ADA, What::Arrived, at("08:05"));
    assert_eq!(world.refused(ADA, &unknown.into()), [General::Unknown("visit")]);
    let nobody = say(1, breakfast(), 99, What::Arrived, at("08:05"));
    let why = world.ask(By::Program, &nobody.into()).unwrap_err();
    assert_eq!(why.problems, [General::Unknown("worker").into()]);
    let mistake = Say { why: Some(sealed(1)), ..say(1, breakfast(), ADA, What::Nothing, at("08:05")) };
    assert_eq!(world.refused(ADA, &mistake.into()), [General::NothingChanges]);
}

#[test]
fn the_same_arrives_once_and_something_else_under_its_name_not_at_all() {
    let mut world = out_and_about();
    let arrived = say(1, breakfast(), ADA, What::Arrived, at("08:05"));
    world.does(ADA, &arrived.clone().into());
    assert!(world.does(ADA, &arrived.clone().into()).is_empty());
    let other = Say { what: What::Left, ..arrived };
    assert_eq!(world.refused(ADA, &other.into()), [Problem::AnotherStatement]);
    let wrote = record(1, breakfast(), ADA, at("08:30"));
    world.does(ADA, &wrote.clone().into());
    assert!(world.does(ADA, &wrote.clone().into()).is_empty());
    let other = Write { handover: true, ..wrote };
    assert_eq!(world.refused(ADA, &other.into()), [care::records::Problem::AnotherRecord]);
}

#[test]
fn two_workers_at_one_visit_are_a_question_until_somebody_settles_it() {
    let mut world = out_and_about();
    world.does(ADA, &record(1, breakfast(), ADA, at("08:30")).into());
    assert!(world.team.questions(breakfast()).is_empty());
    let settle = Settle { visit: breakfast(), went: Some(workers(&[ADA])), words: None };
    assert_eq!(world.refused(BEN, &settle.clone().into()), [Problem::NothingToSettle]);

    world.does(BEN, &record(2, breakfast(), BEN, at("08:31")).into());
    assert_eq!(world.team.questions(breakfast()), [Question::MoreThanPlanned(workers(&[ADA, BEN]))]);
    assert_eq!(world.team.open_questions(week()).count(), 1);
    world.does(BEN, &settle.into());
    assert!(world.team.questions(breakfast()).is_empty());
    assert_eq!(world.team.records_of(breakfast()).len(), 2, "both are kept");

    world.does(CARA, &say(1, breakfast(), CARA, What::Arrived, at("08:00")).into());
    let all = Question::MoreThanPlanned(workers(&[ADA, BEN, CARA]));
    assert_eq!(world.team.questions(breakfast()), [all], "what is said later is a new question");
}

#[test]
fn a_visit_that_moved_to_a_colleague_or_was_taken_out_is_a_question() {
    let mut world = out_and_about();
    world.does(BEN, &say(1, breakfast(), BEN, What::Arrived, at("08:00")).into());
    assert_eq!(world.team.questions(breakfast()), [Question::NotTheirVisit(workers(&[BEN]))]);
    let without = Exception::Without { visit: breakfast(), person: person(DOT) };
    let exception = care::ids::ExceptionId::new(Uuid::from_u128(5));
    world.does(ADA, &SetException { exception, to: Some(without) }.into());
    assert_eq!(world.team.questions(breakfast()), [Question::NotTakingPlace]);
    world.does(CARA, &record(1, breakfast(), CARA, at("08:30")).into());
    assert_eq!(world.team.records_of(breakfast()).len(), 1, "what was written is kept all the same");
}

#[test]
fn a_clock_that_is_years_off_is_a_question_that_a_correction_answers() {
    let mut world = out_and_about();
    let years_off = "2029-11-23T08:05:00Z".parse().unwrap();
    world.does(ADA, &say(1, breakfast(), ADA, What::Arrived, years_off).into());
    assert_eq!(world.team.questions(breakfast()), [Question::StrangeClock(vec![statement(1)])]);
    let right = Say {
        corrects: Some(statement(1)),
        why: Some(sealed(20)),
        ..say(2, breakfast(), ADA, What::Arrived, at("08:05"))
    };
    world.does(ADA, &right.into());
    assert!(world.team.questions(breakfast()).is_empty());
}

#[test]
fn what_was_said_of_old_weeks_is_forgotten_with_them() {
    let mut world = out_and_about();
    let team = &mut world.team;
    let old: WeekStart = "2026-05-11".parse().unwrap();
    team.days.insert(old, Default::default());
    team.records.insert(old, Default::default());
    let published = weeks::WeekPublished { week: week(), at: at("09:00"), rounds: Vec::new() };
    team.apply(&published.into());
    assert!(!team.days.contains_key(&old) && !team.records.contains_key(&old));
}

/// A day of a small team: three phones, and what each says of its visits.
fn commands(seeds: &[(u8, u8, u8, u16)]) -> Vec<(By, Command)> {
    let visits = [breakfast(), lunch(), visit(BATH, "2026-11-23"), visit(BREAKFAST, "2026-11-24")];
    let one = |(number, (who, of, kind, minute)): (usize, &(u8, u8, u8, u16))| {
        let number = number as u128 + 1;
        let who = [ADA, BEN, CARA][usize::from(who % 3)];
        let visit = visits[usize::from(of % 4)];
        let when = at("07:00") + jiff::SignedDuration::from_mins(i64::from(minute % 600));
        if kind % 9 == 8 {
            return (By::Worker(worker(who)), record(number, visit, who, when).into());
        }
        let what = [
            What::Arrived,
            What::Left,
            What::NoAccess,
            What::InHospital,
            What::Longer(Minutes(10)),
            What::Together(worker(BEN)),
            What::Mileage(care::Metres(900)),
            What::Nothing,
        ][usize::from(kind % 8)];
        let corrects =
            (kind % 8 == 7 || kind % 5 == 0).then(|| statement(u128::from(*minute) % number.max(1) + 1));
        let said = Say { corrects, why: Some(sealed(number)), ..say(number, visit, who, what, when) };
        (By::Worker(worker(who)), said.into())
    };
    seeds.iter().enumerate().map(one).collect()
}

/// What the board changes in between: who goes where, and what takes place.
fn board(world: &mut World, number: u8) {
    let to = [ADA, BEN, CARA][usize::from(number % 3)];
    let visit = if number.is_multiple_of(2) { breakfast() } else { lunch() };
    let repair = care::ids::RepairId::new(Uuid::from_u128(u128::from(number) + 100));
    let moves = vec![Move::Assign { visit, workers: workers(&[to]), start: None, minutes: None }];
    let (how, why) = (How::Hand, repairs::Why::Better);
    let verdict = Some(world.sound());
    let proposed = repairs::ProposeRepair { repair, week: week(), moves, how, why, words: None, verdict };
    let _ = world.try_to(By::Worker(worker(BEN)), &proposed.into());
}

/// What is known of the day, and every question it leaves.
fn essence(team: &Team) -> impl PartialEq + std::fmt::Debug {
    let questions: BTreeMap<VisitId, Vec<Question>> = team.open_questions(week()).collect();
    let hours = team.rounds_so_far(date("2026-11-23"), at("15:00"));
    (team.days.clone(), team.records.clone(), questions, hours)
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(96))]

    /// Any order, repetition, delay and loss of what phones say, with the board changing in between, ends in the same state once
    /// everything has arrived.
    #[test]
    fn a_day_ends_the_same_however_it_arrives(
        seeds in prop::collection::vec(any::<(u8, u8, u8, u16)>(), 1..40),
        order in prop::collection::vec(any::<(u16, bool, bool)>(), 40..120),
        changes in prop::collection::vec(0_u8..12, 0..6),
    ) {
        let commands = commands(&seeds);
        let mut in_order = out_and_about();
        let mut mixed = out_and_about();
        for number in &changes {
            board(&mut in_order, *number);
        }
        for (by, command) in &commands {
            in_order.try_to(*by, command).unwrap();
        }
        // Picked at random, some lost, some heard long after the board had changed.
        let mut due = changes.iter();
        for (number, lost, changes_first) in &order {
            if *changes_first && let Some(number) = due.next() {
                board(&mut mixed, *number);
            }
            let (by, command) = &commands[usize::from(*number) % commands.len()];
            if !lost {
                mixed.now = at("09:00") + jiff::SignedDuration::from_mins(i64::from(*number));
                mixed.try_to(*by, command).unwrap();
            }
        }
        for number in due {
            board(&mut mixed, *number);
        }
        for (by, command) in commands.iter().rev() {
            mixed.try_to(*by, command).unwrap();
        }
        prop_assert_eq!(essence(&in_order.team), essence(&mixed.team));
        let again = commands.iter().map(|(by, command)| mixed.try_to(*by, command).unwrap().len());
        prop_assert_eq!(again.sum::<usize>(), 0, "a second time changes nothing");
        prop_assert_eq!(&Team::fold(&mixed.events), &mixed.team);
    }
}

/// A context's clocks are both kept: what happened keeps the phone's word, what is allowed goes by when it arrived.
#[test]
fn both_clocks_are_in_the_event() {
    let world = out_and_about();
    let clocks = Clocks { phone: at("08:35"), happened: at("08:05") };
    let said = Say { clocks, ..say(1, breakfast(), ADA, What::Arrived, at("08:05")) };
    let context = Context { by: By::Worker(worker(ADA)), happened: at("08:05"), received: at("17:00") };
    let events = world.team.decide(&said.into(), &context).unwrap();
    let [care::team::Event::Day(care::day::Event::SaidOfVisit(event))] = events.as_slice() else {
        panic!("{events:?}")
    };
    assert_eq!((event.said.clocks, event.received), (clocks, at("17:00")));
}
