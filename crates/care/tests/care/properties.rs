//! What holds whatever people do: laws over random commands.

use std::collections::BTreeSet;

use care::absences::{self, Absence, Why};
use care::drafts::{self, Begin};
use care::ids::*;
use care::picks::{self, Pick, Settle, Shown, Way};
use care::requests::{self, Asked};
use care::roles::{self, Role, Turn};
use care::stream::Written;
use care::support::{self, Away, Exception, Instead};
use care::team::{Command, Event, Team};
use care::time::{Moment, plus_days};
use care::values::{self, Adoption, Rules, Strength, Value};
use care::visit::VisitId;
use care::weeks::{self, How, Move};
use care::wishes::{self, WorkerWish};
use care::{By, repairs, workers};
use proptest::prelude::*;
use uuid::Uuid;

use crate::undo::essence;
use crate::world::*;

/// What a random command is made of: which kind, and numbers for whatever it needs.
type Seed = (u8, u8, u8, u8);

fn id(number: u8) -> Uuid {
    Uuid::from_u128(u128::from(number % 3) + 1)
}

fn a_visit(number: u8) -> VisitId {
    if number % 16 == 15 {
        return VisitId::Once(OnceId::new(id(number)));
    }
    let on = plus_days(week().monday(), i32::from(number / 4 % 8));
    VisitId::Agreed { pattern: pattern(BREAKFAST + u128::from(number % 4)), date: on }
}

fn some(numbers: u8) -> BTreeSet<WorkerId> {
    (0..3).filter(|bit| numbers >> bit & 1 == 1).map(|bit| worker(bit + 1)).collect()
}

fn a_move((kind, a, b, c): Seed) -> Move {
    let start = Moment::new(plus_days(week().monday(), i32::from(c % 7)), clock("10:15"));
    match kind % 6 {
        0 | 1 => Move::Assign { visit: a_visit(a), workers: some(b), start: None, minutes: None },
        2 => Move::TakeOff { visit: a_visit(a) },
        3 => Move::Shift { visit: a_visit(a), start },
        4 => Move::Swap { first: a_visit(a), second: a_visit(b) },
        _ if b % 2 == 0 => Move::Pin { visit: a_visit(a) },
        _ => Move::Unpin { visit: a_visit(a) },
    }
}

fn an_exception((a, b, c): (u8, u8, u8)) -> Exception {
    let day = |number: u8| plus_days(week().monday(), i32::from(number % 9));
    let whose = |number: u8| if number % 4 < 2 { person(DOT) } else { person(EVE) };
    match b % 4 {
        0 => Exception::Away { person: whose(a), from: day(a), to: day(c), why: Away::Holiday },
        1 => Exception::Without { visit: a_visit(a), person: whose(a) },
        2 => {
            let instead = Instead { date: Some(day(c)), agreed: Some(clock("11:00")), ..Instead::default() };
            Exception::Different { visit: a_visit(a), person: whose(a), instead }
        }
        _ => Exception::Extra {
            visit: OnceId::new(id(c)),
            person: whose(a),
            date: day(a),
            support: support(5, 30, None),
        },
    }
}

