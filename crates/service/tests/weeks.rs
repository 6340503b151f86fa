//! A team makes its week: picks, the engine's proposal, the difference, agreement, a change afterwards, taking it back.
#![allow(clippy::unwrap_used, reason = "on data known to be good")]

mod common;

use care::details::{DataSubject, Detail, WorkerDetails};
use care::drafts::Begin;
use care::ids::{PlanId, RequestId, SealedId};
use care::picks::{Pick, Shown};
use care::requests::Asked;
use care::team::Command;
use care::visit::VisitId;
use care::weeks::Move;
use care::{drafts, picks, plans, requests, weeks, workers};
use std::collections::BTreeSet;

use common::{Village, at, id};
use service::planning::{Candidate, Effort, Which};
use service::{Kind, Order, Run, Wanted};
use uuid::Uuid;

impl Village {
    async fn does(&self, number: u128, command: Command) {
        let caller = self.caller(number).await;
        self.service.act(&caller, self.team, Order::new(id(), command)).await.unwrap();
    }

    fn breakfast_on(&self, date: &str) -> VisitId {
        VisitId::Agreed { pattern: self.breakfast, date: date.parse().unwrap() }
    }

    /// Next week, planned and told to people, with Monday's breakfast picked by Ben.
    async fn publish(&self) {
        let week = self.next;
        let closes = at("2026-03-05T18:00:00Z");
        let visit = self.breakfast_on("2026-03-09");
        self.does(1, Command::from(drafts::BeginDraft { week, begin: Begin::Fresh })).await;
        self.does(1, Command::from(picks::OpenPicks { week, closes, shown: Shown::AtOnce })).await;
        self.does(2, Command::from(picks::SayPick { week, visit, worker: self.ben, pick: Some(Pick::Mine) }))
            .await;
        self.does(1, Command::from(picks::ClosePicks { week })).await;
        let plan = PlanId::new(Uuid::new_v4());
        let wanted = Wanted { command: id(), plan, effort: Effort::Steps(2_000), seed: 1 };
        let asha = self.asha().await;
        let mut run = self.service.start_run(&asha, self.team, week, wanted).await.unwrap();
        assert_eq!(*run.wait_for(Run::is_over).await.unwrap(), Run::Done(plan));
        self.does(1, Command::from(plans::TakePlan { week, plan, only: None })).await;
        let agree = |verdict| Command::from(weeks::AgreeToDraft { week, verdict });
        self.service.act_judged(&asha, self.team, Order::of(id()), agree).await.unwrap();
    }
}

#[tokio::test]
async fn a_team_makes_its_week() {
    let village = Village::new().await;
    village.publish().await;
    let team_view = village.service.view_team(&village.ben().await, village.team).await.unwrap();
    let published = team_view.team().published(village.next).unwrap();
    assert_eq!(published.rota.len(), 10, "every visit has somebody");
    let monday = &published.rota[&village.breakfast_on("2026-03-09")];
    assert_eq!(monday.workers, BTreeSet::from([village.ben]), "what Ben picked is his");
    let sheet = team_view.sheet(village.next, Which::Published).await.unwrap();
    assert_eq!((sheet.broken(), sheet.unplaced(), sheet.strays.as_slice()), (vec![], &[][..], &[][..]));
}

#[tokio::test]
async fn what_a_change_means_is_told_before_it_is_made() {
    let village = Village::new().await;
    village.publish().await;
    let team_view = village.service.view_team(&village.asha().await, village.team).await.unwrap();
    let visit = village.breakfast_on("2026-03-09");
    let late = care::time::Moment::new("2026-03-09".parse().unwrap(), care::time::Clock::new(12, 0).unwrap());
    let moves = [Move::Shift { visit, start: late }];
    let consequence = team_view.consequence(village.next, Which::Published, &moves).await.unwrap();
    let broken: Vec<_> = consequence.breaks.iter().map(|one| (one.rule, one.visit)).collect();
    assert_eq!(broken, [(rota::Rule::HardWindow, Some(visit))]);
    let candidates = team_view.candidates(village.next, Which::Published, visit).await.unwrap();
    let could = candidates.iter().filter(|one| matches!(one, Candidate::Could { .. })).count();
    assert_eq!(could, 2, "either could make it");
    for candidate in &candidates {
        let Candidate::Could { extra, .. } = candidate else { continue };
        let moves = candidate.moves(visit);
        let then = team_view.consequence(village.next, Which::Published, &moves).await.unwrap();
        assert_eq!(*extra, then.extra, "what it weighs more is said alike");
    }
    assert_eq!(team_view.team().version, village.version().await, "nothing was done");
}

