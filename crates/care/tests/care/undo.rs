//! Taking back: everything is as it was, unless somebody built on it since.

use care::absences::{self, Absence, Why};
use care::drafts::{self, Begin};
use care::ids::ExceptionId;
use care::support::{self, Exception};
use care::team::{Command, Event, Team};
use care::time::Moment;
use care::values::{self, Strength, Value};
use care::weeks::{self, Move};
use care::{By, General, history, requests, workers};
use uuid::Uuid;

use crate::world::*;

/// The state without what taking back leaves: its own trace, and the words people gave for what was there.
pub(crate) fn essence(team: &Team) -> Team {
    let mut team = team.clone();
    team.version = 0;
    team.taken_back.clear();
    for week in team.weeks.values_mut().map(std::sync::Arc::make_mut) {
        week.plans.clear();
        // What nobody judged is estimated from the team as it is then.
        if let Some(published) = &mut week.published {
            published.rounds.retain(|round| !round.estimated);
        }
        if let Some(draft) = &mut week.draft {
            draft.changed_at = 0;
            draft.agreed.clear();
        }
    }
    team.weeks.retain(|_, week| **week != care::weeks::Week::default());
    team
}

fn comes_back(world: &mut World, command: &Command) {
    let before = essence(&world.team);
    let made = world.does(ADA, command);
    assert_ne!(essence(&world.team), before, "{command:?} does something");
    let versions: Vec<u64> = made.iter().map(|(version, _)| *version).collect();
    let back = world.take_back(made.clone()).unwrap_or_else(|refusal| panic!("{command:?}: {refusal}"));
    assert_eq!(essence(&world.team), before, "{command:?} is taken back");
    assert!(versions.iter().all(|version| world.team.taken_back.contains_key(version)));
    assert_eq!(world.take_back(made.clone()), Err(history::Problem::AlreadyTakenBack.into()));
    world.take_back(back).unwrap();
    assert_ne!(essence(&world.team), before, "{command:?} is done again");
    assert!(!versions.iter().any(|version| world.team.taken_back.contains_key(version)));
    world.take_back(made).unwrap();
}

#[test]
fn what_was_done_by_mistake_is_taken_back_and_done_again() {
    let mut world = World::with_draft();
    let absence = Absence {
        worker: worker(BEN),
        from: Moment::new(date("2026-11-24"), clock("08:00")),
        to: None,
        why: Why::Ill,
        words: Some(sealed(9)),
    };
    let moves = vec![
        Move::Assign { visit: breakfast(), workers: workers(&[ADA]), start: None, minutes: None },
        Move::Pin { visit: breakfast() },
    ];
    for command in [
        Command::from(workers::Join(joined(4))),
        Command::from(workers::Leave { worker: worker(CARA), last: Some(date("2026-12-31")) }),
        Command::from(absences::SetAbsence {
            absence: care::ids::AbsenceId::new(Uuid::from_u128(1)),
            to: Some(absence),
        }),
        Command::from(support::End { pattern: pattern(LUNCH), last: Some(date("2026-12-31")) }),
        Command::from(support::Agree(agreed(31, DOT, every_day(), support(31, 30, Some("18:00"))))),
        Command::from(values::SetValue { value: Value::FewFaces, strength: Strength::AboveAll }),
        Command::from(drafts::ChangeDraft { week: week(), moves }),
        Command::from(drafts::BeginDraft { week: week().next(), begin: Begin::Fresh }),
        Command::from(drafts::DropDraft { week: week() }),
    ] {
        comes_back(&mut world, &command);
    }
}

#[test]
fn what_was_changed_again_since_is_not_taken_back() {
    let mut world = World::new();
    let set = |strength| Command::from(values::SetValue { value: Value::ShortTravel, strength });
    let first = world.does(ADA, &set(Strength::Much));
    let second = world.does(BEN, &set(Strength::ALittle));
    assert_eq!(world.take_back(first.clone()), Err(General::ChangedSince.into()));
    world.take_back(second).unwrap();
    world.take_back(first).unwrap();
    assert_eq!(world.team.strength(Value::ShortTravel), Strength::Normal);
}