fn a_command(world: &World, seed: Seed) -> Command {
    let (kind, a, b, c) = seed;
    let who = worker(u128::from(a % 4) + 1);
    let day = plus_days(week().monday(), i32::from(b % 9) - 1);
    let verdict = world.sound();
    let week = week();
    match kind % 24 {
        0 => Command::from(workers::Join(joined(u128::from(a % 5) + 1))),
        1 => Command::from(workers::Leave { worker: who, last: (b % 2 == 0).then_some(day) }),
        2 => {
            let from = Moment::new(day, clock("08:00"));
            let to = Some(Moment::new(plus_days(day, i32::from(c % 3)), clock("08:00")));
            let absence = Absence { worker: who, from, to, why: Why::Ill, words: None };
            Command::from(absences::SetAbsence {
                absence: AbsenceId::new(id(b)),
                to: (c % 4 > 0).then_some(absence),
            })
        }
        3 => {
            let wish = [None, Some(WorkerWish::Liked), Some(WorkerWish::NotThisWorker)][usize::from(c % 3)];
            Command::from(wishes::SetWish { person: person(DOT), worker: who, wish })
        }
        4 => {
            let exception = (c % 4 > 0).then(|| an_exception((a, b, c)));
            Command::from(support::SetException { exception: ExceptionId::new(id(a)), to: exception })
        }
        5 => Command::from(support::End {
            pattern: pattern(BREAKFAST + u128::from(a % 4)),
            last: (c % 2 == 0).then_some(day),
        }),
        6 => {
            let begin =
                if a % 2 == 0 { Begin::Fresh } else { Begin::LikeWeek(week.plus_weeks(i32::from(b % 2))) };
            Command::from(drafts::BeginDraft { week: week.plus_weeks(i32::from(c % 2)), begin })
        }
        7 if a % 4 == 0 => Command::from(drafts::DropDraft { week }),
        7..=9 => Command::from(drafts::ChangeDraft {
            week,
            moves: vec![a_move((c, a, b, c)), a_move((b, c, a, b))],
        }),
        10 => {
            let closes = "2026-11-18T18:00:00Z".parse().unwrap();
            Command::from(picks::OpenPicks { week, closes, shown: Shown::AtOnce })
        }
        11 | 12 => {
            let pick = [None, Some(Pick::Mine), Some(Pick::Mine), Some(Pick::NotMe)][usize::from(c % 4)];
            Command::from(picks::SayPick { week, visit: a_visit(b), worker: worker(ADA), pick })
        }
        13 => Command::from(picks::ClosePicks { week }),
        14 => {
            let settle = Settle::Fairly { way: Way::ALL[usize::from(b % 4)], seed: u64::from(c) };
            Command::from(picks::SettlePick { week, visit: a_visit(a), settle })
        }
        15 => Command::from(weeks::AgreeToDraft { week, verdict }),
        16 | 17 => Command::from(repairs::ProposeRepair {
            repair: RepairId::new(id(a)),
            week,
            moves: vec![a_move((a, b, c, a))],
            how: How::Hand,
            why: repairs::Why::Better,
            words: None,
            verdict: (c % 2 == 0).then_some(verdict),
        }),
        18 => {
            let what = match c % 3 {
                0 => Asked::Offer { visit: a_visit(b) },
                1 => Asked::TakeOver { visit: a_visit(b) },
                _ => Asked::Swap { mine: a_visit(b), yours: a_visit(c) },
            };
            Command::from(requests::Ask {
                request: RequestId::new(id(a)),
                week,
                what,
                whom: some(b),
                words: None,
            })
        }
        19 => Command::from(requests::SayYes { request: RequestId::new(id(a)), verdict }),
        20 => Command::from(requests::SayNo { request: RequestId::new(id(a)) }),
        21 => {
            let turns = vec![Turn { worker: who, from: day, to: None }];
            Command::from(roles::ShareRole { role: Role::Planner, turns })
        }
        22 => Command::from(values::SetRules(Rules {
            drafts: Adoption::ALL[usize::from(a % 4)],
            ..Rules::default()
        })),
        _ => Command::from(values::SetValue {
            value: Value::ALL[usize::from(a % 12)],
            strength: Strength::ALL[usize::from(b % 5)],
        }),
    }
}

fn a_block() -> care::bank::Block {
    use care::bank::{Block, Keeping, Payer, Use, Whose};
    let (percent, most, weeks) = (70, care::Minutes::hours(4), 1);
    let keeping = Keeping { percent, most, weeks, uses: Use::ALL.into() };
    let (a_week, from) = (care::Minutes::hours(3), week().previous().monday());
    Block { whose: Whose::Team, payer: Payer::Council, a_week, from, last: None, keeping }
}

