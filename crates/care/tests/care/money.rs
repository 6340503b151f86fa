//! Fees, budgets, bills and disputed lines: from what is published to what is paid, to the penny; and each refusal once.

use care::bank::Payer;
use care::bills::{
    self, AgreePaying, Bill, BillId, Counts, Credit, CreditId, GiveCredit, Line, LineKnown, Paying, SendBill,
    Who,
};
use care::books::Books;
use care::budget::{
    self, AgreeBudget, Budget, BudgetId, Holding, Kind, On, Seen, Spend, Spending, SpendingId, Use,
};
use care::day::{Clocks, Say, StatementId, What};
use care::details::DataSubject;
use care::disputes::{self, DisputeId};
use care::ids::MemberId;
use care::pay::Days;
use care::price::{self, AgreeFee, Assume, Assumption, Fee, Item};
use care::support::{Away, Exception, SetException};
use care::team::Command;
use care::{By, General, Minutes, Pence, circle};
use proptest::prelude::*;
use uuid::Uuid;

use crate::world::*;

fn budget_id(number: u128) -> BudgetId {
    BudgetId::new(Uuid::from_u128(number))
}

fn bill_id(number: u128) -> BillId {
    BillId::new(Uuid::from_u128(number))
}

/// A thousand pounds for November, a hundred of it set aside.
fn for_dot() -> Budget {
    Budget {
        person: person(DOT),
        kind: Kind::Managed,
        amount: Pence(100_000),
        contingency: Pence(10_000),
        from: date("2026-11-16"),
        last: date("2026-12-15"),
        council_sees: Seen::Sums,
    }
}

fn fee(hour: i64, counts: Counts) -> Command {
    let to = Some(Fee { hour: Pence(hour), counts });
    AgreeFee { payer: Payer::Council, from: date("2026-11-01"), to }.into()
}

/// Dot's budget and a fee of £24.00, and Monday's breakfast by Ada and lunch by Ben published.
fn with_budget(counts: Counts) -> (World, Books) {
    let mut world = World::with_draft();
    world.does(BEN, &fee(2_400, counts));
    let agree = AgreeBudget { budget: budget_id(1), person: person(DOT), to: Some(for_dot()) };
    world.does(BEN, &agree.into());
    world.assign(breakfast(), &[ADA]);
    world.assign(visit(LUNCH, "2026-11-23"), &[BEN]);
    let verdict = world.judged(&world.rota());
    world.does(ADA, &care::weeks::AgreeToDraft { week: week(), verdict }.into());
    let mut books = Books::default();
    world.events.iter().for_each(|event| books.apply(world.now, event));
    (world, books)
}

fn then(world: &mut World, books: &mut Books, at: &str, command: impl Into<Command>) {
    world.now = at.parse().unwrap();
    for (_, event) in world.does(BEN, &command.into()) {
        books.apply(world.now, &event);
    }
}

fn pence(books: &Books, place: Holding) -> i64 {
    books.budgets.ledger().balance(place).number()
}

fn stands(books: &Books) -> [i64; 4] {
    let id = budget_id(1);
    [Holding::Free(id), Holding::Contingency(id), Holding::Reserved(id), Holding::Spent(id, On::Visits)]
        .map(|place| pence(books, place))
}

fn monday() -> Days {
    Days { first: date("2026-11-23"), last: date("2026-11-23") }
}

fn said(number: u128, whom: u128, what: What, at: &str) -> Say {
    let clocks = Clocks::both(at.parse().unwrap());
    let visit = if whom == ADA { breakfast() } else { visit(LUNCH, "2026-11-23") };
    let statement = StatementId::new(Uuid::from_u128(number));
    Say { statement, visit, worker: worker(whom), what, clocks, corrects: None, why: Some(sealed(60)) }
}

/// The bill for somebody of what the books say.
fn bill_for(world: &World, books: &Books, who: Who) -> (Bill, Vec<Line>) {
    let lines =
        bills::draft(&world.team, &books.hours, person(DOT), monday()).remove(&who).unwrap_or_default();
    let bill = Bill {
        person: person(DOT),
        who,
        first: monday().first,
        last: monday().last,
        lines: u32::try_from(lines.len()).unwrap(),
        total: lines.iter().map(|line| line.amount).sum(),
        sent: date("2026-11-24"),
    };
    (bill, lines)
}

