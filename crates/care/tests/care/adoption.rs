//! Drafts by hand, proposals, and whose word publishes them.

use std::collections::BTreeMap;

use care::absences::{self, Absence};
use care::drafts::{self, Begin};
use care::ids::{AbsenceId, PlanId, RepairId};
use care::plans::{self, Made, Placed, Plan, Proposed};
use care::repairs::{self, Why};
use care::roles::{self, Role, Turn};
use care::team::{Command, Event};
use care::values::{self, Adoption, Rules};
use care::weeks::{self, Breach, Cause, How, Move, RotaCheck};
use care::{By, General, workers};
use uuid::Uuid;

use crate::world::*;

fn agree(world: &World) -> Command {
    Command::from(weeks::AgreeToDraft { week: week(), verdict: world.sound() })
}

fn with_rule(drafts: Adoption) -> World {
    let mut world = World::with_draft();
    world.does(ADA, &Command::from(values::SetRules(Rules { drafts, ..Rules::default() })));
    world.assign(breakfast(), &[ADA]);
    world
}

/// After how many words the draft is published, in the order Ada, Ben, Cara; `None` if it is not.
fn words_needed(world: &mut World) -> Option<usize> {
    [ADA, BEN, CARA].into_iter().position(|number| {
        let command = agree(world);
        drop(world.try_to(By::Worker(worker(number)), &command));
        world.team.published(week()).is_some()
    })
}

#[test]
fn a_draft_is_published_by_the_words_that_the_rule_asks_for() {
    assert_eq!(words_needed(&mut with_rule(Adoption::Anyone)), Some(0));
    assert_eq!(words_needed(&mut with_rule(Adoption::Two)), Some(1));
    assert_eq!(words_needed(&mut with_rule(Adoption::All)), Some(2));
    assert_eq!(words_needed(&mut with_rule(Adoption::Planner)), Some(0), "nobody's turn, so anyone's word");
}

#[test]
fn where_it_is_somebodys_turn_to_plan_the_others_wait() {
    let mut world = with_rule(Adoption::Planner);
    let turns = vec![Turn { worker: worker(BEN), from: date("2026-11-01"), to: None }];
    world.make(By::Program, &Command::from(roles::ShareRole { role: Role::Planner, turns }));
    assert_eq!(world.refused(ADA, &agree(&world)), [weeks::Problem::OnlyThePlanner]);
    assert_eq!(words_needed(&mut world), Some(1));
}

#[test]
fn who_is_away_all_day_is_not_waited_for() {
    let mut world = with_rule(Adoption::All);
    away(&mut world, CARA);
    assert_eq!(words_needed(&mut world), Some(1));
}

#[test]
fn a_worker_alone_needs_no_second_word() {
    let mut world = with_rule(Adoption::Two);
    for number in [BEN, CARA] {
        let last = Some(date("2026-11-15"));
        world.make(By::Program, &Command::from(workers::Leave { worker: worker(number), last }));
    }
    assert_eq!(words_needed(&mut world), Some(0));
}

#[test]
fn where_the_planner_is_ill_anyone_publishes() {
    let mut world = with_rule(Adoption::Planner);
    let turns = vec![Turn { worker: worker(CARA), from: date("2026-11-01"), to: None }];
    world.make(By::Program, &Command::from(roles::ShareRole { role: Role::Planner, turns }));
    assert_eq!(world.refused(ADA, &agree(&world)), [weeks::Problem::OnlyThePlanner]);
    away(&mut world, CARA);
    assert_eq!(words_needed(&mut world), Some(0));
}

#[test]
fn a_week_that_is_over_is_not_published() {
    let mut world = with_rule(Adoption::Anyone);
    world.now = "2026-11-30T09:00:00Z".parse().unwrap();
    assert_eq!(world.refused(ADA, &agree(&world)), [weeks::Problem::WeekIsOver { week: week() }]);
}

/// A worker is away, and nobody knows until when.
fn away(world: &mut World, number: u128) {
    let from = care::time::Moment::new(date("2026-11-15"), clock("00:00"));
    let absence = Absence { worker: worker(number), from, to: None, why: absences::Why::Ill, words: None };
    let id = AbsenceId::new(Uuid::from_u128(1));
    world.does(number, &Command::from(absences::SetAbsence { absence: id, to: Some(absence) }));
}

#[test]
fn a_changed_draft_asks_everyone_again() {
    let mut world = with_rule(Adoption::Two);
    world.does(ADA, &agree(&world));
    assert_eq!(world.team.draft(week()).unwrap().agreed, workers(&[ADA]));
    world.assign(visit(LUNCH, "2026-11-23"), &[BEN]);
    assert!(world.team.draft(week()).unwrap().agreed.is_empty());
}

