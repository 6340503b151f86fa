//! Prices, budgets, bills and disputed lines as the person, the team, those who pay and the organisation live them.
#![expect(clippy::unwrap_used, reason = "helpers of tests may stop them")]

mod common;

use care::access::Purpose;
use care::bank::Payer;
use care::bills::{Paying, Who};
use care::budget::{Budget, Kind as Held, Seen, Use};
use care::disputes::Line;
use care::drafts::{self, Begin};
use care::pay::Days;
use care::price::{Counts, Item};
use care::roles::{Role, ShareRole, Turn};
use care::team::Command;
use care::visit::VisitId;
use care::weeks::{self, Move};
use care::{Pence, accounts, organisation};
use common::{Village, account, at, id};
use service::bills::{Crediting, Splitting};
use service::budget::{Agreeing, Spending};
use service::disputes::{Right, What};
use service::price::Basis;
use service::{Caller, Kind, Order};
use std::collections::BTreeSet;

/// A fortnight on: Ben keeps the books, Mrs Hill has an account, a budget of £1,000.00 and a fee of £24.00, and Asha came to Monday's
/// breakfast.
async fn lived() -> (Village, Caller) {
    let village = Village::new().await;
    let (service, team) = (&village.service, village.team);
    let membership = organisation::Membership::Person { team, person: village.hill };
    let give = organisation::Command::from(accounts::Give { account: account(6), membership });
    service.organise(account(5), id(), &give).await.unwrap();
    let turns = vec![Turn { worker: village.ben, from: "2026-01-01".parse().unwrap(), to: None }];
    let share = Command::from(ShareRole { role: Role::Bookkeeper, turns });
    service.act(&village.administrator().await, team, Order::new(id(), share)).await.unwrap();
    let ben = village.ben().await;
    let fee = (Payer::Council, "2026-03-01".parse().unwrap(), Pence(2_400), Counts::Promised);
    service.agree_fee(&ben, team, id(), fee).await.unwrap();
    let terms = Budget {
        person: village.hill,
        kind: Held::Managed,
        amount: Pence(100_000),
        contingency: Pence(10_000),
        from: "2026-03-01".parse().unwrap(),
        last: "2027-02-28".parse().unwrap(),
        council_sees: Seen::Sums,
    };
    service.agree_budget(&ben, team, id(), Agreeing { budget: None, terms }).await.unwrap();
    publish(&village).await;
    village.clock.set(at("2026-03-16T08:00:00Z"));
    (village, ben)
}

/// Next week, published with Monday's breakfast by Asha.
async fn publish(village: &Village) {
    let (week, asha) = (village.next, village.asha().await);
    let visit = VisitId::Agreed { pattern: village.breakfast, date: "2026-03-09".parse().unwrap() };
    let workers = BTreeSet::from([village.asha]);
    let moves = vec![Move::Assign { visit, workers, start: None, minutes: None }];
    let commands = [
        Command::from(drafts::BeginDraft { week, begin: Begin::Fresh }),
        Command::from(drafts::ChangeDraft { week, moves }),
    ];
    for command in commands {
        village.service.act(&asha, village.team, Order::new(id(), command)).await.unwrap();
    }
    let agree = |verdict| Command::from(weeks::AgreeToDraft { week, verdict });
    village.service.act_judged(&asha, village.team, Order::of(id()), agree).await.unwrap();
}

fn days() -> Days {
    Days { first: "2026-03-09".parse().unwrap(), last: "2026-03-15".parse().unwrap() }
}

#[tokio::test]
async fn team_organisation_and_council_read_the_same_price_and_only_a_role_changes_it() {
    let (village, ben) = lived().await;
    let (service, team) = (&village.service, village.team);
    let everyone =
        [village.asha().await, ben.clone(), village.council().await, village.administrator().await];
    let mut prices = Vec::new();
    for caller in &everyone {
        let seen = service.price_of_care(caller, team).await.unwrap();
        prices.push((seen.hour, seen.parts, seen.fees, seen.by_length));
    }
    assert!(prices.iter().all(|price| *price == prices[0]));
    let gap = prices[0].2[0].gap;
    assert_eq!(gap, prices[0].0 - Pence(2_400));
    let from = "2026-03-01".parse().unwrap();
    let assume = |caller: Caller| {
        let service = service.clone();
        let assumed = (Item::Running, from, 2_000, "Our own accounts of last year".to_owned());
        async move { service.assume_for_price(&caller, team, id(), assumed).await }
    };
    for caller in [village.asha().await, village.council().await] {
        assert_eq!(assume(caller).await.unwrap_err().kind, Kind::Forbidden);
    }
    assume(ben).await.unwrap();
    let seen = service.price_of_care(&everyone[2], team).await.unwrap();
    let running = seen.parts.iter().find(|part| part.item == Item::Running).unwrap();
    assert_eq!(running.basis, Basis::Ours(from, "Our own accounts of last year".to_owned()));
    assert_eq!(running.value, 2_000);
    // Two workers are too few for an average: what the team promises stands in for their pay.
    let wage = seen.parts.iter().find(|part| part.item == Item::Wage).unwrap();
    assert_eq!(wage.basis, Basis::Promised);
    let hill = village.caller(6).await;
    assert!(service.price_of_care(&hill, team).await.is_err());
}