fn send(world: &World, books: &Books, who: Who) -> SendBill {
    let (bill, lines) = bill_for(world, books, who);
    SendBill { bill: bill_id(1), person: person(DOT), to: Some(bill), lines, version: world.team.version }
}

#[test]
fn what_is_published_reserves_money_and_what_took_place_uses_it() {
    let (_, books) = with_budget(Counts::Promised);
    // 75 minutes at £24.00 an hour.
    assert_eq!(stands(&books), [87_000, 10_000, 3_000, 0]);
    assert_eq!(stands(&books.on(date("2026-11-23"))), [87_000, 10_000, 3_000, 0], "the day is not over");
    assert_eq!(stands(&books.on(date("2026-11-24"))), [87_000, 10_000, 0, 3_000]);
    assert_eq!(books.on(date("2026-11-24")).faults(), Vec::<String>::new());
}

#[test]
fn what_is_cancelled_is_free_again_before_its_day_and_after_it() {
    for (at, spent) in [("2026-11-20T09:00:00Z", 0), ("2026-11-25T09:00:00Z", 0)] {
        let (mut world, mut books) = with_budget(Counts::Promised);
        let (from, to) = (date("2026-11-23"), date("2026-11-29"));
        let hospital = Exception::Away { person: person(DOT), from, to, why: Away::Hospital };
        let exception = care::ids::ExceptionId::new(Uuid::from_u128(1));
        then(&mut world, &mut books, at, SetException { exception, to: Some(hospital) });
        assert_eq!(stands(&books.on(date("2026-12-01"))), [90_000, 10_000, 0, spent], "{at}");
        assert_eq!(books.faults(), Vec::<String>::new());
    }
}

#[test]
fn a_bill_has_each_visit_with_its_minutes_and_the_rule_that_priced_it() {
    let (mut world, mut books) = with_budget(Counts::Delivered);
    then(&mut world, &mut books, "2026-11-23T08:05:00Z", said(1, ADA, What::Arrived, "2026-11-23T08:00:00Z"));
    then(&mut world, &mut books, "2026-11-23T08:45:00Z", said(2, ADA, What::Left, "2026-11-23T08:21:00Z"));
    world.now = "2026-11-24T09:00:00Z".parse().unwrap();
    let (bill, lines) = bill_for(&world, &books, Who::Council);
    let told: Vec<_> =
        lines.iter().map(|one| (one.agreed, one.promised, one.delivered, one.amount)).collect();
    let (breakfast, lunch) = (Minutes(30), Minutes(45));
    let expected =
        [(breakfast, breakfast, Some(Minutes(21)), Pence(840)), (lunch, lunch, None, Pence(1_800))];
    assert_eq!(told, expected, "21 minutes were delivered; of lunch nobody said anything");
    assert_eq!((bill.lines, bill.total), (2, Pence(2_640)));
    // The budget pays for what the bill counts.
    let sent = send(&world, &books, Who::Council);
    then(&mut world, &mut books, "2026-11-24T09:00:00Z", sent);
    assert_eq!(stands(&books), [87_000 + 360, 10_000, 0, 2_640]);
    assert_eq!(books.bill(bill_id(1)), lines);
    assert_eq!(books.faults(), Vec::<String>::new());
}

#[test]
fn nothing_is_charged_for_a_visit_that_did_not_happen() {
    for counts in Counts::ALL {
        let (mut world, mut books) = with_budget(counts);
        then(
            &mut world,
            &mut books,
            "2026-11-23T08:05:00Z",
            said(1, ADA, What::NoAccess, "2026-11-23T08:05:00Z"),
        );
        let (_, lines) = bill_for(&world, &books, Who::Council);
        let charged: Vec<_> = lines.iter().map(|line| (line.happened, line.amount)).collect();
        assert_eq!(charged, [(false, Pence(0)), (true, Pence(1_800))], "{counts:?}");
    }
}

