//! What changed since somebody looked is told to them, until they have seen it; each by their own looks.
#![allow(clippy::unwrap_used, reason = "on data known to be good")]

mod common;

use care::drafts::Begin;
use care::ids::{ExceptionId, WorkerId};
use care::support::Exception;
use care::team::Command;
use care::visit::VisitId;
use care::weeks::Move;
use care::{drafts, support};
use std::collections::BTreeSet;

use common::{Village, at, id};
use service::planning::Which;
use service::{Caller, Order, Since, TeamView};
use uuid::Uuid;

impl Village {
    async fn does(&self, caller: &Caller, command: Command) {
        self.service.act(caller, self.team, Order::new(id(), command)).await.unwrap();
    }

    async fn look(&self, caller: &Caller) -> TeamView {
        self.service.view_team(caller, self.team).await.unwrap()
    }

    async fn since(&self, caller: &Caller, is_look: bool) -> Option<Since> {
        self.look(caller).await.since(self.next, Which::Draft, is_look).await.unwrap()
    }

    fn breakfast_on(&self, date: &str) -> VisitId {
        VisitId::Agreed { pattern: self.breakfast, date: date.parse().unwrap() }
    }

    async fn gives(&self, caller: &Caller, date: &str, worker: WorkerId) {
        let (visit, workers) = (self.breakfast_on(date), BTreeSet::from([worker]));
        let moves = vec![Move::Assign { visit, workers, start: None, minutes: None }];
        self.does(caller, Command::from(drafts::ChangeDraft { week: self.next, moves })).await;
    }

    /// A draft in which Asha makes Monday's breakfast, that both have looked at.
    async fn begin(&self) {
        let asha = self.asha().await;
        self.does(&asha, Command::from(drafts::BeginDraft { week: self.next, begin: Begin::Fresh })).await;
        self.gives(&asha, "2026-03-09", self.asha).await;
        for caller in [asha, self.ben().await] {
            assert_eq!(self.since(&caller, true).await, None, "nobody looked before");
        }
    }
}

fn new(since: Option<Since>) -> Vec<VisitId> {
    since.unwrap().visits.into_keys().collect()
}

#[tokio::test]
async fn what_others_changed_is_new_until_it_was_seen() {
    let village = Village::new().await;
    village.begin().await;
    let (asha, ben, visit) = (village.asha().await, village.ben().await, village.breakfast_on("2026-03-09"));
    village.gives(&asha, "2026-03-09", village.ben).await;
    let since = village.since(&ben, false).await.unwrap();
    assert_eq!(since.at, at("2026-03-02T08:00:00Z"));
    assert_eq!(since.visits[&visit].before.as_ref().unwrap().workers, BTreeSet::from([village.asha]));
    assert_eq!(new(village.since(&ben, true).await), [visit], "for as long as the look lasts");
    assert_eq!(new(village.since(&ben, true).await), [visit]);
    village.look(&ben).await.saw(village.next, Which::Draft).await.unwrap();
    assert!(!village.since(&ben, true).await.unwrap().is_something(), "he said that he has seen it");
    assert_eq!(new(village.since(&asha, false).await), [], "what they did themselves is no news to them");
}

#[tokio::test]
async fn another_look_begins_with_what_the_last_one_saw() {
    let village = Village::new().await;
    village.begin().await;
    let (asha, ben) = (village.asha().await, village.ben().await);
    village.gives(&asha, "2026-03-10", village.asha).await;
    village.clock.set(at("2026-03-02T09:00:00Z"));
    assert_eq!(new(village.since(&ben, true).await), [village.breakfast_on("2026-03-10")]);
    village.gives(&asha, "2026-03-11", village.asha).await;
    // A page that keeps itself up to date shows more and more, and nobody need have been in front of it.
    assert_eq!(new(village.since(&ben, false).await).len(), 2);
    village.clock.set(at("2026-03-02T12:00:00Z"));
    assert_eq!(new(village.since(&ben, true).await), [village.breakfast_on("2026-03-11")]);
    village.clock.set(at("2026-03-02T17:00:00Z"));
    let since = village.since(&ben, true).await.unwrap();
    assert_eq!((since.is_something(), since.at), (false, at("2026-03-02T12:00:00Z")));
}

#[tokio::test]
async fn what_came_to_nothing_is_no_news_and_what_is_not_needed_is() {
    let village = Village::new().await;
    village.begin().await;
    let (asha, ben, visit) = (village.asha().await, village.ben().await, village.breakfast_on("2026-03-09"));
    village.gives(&asha, "2026-03-09", village.ben).await;
    let version = village.look(&asha).await.team().version;
    village.service.take_back(&asha, village.team, id(), version).await.unwrap();
    assert_eq!(new(village.since(&ben, true).await), []);
    let to = Some(Exception::Without { visit, person: village.hill });
    village
        .does(&asha, Command::from(support::SetException { exception: ExceptionId::new(Uuid::new_v4()), to }))
        .await;
    let since = village.since(&ben, true).await.unwrap();
    assert_eq!((since.visits[&visit].rota, since.visits[&visit].agreed), (false, true));
}

#[tokio::test]
async fn a_week_that_was_begun_anew_is_another() {
    let village = Village::new().await;
    village.begin().await;
    let (asha, ben) = (village.asha().await, village.ben().await);
    village.does(&asha, Command::from(drafts::DropDraft { week: village.next })).await;
    village.does(&asha, Command::from(drafts::BeginDraft { week: village.next, begin: Begin::Fresh })).await;
    assert!(village.since(&ben, true).await.unwrap().replaced);
}
