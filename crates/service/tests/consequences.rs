//! What a visit that is different for once would mean, beside what the week comes to when it is made so; and that weeks laid out
//! know no more than the vault does.
#![allow(clippy::unwrap_used, reason = "on data known to be good")]

mod common;

use std::collections::BTreeSet;
use std::sync::Arc;
use std::time::Duration;

use care::Minutes;
use care::absences::{Absence, SetAbsence, Why};
use care::details::DataSubject;
use care::drafts::{self, Begin};
use care::erasures::Whom;
use care::ids::{AbsenceId, RepairId};
use care::support::{Exception, Instead};
use care::team::Command;
use care::time::Clock;
use care::visit::VisitId;
use care::weeks::{self, Move};
use common::{Village, account, id};
use service::planning::{Consequence, Sheet, Which};
use service::{Different, Once, Order, Service, TeamView, Then};
use uuid::Uuid;

impl Village {
    fn breakfast_on(&self, date: &str) -> VisitId {
        VisitId::Agreed { pattern: self.breakfast, date: date.parse().unwrap() }
    }

    async fn does(&self, command: impl Into<Command>) {
        let order = Order::new(id(), command.into());
        self.service.act(&self.asha().await, self.team, order).await.unwrap();
    }

    async fn look(&self) -> TeamView {
        self.service.view_team(&self.asha().await, self.team).await.unwrap()
    }

    async fn sheet(&self) -> Arc<Sheet> {
        self.look().await.sheet(self.next, Which::Published).await.unwrap()
    }

    /// Next week with Monday's breakfast by Asha and Tuesday's by Ben, published.
    async fn publish(&self) {
        self.does(drafts::BeginDraft { week: self.next, begin: Begin::Fresh }).await;
        let give = |visit, worker| Move::Assign {
            visit,
            workers: BTreeSet::from([worker]),
            start: None,
            minutes: None,
        };
        let moves = vec![
            give(self.breakfast_on("2026-03-09"), self.asha),
            give(self.breakfast_on("2026-03-10"), self.ben),
        ];
        self.does(drafts::ChangeDraft { week: self.next, moves }).await;
        let agree = |verdict| Command::from(weeks::AgreeToDraft { week: self.next, verdict });
        self.service.act_judged(&self.asha().await, self.team, Order::of(id()), agree).await.unwrap();
    }

    /// What it would mean, and what it did mean once it was made so: before and after.
    async fn made(&self, wanted: Different) -> (Once, Arc<Sheet>, Arc<Sheet>) {
        let (look, before) = (self.look().await, self.sheet().await);
        let once = look.if_once(&wanted).await.unwrap();
        let ids = (id(), RepairId::new(Uuid::new_v4()));
        self.service.make_once(look.caller(), self.team, ids, &wanted).await.unwrap();
        (once, before, self.sheet().await)
    }

    async fn monday(&self, instead: Instead) -> Different {
        let visit = self.breakfast_on("2026-03-09");
        self.different(Exception::Different { visit, person: self.hill, instead }).await
    }

    async fn different(&self, to: Exception) -> Different {
        let look = self.look().await;
        let exception = look.exception_for(&look.visit(self.breakfast_on("2026-03-09")).unwrap());
        Different { week: self.next, which: Which::Published, exception, to }
    }
}

/// What is told is what the two weeks, laid out, differ by.
fn is_the_difference(told: &Consequence, before: &Sheet, after: &Sheet) {
    let (then, now) = (&before.verdict.score, &after.verdict.score);
    assert_eq!(told.extra, now.total - then.total);
    let parts = then.parts.iter().filter(|(rule, part)| now.part(*rule).amount != part.amount);
    let expected: BTreeSet<_> = parts
        .map(|(rule, part)| {
            let then = now.part(*rule);
            (rule.name(), part.amount, then.amount, then.cost - part.cost)
        })
        .collect();
    let said: BTreeSet<_> =
        told.rules.iter().map(|one| (one.rule.name(), one.before, one.after, one.extra)).collect();
    assert_eq!(said, expected);
    assert!(told.rules.windows(2).all(|two| two[0].extra.abs() >= two[1].extra.abs()), "the dearest first");
    assert_eq!(told.steps, care::weeks::difference(&before.rota, &after.rota));
}

#[tokio::test]
async fn a_longer_visit_means_what_it_comes_to() {
    let village = Village::new().await;
    village.publish().await;
    let longer = Instead { minutes: Some(Minutes(50)), ..Instead::default() };
    let (once, before, after) = village.made(village.monday(longer).await).await;
    is_the_difference(&once.consequence, &before, &after);
    assert_eq!((once.then, once.waits), (Then::Kept, false));
    // Asha was out for half an hour and three minutes each way; Ben's day stays as it was.
    assert_eq!(once.consequence.paid, [(village.asha, 36, 56)]);
    assert!(!once.consequence.rules.is_empty() && once.consequence.breaks.is_empty());
    assert_eq!((once.consequence.mends, once.consequence.steps.len()), (0, 1));
}