#[test]
fn those_who_pay_share_every_visit_to_the_penny_or_have_visits_of_their_own() {
    let (mut world, mut books) = with_budget(Counts::Promised);
    let daughter = MemberId::new(Uuid::from_u128(7));
    let (person, from) = (person(DOT), date("2026-11-23"));
    let paying = Paying::Shares(vec![(Who::Council, 6_667), (Who::Member(daughter), 3_333)]);
    let agree = AgreePaying { person, from, to: Some(paying.clone()) };
    refuses(&world, agree.clone(), bills::Problem::NotInCircle);
    let member = circle::Member { details: sealed(70), sees: [].into(), until: None };
    world.does(ADA, &circle::SetMember { person, member: daughter, to: Some(member) }.into());
    then(&mut world, &mut books, "2026-11-20T09:00:00Z", agree);
    let all = bills::draft(&world.team, &books.hours, person, monday());
    let totals: Vec<i64> = all.values().map(|lines| lines.iter().map(|line| line.amount.0).sum()).collect();
    assert_eq!(totals.iter().sum::<i64>(), 3_000);
    let by_line = Paying::Lines { others: Who::Council, of: vec![(pattern(LUNCH), Who::Member(daughter))] };
    then(&mut world, &mut books, "2026-11-20T10:00:00Z", AgreePaying { person, from, to: Some(by_line) });
    // Lunch is the daughter's: at the fee of those who pay themselves, of which nothing is agreed yet.
    let all = bills::draft(&world.team, &books.hours, person, monday());
    assert_eq!(all.keys().copied().collect::<Vec<_>>(), [Who::Council]);
    assert_eq!(bills::unpriced(&world.team, &books.hours, person, monday()), [date("2026-11-23")].into());
    let to = Some(Fee { hour: Pence(2_600), counts: Counts::Agreed });
    then(&mut world, &mut books, "2026-11-20T11:00:00Z", AgreeFee { payer: Payer::Person, from, to });
    let all = bills::draft(&world.team, &books.hours, person, monday());
    assert_eq!(all[&Who::Member(daughter)][0].amount, Pence(1_950));
}

#[test]
fn what_was_wrong_is_credited_in_the_open_and_no_more_than_the_line() {
    let (mut world, mut books) = with_budget(Counts::Promised);
    world.now = "2026-11-24T09:00:00Z".parse().unwrap();
    let sent = send(&world, &books, Who::Council);
    then(&mut world, &mut books, "2026-11-24T09:00:00Z", sent);
    let give = |world: &World, number: u128, amount: i64| GiveCredit {
        credit: CreditId::new(Uuid::from_u128(number)),
        person: person(DOT),
        to: Some(Credit {
            bill: bill_id(1),
            line: 1,
            amount: Pence(amount),
            words: sealed(80),
            on: date("2026-11-24"),
        }),
        line: LineKnown { version: world.team.version, amount: Pence(1_200) },
    };
    let most = |pence| bills::Problem::MoreThanTheLine { most: Pence(pence) };
    refuses(&world, give(&world, 1, 1_201), most(1_200));
    refuses(&world, give(&world, 1, 0), most(1_200));
    let first = give(&world, 1, 1_000);
    then(&mut world, &mut books, "2026-11-24T10:00:00Z", first.clone());
    assert_eq!(world.team.to_pay(bill_id(1)), Some(Pence(2_000)));
    refuses(&world, give(&world, 2, 201), most(200));
    refuses(
        &world,
        GiveCredit { credit: CreditId::new(Uuid::from_u128(2)), ..first },
        bills::Problem::BooksAreStale,
    );
    // The bill itself stays as it was sent.
    assert_eq!(world.team.bills[&bill_id(1)].total, Pence(3_000));
    let gone = SendBill { bill: bill_id(1), person: person(DOT), to: None, lines: vec![], version: 0 };
    refuses(&world, gone, General::BuiltUpon);
}

