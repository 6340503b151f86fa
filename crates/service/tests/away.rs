//! Hospital and back, as the team lives it; things to do; and what becomes a concern by itself.
#![allow(clippy::unwrap_used, reason = "on data known to be good")]

mod common;

use std::collections::BTreeSet;
use std::sync::Arc;
use std::time::Duration;

use care::concerns::Kind;
use care::support::Away;
use care::suspensions::Counts;
use care::tasks::What;
use common::{Village, at, id};
use serde_json::{Value, json};
use service::phone::Outcome;
use service::suspensions::GoingAway;
use service::tasks::{NewTask, OfTask, by_itself};
use service::{Kind as Trouble, Service};
use uuid::Uuid;

impl Village {
    fn said(&self, number: u128, kind: &str, happened: &str) -> Value {
        json!({ "id": Uuid::from_u128(number), "kind": kind, "happened": happened, "based_on": 1,
                "visit": self.breakfast_of("2026-03-09").to_string() })
    }

    async fn sends(&self, commands: &[Value]) -> Vec<Outcome> {
        let answered = self.service.take_outbox(&self.asha().await, commands, None).await.unwrap();
        answered.answers.iter().map(|answer| answer.answer).collect()
    }
}

#[tokio::test]
async fn two_taps_on_a_phone_take_the_visits_off_and_one_brings_them_back() {
    let village = Village::new().await;
    village.out().await;
    let asha = village.asha().await;
    let bundle = || async { village.service.phone_bundle(&village.asha().await).await.unwrap() };
    assert_eq!(bundle().await.visits.len(), 2);
    let mut away = village.said(2, "away", "2026-03-09T08:32:00Z");
    away["away"] = json!("hospital");
    let both = [village.said(1, "in-hospital", "2026-03-09T08:31:00Z"), away.clone()];
    assert_eq!(village.sends(&both).await, [Outcome::Recorded, Outcome::Recorded]);
    assert_eq!(village.sends(&both).await, [Outcome::RecordedBefore, Outcome::RecordedBefore]);
    village.clock.set(at("2026-03-09T08:35:00Z"));
    let now = bundle().await;
    assert_eq!(now.visits.len(), 1, "tomorrow's breakfast is off");
    let [hill] = now.away.as_slice() else { panic!("{:?}", now.away) };
    assert_eq!((hill.called.as_str(), hill.why, hill.until), ("Mrs Hill", Away::Hospital, None));

    village.clock.set(at("2026-03-10T07:00:00Z"));
    let seen = village.service.view_team(&asha, village.team).await.unwrap();
    let suspension = seen.suspensions_of(village.hill).unwrap().remove(0);
    let told: Vec<_> = suspension.visits.iter().map(|visit| (visit.id, visit.counts)).collect();
    let days = ["2026-03-10", "2026-03-11"];
    assert_eq!(told, days.map(|day| (village.breakfast_of(day), Counts::USUAL)));
    let back = json!({ "id": Uuid::from_u128(3), "kind": "back", "happened": "2026-03-10T07:00:00Z", "based_on": 1,
                       "person": village.hill.to_string(), "suspension": hill.id.to_string() });
    assert_eq!(village.sends(&[back]).await, [Outcome::Recorded]);
    let now = bundle().await;
    assert_eq!(now.visits[0].first_after, Some(Away::Hospital), "what changed?");
    assert_eq!((now.visits[1].first_after, now.away.len()), (None, 0));
}

#[tokio::test]
async fn what_a_phone_leaves_out_is_told_and_stops_nothing_else() {
    let village = Village::new().await;
    village.out().await;
    let nowhere = village.said(1, "away", "2026-03-09T08:32:00Z");
    let nobody = json!({ "id": Uuid::from_u128(2), "kind": "back", "happened": "2026-03-09T08:32:00Z" });
    let no_visit = json!({ "id": Uuid::from_u128(3), "kind": "arrived", "happened": "2026-03-09T08:32:00Z" });
    let no_task =
        json!({ "id": Uuid::from_u128(4), "kind": "task-done", "happened": "2026-03-09T08:32:00Z" });
    let right = village.said(5, "arrived", "2026-03-09T08:33:00Z");
    let answers = village.sends(&[nowhere, nobody, no_visit, no_task, right]).await;
    assert_eq!(answers[..4], [Outcome::NeedsAPerson; 4]);
    assert_eq!(answers[4], Outcome::Recorded);
}

