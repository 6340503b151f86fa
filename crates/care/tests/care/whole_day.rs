//! A whole day of a team: 350 visits, 12 phones, 40 changes. However what phones say arrives, the day ends in the same state.

use std::collections::BTreeMap;

use care::day::{Clocks, Question, Say, StatementId, What};
use care::ids::{RepairId, WorkerId};
use care::records::{RecordId, Write};
use care::support::{Agree, Away};
use care::suspensions::{Counts, Suspend, Suspension, SuspensionId};
use care::tasks::{AddTask, DoTask, TaskId};
use care::team::{Command, Team};
use care::time::{Clock, Timestamp, plus_days};
use care::visit::VisitId;
use care::weeks::{self, How, Move};
use care::{By, people, repairs, workers as staff};
use jiff::SignedDuration;
use proptest::prelude::*;
use uuid::Uuid;

use crate::world::*;

const PHONES: u128 = 12;
const PEOPLE: u128 = 50;
/// Each person has so many visits a day: 350 in all.
const VISITS: u128 = 7;
const CHANGES: u128 = 40;
const MONDAY: &str = "2026-11-23";

/// The first pattern, person and worker of the day; those of the small world have smaller numbers.
const FIRST: u128 = 10_000;

fn phone(number: u128) -> WorkerId {
    worker(FIRST + number % PHONES)
}

/// Which visit is made how many minutes after midnight, and by whom.
fn visits() -> Vec<(VisitId, u16, u128)> {
    let all = (0..PEOPLE).flat_map(|who| (0..VISITS).map(move |which| (who, which)));
    let visit = |(who, which): (u128, u128)| {
        let minute = u16::try_from(7 * 60 + which * 110 + who * 2).unwrap();
        (visit(FIRST + who * VISITS + which, MONDAY), minute, who + which * 5)
    };
    all.map(visit).collect()
}

/// The team with the day published: every visit by the worker whose phone says how it goes.
fn published() -> World {
    let mut world = World::new();
    for number in 0..PHONES {
        world.make(By::Program, &staff::Join(joined(FIRST + number)).into());
    }
    for who in 0..PEOPLE {
        let (person, details) = (person(FIRST + who), sealed(FIRST + who));
        world.make(
            By::Program,
            &people::Join(people::Joined { person, details, on: date("2026-01-05") }).into(),
        );
    }
    for (at, (_, minute, _)) in (0_u128..).zip(visits()) {
        let start = Clock::from_minutes(minute).unwrap().to_string();
        let mut pattern =
            agreed(FIRST + at, FIRST + at / VISITS, every_day(), support(FIRST + at, 20, Some(&start)));
        pattern.until = Some(plus_days(date(MONDAY), 0));
        pattern.from = date(MONDAY);
        world.make(By::Program, &Agree(pattern).into());
    }
    let week = week();
    world.does(ADA, &care::drafts::BeginDraft { week, begin: care::drafts::Begin::Fresh }.into());
    let moves = visits().into_iter().map(|(visit, _, by)| Move::Assign {
        visit,
        workers: [phone(by)].into(),
        start: None,
        minutes: None,
    });
    world.does(ADA, &care::drafts::ChangeDraft { week, moves: moves.collect() }.into());
    let verdict = world.judged(&world.rota());
    world.does(ADA, &Command::from(weeks::AgreeToDraft { week, verdict }));
    for number in 0..PHONES {
        let (task, words) = (TaskId::new(Uuid::from_u128(7 * FIRST + number)), sealed(FIRST + number));
        let add = AddTask { task, person: None, words, owner: None, due: date(MONDAY), urgent: false };
        world.does(ADA, &add.into());
    }
    world
}

fn at(minute: u16) -> Timestamp {
    let midnight: Timestamp = format!("{MONDAY}T00:00:00Z").parse().unwrap();
    midnight + SignedDuration::from_mins(i64::from(minute))
}