#[tokio::test]
async fn a_swap_is_made_when_both_agree_and_nothing_breaks() {
    let village = Village::new().await;
    village.publish().await;
    let (week, visit) = (village.next, village.breakfast_on("2026-03-09"));
    let request = RequestId::new(Uuid::new_v4());
    let what = Asked::TakeOver { visit };
    village
        .does(
            2,
            Command::from(requests::Ask {
                request,
                week,
                what,
                whom: BTreeSet::from([village.asha]),
                words: None,
            }),
        )
        .await;
    let yes = |verdict| Command::from(requests::SayYes { request, verdict });
    let asha = village.asha().await;
    village.service.act_judged(&asha, village.team, Order::of(id()), yes).await.unwrap();
    let team_view = village.service.view_team(&asha, village.team).await.unwrap();
    let workers = &team_view.team().published(week).unwrap().rota[&visit].workers;
    assert_eq!(*workers, BTreeSet::from([village.asha]));
    village.service.take_back(&asha, village.team, id(), team_view.team().version).await.unwrap();
    let team_view = village.service.view_team(&asha, village.team).await.unwrap();
    assert_eq!(team_view.team().published(week).unwrap().rota[&visit].workers, BTreeSet::from([village.ben]));
}

#[tokio::test]
async fn a_repeated_order_is_carried_out_once() {
    let village = Village::new().await;
    let (asha, once) = (village.asha().await, id());
    let order =
        || Order::new(once, Command::from(drafts::BeginDraft { week: village.next, begin: Begin::Fresh }));
    let first = village.service.act(&asha, village.team, order()).await.unwrap();
    assert_eq!(village.service.act(&asha, village.team, order()).await.unwrap(), first);
    assert_eq!(village.version().await, first.version);
    let other =
        Order::new(id(), Command::from(drafts::BeginDraft { week: village.next, begin: Begin::Fresh }));
    assert_eq!(village.service.act(&asha, village.team, other).await.unwrap_err().kind, Kind::Invalid);
}

#[tokio::test]
async fn an_id_that_was_used_for_something_else_is_refused_and_both_are_said() {
    let village = Village::new().await;
    let (asha, ben, once) = (village.asha().await, village.ben().await, id());
    let begin = Command::from(drafts::BeginDraft { week: village.next, begin: Begin::Fresh });
    let first = village.service.act(&asha, village.team, Order::new(once, begin.clone())).await.unwrap();
    let closes = at("2026-03-05T18:00:00Z");
    let other = Command::from(picks::OpenPicks { week: village.next, closes, shown: Shown::AtOnce });
    let refused = village.service.act(&asha, village.team, Order::new(once, other)).await.unwrap_err();
    assert_eq!(refused.kind, Kind::Reused);
    let said = refused.to_string();
    assert!(
        said.contains("Saved at ")
            && said.contains(": drafts: begin draft.")
            && said.contains("Not saved now: picks: open picks."),
        "{said}"
    );
    let by_ben = village.service.act(&ben, village.team, Order::new(once, begin.clone())).await.unwrap_err();
    assert_eq!(by_ben.kind, Kind::Reused, "{by_ben}");
    assert!(by_ben.to_string().contains("from somebody else"));
    assert_eq!(village.version().await, first.version, "nothing came of either");
    let again = village.service.act(&asha, village.team, Order::new(once, begin)).await.unwrap();
    assert_eq!(again, first);
}

#[tokio::test]
async fn what_is_chosen_is_compared_and_what_is_drawn_here_is_not() {
    let village = Village::new().await;
    let (asha, once) = (village.asha().await, id());
    let called = |worker, name: &str| {
        let sealed = SealedId::new(Uuid::new_v4());
        let detail = Detail::Worker(WorkerDetails { name: name.to_owned(), ..WorkerDetails::default() });
        let command = Command::from(workers::ChangeDetails { worker, details: sealed });
        Order { sealed: vec![(sealed, DataSubject::Worker(worker), detail)], ..Order::new(once, command) }
    };
    let first = village.service.act(&asha, village.team, called(village.asha, "Asha")).await.unwrap();
    let again = village.service.act(&asha, village.team, called(village.asha, "Asha")).await.unwrap();
    assert_eq!(again, first, "the sealed id is another one, and means the same");
    let words = village.service.act(&asha, village.team, called(village.asha, "Ash")).await.unwrap_err();
    assert_eq!(words.kind, Kind::Reused, "{words}");
    let whom = village.service.act(&asha, village.team, called(village.ben, "Asha")).await.unwrap_err();
    assert_eq!(whom.kind, Kind::Reused, "{whom}");
}

#[tokio::test]
async fn another_server_shows_the_same() {
    let village = Village::new().await;
    let other = service::Service::open(village.journal.clone(), std::sync::Arc::new(village.clock.clone()));
    let asha = other.caller(common::account(1)).await.unwrap();
    let mut versions = other.watch(&asha, village.team).await.unwrap();
    let before = *versions.borrow_and_update();
    village.publish().await;
    let expected = village.version().await;
    assert!(expected > before);
    versions.wait_for(|version| *version == expected).await.unwrap();
    let team_view = other.view_team(&asha, village.team).await.unwrap();
    assert_eq!(team_view.person(village.hill), "Mrs Hill");
    assert_eq!(team_view.team().published(village.next).unwrap().rota.len(), 10);
}

impl Village {
    async fn version(&self) -> u64 {
        self.service.view_team(&self.asha().await, self.team).await.unwrap().team().version
    }
}