#[tokio::test]
async fn a_visit_that_nobody_can_make_then_needs_somebody_else() {
    let village = Village::new().await;
    village.publish().await;
    // Asha works until eight in the evening.
    let late = Instead { agreed: Some(Clock::new(22, 0).unwrap()), ..Instead::default() };
    let (once, before, after) = village.made(village.monday(late).await).await;
    is_the_difference(&once.consequence, &before, &after);
    assert_eq!(once.then, Then::Freed);
    assert_eq!(once.consequence.paid, [(village.asha, 36, 0)]);
    assert!(once.consequence.extra > 0, "a visit that nobody makes weighs");
    assert_eq!(once.consequence.breaks, []);
}

#[tokio::test]
async fn a_visit_that_is_not_needed_mends_what_was_broken() {
    let village = Village::new().await;
    village.publish().await;
    let (from, to) = ("2026-03-09T00:00".parse().unwrap(), Some("2026-03-10T00:00".parse().unwrap()));
    let ill = Absence { worker: village.asha, from, to, why: Why::Ill, words: None };
    village.does(SetAbsence { absence: AbsenceId::new(Uuid::new_v4()), to: Some(ill) }).await;
    assert_eq!(village.sheet().await.broken().len(), 1);
    let visit = village.breakfast_on("2026-03-09");
    let wanted = village.different(Exception::Without { visit, person: village.hill }).await;
    let (once, before, after) = village.made(wanted).await;
    assert_eq!(once.consequence.extra, after.verdict.score.total - before.verdict.score.total);
    assert_eq!((once.consequence.mends, once.consequence.breaks.len()), (1, 0));
    assert_eq!(village.sheet().await.broken(), []);
}

#[tokio::test]
async fn a_week_that_was_laid_out_forgets_who_was_erased() {
    let village = Village::new().await;
    village.publish().await;
    let other = Service::open(village.journal.clone(), Arc::new(village.clock.clone()));
    let asha = other.caller(account(1)).await.unwrap();
    let names = async || -> Vec<String> {
        let look = other.view_team(&asha, village.team).await.unwrap();
        let sheet = look.sheet(village.next, Which::Published).await.unwrap();
        sheet.week.workers.iter().map(|one| one.name.clone()).collect()
    };
    assert_eq!(names().await, ["Asha Patel", "Ben Okoro"]);
    village.service.erase_at_once(Whom::Of(DataSubject::Worker(village.ben))).await.unwrap();
    // Nothing happened to the team, so the week would go on being shown as it was kept.
    let forgotten = async {
        while names().await != ["Asha Patel", "someone who left"] {
            tokio::time::sleep(Duration::from_millis(10)).await;
        }
    };
    tokio::time::timeout(Duration::from_secs(10), forgotten).await.unwrap();
}

#[tokio::test]
async fn a_week_is_laid_out_again_only_when_something_happened() {
    let village = Village::new().await;
    village.publish().await;
    let (first, again) = (village.sheet().await, village.sheet().await);
    assert!(Arc::ptr_eq(&first, &again), "kept while nothing happens");
    village.does(drafts::BeginDraft { week: village.next, begin: Begin::Fresh }).await;
    assert!(!Arc::ptr_eq(&first, &village.sheet().await));
    let draft = village.look().await.sheet(village.next, Which::Draft).await.unwrap();
    assert!(!Arc::ptr_eq(&draft, &village.sheet().await), "a draft is another");
}

#[tokio::test]
async fn somebody_has_been_where_they_were_before_today() {
    let village = Village::new().await;
    village.publish().await;
    for (at, times) in
        [("2026-03-09T23:00:00Z", [0, 0]), ("2026-03-10T00:00:00Z", [1, 0]), ("2026-03-11T00:00:00Z", [1, 1])]
    {
        village.clock.set(common::at(at));
        let been = village.look().await.times_been();
        assert_eq!([village.asha, village.ben].map(|worker| been.of(village.hill, worker)), times, "{at}");
        let met: Vec<bool> =
            [village.asha, village.ben].map(|worker| been.who_met(village.hill).contains(&worker)).into();
        assert_eq!(met, times.map(|times| times > 0), "{at}");
    }
}

#[tokio::test]
async fn a_visit_starts_when_people_were_told_or_else_when_it_is_agreed() {
    let village = Village::new().await;
    village.publish().await;
    let start = async |date: &str| {
        let look = village.look().await;
        look.start_of(&look.visit(village.breakfast_on(date)).unwrap()).to_string()
    };
    assert_eq!(start("2026-03-09").await, "2026-03-09T08:30");
    let earlier =
        Move::Shift { visit: village.breakfast_on("2026-03-09"), start: "2026-03-09T08:20".parse().unwrap() };
    let (repair, week) = (RepairId::new(Uuid::new_v4()), village.next);
    let moved = |verdict| {
        Command::from(care::repairs::ProposeRepair {
            repair,
            week,
            moves: vec![earlier.clone()],
            how: weeks::How::Hand,
            why: care::repairs::Why::Other,
            words: None,
            verdict: Some(verdict),
        })
    };
    village.service.act_judged(&village.asha().await, village.team, Order::of(id()), moved).await.unwrap();
    assert_eq!(start("2026-03-09").await, "2026-03-09T08:20");
    assert_eq!(start("2026-03-12").await, "2026-03-12T08:30", "nobody was told of it");
}