/// What the twelve phones say in the day: of each visit that they arrived, left and what they wrote down; now and then a correction,
/// a task that is done, and somebody in hospital.
fn said() -> Vec<(By, Command)> {
    let mut all = Vec::new();
    for (number, (visit, minute, by)) in (0_u128..).zip(visits()) {
        let (worker, who) = (phone(by), By::Worker(phone(by)));
        let statement = |kind: u128| StatementId::new(Uuid::from_u128(FIRST + number * 4 + kind));
        let say = |kind, what, minute, corrects: Option<u128>| Say {
            statement: statement(kind),
            visit,
            worker,
            what,
            clocks: Clocks::both(at(minute)),
            corrects: corrects.map(statement),
            why: corrects.map(|_| sealed(FIRST + number)),
        };
        all.push((who, say(0, What::Arrived, minute, None).into()));
        all.push((who, say(1, What::Left, minute + 20, None).into()));
        if number.is_multiple_of(17) {
            all.push((who, say(2, What::Left, minute + 25, Some(1)).into()));
        }
        let write = Write {
            id: RecordId::new(Uuid::from_u128(FIRST + number)),
            visit,
            worker,
            clocks: Clocks::both(at(minute + 21)),
            words: sealed(FIRST + number),
            noticed: false,
            handover: number.is_multiple_of(3),
        };
        all.push((who, write.into()));
    }
    for number in 0..PHONES {
        let task = TaskId::new(Uuid::from_u128(7 * FIRST + number));
        all.push((By::Worker(phone(number)), DoTask { task, person: None, words: None }.into()));
    }
    for who in [3, 19, 41] {
        let person = person(FIRST + who);
        let suspension = Suspension {
            person,
            from: format!("{MONDAY}T18:00").parse().unwrap(),
            to: None,
            why: Away::Hospital,
            usually: Counts::USUAL,
            visits: BTreeMap::new(),
            words: None,
        };
        let id = SuspensionId::new(Uuid::from_u128(FIRST + who));
        all.push((By::Worker(phone(who)), Suspend { suspension: id, person, to: Some(suspension) }.into()));
    }
    all
}

/// One of the changes that the board makes in between: a visit goes to another worker.
fn change(world: &mut World, number: u128) {
    let all = visits();
    let (visit, _, by) = all[usize::try_from(number * 37).unwrap() % all.len()];
    let moves = vec![Move::Assign { visit, workers: [phone(by + 1)].into(), start: None, minutes: None }];
    let (how, why, verdict) = (How::Hand, repairs::Why::Better, Some(world.sound()));
    let repair = RepairId::new(Uuid::from_u128(FIRST + number));
    let proposed = repairs::ProposeRepair { repair, week: week(), moves, how, why, words: None, verdict };
    world.try_to(By::Worker(worker(BEN)), &proposed.into()).unwrap();
}

/// What is known of the day and what it leaves open; when something reached us does not count.
fn essence(team: &Team) -> impl PartialEq + std::fmt::Debug {
    let questions: BTreeMap<VisitId, Vec<Question>> = team.open_questions(week()).collect();
    let done: Vec<_> = team.tasks.iter().map(|(id, task)| (*id, task.done.map(|done| done.by))).collect();
    let rounds = team.rounds_so_far(date(MONDAY), at(20 * 60));
    (team.days.clone(), team.records.clone(), questions, rounds, done, team.suspensions.clone())
}

#[test]
fn the_day_is_as_large_as_it_says() {
    let world = published();
    let visits = world.team.visits_between(date(MONDAY), date(MONDAY));
    let published = world.team.published(week()).unwrap();
    assert_eq!(published.rota.len(), 350);
    assert!(published.rota.keys().all(|visit| visits.contains_key(visit)));
    assert!(said().len() > 1_050, "{}", said().len());
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(12))]

    /// Any order, repetition, delay and loss, with forty changes in between, ends in the same state once all has arrived.
    #[test]
    fn a_whole_day_ends_the_same_however_it_arrives(
        order in prop::collection::vec((any::<u16>(), any::<bool>()), 200..1_500),
        when in prop::collection::vec(0..1_500_usize, 40),
    ) {
        let said = said();
        let (mut in_order, mut mixed) = (published(), published());
        (0..CHANGES).for_each(|number| change(&mut in_order, number));
        for (by, command) in &said {
            in_order.try_to(*by, command).unwrap();
        }
        let mut changes = 0;
        for (place, (which, lost)) in order.iter().enumerate() {
            for _ in when.iter().filter(|when| **when == place) {
                change(&mut mixed, changes);
                changes += 1;
            }
            let (by, command) = &said[usize::from(*which) % said.len()];
            if !lost {
                mixed.try_to(*by, command).unwrap();
            }
        }
        (changes..CHANGES).for_each(|number| change(&mut mixed, number));
        // In the evening every phone has signal, and sends all that it has once more, the last first.
        for (by, command) in said.iter().rev() {
            mixed.try_to(*by, command).unwrap();
        }
        prop_assert_eq!(essence(&in_order.team), essence(&mixed.team));
        let again = said.iter().map(|(by, command)| mixed.try_to(*by, command).unwrap().len());
        prop_assert_eq!(again.sum::<usize>(), 0, "a second time changes nothing");
        prop_assert_eq!(in_order.team.suspensions.len(), 3);
    }
}