fn by(seed: Seed) -> By {
    By::Worker(worker(u128::from(seed.3 / 4 % 3) + 1))
}

fn holds_together(world: &World) {
    assert_eq!(Team::fold(&world.events), world.team, "state is the fold of its events");
    let text = serde_json::to_string(&world.team).unwrap();
    assert_eq!(serde_json::from_str::<Team>(&text).unwrap(), world.team, "a snapshot loses nothing");
    for event in &world.events {
        let read = Event::read(event.kind(), &event.write().unwrap()).unwrap();
        assert_eq!(read, *event, "an event is read as it was written");
    }
}

/// No visit of a rota has more workers than it takes, as far as it still takes place as it did.
fn nobody_is_too_many(world: &World) {
    for week in world.team.weeks.values() {
        let rotas = week.draft.iter().map(|draft| &draft.rota);
        for rota in rotas.chain(week.published.iter().map(|published| &published.rota)) {
            assert!(rota.values().all(|place| !place.workers.is_empty() && place.workers.len() <= 2));
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 256, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn whatever_people_do_the_team_holds_together(seeds in prop::collection::vec(any::<Seed>(), 1..60)) {
        let mut world = World::with_draft();
        for seed in seeds {
            drop(world.try_to(by(seed), &a_command(&world, seed)));
        }
        holds_together(&world);
        nobody_is_too_many(&world);
    }

    #[test]
    fn whatever_people_do_the_books_add_up(seeds in prop::collection::vec(any::<Seed>(), 1..60)) {
        let mut world = World::with_draft();
        let block = care::bank::BlockId::new(id(1));
        world.does(ADA, &care::bank::AgreeBlock { block, to: Some(a_block()) }.into());
        let mut books = care::books::Books::default();
        world.events.iter().for_each(|event| books.apply(world.now, event));
        for seed in seeds {
            let again = books.clone();
            for (_, event) in world.try_to(by(seed), &a_command(&world, seed)).unwrap_or_default() {
                books.apply(world.now, &event);
            }
            // What was entered before stays as it was.
            let before = again.bank.ledger().transactions();
            prop_assert_eq!(before, &books.bank.ledger().transactions()[..before.len()]);
            world.now += jiff::SignedDuration::from_hours(i64::from(seed.2 % 30));
        }
        let later = books.on(plus_days(week().monday(), 40));
        prop_assert_eq!(later.bank.faults(), Vec::<String>::new());
        prop_assert_eq!(later.bank.ledger().held().count(), 0, "no day waits for ever");
        let text = serde_json::to_string(&books).unwrap();
        prop_assert_eq!(serde_json::from_str::<care::books::Books>(&text).unwrap(), books);
    }

    #[test]
    fn what_can_be_taken_back_leaves_everything_as_it_was(
        seeds in prop::collection::vec(any::<Seed>(), 1..40),
    ) {
        let mut world = World::with_draft();
        for seed in seeds {
            let before = essence(&world.team);
            let Ok(made) = world.try_to(by(seed), &a_command(&world, seed)) else { continue };
            let mut other = world.clone();
            if !made.is_empty() && other.take_back(made).is_ok() {
                prop_assert_eq!(essence(&other.team), before);
            }
        }
    }

    #[test]
    fn what_is_taken_back_later_and_done_again_leaves_everything_as_it_was(
        seeds in prop::collection::vec(any::<Seed>(), 2..40),
        which in any::<prop::sample::Index>(),
    ) {
        let mut world = World::with_draft();
        let mut done = Vec::new();
        for seed in seeds {
            done.extend(world.try_to(by(seed), &a_command(&world, seed)).ok().filter(|made| !made.is_empty()));
        }
        prop_assume!(!done.is_empty());
        let before = essence(&world.team);
        if let Ok(back) = world.take_back(which.get(&done).clone()) {
            world.take_back(back).unwrap();
            prop_assert_eq!(essence(&world.team), before);
        }
    }
}
