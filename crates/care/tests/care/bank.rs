//! A block of hours from week to week: promised, used, kept, spent, given, run out; and each refusal once.

use care::bank::{
    self, AgreeBlock, Block, BlockId, Holding, Keeping, Known, Payer, Side, Sign, Spend, Spending,
    SpendingId, Use, What, Whose,
};
use care::books::Books;
use care::ids::ExceptionId;
use care::ledger::Amount;
use care::support::{Away, Exception, SetException};
use care::team::Command;
use care::time::WeekStart;
use care::weeks::Move;
use care::{By, General, Minutes, repairs};
use uuid::Uuid;

use crate::world::*;

fn block(number: u128) -> BlockId {
    BlockId::new(Uuid::from_u128(number))
}

/// Ten hours a week for somebody; half of what is not used is kept, at most five hours, for two weeks.
fn for_person(number: u128) -> Block {
    let keeping = Keeping { percent: 50, most: Minutes::hours(5), weeks: 2, uses: Use::ALL.into() };
    Block {
        whose: Whose::Person(person(number)),
        payer: Payer::Council,
        a_week: Minutes::hours(10),
        from: date("2026-11-16"),
        last: None,
        keeping,
    }
}

/// The world with a block for Dot, and Monday's breakfast and lunch published, 75 minutes.
fn with_block() -> (World, Books) {
    let mut world = World::with_draft();
    world.does(ADA, &AgreeBlock { block: block(1), to: Some(for_person(DOT)) }.into());
    world.assign(breakfast(), &[ADA]);
    world.assign(visit(LUNCH, "2026-11-23"), &[BEN]);
    let verdict = world.judged(&world.rota());
    world.does(ADA, &care::weeks::AgreeToDraft { week: week(), verdict }.into());
    let books = books(&world);
    (world, books)
}

/// The books of everything that happened in a world, all of it at the world's own time.
fn books(world: &World) -> Books {
    let mut books = Books::default();
    world.events.iter().for_each(|event| books.apply(world.now, event));
    books
}

/// Does something at a time, and takes it into the books.
fn then(world: &mut World, books: &mut Books, at: &str, command: impl Into<Command>) {
    world.now = at.parse().unwrap();
    for (_, event) in world.does(ADA, &command.into()) {
        books.apply(world.now, &event);
    }
}

fn minutes(books: &Books, place: Holding) -> i64 {
    books.bank.ledger().balance(place).number()
}

fn known(world: &World, books: &Books, number: u128) -> Known {
    let amount = books.bank.ledger().balance(Holding::Kept(block(number)));
    Known { version: world.team.version, amount }
}

fn first_week() -> WeekStart {
    "2026-11-16".parse().unwrap()
}

#[test]
fn what_is_published_is_reserved_and_when_its_day_is_over_delivered() {
    let (_, books) = with_block();
    let (open, reserved) = (Holding::Open(block(1), week()), Holding::Reserved(block(1)));
    assert_eq!((minutes(&books, open), minutes(&books, reserved)), (525, 75));
    let on_the_day = books.on(date("2026-11-23"));
    assert_eq!(minutes(&on_the_day, reserved), 75, "the day is not over");
    let after = books.on(date("2026-11-24"));
    assert_eq!((minutes(&after, reserved), minutes(&after, Holding::Delivered(block(1)))), (0, 75));
    let delivered =
        after.bank.ledger().transactions().iter().filter(|one| matches!(one.what, What::Delivered(..)));
    assert!(delivered.clone().all(|one| one.on == date("2026-11-23")));
    assert_eq!(delivered.count(), 2);
    assert_eq!(after.bank.faults(), Vec::<String>::new());
}

#[test]
fn what_is_not_used_is_kept_as_agreed_and_nothing_lapses_silently() {
    let (_, books) = with_block();
    let kept = Holding::Kept(block(1));
    let monday = books.on(date("2026-11-23"));
    assert_eq!((minutes(&monday, kept), minutes(&monday, Holding::Returned(block(1)))), (300, 300));
    assert_eq!(monday.bank.runs_out(block(1)), [(date("2026-12-07"), Minutes(300))]);
    let full = books.on(date("2026-11-30"));
    assert_eq!(
        (minutes(&full, kept), minutes(&full, Holding::Returned(block(1)))),
        (300, 825),
        "five hours are the most"
    );
    let over = books.on(date("2026-12-07"));
    let ran_out = over.bank.ledger().find(&What::RanOut(block(1), "2026-12-07".parse().unwrap()));
    assert_eq!(ran_out.unwrap().1.postings[0].amount, Amount::new(300));
    // What ran out makes room for what was not used in the week before.
    assert_eq!(minutes(&over, kept), 300);
}

