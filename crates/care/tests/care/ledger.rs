//! The laws of a ledger, on whatever happens in whatever order; and that hledger reads what it writes.

use std::io::Write;
use std::process::{Command, Stdio};

use care::ledger::{self, Account, Amount, Held, Kind, Ledger, Money, Posting, Problem, Time, Transaction};
use care::time::plus_days;
use jiff::civil::Date;
use proptest::prelude::*;
use serde::{Deserialize, Serialize};

use crate::world::date;

/// Where a block of hours can be.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
enum Pot {
    Commissioned,
    Open,
    Reserved,
    Delivered,
}

impl Account for Pot {
    type Unit = Time;

    fn kind(self) -> Kind {
        match self {
            Self::Commissioned => Kind::Income,
            Self::Open | Self::Reserved => Kind::Assets,
            Self::Delivered => Kind::Expenses,
        }
    }
}

/// A purse, in pence.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
enum Purse {
    Given,
    There,
}

impl Account for Purse {
    type Unit = Money;

    fn kind(self) -> Kind {
        match self {
            Self::Given => Kind::Income,
            Self::There => Kind::Assets,
        }
    }
}

type Hours = Ledger<Pot, u32, u8>;

struct Named;

impl<A: std::fmt::Debug> ledger::Words<A, u32> for Named {
    fn account(&self, account: A) -> String {
        format!("mill lane:{}", format!("{account:?}").to_lowercase())
    }

    fn transaction(&self, what: &u32) -> String {
        format!("number {what}; with a semicolon  and blanks")
    }
}

fn minutes(number: i64) -> Amount<Time> {
    Amount::new(number)
}

fn held(number: i64) -> Held<Pot> {
    Held { from: Pot::Open, at: Pot::Reserved, amount: minutes(number) }
}

fn commissioned(number: i64) -> Hours {
    let mut hours = Hours::default();
    let places = (Pot::Commissioned, Pot::Open);
    hours.transfer((date("2026-11-02"), 0), places, minutes(number)).unwrap();
    hours
}

/// Something that somebody does with a ledger, or tries to.
#[derive(Clone, Copy, Debug)]
enum Deed {
    Reserve(u8, i64),
    Settle(u8, i64),
    Release(u8),
    Correct(u32),
    Again,
}

fn deeds() -> impl Strategy<Value = Vec<(u8, Deed)>> {
    let deed = prop_oneof![
        (0..6_u8, 0..90_i64).prop_map(|(name, amount)| Deed::Reserve(name, amount)),
        (0..6_u8, 0..90_i64).prop_map(|(name, amount)| Deed::Settle(name, amount)),
        (0..6_u8).prop_map(Deed::Release),
        (0..30_u32).prop_map(Deed::Correct),
        Just(Deed::Again),
    ];
    proptest::collection::vec((0..3_u8, deed), 0..40)
}

/// Does them one after the other; what is refused is left.
fn done(deeds: &[(u8, Deed)]) -> Hours {
    let mut hours = commissioned(6_000);
    let mut on = date("2026-11-02");
    for (number, (days, deed)) in (1..).zip(deeds) {
        on = plus_days(on, i32::from(*days));
        let entry: (Date, u32) = (on, number);
        let _ = match deed {
            Deed::Reserve(name, amount) => hours.reserve(entry, *name, held(*amount)),
            Deed::Settle(name, took) => hours.settle(entry, *name, (Pot::Delivered, minutes(*took))),
            Deed::Release(name) => hours.release(entry, *name),
            Deed::Correct(wrong) => hours.correct(entry, wrong),
            Deed::Again => hours.transactions().last().cloned().map_or(Ok(()), |last| hours.post(last)),
        };
    }
    hours
}