#[test]
fn a_visit_that_was_moved_again_since_stays_where_it_is() {
    let mut world = World::with_draft();
    let assign = |number, visit| {
        Command::from(drafts::ChangeDraft {
            week: week(),
            moves: vec![Move::Assign { visit, workers: workers(&[number]), start: None, minutes: None }],
        })
    };
    let first = world.does(ADA, &assign(ADA, breakfast()));
    world.does(BEN, &assign(BEN, breakfast()));
    world.does(BEN, &assign(BEN, visit(LUNCH, "2026-11-23")));
    assert_eq!(world.take_back(first), Err(General::ChangedSince.into()));
    assert_eq!(world.team.draft(week()).unwrap().rota[&breakfast()].workers, workers(&[BEN]));
}

#[test]
fn a_worker_who_was_planned_since_stays_entered() {
    let mut world = World::with_draft();
    let joined = world.does(ADA, &Command::from(workers::Join(joined(4))));
    world.assign(breakfast(), &[4]);
    assert_eq!(world.take_back(joined), Err(General::BuiltUpon.into()));
}

#[test]
fn support_that_was_planned_or_changed_for_once_stays_agreed() {
    let mut world = World::with_draft();
    let dinner = agreed(31, DOT, every_day(), support(31, 30, Some("18:00")));
    let made = world.does(ADA, &Command::from(support::Agree(dinner)));
    let on_monday = visit(31, "2026-11-23");
    let mut planned = world.clone();
    planned.assign(on_monday, &[ADA]);
    assert_eq!(planned.take_back(made.clone()), Err(General::BuiltUpon.into()));
    let without = Exception::Without { visit: on_monday, person: person(DOT) };
    let exception = ExceptionId::new(Uuid::from_u128(1));
    world.does(ADA, &Command::from(support::SetException { exception, to: Some(without) }));
    assert_eq!(world.take_back(made), Err(General::BuiltUpon.into()));
}

#[test]
fn what_people_were_told_is_not_taken_back() {
    let mut world = World::with_draft();
    world.assign(breakfast(), &[ADA]);
    let verdict = world.sound();
    let made = world.does(ADA, &Command::from(weeks::AgreeToDraft { week: week(), verdict }));
    let refusal = world.take_back(made).unwrap_err();
    assert!(refusal.to_string().starts_with("People were told"), "{refusal}");
}

#[test]
fn a_swap_is_taken_back_only_with_the_engines_verdict() {
    use care::ids::RequestId;
    use care::requests::{Asked, State};
    let mut world = World::published();
    let request = RequestId::new(Uuid::from_u128(1));
    let what = Asked::Swap { mine: breakfast(), yours: visit(LUNCH, "2026-11-23") };
    world.does(
        ADA,
        &Command::from(requests::Ask { request, week: week(), what, whom: workers(&[]), words: None }),
    );
    let yes = Command::from(requests::SayYes { request, verdict: world.sound() });
    let made = world.does(BEN, &yes);
    let alone = Command::from(history::TakeBack { events: made.clone(), verdict: None });
    assert_eq!(world.refused(BEN, &alone), [weeks::Problem::VerdictIsStale]);
    world.take_back(made).unwrap();
    assert_eq!(world.team.requests[&request].state, State::Open);
    assert_eq!(world.team.published(week()).unwrap().rota[&breakfast()].workers, workers(&[ADA]));
}

#[test]
fn taking_back_says_what_it_takes_back() {
    let mut world = World::new();
    let made = world
        .does(ADA, &Command::from(values::SetValue { value: Value::EvenWork, strength: Strength::Much }));
    let version = made[0].0;
    let back = world.take_back(made).unwrap();
    let [(_, Event::History(history::Event::TakenBack(taken)))] = back.as_slice() else { panic!("{back:?}") };
    assert_eq!((taken.versions.clone(), taken.events.len()), (vec![version], 1));
    let nothing = Command::from(history::TakeBack { events: Vec::new(), verdict: None });
    assert_eq!(world.ask(By::Worker(worker(ADA)), &nothing), Err(General::NothingChanges.into()));
}