#[test]
fn hours_in_hospital_are_banked_and_spent_on_an_outing() {
    let (mut world, mut books) = with_block();
    let hospital = Exception::Away {
        person: person(DOT),
        from: date("2026-11-23"),
        to: date("2026-11-29"),
        why: Away::Hospital,
    };
    let exception = ExceptionId::new(Uuid::from_u128(5));
    then(&mut world, &mut books, "2026-11-22T20:00:00Z", SetException { exception, to: Some(hospital) });
    assert_eq!(
        (minutes(&books, Holding::Reserved(block(1))), minutes(&books, Holding::Open(block(1), week()))),
        (0, 600)
    );
    let kept = known(&world, &books.on(date("2026-11-24")), 1);
    assert_eq!(kept.amount.number(), 300);
    let outing =
        Spending { block: block(1), minutes: Minutes(180), on: Use::Outing, to: None, words: sealed(1) };
    let spending = SpendingId::new(Uuid::from_u128(1));
    then(&mut world, &mut books, "2026-11-24T10:00:00Z", Spend { spending, to: Some(outing), kept });
    assert_eq!(
        (minutes(&books, Holding::Kept(block(1))), minutes(&books, Holding::Spent(block(1)))),
        (120, 180)
    );
    let kept = known(&world, &books, 1);
    then(&mut world, &mut books, "2026-11-24T11:00:00Z", Spend { spending, to: None, kept });
    assert_eq!(
        (minutes(&books, Holding::Kept(block(1))), minutes(&books, Holding::Spent(block(1)))),
        (300, 0)
    );
    assert_eq!(books.bank.faults(), Vec::<String>::new());
}

#[test]
fn hours_are_given_to_a_neighbour() {
    let (mut world, mut books) = with_block();
    let eves = AgreeBlock { block: block(2), to: Some(for_person(EVE)) };
    then(&mut world, &mut books, "2026-11-23T09:00:00Z", eves);
    let kept = known(&world, &books, 1);
    let to = Some(block(2));
    let gift = Spending { block: block(1), minutes: Minutes(60), on: Use::Gift, to, words: sealed(1) };
    let spending = SpendingId::new(Uuid::from_u128(1));
    then(&mut world, &mut books, "2026-11-23T10:00:00Z", Spend { spending, to: Some(gift), kept });
    assert_eq!(
        (minutes(&books, Holding::Kept(block(1))), minutes(&books, Holding::Kept(block(2)))),
        (240, 60)
    );
    assert_eq!(books.bank.lots(block(2)).map(|lot| lot.left).sum::<i64>(), 60);
    assert_eq!(books.bank.faults(), Vec::<String>::new());
}

#[test]
fn what_comes_to_light_after_a_week_is_a_correction_in_the_open() {
    let (mut world, mut books) = with_block();
    world.now = "2026-12-01T09:00:00Z".parse().unwrap();
    let moves = vec![Move::TakeOff { visit: breakfast() }];
    let why = repairs::Why::PersonChanged;
    let (repair, how) = (care::ids::RepairId::new(Uuid::from_u128(1)), care::weeks::How::Hand);
    let mut rota = world.rota();
    rota.remove(&breakfast());
    let verdict = Some(world.judged(&rota));
    let proposed = repairs::ProposeRepair { repair, week: week(), moves, how, why, words: None, verdict };
    let before = books.on(date("2026-12-01"));
    for (_, event) in world.does(ADA, &proposed.into()) {
        books.apply(world.now, &event);
    }
    let ledger = books.bank.ledger();
    let correction = ledger.transactions().iter().find(|one| one.corrects.is_some()).unwrap();
    let wrong = &ledger.transactions()[correction.corrects.unwrap()];
    assert_eq!((wrong.on, correction.on), (date("2026-11-23"), date("2026-12-01")));
    assert!(matches!((wrong.what, correction.what), (What::Delivered(..), What::Corrected(..))));
    assert_eq!(minutes(&books, Holding::Delivered(block(1))), 45);
    // What it left open in a week that is over was settled by the same rules.
    assert_eq!(minutes(&books, Holding::Open(block(1), week())), 0);
    assert_eq!(
        before.bank.ledger().transactions(),
        &ledger.transactions()[..before.bank.ledger().transactions().len()]
    );
    assert_eq!(books.bank.faults(), Vec::<String>::new());
}

#[test]
fn books_read_from_a_snapshot_go_on_as_if_they_had_never_been_put_down() {
    let (mut world, mut books) = with_block();
    let text = serde_json::to_string(&books).unwrap();
    let mut again: Books = serde_json::from_str(&text).unwrap();
    assert_eq!(again, books);
    let kept = known(&world, &books.on(date("2026-11-25")), 1);
    let outing =
        Spending { block: block(1), minutes: Minutes(30), on: Use::Outing, to: None, words: sealed(1) };
    let spending = SpendingId::new(Uuid::from_u128(1));
    then(&mut world, &mut books, "2026-11-25T10:00:00Z", Spend { spending, to: Some(outing), kept });
    let event = world.events.last().unwrap().clone();
    again.apply(world.now, &event);
    assert_eq!(again, books);
}