#[tokio::test]
async fn the_holder_sees_all_of_a_budget_and_the_council_what_was_agreed() {
    let (village, ben) = lived().await;
    let (service, team, hill) = (&village.service, village.team, village.caller(6).await);
    let of_hill = (team, village.hill);
    let (budgets, _) = service.budgets(&hill, of_hill, Purpose::Everyday).await.unwrap();
    let budget = budgets.all[0].id;
    let spending = Spending {
        budget,
        on: "2026-03-15".parse().unwrap(),
        amount: Pence(4_250),
        what: Use::Activities,
        contingency: false,
        words: "The choir".to_owned(),
    };
    let command = id();
    service.spend_budget(&hill, of_hill, command, spending.clone()).await.unwrap();
    service.spend_budget(&hill, of_hill, command, spending).await.unwrap();
    let (seen, _) = service.budgets(&ben, of_hill, Purpose::Everyday).await.unwrap();
    let forecast = &seen.all[0].forecast;
    // Thirty minutes of breakfast at £24.00, and the choir once.
    assert_eq!((forecast.spent, forecast.free), (Pence(5_450), Pence(84_550)));
    let council = service.council_budgets(&village.council().await, team).await.unwrap();
    assert_eq!((council[0].forecast.spent, council[0].forecast.uses.len()), (Pence(5_450), 0));
    for caller in [village.asha().await, village.council().await, village.nobody().await] {
        assert!(service.budgets(&caller, of_hill, Purpose::Everyday).await.is_err());
    }
}

#[tokio::test]
async fn a_bill_is_sent_once_and_each_who_pays_reads_their_own() {
    let (village, ben) = lived().await;
    let (service, team) = (&village.service, village.team);
    let of_hill = (team, village.hill);
    let paying = Paying::Shares(vec![(Who::Council, 7_000), (Who::Person, 3_000)]);
    let split = Splitting { from: "2026-03-01".parse().unwrap(), paying };
    service.agree_paying(&ben, of_hill, id(), split).await.unwrap();
    let asha = village.asha().await;
    assert_eq!(service.send_bills(&asha, of_hill, id(), days()).await.unwrap_err().kind, Kind::Forbidden);
    let command = id();
    service.send_bills(&ben, of_hill, command, days()).await.unwrap();
    service.send_bills(&ben, of_hill, command, days()).await.unwrap();
    let again = service.send_bills(&ben, of_hill, id(), days()).await.unwrap_err();
    assert!(again.to_string().contains("already"), "{again}");
    let totals =
        |bills: &service::bills::Bills| -> Vec<Pence> { bills.all.iter().map(|one| one.to_pay).collect() };
    let (all, _) = service.bills(&ben, team).await.unwrap();
    assert_eq!((totals(&all).iter().copied().sum::<Pence>(), all.all.len()), (Pence(1_200), 2));
    let (councils, _) = service.bills(&village.council().await, team).await.unwrap();
    assert_eq!((totals(&councils), councils.all[0].called.as_str()), (vec![Pence(840)], "Edna Hill"));
    let hill = village.caller(6).await;
    let (own, _) = service.bills_of(&hill, of_hill).await.unwrap();
    assert_eq!(
        totals(&own.bills).iter().copied().sum::<Pence>(),
        Pence(1_200),
        "they see all bills for their own visits"
    );
    assert!(service.bills(&asha, team).await.is_err());
    let table = service::bills::table(&service.bill(&ben, team, all.all[0].id).await.unwrap().0);
    let columns = service::bills::COLUMNS.len();
    assert!(table.lines().all(|line| line.split(',').count() == columns), "{table}");
}

#[tokio::test]
async fn two_who_send_the_same_bill_at_once_send_it_once() {
    let (village, ben) = lived().await;
    let (service, of_hill) = (&village.service, (village.team, village.hill));
    let other = service::Service::new(village.journal.clone(), std::sync::Arc::new(village.clock.clone()));
    let administrator = village.administrator().await;
    let (one, two) = tokio::join!(
        service.send_bills(&ben, of_hill, id(), days()),
        other.send_bills(&administrator, of_hill, id(), days())
    );
    assert_eq!([one.is_ok(), two.is_ok()].iter().filter(|done| **done).count(), 1);
    let fresh = service::Service::new(village.journal.clone(), std::sync::Arc::new(village.clock.clone()));
    let books = fresh.books_here(village.team).await.unwrap();
    assert_eq!(books.faults(), Vec::<String>::new());
    let (bills, _) = fresh.bills(&ben, village.team).await.unwrap();
    assert_eq!((bills.all.len(), bills.total), (1, Pence(1_200)));
}