#[test]
fn a_bill_is_refused_for_every_reason_there_is() {
    let (mut world, mut books) = with_budget(Counts::Promised);
    let good = send(&world, &books, Who::Council);
    refuses(&world, good.clone(), bills::Problem::DaysNotOver);
    world.now = "2027-02-01T09:00:00Z".parse().unwrap();
    let changed = |change: fn(&mut SendBill)| {
        let mut wanted = good.clone();
        change(&mut wanted);
        wanted
    };
    let bill = |wanted: &mut SendBill, change: fn(&mut Bill)| wanted.to.iter_mut().for_each(change);
    refuses(&world, changed(|one| one.version += 1), bills::Problem::BooksAreStale);
    refuses(&world, changed(|one| one.lines.truncate(1)), bills::Problem::DoesNotAddUp);
    let mut backwards = good.clone();
    bill(&mut backwards, |bill| bill.last = date("2026-11-01"));
    refuses(&world, backwards, General::EndsBeforeItBegins);
    let mut long = good.clone();
    bill(&mut long, |bill| bill.last = date("2026-12-24"));
    refuses(&world, long, bills::Problem::TooManyDays);
    let mut nothing = good.clone();
    nothing.lines.clear();
    bill(&mut nothing, |bill| (bill.lines, bill.total) = (0, Pence::ZERO));
    refuses(&world, nothing, bills::Problem::NothingToBill);
    let mut nobody = good.clone();
    bill(&mut nobody, |bill| bill.person = person(99));
    refuses(&world, nobody, General::Unknown("person"));
    then(&mut world, &mut books, "2027-02-01T09:00:00Z", good.clone());
    let again = SendBill { bill: bill_id(2), version: world.team.version, ..good };
    refuses(&world, again, bills::Problem::BilledAlready);
    refuses(&world, fee(2_500, Counts::Agreed), price::Problem::AlreadyBilled);
    let paying = Some(Paying::Shares(vec![(Who::Person, 10_000)]));
    let late = AgreePaying { person: person(DOT), from: date("2026-11-20"), to: paying };
    refuses(&world, late, price::Problem::AlreadyBilled);
    let less = Some(Paying::Shares(vec![(Who::Person, 9_999)]));
    let less = AgreePaying { person: person(DOT), from: date("2026-12-20"), to: less };
    refuses(&world, less, bills::Problem::SharesDoNotAddUp);
    let of = vec![(pattern(BATH), Who::Person)];
    let anothers = Some(Paying::Lines { others: Who::Council, of });
    let anothers = AgreePaying { person: person(DOT), from: date("2026-12-20"), to: anothers };
    refuses(&world, anothers, bills::Problem::AnothersSupport);
}

#[test]
fn a_bill_that_was_a_mistake_gives_back_what_it_took() {
    let (mut world, mut books) = with_budget(Counts::Delivered);
    then(
        &mut world,
        &mut books,
        "2026-11-23T08:05:00Z",
        said(1, ADA, What::NoAccess, "2026-11-23T08:05:00Z"),
    );
    world.now = "2026-11-24T09:00:00Z".parse().unwrap();
    let sent = send(&world, &books, Who::Council);
    let (_, lines) = bill_for(&world, &books, Who::Council);
    then(&mut world, &mut books, "2026-11-24T09:00:00Z", sent);
    assert_eq!(stands(&books), [88_200, 10_000, 0, 1_800]);
    let gone = SendBill { bill: bill_id(1), person: person(DOT), to: None, lines, version: 0 };
    then(&mut world, &mut books, "2026-11-24T10:00:00Z", gone);
    assert_eq!(stands(&books), [87_000, 10_000, 0, 3_000]);
    assert!(books.bill(bill_id(1)).is_empty());
    assert_eq!(books.faults(), Vec::<String>::new());
}

#[test]
fn a_budget_is_spent_and_forecast_and_refused_where_it_makes_no_sense() {
    let (mut world, mut books) = with_budget(Counts::Promised);
    let spending = |amount: i64, on: &str| Spending {
        budget: budget_id(1),
        on: date(on),
        amount: Pence(amount),
        what: Use::Activities,
        contingency: false,
        words: sealed(81),
    };
    let spend =
        |to| Spend { spending: SpendingId::new(Uuid::from_u128(1)), person: person(DOT), to: Some(to) };
    refuses(&world, spend(spending(0, "2026-11-16")), budget::Problem::NoSuchSpending);
    refuses(&world, spend(spending(100, "2026-11-15")), budget::Problem::NotItsDay);
    refuses(&world, spend(spending(100, "2026-11-30")), care::meetings::Problem::StillToCome);
    let of_eve = Spend { person: person(EVE), ..spend(spending(100, "2026-11-16")) };
    refuses(&world, of_eve, budget::Problem::AnothersBudget);
    then(&mut world, &mut books, "2026-11-24T09:00:00Z", spend(spending(5_000, "2026-11-20")));
    let agreed = for_dot();
    let early = budget::forecast(&books, (budget_id(1), &agreed), date("2026-11-24"));
    assert_eq!((early.free, early.spent, early.by_the_end), (Pence(82_000), Pence(8_000), None));
    assert_eq!(early.uses, [(On::Visits, Pence(3_000)), (On::Use(Use::Activities), Pence(5_000))]);
    // After half of its thirty days, twice as much as was spent.
    let later = budget::forecast(&books.on(date("2026-12-01")), (budget_id(1), &agreed), date("2026-12-01"));
    assert_eq!((later.by_the_end, later.short()), (Some(Pence(16_000)), None));
    let taken_back = Spend { spending: SpendingId::new(Uuid::from_u128(1)), person: person(DOT), to: None };
    then(&mut world, &mut books, "2026-11-25T09:00:00Z", taken_back);
    assert_eq!(stands(&books), [87_000, 10_000, 0, 3_000]);
    let agree = |change: fn(&mut Budget)| {
        let mut to = for_dot();
        change(&mut to);
        AgreeBudget { budget: budget_id(2), person: person(DOT), to: Some(to) }
    };
    refuses(&world, agree(|_| ()), budget::Problem::AnotherBudget);
    let next_year =
        |budget: &mut Budget| (budget.from, budget.last) = (date("2027-01-01"), date("2027-12-31"));
    assert!(world.ask(By::Worker(worker(BEN)), &agree(next_year).into()).is_ok());
    let backwards = agree(|budget| (budget.from, budget.last) = (date("2027-02-01"), date("2027-01-01")));
    refuses(&world, backwards, General::EndsBeforeItBegins);
    let poor = agree(|budget| {
        (budget.from, budget.last) = (date("2027-01-01"), date("2027-12-31"));
        budget.amount = Pence(99);
    });
    let reasons: [care::team::Problem; 2] =
        [budget::Problem::NoSuchBudget.into(), budget::Problem::MoreAsideThanThere.into()];
    assert_eq!(world.refused(BEN, &poor.into()), reasons);
}