#[test]
fn a_block_entered_by_mistake_gives_back_what_it_gave() {
    let mut world = World::new();
    let made = world.does(ADA, &AgreeBlock { block: block(1), to: Some(for_person(DOT)) }.into());
    assert_eq!(minutes(&books(&world), Holding::Open(block(1), first_week())), 600);
    world.take_back(made).unwrap();
    let books = books(&world);
    assert_eq!(
        (
            minutes(&books, Holding::Open(block(1), first_week())),
            minutes(&books, Holding::Commissioned(block(1)))
        ),
        (0, 0)
    );
    assert_eq!(books.bank.ledger().transactions().len(), 2, "both stay readable");
}

#[test]
fn both_sides_sign_what_a_block_came_to() {
    let (mut world, _) = with_block();
    world.now = "2026-11-24T09:00:00Z".parse().unwrap();
    let sign = |world: &World, side, through: &str| {
        let kept = Known { version: world.team.version, amount: Amount::new(300) };
        Command::from(Sign {
            block: block(1),
            side,
            through: date(through),
            kept,
            delivered: Amount::new(75),
        })
    };
    world.does(ADA, &sign(&world, Side::Team, "2026-11-23"));
    let account = care::ids::AccountId::new(Uuid::from_u128(4));
    world.make(By::Account(account), &sign(&world, Side::Payer, "2026-11-23"));
    let signed = &world.team.bank_signatures[&block(1)];
    assert_eq!(signed.len(), 2);
    assert!(world.ask(By::Worker(worker(ADA)), &sign(&world, Side::Team, "2026-11-23")).unwrap().is_empty());
    refuses(&world, sign(&world, Side::Team, "2026-11-24"), bank::Problem::DayIsNotOver);
    refuses(&world, sign(&world, Side::Team, "2026-11-22"), bank::Problem::SignedLater);
    let unknown = Sign {
        block: block(9),
        side: Side::Team,
        through: date("2026-11-23"),
        kept: Known::default(),
        delivered: Amount::ZERO,
    };
    refuses(&world, unknown, General::Unknown("block of hours"));
}

#[test]
fn a_block_that_makes_no_sense_is_refused_with_everything_that_is_wrong() {
    let mut world = World::new();
    let keeping = Keeping { percent: 101, ..for_person(DOT).keeping };
    let (a_week, last) = (Minutes(0), Some(date("2026-11-01")));
    let wrong = Block { a_week, keeping, last, ..for_person(77) };
    let refused = world.refused(ADA, &AgreeBlock { block: block(1), to: Some(wrong) }.into());
    let expected: Vec<care::team::Problem> = vec![
        bank::Problem::NoSuchBlock.into(),
        bank::Problem::MoreThanAllKept.into(),
        General::EndsBeforeItBegins.into(),
        General::Unknown("person").into(),
    ];
    assert_eq!(refused.0, expected);
    world.does(ADA, &AgreeBlock { block: block(1), to: Some(for_person(DOT)) }.into());
    let again = AgreeBlock { block: block(2), to: Some(for_person(DOT)) };
    refuses(&world, again, bank::Problem::AnotherBlock);
}

#[test]
fn only_what_is_there_is_spent_and_only_as_agreed() {
    let (mut world, _) = with_block();
    let spend = |world: &World, change: &dyn Fn(&mut Spending)| {
        let kept = Known { version: world.team.version, amount: Amount::new(100) };
        let mut to =
            Spending { block: block(1), minutes: Minutes(60), on: Use::Outing, to: None, words: sealed(1) };
        change(&mut to);
        Spend { spending: SpendingId::new(Uuid::from_u128(1)), to: Some(to), kept }
    };
    refuses(&world, spend(&world, &|one| one.minutes = Minutes(0)), bank::Problem::NothingSpent);
    let there = Minutes(100);
    refuses(&world, spend(&world, &|one| one.minutes = Minutes(101)), bank::Problem::NotEnoughKept { there });
    refuses(&world, spend(&world, &|one| one.on = Use::Gift), bank::Problem::GivenToNobody);
    refuses(&world, spend(&world, &|one| one.to = Some(block(1))), bank::Problem::GivenToNobody);
    refuses(&world, spend(&world, &|one| one.block = block(9)), General::Unknown("block of hours"));
    let stale = Spend { kept: Known::default(), ..spend(&world, &|_| ()) };
    refuses(&world, stale, bank::Problem::BankIsStale);
    world.does(ADA, &spend(&world, &|_| ()).into());
    let used = AgreeBlock { block: block(1), to: None };
    refuses(&world, used, General::BuiltUpon);
    let mut strict = for_person(DOT);
    strict.keeping.uses = [Use::MoreTime].into();
    world.does(ADA, &AgreeBlock { block: block(1), to: Some(strict) }.into());
    refuses(&world, spend(&world, &|one| one.minutes = Minutes(50)), bank::Problem::NotAgreedUse);
}