proptest! {
    #[test]
    fn no_minute_is_made_or_lost_in_whatever_order(deeds in deeds()) {
        let hours = done(&deeds);
        let all: Amount<Time> = hours.balances().map(|(_, amount)| amount).sum();
        prop_assert!(all.is_zero(), "{all}");
        for transaction in hours.transactions() {
            let sum: Amount<Time> = transaction.postings.iter().map(|posting| posting.amount).sum();
            prop_assert!(sum.is_zero(), "{transaction:?}");
        }
        prop_assert_eq!(hours.faults(), Vec::<String>::new());
    }

    #[test]
    fn what_waits_is_what_is_reserved_where_nothing_was_corrected(deeds in deeds()) {
        let deeds: Vec<_> = deeds.into_iter().filter(|(_, deed)| !matches!(deed, Deed::Correct(_))).collect();
        let hours = done(&deeds);
        let waiting: Amount<Time> = hours.held().map(|(_, held)| held.amount).sum();
        prop_assert_eq!(waiting, hours.balance(Pot::Reserved));
    }

    #[test]
    fn the_same_deeds_give_the_same_ledger(deeds in deeds()) {
        prop_assert_eq!(done(&deeds), done(&deeds));
    }

    #[test]
    fn a_ledger_read_again_from_its_transactions_is_the_same(deeds in deeds()) {
        let hours = done(&deeds);
        let mut again = Hours::default();
        for transaction in hours.transactions() {
            let text = serde_json::to_string(transaction).unwrap();
            again.post(serde_json::from_str(&text).unwrap()).unwrap();
        }
        prop_assert!(again.balances().eq(hours.balances()));
        prop_assert_eq!(ledger::hledger(&again, &Named), ledger::hledger(&hours, &Named));
    }

    #[test]
    fn posting_everything_twice_posts_it_once(deeds in deeds()) {
        let hours = done(&deeds);
        let mut twice = hours.clone();
        for transaction in hours.transactions() {
            twice.post(transaction.clone()).unwrap();
        }
        prop_assert_eq!(twice, hours);
    }

    #[test]
    fn what_is_corrected_stays_readable_beside_what_corrects_it(deeds in deeds()) {
        let hours = done(&deeds);
        for transaction in hours.transactions() {
            let Some(at) = transaction.corrects else { continue };
            let wrong = &hours.transactions()[at];
            let sum = |place: Pot| -> i64 {
                let both = wrong.postings.iter().chain(&transaction.postings);
                both.filter(|posting| posting.account == place).map(|posting| posting.amount.number()).sum()
            };
            prop_assert!(wrong.postings.iter().all(|posting| sum(posting.account) == 0));
            prop_assert!(wrong.on <= transaction.on);
        }
    }

    #[test]
    fn a_statement_is_the_same_however_it_is_cut(deeds in deeds(), cut in 0..60_i32) {
        let hours = done(&deeds);
        let (first, last) = (date("2026-11-02"), date("2027-12-31"));
        let ours = |place| place == Pot::Open;
        let middle = plus_days(first, cut);
        let (whole, early) = (hours.statement(ours, first, last), hours.statement(ours, first, middle));
        let late = hours.statement(ours, plus_days(middle, 1), last);
        prop_assert_eq!(early.after, late.before);
        prop_assert_eq!(early.lines.len() + late.lines.len(), whole.lines.len());
        prop_assert_eq!((late.after, whole.after), (hours.balance(Pot::Open), hours.balance(Pot::Open)));
    }
}

#[test]
fn a_visit_is_reserved_posted_and_what_it_did_not_take_goes_back() {
    let mut hours = commissioned(600);
    let (monday, tuesday) = (date("2026-11-02"), date("2026-11-03"));
    hours.reserve((monday, 1), 7, held(45)).unwrap();
    hours.reserve((monday, 2), 8, held(30)).unwrap();
    assert_eq!((hours.balance(Pot::Open), hours.balance(Pot::Reserved)), (minutes(525), minutes(75)));
    hours.settle((tuesday, 3), 7, (Pot::Delivered, minutes(40))).unwrap();
    hours.release((tuesday, 4), 8).unwrap();
    assert_eq!((hours.balance(Pot::Open), hours.balance(Pot::Delivered)), (minutes(560), minutes(40)));
    assert_eq!(hours.held().count(), 0);
    let statement = hours.statement(|place| place == Pot::Open, tuesday, tuesday);
    let lines: Vec<_> =
        statement.lines.iter().map(|line| (line.amount.number(), line.balance.number())).collect();
    assert_eq!(
        (statement.before.number(), lines, statement.after.number()),
        (525, vec![(5, 530), (30, 560)], 560)
    );
}

#[test]
fn what_is_refused_says_why_and_changes_nothing() {
    let mut hours = commissioned(600);
    let (monday, sunday) = (date("2026-11-02"), date("2026-11-01"));
    let lame = |amount: i64| Transaction {
        what: 9,
        on: monday,
        postings: vec![
            Posting { account: Pot::Open, amount: minutes(amount) },
            Posting { account: Pot::Delivered, amount: minutes(0) },
        ],
        corrects: None,
    };
    let before = hours.clone();
    assert_eq!(hours.post(lame(-5)), Err(Problem::DoesNotBalance { over: "-5 min".to_owned() }));
    assert_eq!(hours.post(lame(0)), Err(Problem::NothingMoves));
    assert_eq!(hours.reserve((sunday, 1), 1, held(30)), Err(Problem::OutOfOrder { last: monday }));
    assert_eq!(hours.reserve((monday, 0), 1, held(30)), Err(Problem::AnotherOfThisName));
    assert_eq!(hours.reserve((monday, 1), 1, held(-30)), Err(Problem::NothingMoves));
    assert_eq!(hours.settle((monday, 1), 1, (Pot::Delivered, minutes(1))), Err(Problem::NothingHeld));
    assert_eq!(hours.release((monday, 1), 1), Err(Problem::NothingHeld));
    assert_eq!(hours.correct((monday, 1), &44), Err(Problem::NothingOfThisName));
    assert_eq!(hours, before);
    hours.reserve((monday, 1), 1, held(30)).unwrap();
    assert_eq!(hours.reserve((monday, 2), 1, held(30)), Err(Problem::HeldAlready));
    let less = hours.settle((monday, 2), 1, (Pot::Delivered, minutes(-1)));
    assert_eq!(less, Err(Problem::NothingMoves));
}