#[test]
fn nothing_is_published_that_breaks_a_rule_or_was_judged_before_it_changed() {
    let mut world = with_rule(Adoption::Anyone);
    let breach = Breach { rule: "rest".into(), visit: None, worker: Some(worker(ADA)) };
    let verdict = RotaCheck { breaches: vec![breach], ..world.sound() };
    let command = Command::from(weeks::AgreeToDraft { week: week(), verdict });
    assert_eq!(world.refused(ADA, &command), [weeks::Problem::BreaksRules { breaches: 1 }]);
    let early = agree(&world);
    world.assign(visit(LUNCH, "2026-11-23"), &[BEN]);
    assert_eq!(world.refused(ADA, &early), [weeks::Problem::VerdictIsStale]);
}

#[test]
fn by_hand_only_who_may_come_comes() {
    let world = World::with_draft();
    let assign = |visit, numbers: &[u128]| {
        let moves = vec![Move::Assign { visit, workers: workers(numbers), start: None, minutes: None }];
        Command::from(drafts::ChangeDraft { week: week(), moves })
    };
    let too_many = weeks::Problem::TooManyWorkers { visit: breakfast(), takes: 1 };
    assert_eq!(world.refused(ADA, &assign(breakfast(), &[ADA, BEN])), [too_many]);
    assert_eq!(world.refused(ADA, &assign(breakfast(), &[])), [weeks::Problem::NobodyChosen]);
    assert_eq!(world.refused(ADA, &assign(breakfast(), &[77])), [General::Unknown("worker")]);
    let moves = vec![Move::Assign {
        visit: breakfast(),
        workers: workers(&[ADA]),
        start: Some(care::time::Moment::new(date("2026-11-25"), clock("08:00"))),
        minutes: None,
    }];
    let refused = world.refused(ADA, &Command::from(drafts::ChangeDraft { week: week(), moves }));
    assert_eq!(refused, [weeks::Problem::AnotherDay { visit: breakfast() }]);
}

#[test]
fn two_visits_swap_their_workers_in_one_event() {
    let mut world = World::with_draft();
    let lunch = visit(LUNCH, "2026-11-23");
    world.assign(breakfast(), &[ADA]);
    world.assign(lunch, &[BEN]);
    let moves = vec![Move::Swap { first: breakfast(), second: lunch }];
    let made = world.does(ADA, &Command::from(drafts::ChangeDraft { week: week(), moves }));
    let [(_, Event::Drafts(drafts::Event::DraftChanged(changed)))] = made.as_slice() else {
        panic!("{made:?}")
    };
    assert_eq!((changed.0.cause, changed.0.steps.len()), (Cause::Hand, 2));
    let rota = &world.team.draft(week()).unwrap().rota;
    assert_eq!(rota[&breakfast()].workers, workers(&[BEN]));
    assert_eq!(rota[&breakfast()].start.to_string(), "2026-11-23T08:00");
}

#[test]
fn what_is_pinned_stays() {
    let mut world = World::with_draft();
    world.assign(breakfast(), &[ADA]);
    let change = |step: Move| Command::from(drafts::ChangeDraft { week: week(), moves: vec![step] });
    world.does(BEN, &change(Move::Pin { visit: breakfast() }));
    let take_off = change(Move::TakeOff { visit: breakfast() });
    assert_eq!(world.refused(BEN, &take_off), [weeks::Problem::Pinned { visit: breakfast() }]);
    world.does(BEN, &change(Move::Unpin { visit: breakfast() }));
    world.does(BEN, &take_off);
    assert!(world.team.draft(week()).unwrap().rota.is_empty());
}

fn proposal(world: &World) -> Proposed {
    let place = |number, at: &str| Placed {
        workers: workers(&[number]),
        start: at.parse().unwrap(),
        minutes: care::Minutes(30),
    };
    let placed = BTreeMap::from([
        (breakfast(), place(ADA, "2026-11-23T08:05")),
        (visit(LUNCH, "2026-11-23"), place(BEN, "2026-11-23T12:30")),
    ]);
    let content = Plan {
        based_on: world.team.version,
        placed,
        unplaced: Vec::new(),
        score: Vec::new(),
        made: Made { seed: 1, steps: 1000 },
    };
    Proposed { plan: PlanId::new(Uuid::from_u128(1)), week: week(), content }
}

#[test]
fn a_proposal_changes_nothing_until_it_is_taken() {
    let mut world = World::with_draft();
    world.assign(breakfast(), &[ADA]);
    let proposed = proposal(&world);
    world.make(By::Program, &Command::from(plans::ProposePlan(proposed.clone())));
    assert_eq!(world.team.draft(week()).unwrap().rota.len(), 1);
    let take = Command::from(plans::TakePlan { week: week(), plan: proposed.plan, only: None });
    world.does(BEN, &take);
    let rota = &world.team.draft(week()).unwrap().rota;
    assert_eq!(rota[&breakfast()].start.to_string(), "2026-11-23T08:05");
    assert_eq!(rota[&breakfast()].how, How::Hand, "it left the worker where they were put");
    assert_eq!(rota[&visit(LUNCH, "2026-11-23")].how, How::Proposed);
}

