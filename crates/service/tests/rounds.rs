//! What publishing records of each round: the judged minutes, how far it is, what was agreed and what is promised.
#![allow(clippy::unwrap_used, reason = "on data known to be good")]

mod common;

use care::drafts::{self, Begin};
use care::ids::{CommandId, RepairId};
use care::repairs::{self, Why};
use care::team::Command;
use care::time::Moment;
use care::visit::VisitId;
use care::weeks::{self, How, Move, Round};
use care::workers::Travel;
use care::{Metres, Minutes};
use common::{Village, id};
use roads::{GraphBuilder, Kind, Point, Street};
use service::{Map, Order};
use std::collections::BTreeSet;
use uuid::Uuid;

/// Mill Lane with a bend to the north, so that the way along it is longer than the straight line.
fn map() -> Map {
    let mut builder = GraphBuilder::new();
    let mut node = |north, east| builder.add_node(Point::from_degrees(north, east).unwrap());
    let (west, bend, east) = (node(53.48, -2.25), node(53.485, -2.2375), node(53.48, -2.225));
    builder.add_street(west, bend, Street::new(Kind::Residential).named("Mill Lane"));
    builder.add_street(bend, east, Street::new(Kind::Residential).named("Mill Lane"));
    Map { graph: builder.build().unwrap(), of: None, margin: 2_000, middle: None }
}

impl Village {
    fn breakfast_on(&self, date: &str) -> VisitId {
        VisitId::Agreed { pattern: self.breakfast, date: date.parse().unwrap() }
    }

    /// Next week, published with Monday's breakfast by Asha, a quarter of an hour after it was agreed for.
    async fn publish(&self) -> CommandId {
        let (week, visit, asha) = (self.next, self.breakfast_on("2026-03-09"), self.asha().await);
        let begin = Command::from(drafts::BeginDraft { week, begin: Begin::Fresh });
        let start: Moment = "2026-03-09T08:45".parse().unwrap();
        let workers = BTreeSet::from([self.asha]);
        let moves = vec![Move::Assign { visit, workers, start: Some(start), minutes: None }];
        let change = Command::from(drafts::ChangeDraft { week, moves });
        for command in [begin, change] {
            self.service.act(&asha, self.team, Order::new(id(), command)).await.unwrap();
        }
        let agree = |verdict| Command::from(weeks::AgreeToDraft { week, verdict });
        let published = id();
        self.service.act_judged(&asha, self.team, Order::of(published), agree).await.unwrap();
        published
    }

    async fn rounds(&self) -> Vec<Round> {
        let team_view = self.service.view_team(&self.asha().await, self.team).await.unwrap();
        team_view.team().published(self.next).unwrap().rounds.clone()
    }
}

#[tokio::test]
async fn a_published_round_says_what_is_paid_and_what_was_promised() {
    let village = Village::new().await;
    village.publish().await;
    let rounds = village.rounds().await;
    let [round] = rounds.as_slice() else { panic!("{rounds:?}") };
    assert_eq!((round.worker, round.estimated), (village.asha, false));
    let visit = round.visits[0];
    let (agreed, promised) = (visit.agreed.unwrap().to_string(), visit.promised.to_string());
    assert_eq!((agreed.as_str(), promised.as_str()), ("2026-03-09T08:30", "2026-03-09T08:45"));
    // 3,000 millionths of a degree east of the door, which are 199 metres there: three minutes by car.
    let legs: Vec<_> = round.travel.iter().map(|leg| (leg.to, leg.minutes, leg.metres, leg.by)).collect();
    let there = (Some(visit.visit), Minutes(3), Metres(199), Travel::Car);
    assert_eq!(legs, [there, (None, Minutes(3), Metres(199), Travel::Car)]);
    assert!(round.travel.iter().all(|leg| leg.straight), "there is no map");
    assert_eq!(
        (round.from.to_string(), round.to.to_string()),
        ("2026-03-09T08:42".into(), "2026-03-09T09:18".into())
    );
    assert_eq!((round.paid(), round.waiting), (Minutes(36), Minutes(0)));
}

#[tokio::test]
async fn with_a_map_it_is_as_far_as_the_street_is_long() {
    let village = Village::new().await;
    village.service.give_map(&village.asha().await, village.team, id(), map()).await.unwrap();
    village.publish().await;
    let rounds = village.rounds().await;
    let legs = &rounds[0].travel;
    assert!(legs.iter().all(|leg| !leg.straight && leg.metres > Metres(199)), "{legs:?}");
    assert_eq!(legs[0].metres, legs[1].metres, "there and back on one street");
}

#[tokio::test]
async fn later_streets_change_no_minute_of_what_is_published() {
    let village = Village::new().await;
    village.publish().await;
    let before = village.rounds().await;
    village.service.give_map(&village.asha().await, village.team, id(), map()).await.unwrap();
    assert_eq!(village.rounds().await, before);
}

#[tokio::test]
async fn a_repair_records_its_rounds_and_taking_it_back_too() {
    let village = Village::new().await;
    village.publish().await;
    let before = village.rounds().await;
    let (week, asha) = (village.next, village.asha().await);
    let moves = vec![Move::Assign {
        visit: village.breakfast_on("2026-03-09"),
        workers: BTreeSet::from([village.ben]),
        start: None,
        minutes: None,
    }];
    let repair = RepairId::new(Uuid::new_v4());
    let make = |verdict| {
        let (moves, verdict) = (moves.clone(), Some(verdict));
        Command::from(repairs::ProposeRepair {
            repair,
            week,
            moves,
            how: How::Hand,
            why: Why::WorkerAway,
            words: None,
            verdict,
        })
    };
    village.service.act_judged(&asha, village.team, Order::of(id()), make).await.unwrap();
    let repaired = village.rounds().await;
    assert_eq!((repaired.len(), repaired[0].worker, repaired[0].estimated), (1, village.ben, false));
    let version = village.service.view_team(&asha, village.team).await.unwrap().team().version;
    village.service.take_back(&asha, village.team, id(), version).await.unwrap();
    assert_eq!(village.rounds().await, before);
}