#[tokio::test]
async fn a_page_says_when_somebody_is_away_and_those_who_may_not_change_times_may_not() {
    let village = Village::new().await;
    village.out().await;
    let whom = (village.team, village.hill);
    let away = |words: &str| GoingAway {
        from: "2026-03-09T12:00".parse().unwrap(),
        to: None,
        why: Away::Hospital,
        usually: Counts { charged: true, paid: true },
        words: words.to_owned(),
    };
    let council = village.council().await;
    let refused = village.service.person_goes_away(&council, whom, id(), away("")).await;
    assert_eq!(refused.unwrap_err().kind, Trouble::Forbidden);
    let (asha, form) = (village.asha().await, id());
    for _ in 0..2 {
        village.service.person_goes_away(&asha, whom, form, away("Ward 4")).await.unwrap();
    }
    village.clock.set(at("2026-03-09T13:00:00Z"));
    let seen = village.service.view_team(&asha, village.team).await.unwrap();
    let [one] = &seen.people_away()[..] else { panic!("{:?}", seen.people_away()) };
    assert_eq!((one.words.as_str(), one.visits.len(), one.is_over), ("Ward 4", 2, false));
    let which = (one.id, one.visits[0].id, Counts { charged: false, paid: false });
    village.service.count_suspended_visit(&asha, whom, id(), which).await.unwrap();
    let at_noon = "2026-03-10T12:00".parse().unwrap();
    village.service.person_is_back(&asha, whom, id(), (one.id, at_noon)).await.unwrap();
    let seen = village.service.view_team(&asha, village.team).await.unwrap();
    let one = seen.suspensions_of(village.hill).unwrap().remove(0);
    assert_eq!((one.to, one.visits.len()), (Some(at_noon), 1), "Wednesday takes place");
    assert!(!one.visits[0].counts.charged);
}

#[tokio::test]
async fn tasks_are_added_done_from_a_phone_and_come_by_themselves() {
    let village = Village::new().await;
    village.out().await;
    let (asha, ben) = (village.asha().await, village.ben().await);
    let pads = NewTask {
        person: Some(village.hill),
        words: "Order pads".to_owned(),
        owner: None,
        due: "2026-03-09".parse().unwrap(),
        urgent: false,
    };
    village.service.add_task(&asha, village.team, id(), pads).await.unwrap();
    let bundle = village.service.phone_bundle(&asha).await.unwrap();
    let [task] = bundle.tasks.as_slice() else { panic!("{:?}", bundle.tasks) };
    assert_eq!((task.what.as_str(), task.called.as_str(), task.mine), ("Order pads", "Mrs Hill", false));
    let done = json!({ "id": Uuid::from_u128(1), "kind": "task-done", "happened": "2026-03-09T08:05:00Z",
                       "based_on": 1, "task": task.id.to_string(), "why": "They come on Friday." });
    assert_eq!(village.sends(std::slice::from_ref(&done)).await, [Outcome::Recorded]);
    assert_eq!(village.sends(&[done]).await, [Outcome::RecordedBefore]);
    let seen = village.service.view_team(&ben, village.team).await.unwrap();
    let (_, who, words) = seen.tasks().done[0].done.clone().unwrap();
    assert_eq!((who.as_str(), words.as_str()), ("Asha Patel", "They come on Friday."));
    let refused = village.service.change_task(&ben, (village.team, task.id), id(), OfTask::Give(None)).await;
    assert_eq!(refused.unwrap_err().kind, Trouble::Invalid, "it is done");
    let nobody = village.nobody().await;
    let refused =
        village.service.change_task(&nobody, (village.team, task.id), id(), OfTask::Do(String::new())).await;
    assert_eq!(refused.unwrap_err().kind, Trouble::NotFound);
    assert_eq!(by_itself(What::FirstCall), "Ring them: how was the first day?");
}

/// Waits until somebody has raised so many concerns.
async fn raised(service: &Service, village: &Village, many: usize) -> Vec<Kind> {
    let caller = village.asha().await;
    let wait = async {
        loop {
            let seen = service.view_team(&caller, village.team).await.unwrap();
            let kinds: Vec<Kind> = seen.concerns().open.iter().map(|one| one.kind).collect();
            if kinds.len() == many {
                return kinds;
            }
            tokio::time::sleep(Duration::from_millis(20)).await;
        }
    };
    tokio::time::timeout(Duration::from_secs(30), wait).await.unwrap()
}

#[tokio::test]
async fn a_missed_visit_becomes_a_case_by_itself_and_only_once() {
    let village = Village::new().await;
    village.out().await;
    // Asha says how visits go; of Tuesday’s breakfast nothing is said, and tea was nobody’s.
    village
        .sends(&[
            village.said(1, "arrived", "2026-03-09T08:31:00Z"),
            village.said(2, "left", "2026-03-09T09:00:00Z"),
        ])
        .await;
    village.clock.set(at("2026-03-10T09:30:00Z"));
    let servers = [(), ()].map(|()| Service::open(village.journal.clone(), Arc::new(village.clock.clone())));
    let kinds = raised(&servers[0], &village, 2).await;
    assert_eq!(kinds, [Kind::MissedVisit; 2], "Monday's tea and Tuesday's breakfast");
    let caller = village.asha().await;
    let seen = servers[1].view_team(&caller, village.team).await.unwrap();
    let about: BTreeSet<_> = seen.team().concerns.values().filter_map(|one| one.about.visit).collect();
    assert!(about.contains(&village.breakfast_of("2026-03-10")) && about.len() == 2);
    village.clock.set(at("2026-03-10T18:00:00Z"));
    assert_eq!(raised(&servers[0], &village, 3).await.len(), 3, "Tuesday's tea, when its time is over");
}