#[test]
fn a_price_is_assumed_from_a_day_on_and_within_sense() {
    let mut world = World::new();
    let assume = |item, value| {
        let to = Some(Assumption { value, words: sealed(82) });
        Assume { item, from: date("2026-11-01"), to }
    };
    let most = |most: &str| price::Problem::NoSuchValue { most: most.to_owned() };
    refuses(&world, assume(Item::Running, 4_501), most("45%"));
    refuses(&world, assume(Item::Wage, -1), most("£100.00"));
    refuses(&world, fee(99, Counts::Agreed), price::Problem::NoSuchFee);
    world.does(BEN, &assume(Item::Running, 2_200).into());
    let on = |on: &str| world.team.assumed_on(Item::Running, date(on)).map(|(_, one)| one.value);
    assert_eq!([on("2026-10-31"), on("2026-11-01"), on("2027-11-01")], [None, Some(2_200), Some(2_200)]);
}

#[test]
fn a_disputed_line_has_an_owner_and_an_answer_from_somebody_else() {
    let (mut world, mut books) = with_budget(Counts::Promised);
    world.now = "2026-11-24T09:00:00Z".parse().unwrap();
    let sent = send(&world, &books, Who::Council);
    then(&mut world, &mut books, "2026-11-24T09:00:00Z", sent);
    let (id, dot) = (DisputeId::new(Uuid::from_u128(1)), By::Person(person(DOT)));
    let raise = |number| disputes::Raise {
        dispute: id,
        line: disputes::Line::Bill { bill: bill_id(1), number },
        said: 1_200,
        subject: DataSubject::Person(person(DOT)),
        words: sealed(83),
    };
    refuses(&world, raise(3), disputes::Problem::NoSuchLine);
    refuses(&world, raise(0), disputes::Problem::NoSuchLine);
    let answer = disputes::Answer { dispute: id, put_right: false, words: sealed(84) };
    refuses(&world, answer.clone(), General::Unknown("disputed line"));
    world.make(dot, &raise(1).into());
    refuses(&world, raise(1), General::AlreadyThere);
    let second = disputes::Raise { dispute: DisputeId::new(Uuid::from_u128(2)), ..raise(1) };
    refuses(&world, second, disputes::Problem::DisputedAlready);
    refuses_by(&world, dot, answer.clone(), disputes::Problem::OwnDispute);
    let daughter = By::Member(MemberId::new(Uuid::from_u128(7)));
    refuses_by(&world, daughter, answer.clone(), disputes::Problem::NotForThem);
    let reopen = disputes::Reopen { dispute: id, words: sealed(85) };
    refuses_by(&world, dot, reopen.clone(), disputes::Problem::NotAnsweredYet);
    world.does(BEN, &disputes::TakeOn { dispute: id }.into());
    assert_eq!(world.team.disputes[&id].owner(), Some(By::Worker(worker(BEN))));
    world.does(BEN, &answer.clone().into());
    assert!(!world.team.disputes[&id].is_open());
    refuses(&world, answer, disputes::Problem::Answered);
    refuses(&world, reopen.clone(), disputes::Problem::NotTheirs);
    world.make(dot, &reopen.into());
    assert!(world.team.disputes[&id].is_open());
}

