//! What would follow is told before it is done, with everything that would have to move: offers, requests, changes for once.
#![allow(clippy::unwrap_used, clippy::panic, reason = "on data known to be good")]

mod common;

use care::details::{DataSubject, Detail};
use care::drafts::Begin;
use care::ids::{ExceptionId, OnceId, RepairId, SealedId, WorkerId};
use care::requests::{Asked, Request, State};
use care::support::{Exception, Instead};
use care::team::Command;
use care::time::{Clock, Moment, Stretch};
use care::visit::{Support, VisitId};
use care::weeks::Move;
use care::{Minutes, drafts, support, weeks};
use std::collections::{BTreeMap, BTreeSet};

use common::{Village, id};
use service::planning::{Candidate, Which};
use service::{Different, Order, TeamView, Then};
use uuid::Uuid;

const MONDAY: &str = "2026-03-09";

fn clock(hour: u16, minute: u16) -> Clock {
    Clock::new(hour, minute).unwrap()
}

fn on_monday(hour: u16, minute: u16) -> Moment {
    Moment::new(MONDAY.parse().unwrap(), clock(hour, minute))
}

impl Village {
    async fn order(&self, order: Order) {
        self.service.act(&self.asha().await, self.team, order).await.unwrap();
    }

    async fn look(&self) -> TeamView {
        self.service.view_team(&self.asha().await, self.team).await.unwrap()
    }

    fn breakfast(&self) -> VisitId {
        VisitId::Agreed { pattern: self.breakfast, date: MONDAY.parse().unwrap() }
    }

    /// A draft of next week in which Ben makes Monday's breakfast at half past eight.
    async fn begin(&self) {
        let week = self.next;
        self.order(Order::new(id(), Command::from(drafts::BeginDraft { week, begin: Begin::Fresh }))).await;
        self.gives(self.breakfast(), self.ben, on_monday(8, 30)).await;
    }

    async fn gives(&self, visit: VisitId, worker: WorkerId, start: Moment) {
        let workers = BTreeSet::from([worker]);
        let moves = vec![Move::Assign { visit, workers, start: Some(start), minutes: None }];
        self.order(Order::new(id(), Command::from(drafts::ChangeDraft { week: self.next, moves }))).await;
    }

    /// One more visit on Monday, which has to start at a quarter to nine, while Ben is at breakfast.
    async fn one_more(&self) -> VisitId {
        let (visit, what) = (OnceId::new(Uuid::new_v4()), SealedId::new(Uuid::new_v4()));
        let at = clock(8, 45);
        let window = Some(Stretch { from: at, to: at });
        let support = Support { agreed: Some(at), window, ..Support::new(what, Minutes(30)) };
        let date = MONDAY.parse().unwrap();
        let to = Some(Exception::Extra { visit, person: self.hill, date, support });
        let exception = ExceptionId::new(Uuid::new_v4());
        let mut order = Order::new(id(), Command::from(support::SetException { exception, to }));
        order.sealed.push((what, DataSubject::Person(self.hill), Detail::Words("eye drops".to_owned())));
        self.order(order).await;
        VisitId::Once(visit)
    }

    /// The draft, told to people as it is.
    async fn publish(&self) {
        let agree = |verdict| Command::from(weeks::AgreeToDraft { week: self.next, verdict });
        self.service.act_judged(&self.asha().await, self.team, Order::of(id()), agree).await.unwrap();
    }

    fn at(&self, date: Option<&str>, time: Clock, minutes: u32) -> Different {
        let instead = Instead {
            date: date.map(|date| date.parse().unwrap()),
            agreed: Some(time),
            minutes: Some(Minutes(minutes)),
            crew: None,
        };
        let to = Exception::Different { visit: self.breakfast(), person: self.hill, instead };
        self.different(to)
    }

    fn different(&self, to: Exception) -> Different {
        let exception = ExceptionId::new(Uuid::new_v4());
        Different { week: self.next, which: Which::Draft, exception, to }
    }
}

#[tokio::test]
async fn an_offer_tells_every_visit_that_would_have_to_move_for_it() {
    let village = Village::new().await;
    village.begin().await;
    let more = village.one_more().await;
    let team_view = village.look().await;
    let candidates = team_view.candidates(village.next, Which::Draft, more).await.unwrap();
    let of = |worker| {
        candidates.iter().find(|one| matches!(one, Candidate::Could { workers, .. } if workers == &[worker]))
    };
    let Some(Candidate::Could { moved, .. }) = of(village.asha) else { panic!("Asha is free") };
    assert!(moved.is_empty());
    let ben = of(village.ben).unwrap();
    let Candidate::Could { moved, extra, .. } = ben else { panic!("Ben could") };
    assert_eq!(moved.iter().map(|(visit, _)| *visit).collect::<Vec<_>>(), [village.breakfast()]);
    // What was promised is what would happen: everything that moves, nothing broken, at that price.
    let moves = ben.moves(more);
    let whole = team_view.consequence(village.next, Which::Draft, &moves).await.unwrap();
    assert_eq!((whole.steps.len(), whole.breaks.len(), whole.extra), (2, 0, *extra));
    let alone = team_view.consequence(village.next, Which::Draft, &moves[..1]).await.unwrap();
    assert!(!alone.breaks.is_empty(), "the visit alone would be in two places at once");
}