#[tokio::test]
async fn a_line_is_asked_about_answered_and_put_right_in_the_open() {
    let (village, ben) = lived().await;
    let (service, team) = (&village.service, village.team);
    let of_hill = (team, village.hill);
    service.send_bills(&ben, of_hill, id(), days()).await.unwrap();
    let council = village.council().await;
    let bill = service.bills(&council, team).await.unwrap().0.all[0].id;
    let line = Line::Bill { bill, number: 1 };
    let asked = (line, 1_200, "Nobody came that morning.".to_owned());
    service.dispute_line(&council, team, id(), asked.clone()).await.unwrap();
    assert!(service.dispute_line(&council, team, id(), asked).await.is_err(), "it is looked into already");
    let (open, _) = service.disputes(&ben, team).await.unwrap();
    let dispute = open[0].id;
    assert_eq!((open[0].may_answer, open[0].words.as_str()), (true, "Nobody came that morning."));
    let answer = |right| (dispute, right, "You are right: it was cut short.".to_owned());
    let theirs = service.answer_dispute(&council, team, id(), answer(Right::Stands)).await.unwrap_err();
    assert_eq!(theirs.kind, Kind::Forbidden);
    service.take_on_dispute(&ben, team, id(), dispute).await.unwrap();
    let more =
        service.answer_dispute(&ben, team, id(), answer(Right::Money(Pence(1_201)))).await.unwrap_err();
    assert_eq!(more.kind, Kind::Invalid);
    let wrong = service.answer_dispute(&ben, team, id(), answer(Right::Minutes(5))).await.unwrap_err();
    assert_eq!(wrong.kind, Kind::Invalid);
    service.answer_dispute(&ben, team, id(), answer(Right::Money(Pence(400)))).await.unwrap();
    let (seen, _) = service.bill(&council, team, bill).await.unwrap();
    assert_eq!(
        (seen.listed.bill.total, seen.listed.to_pay, seen.listed.disputed),
        (Pence(1_200), Pence(800), 0)
    );
    let (_, amount, why) = &seen.lines[0].credits[0];
    assert_eq!((*amount, why.as_str()), (Pence(400), "You are right: it was cut short."));
    let steps: Vec<_> = seen.lines[0].dispute.as_ref().unwrap().steps.iter().map(|one| &one.what).collect();
    assert_eq!(steps, [&What::TakenOn, &What::PutRight("You are right: it was cut short.".to_owned())]);
    // The one who asked may ask again, and nobody else.
    let again = (dispute, "All of it, please.".to_owned());
    assert!(service.reopen_dispute(&ben, team, id(), again.clone()).await.is_err());
    service.reopen_dispute(&council, team, id(), again).await.unwrap();
    assert!(service.disputes(&ben, team).await.unwrap().0[0].is_open);
}

#[tokio::test]
async fn a_credit_is_at_most_the_line_and_a_bill_of_nobody_is_refused() {
    let (village, ben) = lived().await;
    let (service, team) = (&village.service, village.team);
    let of_hill = (team, village.hill);
    let empty = Days { first: "2026-03-02".parse().unwrap(), last: "2026-03-08".parse().unwrap() };
    let nothing = service.send_bills(&ben, of_hill, id(), empty).await.unwrap_err();
    assert!(nothing.to_string().contains("no visit to charge"), "{nothing}");
    service.send_bills(&ben, of_hill, id(), days()).await.unwrap();
    let bill = service.bills(&ben, team).await.unwrap().0.all[0].id;
    let credit = |amount| Crediting { bill, line: 1, amount: Pence(amount), words: "Cut short".to_owned() };
    let more = service.credit_line(&ben, of_hill, id(), credit(1_201)).await.unwrap_err();
    assert!(more.to_string().contains("£12.00"), "{more}");
    let command = id();
    service.credit_line(&ben, of_hill, command, credit(500)).await.unwrap();
    service.credit_line(&ben, of_hill, command, credit(500)).await.unwrap();
    assert_eq!(service.bills(&ben, team).await.unwrap().0.total, Pence(700));
}

#[test]
fn the_columns_of_a_bill_are_described() {
    let documented =
        std::fs::read_to_string(concat!(env!("CARGO_MANIFEST_DIR"), "/../../docs/bills.md")).unwrap();
    for (name, meaning) in service::bills::COLUMNS {
        assert!(
            documented.contains(&format!("| `{name}` | {meaning} |")),
            "docs/bills.md says nothing of {name}"
        );
    }
}
