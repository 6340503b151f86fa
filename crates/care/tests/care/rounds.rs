//! The judged minutes of what is published: recorded, checked against the rota, changed with it, and never worked out again.

use care::ids::RepairId;
use care::repairs::{self, Why};
use care::stream::{Stream, Written};
use care::team::{Command, Event, Team};
use care::weeks::rounds::Break;
use care::weeks::{self, AgreeToDraft, How, Move, RotaChanged, RotaCheck, Round, WeekPublished};
use care::{Minutes, history};
use uuid::Uuid;

use crate::world::*;

/// Ada at Dot's breakfast and Ben at Dot's lunch on Monday, drafted.
fn drafted() -> World {
    let mut world = World::with_draft();
    world.assign(breakfast(), &[ADA]);
    world.assign(visit(LUNCH, "2026-11-23"), &[BEN]);
    world
}

fn agree(verdict: RotaCheck) -> Command {
    Command::from(AgreeToDraft { week: week(), verdict })
}

fn published() -> World {
    let mut world = drafted();
    let verdict = world.judged(&world.rota());
    world.does(ADA, &agree(verdict));
    world
}

fn rounds(world: &World) -> &[Round] {
    &world.team.published(week()).unwrap().rounds
}

/// Gives a visit to somebody else, or another time, by a repair that is agreed at once.
fn repair(world: &mut World, number: u128, moves: Vec<Move>) -> Vec<(u64, Event)> {
    let rota = world.team.moved(week(), &world.rota(), &moves).unwrap();
    let verdict = Some(world.judged(&rota));
    let repair = RepairId::new(Uuid::from_u128(number));
    let (how, why, words) = (How::Hand, Why::Better, None);
    let wanted = repairs::ProposeRepair { repair, week: week(), moves, how, why, words, verdict };
    world.does(ADA, &Command::from(wanted))
}

fn give(visit: care::visit::VisitId, number: u128) -> Vec<Move> {
    vec![Move::Assign { visit, workers: workers(&[number]), start: None, minutes: None }]
}

#[test]
fn publishing_records_the_rounds_with_what_was_agreed_and_promised() {
    let mut world = drafted();
    let start = "2026-11-23T08:20".parse().unwrap();
    let moves = vec![Move::Shift { visit: breakfast(), start }];
    world.does(ADA, &Command::from(care::drafts::ChangeDraft { week: week(), moves }));
    let verdict = world.judged(&world.rota());
    world.does(ADA, &agree(verdict.clone()));
    assert_eq!(rounds(&world), verdict.rounds[&week()]);
    let first = &rounds(&world)[0];
    let (promised, agreed) = (first.visits[0].promised, first.visits[0].agreed.unwrap());
    assert_eq!(
        (promised.to_string(), agreed.to_string()),
        ("2026-11-23T08:20".into(), "2026-11-23T08:00".into())
    );
    assert_eq!(
        (first.with_people(), first.travelled(), first.paid()),
        (Minutes(30), Minutes(10), Minutes(40))
    );
}

#[test]
fn only_unpaid_breaks_are_not_paid() {
    let mut round = rounds(&published())[0].clone();
    round.waiting = Minutes(7);
    let from = round.from;
    round.breaks = vec![
        Break { from, minutes: Minutes(20), paid: false },
        Break { from, minutes: Minutes(5), paid: true },
    ];
    assert_eq!(round.paid(), Minutes(30 + 10 + 7 + 5));
}

#[test]
fn rounds_of_another_rota_are_refused() {
    let world = drafted();
    let sound = world.judged(&world.rota());
    let other = |change: &dyn Fn(&mut Vec<Round>)| {
        let mut verdict = sound.clone();
        change(verdict.rounds.get_mut(&week()).unwrap());
        assert_eq!(
            world.refused(ADA, &agree(verdict)),
            [weeks::Problem::RoundsOfAnotherRota { week: week() }]
        );
    };
    other(&|rounds| drop(rounds.remove(0)));
    other(&|rounds| rounds.push(rounds[0].clone()));
    other(&|rounds| rounds[0].worker = worker(BEN));
    other(&|rounds| rounds[0].worker = worker(77));
    other(&|rounds| rounds[0].visits[0].promised = "2026-11-23T09:00".parse().unwrap());
    other(&|rounds| rounds[0].visits[0].minutes = Minutes(20));
    other(&|rounds| rounds[0].visits[0].visit = visit(BREAKFAST, "2026-11-24"));
    other(&|rounds| rounds.push(Round { visits: Vec::new(), ..rounds[0].clone() }));
    assert!(world.ask(care::By::Worker(worker(ADA)), &agree(sound)).is_ok());
}