#[tokio::test]
async fn what_is_pinned_stays_when_somebody_is_looked_for() {
    let village = Village::new().await;
    village.begin().await;
    let more = village.one_more().await;
    let moves = vec![Move::Pin { visit: village.breakfast() }];
    village.order(Order::new(id(), Command::from(drafts::ChangeDraft { week: village.next, moves }))).await;
    let candidates = village.look().await.candidates(village.next, Which::Draft, more).await.unwrap();
    let ben = candidates
        .iter()
        .find(|one| matches!(one, Candidate::CouldNot { worker, .. } if *worker == village.ben));
    assert!(ben.is_some(), "{candidates:?}");
}

#[tokio::test]
async fn whoever_asks_sees_first_what_a_yes_would_mean() {
    let village = Village::new().await;
    village.begin().await;
    let team_view = village.look().await;
    let what = Asked::TakeOver { visit: village.breakfast() };
    let told = team_view.if_asked(village.next, village.ben, what).await.unwrap();
    assert_eq!(told.iter().map(|(worker, _)| *worker).collect::<Vec<_>>(), [village.asha]);
    assert_eq!((told[0].1.steps.len(), told[0].1.breaks.len(), told[0].1.paid.len()), (1, 0, 2));
    let request = Request {
        week: village.next,
        from: village.ben,
        what,
        words: None,
        answers: BTreeMap::new(),
        state: State::Open,
    };
    assert_eq!(team_view.if_answered(&request, village.asha).await.unwrap(), told[0].1);
    assert!(team_view.if_asked(village.next, village.asha, what).await.is_err(), "it is not hers");
}

#[tokio::test]
async fn whoever_has_a_visit_keeps_it_at_its_new_time_if_she_can() {
    let village = Village::new().await;
    village.begin().await;
    let wanted = village.at(None, clock(10, 0), 45);
    let team_view = village.look().await;
    let once = team_view.if_once(&wanted).await.unwrap();
    assert_eq!((once.then, once.waits, once.consequence.breaks.len()), (Then::Kept, false, 0));
    assert_eq!(team_view.team().version, village.look().await.team().version, "nothing was done");
    let ids = (id(), RepairId::new(Uuid::new_v4()));
    village.service.make_once(&village.asha().await, village.team, ids, &wanted).await.unwrap();
    let team_view = village.look().await;
    let kept = &team_view.team().draft(village.next).unwrap().rota[&village.breakfast()];
    assert_eq!((kept.start, kept.minutes), (on_monday(10, 0), Minutes(45)));
    village
        .service
        .take_back(&village.asha().await, village.team, id(), team_view.team().version)
        .await
        .unwrap();
    let team_view = village.look().await;
    let before = &team_view.team().draft(village.next).unwrap().rota[&village.breakfast()];
    assert_eq!((before.start, team_view.team().exceptions.len()), (on_monday(8, 30), 0));
}

#[tokio::test]
async fn a_rota_that_fits_already_stays_as_it_is() {
    let village = Village::new().await;
    village.begin().await;
    village.gives(village.breakfast(), village.ben, on_monday(8, 15)).await;
    village.publish().await;
    let wanted = Different { which: Which::Published, ..village.at(None, clock(8, 15), 30) };
    let team_view = village.look().await;
    let once = team_view.if_once(&wanted).await.unwrap();
    assert_eq!((once.then, once.waits, once.consequence.steps.len()), (Then::Kept, false, 0));
    let ids = (id(), RepairId::new(Uuid::new_v4()));
    village.service.make_once(&village.asha().await, village.team, ids, &wanted).await.unwrap();
    let after = village.look().await;
    assert_eq!(after.team().visit(village.breakfast()).unwrap().support.agreed, Some(clock(8, 15)));
    let rota = |team_view: &TeamView| team_view.team().published(village.next).unwrap().rota.clone();
    assert_eq!(rota(&after), rota(&team_view));
}

#[tokio::test]
async fn whoever_cannot_make_it_then_is_free_of_it() {
    let village = Village::new().await;
    village.begin().await;
    // Nobody works at nine in the evening; and nobody on a Saturday.
    for wanted in [village.at(None, clock(21, 0), 30), village.at(Some("2026-03-14"), clock(8, 30), 30)] {
        let once = village.look().await.if_once(&wanted).await.unwrap();
        assert_eq!((once.then, once.consequence.breaks.len()), (Then::Freed, 0));
        assert_eq!(once.consequence.steps.len(), 1);
        assert!(once.consequence.steps[0].after.is_none());
    }
    let without = Exception::Without { visit: village.breakfast(), person: village.hill };
    let once = village.look().await.if_once(&village.different(without)).await.unwrap();
    assert_eq!((once.then, once.consequence.steps.len()), (Then::Nothing, 0));
    assert!(
        once.consequence.paid.iter().any(|(worker, before, after)| *worker == village.ben && after < before)
    );
}