/// Something that may happen to Dot's money.
#[derive(Clone, Copy, Debug)]
enum Deed {
    Hospital(bool),
    Fee(i64),
    Budget(i64),
    Spend(u128, Option<i64>),
    Bill(bool),
    Wait,
}

fn deeds() -> impl Strategy<Value = Vec<Deed>> {
    let deed = prop_oneof![
        any::<bool>().prop_map(Deed::Hospital),
        (1_000..4_000_i64).prop_map(Deed::Fee),
        (20_000..200_000_i64).prop_map(Deed::Budget),
        (1..4_u128, proptest::option::of(1..9_999_i64))
            .prop_map(|(number, amount)| Deed::Spend(number, amount)),
        any::<bool>().prop_map(Deed::Bill),
        Just(Deed::Wait),
    ];
    proptest::collection::vec(deed, 0..25)
}

fn command(deed: Deed, world: &World, books: &Books) -> Option<Command> {
    let dot = person(DOT);
    Some(match deed {
        Deed::Hospital(away) => {
            let (from, to) = (date("2026-11-23"), date("2026-11-23"));
            let hospital = Exception::Away { person: dot, from, to, why: Away::Hospital };
            let exception = care::ids::ExceptionId::new(Uuid::from_u128(1));
            SetException { exception, to: away.then_some(hospital) }.into()
        }
        Deed::Fee(hour) => fee(hour, Counts::Promised),
        Deed::Budget(amount) => {
            let to = Some(Budget { amount: Pence(amount), ..for_dot() });
            AgreeBudget { budget: budget_id(1), person: dot, to }.into()
        }
        Deed::Spend(number, amount) => {
            let to = amount.map(|amount| Spending {
                budget: budget_id(1),
                on: date("2026-11-16"),
                amount: Pence(amount),
                what: Use::Other,
                contingency: number == 1,
                words: sealed(90),
            });
            Spend { spending: SpendingId::new(Uuid::from_u128(number)), person: dot, to }.into()
        }
        Deed::Bill(true) => send(world, books, Who::Council).into(),
        Deed::Bill(false) => {
            let lines = books.bill(bill_id(1)).to_vec();
            SendBill { bill: bill_id(1), person: dot, to: None, lines, version: 0 }.into()
        }
        Deed::Wait => return None,
    })
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(60))]

    #[test]
    fn in_whatever_order_no_penny_is_made_or_lost(deeds in deeds()) {
        let (mut world, mut books) = with_budget(Counts::Promised);
        let mut hour = 0_i64;
        for deed in deeds {
            hour += 7;
            world.now = "2026-11-16T12:00:00Z".parse::<jiff::Timestamp>().unwrap() + jiff::SignedDuration::from_hours(hour);
            let Some(command) = command(deed, &world, &books) else { continue };
            for (_, event) in world.try_to(By::Worker(worker(BEN)), &command).unwrap_or_default() {
                books.apply(world.now, &event);
            }
        }
        let books = books.on(date("2026-12-31"));
        prop_assert_eq!(books.faults(), Vec::<String>::new());
        let all: i64 = books.budgets.ledger().balances().map(|(_, amount)| amount.number()).sum();
        prop_assert_eq!(all, 0);
        let agreed = world.team.budgets[&budget_id(1)].amount.0;
        let uses: i64 = world.team.budget_spendings.values().map(|one| one.amount.0).sum();
        let [free, contingency, reserved, visits] = stands(&books);
        prop_assert_eq!(free + contingency + reserved + visits + uses, agreed);
        prop_assert_eq!(reserved, 0);
        // What a replay of the same events gives is the same.
        let kept: Books = serde_json::from_slice(&serde_json::to_vec(&books).unwrap()).unwrap();
        prop_assert_eq!(kept, books);
    }

    #[test]
    fn shares_add_up_to_all_of_it(amount in -100_000..100_000_i64, first in 0..=10_000_u16) {
        let shares = [(Who::Council, first), (Who::Person, 10_000 - first)];
        let sum: Pence = bills::shared_out(Pence(amount), &shares).iter().map(|(_, _, pence)| *pence).sum();
        prop_assert_eq!(sum, Pence(amount));
    }
}