#[test]
fn a_change_records_the_rounds_that_differ_and_nothing_else() {
    let mut world = published();
    let before = rounds(&world).to_vec();
    let made = repair(&mut world, 1, give(visit(LUNCH, "2026-11-23"), CARA));
    let changed = made.iter().find_map(|(_, event)| match event {
        Event::Weeks(weeks::Event::RotaChanged(changed)) => Some(changed),
        _ => None,
    });
    let RotaChanged { rounds: change, .. } = changed.unwrap();
    assert_eq!((change.before.as_slice(), change.after.len()), (&before[1..], 1));
    let now = rounds(&world);
    assert_eq!((&now[0], now[1].worker, now[1].estimated), (&before[0], worker(CARA), false));
}

#[test]
fn taking_back_a_change_leaves_the_rounds_as_they_are_judged_then() {
    let mut world = published();
    let made = repair(&mut world, 1, give(visit(LUNCH, "2026-11-23"), ADA));
    repair(
        &mut world,
        2,
        vec![Move::Assign {
            visit: visit(BREAKFAST, "2026-11-24"),
            workers: workers(&[BEN]),
            start: None,
            minutes: None,
        }],
    );
    let mut rota = world.rota();
    rota.get_mut(&visit(LUNCH, "2026-11-23")).unwrap().workers = workers(&[BEN]);
    let verdict = world.judged(&rota);
    world.does(ADA, &Command::from(history::TakeBack { events: made, verdict: Some(verdict.clone()) }));
    assert_eq!((world.rota(), rounds(&world)), (rota, verdict.rounds[&week()].as_slice()));
    assert_eq!(Team::fold(&world.events), world.team);
}

#[test]
fn what_was_published_before_rounds_were_recorded_is_estimated() {
    let mut world = drafted();
    let old =
        Event::read("week-published/1", br#"{"week":"2026-11-23","at":"2026-11-16T09:00:00Z"}"#).unwrap();
    assert!(
        matches!(&old, Event::Weeks(weeks::Event::WeekPublished(WeekPublished { rounds, .. })) if rounds.is_empty())
    );
    world.team.apply(&old);
    let told: Vec<_> = rounds(&world).iter().map(|round| (round.worker, round.from, round.to)).collect();
    let moment = |text: &str| text.parse().unwrap();
    assert_eq!(
        told,
        [
            (worker(ADA), moment("2026-11-23T08:00"), moment("2026-11-23T08:30")),
            (worker(BEN), moment("2026-11-23T12:30"), moment("2026-11-23T13:15")),
        ]
    );
    assert!(rounds(&world).iter().all(|round| round.estimated && round.travel.is_empty()));
}

#[test]
fn an_old_change_estimates_what_it_touches_and_leaves_the_rest_as_judged() {
    let mut world = published();
    let before = rounds(&world).to_vec();
    let lunch = visit(LUNCH, "2026-11-23");
    let moves = give(lunch, CARA);
    let steps = weeks::difference(&world.rota(), &world.team.moved(week(), &world.rota(), &moves).unwrap());
    let steps = weeks::RotaSteps { week: week(), cause: weeks::Cause::Hand, steps };
    let old = Event::read("rota-changed/1", &serde_json::to_vec(&steps).unwrap()).unwrap();
    world.team.apply(&old);
    let now = rounds(&world);
    assert_eq!((&now[0], now[1].worker, now[1].estimated), (&before[0], worker(CARA), true));
}