#[test]
fn a_proposal_can_be_taken_in_part() {
    let mut world = World::with_draft();
    let proposed = proposal(&world);
    world.make(By::Program, &Command::from(plans::ProposePlan(proposed.clone())));
    let only = Some([breakfast()].into());
    world.does(BEN, &Command::from(plans::TakePlan { week: week(), plan: proposed.plan, only }));
    assert_eq!(world.team.draft(week()).unwrap().rota.len(), 1);
}

#[test]
fn a_proposal_for_another_draft_is_not_taken() {
    let mut world = World::with_draft();
    let proposed = proposal(&world);
    world.make(By::Program, &Command::from(plans::ProposePlan(proposed.clone())));
    world.assign(visit(LUNCH, "2026-11-24"), &[CARA]);
    let take = Command::from(plans::TakePlan { week: week(), plan: proposed.plan, only: None });
    assert_eq!(world.refused(BEN, &take), [plans::Problem::PlanIsStale]);
}

#[test]
fn a_draft_can_begin_like_another_week() {
    let mut world = World::published();
    let next = week().next();
    world.does(ADA, &Command::from(drafts::BeginDraft { week: next, begin: Begin::LikeWeek(week()) }));
    let rota = &world.team.draft(next).unwrap().rota;
    assert_eq!(rota.len(), 2);
    let place = &rota[&visit(BREAKFAST, "2026-11-30")];
    assert_eq!(
        (place.workers.clone(), place.start.to_string()),
        (workers(&[ADA]), "2026-11-30T08:00".into())
    );
}

#[test]
fn a_week_that_is_over_gets_no_draft() {
    let mut world = World::new();
    world.now = "2026-11-30T09:00:00Z".parse().unwrap();
    let begin = Command::from(drafts::BeginDraft { week: week(), begin: Begin::Fresh });
    assert_eq!(world.refused(ADA, &begin), [weeks::Problem::WeekIsOver { week: week() }]);
}

fn repair(verdict: Option<RotaCheck>) -> Command {
    Command::from(repairs::ProposeRepair {
        repair: RepairId::new(Uuid::from_u128(1)),
        week: week(),
        moves: vec![Move::Assign {
            visit: breakfast(),
            workers: workers(&[CARA]),
            start: None,
            minutes: None,
        }],
        how: How::Hand,
        why: Why::WorkerAway,
        words: None,
        verdict,
    })
}

#[test]
fn what_is_published_changes_when_the_rule_is_met() {
    let mut world = World::published();
    let rules = Rules { repairs: Adoption::Two, ..Rules::default() };
    world.does(ADA, &Command::from(values::SetRules(rules)));
    let command = repair(Some(world.sound()));
    world.does(ADA, &command);
    let who = |world: &World| world.team.published(week()).unwrap().rota[&breakfast()].workers.clone();
    assert_eq!(who(&world), workers(&[ADA]));
    let id = RepairId::new(Uuid::from_u128(1));
    let agree = Command::from(repairs::AgreeToRepair { repair: id, week: week(), verdict: world.sound() });
    world.does(BEN, &agree);
    assert_eq!(who(&world), workers(&[CARA]));
    assert!(world.team.weeks[&week()].repairs.is_empty());
    assert_eq!(world.refused(CARA, &agree), [General::Unknown("proposed change")]);
}

#[test]
fn a_change_that_no_longer_fits_is_not_made() {
    let mut world = World::published();
    world.does(ADA, &repair(None));
    let other = Command::from(repairs::ProposeRepair {
        repair: RepairId::new(Uuid::from_u128(2)),
        week: week(),
        moves: vec![Move::TakeOff { visit: breakfast() }],
        how: How::Hand,
        why: Why::PersonChanged,
        words: None,
        verdict: Some(world.sound()),
    });
    world.does(BEN, &other);
    let id = RepairId::new(Uuid::from_u128(1));
    let agree = Command::from(repairs::AgreeToRepair { repair: id, week: week(), verdict: world.sound() });
    assert_eq!(world.refused(ADA, &agree), [General::ChangedSince]);
}

#[test]
fn a_team_forgets_what_is_half_a_year_old() {
    let mut world = World::published();
    let late = "2027-06-07".parse().unwrap();
    world.now = "2027-06-01T09:00:00Z".parse().unwrap();
    world.does(ADA, &Command::from(drafts::BeginDraft { week: late, begin: Begin::Fresh }));
    let verdict = world.sound();
    world.does(ADA, &Command::from(weeks::AgreeToDraft { week: late, verdict }));
    assert_eq!(world.team.weeks.keys().collect::<Vec<_>>(), [&late]);
}