#[test]
fn once_both_sides_signed_only_a_later_day_takes_a_correction() {
    let mut hours = commissioned(600);
    hours.close(date("2026-11-08"));
    let refused = hours.correct((date("2026-11-05"), 1), &0);
    assert_eq!(refused, Err(Problem::Closed { through: date("2026-11-08") }));
    hours.correct((date("2026-11-09"), 1), &0).unwrap();
    assert_eq!(hours.transactions()[1].corrects, Some(0));
    assert_eq!(hours.correct((date("2026-11-09"), 2), &0), Err(Problem::CorrectedAlready));
    assert!(hours.balance(Pot::Open).is_zero());
}

#[test]
fn pence_are_written_as_pounds() {
    let mut purse: Ledger<Purse, u32, u8> = Ledger::default();
    let on = date("2026-11-02");
    purse.transfer((on, 1), (Purse::Given, Purse::There), Amount::new(1_271)).unwrap();
    let text = ledger::hledger(&purse, &Named);
    assert!(text.contains("commodity 1000.00 GBP") && text.contains("-12.71 GBP = -12.71 GBP"), "{text}");
    assert!(hledger_accepts(&text) != Some(false), "{text}");
}

#[test]
fn hledger_accepts_what_is_exported_and_comes_to_the_same() {
    let mut hours = commissioned(600);
    let (monday, tuesday) = (date("2026-11-02"), date("2026-11-03"));
    hours.reserve((monday, 1), 7, held(45)).unwrap();
    hours.settle((tuesday, 2), 7, (Pot::Delivered, minutes(40))).unwrap();
    hours.correct((tuesday, 3), &2).unwrap();
    let text = ledger::hledger(&hours, &Named);
    assert!(text.contains("; ref: E-4, corrects: E-3"), "{text}");
    let Some(accepted) = hledger_accepts(&text) else { return };
    assert!(accepted, "{text}");
    let balances = run(&["balance", "-N", "--flat", "-E", "-O", "csv"], &text).unwrap().1;
    for (place, amount) in hours.balances() {
        let name = format!("{}:mill lane:{}", place.kind().name(), format!("{place:?}").to_lowercase());
        let told = balances.lines().find(|line| line.contains(&name)).unwrap_or("");
        assert!(told.contains(&format!("\"{}", amount.number())), "{name}: {told}, not {amount}");
    }
    let broken = text.replace("= 555 min", "= 554 min");
    assert_ne!(broken, text);
    assert_eq!(hledger_accepts(&broken), Some(false), "a wrong balance would be found");
}

#[test]
fn a_table_has_a_row_for_each_posting() {
    let table = ledger::csv(&commissioned(600), &Named);
    let rows: Vec<&str> = table.lines().collect();
    assert_eq!(rows[0], "entry,date,what,account,amount,balance,unit,corrects");
    let first = "1,2026-11-02,number 0; with a semicolon  and blanks,assets:mill lane:open,600,600,min,";
    assert_eq!((rows.len(), rows[1]), (3, first));
}

/// Whether hledger accepts a journal; `None` where there is no hledger, which is said.
#[expect(clippy::print_stdout, reason = "a test that skips says so")]
fn hledger_accepts(text: &str) -> Option<bool> {
    let checks = ["check", "accounts", "commodities", "balancednoautoconversion", "ordereddates"];
    let ran = run(&checks, text);
    if ran.is_none() {
        println!("skipped: hledger is not installed");
    }
    ran.map(|(fine, _)| fine)
}

/// Runs hledger on a text; `None` where there is none.
fn run(arguments: &[&str], text: &str) -> Option<(bool, String)> {
    let mut hledger = Command::new("hledger");
    hledger.args(["-f", "-"]).args(arguments);
    hledger.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::null());
    let mut child = hledger.spawn().ok()?;
    child.stdin.take()?.write_all(text.as_bytes()).ok()?;
    let output = child.wait_with_output().ok()?;
    Some((output.status.success(), String::from_utf8_lossy(&output.stdout).into_owned()))
}
