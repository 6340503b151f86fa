//! Things to do: added, taken, moved, done; and those that come by themselves in the first weeks with somebody new.

use care::people::{Join, Joined};
use care::support::Agree;
use care::tasks::{AddTask, DoTask, GiveTask, MoveTask, Problem, Task, TaskId, What};
use care::{By, General};
use uuid::Uuid;

use crate::world::*;

const NEW: u128 = 15;

fn id(number: u128) -> TaskId {
    TaskId::new(Uuid::from_u128(number))
}

fn ring_the_surgery() -> AddTask {
    AddTask {
        task: id(1),
        person: Some(person(DOT)),
        words: sealed(1),
        owner: None,
        due: date("2026-11-17"),
        urgent: false,
    }
}

fn of(world: &World, number: u128, today: &str) -> Vec<(TaskId, Task)> {
    let all = world.team.all_tasks(date(today)).into_iter();
    let mut theirs: Vec<_> = all.filter(|(_, task)| task.person == Some(person(number))).collect();
    theirs.sort_by_key(|(_, task)| task.due);
    theirs
}

#[test]
fn a_task_is_added_taken_moved_and_done() {
    let mut world = World::new();
    world.does(ADA, &ring_the_surgery().into());
    refuses(&world, ring_the_surgery(), General::AlreadyThere);
    let (task, dot) = (id(1), Some(person(DOT)));
    world.does(BEN, &GiveTask { task, person: dot, owner: Some(worker(BEN)) }.into());
    world.does(BEN, &MoveTask { task, person: dot, due: date("2026-11-20") }.into());
    let known = &world.team.tasks[&task];
    assert_eq!((known.owner, known.due), (Some(worker(BEN)), date("2026-11-20")));
    assert_eq!((known.is_overdue(date("2026-11-20")), known.is_overdue(date("2026-11-21"))), (false, true));
    let made = world.does(BEN, &DoTask { task, person: dot, words: Some(sealed(2)) }.into());
    assert_eq!(world.team.tasks[&task].done.unwrap().by, By::Worker(worker(BEN)));
    assert_eq!(
        world.ask(By::Worker(worker(ADA)), &DoTask { task, person: dot, words: None }.into()).unwrap(),
        []
    );
    refuses(&world, MoveTask { task, person: dot, due: date("2026-11-21") }, Problem::IsDone);
    world.take_back(made).unwrap();
    assert_eq!(world.team.tasks[&task].done, None);
}

#[test]
fn what_makes_no_sense_is_refused_with_all_reasons() {
    let world = World::new();
    let wrong = AddTask {
        person: Some(person(99)),
        owner: Some(worker(99)),
        due: date("2026-11-15"),
        ..ring_the_surgery()
    };
    let problems = world.ask(By::Worker(worker(ADA)), &wrong.into()).unwrap_err().problems;
    let expected: Vec<care::team::Problem> = vec![
        General::Unknown("person").into(),
        General::Unknown("worker").into(),
        Problem::DueInThePast.into(),
    ];
    assert_eq!(problems, expected);
    refuses(&world, DoTask { task: id(1), person: None, words: None }, General::Unknown("task"));
}

#[test]
fn the_first_weeks_with_somebody_new_bring_a_call_a_talk_and_a_review() {
    let mut world = World::new();
    world.does(
        ADA,
        &Join(Joined { person: person(NEW), details: sealed(NEW), on: date("2026-11-16") }).into(),
    );
    assert!(of(&world, NEW, "2026-11-16").is_empty(), "nothing is agreed yet");
    let mut breakfast = agreed(35, NEW, every_day(), support(35, 30, Some("09:00")));
    breakfast.from = date("2026-11-18");
    world.does(ADA, &Agree(breakfast).into());
    let due: Vec<_> = of(&world, NEW, "2026-11-18").iter().map(|(_, task)| (task.what, task.due)).collect();
    let expected = [
        (What::FirstCall, date("2026-11-19")),
        (What::TwoWeeks, date("2026-12-02")),
        (What::SixWeeks, date("2026-12-30")),
    ];
    assert_eq!(due, expected);
    // One is done, one is moved; the others stay as they came.
    let tasks = of(&world, NEW, "2026-11-18");
    let new = Some(person(NEW));
    world.now = "2026-11-19T09:00:00Z".parse().unwrap();
    world.does(ADA, &DoTask { task: tasks[0].0, person: new, words: None }.into());
    world.does(ADA, &MoveTask { task: tasks[1].0, person: new, due: date("2026-12-04") }.into());
    let now = of(&world, NEW, "2026-12-03");
    assert!(now[0].1.done.is_some() && !now[1].1.is_overdue(date("2026-12-03")));
    assert!(of(&world, NEW, "2026-12-31")[2].1.is_overdue(date("2026-12-31")));
    assert_eq!(of(&world, NEW, "2027-03-01").len(), 2, "what nobody spoke of is not asked for ever");
}

#[test]
fn who_has_a_task_for_a_person_may_see_it_and_is_near_for_that_alone() {
    use care::access::{Action, Matter};
    let mut world = World::new();
    let turns = vec![care::roles::Turn { worker: worker(ADA), from: date("2026-11-01"), to: None }];
    world
        .does(ADA, &care::roles::ShareRole { role: care::roles::Role::Planner, turns: turns.clone() }.into());
    world.does(BEN, &care::roles::ConfirmRole { role: care::roles::Role::Planner, turns }.into());
    let given = AddTask { owner: Some(worker(CARA)), ..ring_the_surgery() };
    world.does(ADA, &given.into());
    let may = |world: &World, matter: Matter| {
        let who = care::organisation::Membership::Worker { team: team_id(), worker: worker(CARA) };
        let resource = matter.of_person(team_id(), person(DOT));
        let relation = care::access::Relation::of(
            (who, &std::collections::BTreeSet::new()),
            &resource,
            Some(&world.team),
            date("2026-11-16"),
        );
        let mut rows = care::access::table().filter(|row| row.matter == matter && row.action == Action::See);
        rows.find(|row| row.relation == relation).unwrap().everyday.allowed
    };
    assert_eq!((may(&world, Matter::Tasks), may(&world, Matter::Medicines)), (true, false));
    world.does(CARA, &DoTask { task: id(1), person: Some(person(DOT)), words: None }.into());
    assert!(!may(&world, Matter::Tasks), "it is done");
}
