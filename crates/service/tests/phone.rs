//! The worker's phone: what it takes along, what it brings back in any order and however often, and what is kept where that
//! contradicts itself.

#![allow(clippy::unwrap_used, reason = "on data known to be good")]

mod common;

use care::ids::{ExceptionId, RepairId, TeamId};
use care::repairs::{self, Why};
use care::support::{Exception, SetException};
use care::team::{Command, Team};
use care::weeks::{How, Move};
use common::{Village, at, id};
use serde_json::{Value, json};
use service::phone::{Answered, Outcome};
use service::{Caller, Kind, Order};
use std::collections::BTreeSet;
use uuid::Uuid;

const NINTH: &str = "2026-03-09";

fn name(number: u128) -> String {
    Uuid::from_u128(number).to_string()
}

impl Village {
    /// The breakfast of a date moves to Ben.
    async fn moves_to_ben(&self, date: &str) {
        let (week, repair, asha) = (self.next, RepairId::new(id().bits()), self.asha().await);
        let moves = vec![Move::Assign {
            visit: self.breakfast_of(date),
            workers: BTreeSet::from([self.ben]),
            start: None,
            minutes: None,
        }];
        let propose = |verdict| {
            let (how, why, words) = (How::Hand, Why::Better, None);
            Command::from(repairs::ProposeRepair {
                repair,
                week,
                moves: moves.clone(),
                how,
                why,
                words,
                verdict: Some(verdict),
            })
        };
        self.service.act_judged(&asha, self.team, Order::of(id()), propose).await.unwrap();
    }

    fn said(&self, number: u128, kind: &str, happened: &str) -> Value {
        json!({ "id": name(number), "kind": kind, "happened": happened, "based_on": 1,
                "visit": self.breakfast_of(NINTH).to_string() })
    }

    fn recorded(&self, number: u128, happened: &str) -> Value {
        let mut record = self.said(number, "record", happened);
        record["hoped"] = json!([{ "what": "Breakfast", "came": "done" }]);
        record["said"] = json!("Porridge, and two cups of tea.");
        record["handover"] = json!("The milk is nearly out.");
        record
    }

    async fn sends(&self, caller: &Caller, commands: &[Value]) -> Answered {
        self.service.take_outbox(caller, commands, None).await.unwrap()
    }

    async fn state(&self) -> Team {
        self.service.view_team(&self.asha().await, self.team).await.unwrap().team().clone()
    }
}

fn words(answered: &Answered) -> Vec<Outcome> {
    answered.answers.iter().map(|answer| answer.answer).collect()
}

const RECORDED: Outcome = Outcome::Recorded;
const BEFORE: Outcome = Outcome::RecordedBefore;
const PERSON: Outcome = Outcome::NeedsAPerson;

#[tokio::test]
async fn a_phone_takes_along_the_next_day_and_a_half_and_nothing_else() {
    let village = Village::new().await;
    village.out().await;
    let bundle = village.service.phone_bundle(&village.asha().await).await.unwrap();
    let dates: Vec<String> = bundle.visits.iter().map(|visit| visit.id.to_string()).collect();
    let expected = ["2026-03-09", "2026-03-10"].map(|date| village.breakfast_of(date).to_string());
    assert_eq!(dates, expected, "until eight in the evening of tomorrow");
    assert_eq!(bundle.generated_at, at("2026-03-09T08:00:00Z"));
    assert_eq!(bundle.holds_until, at("2026-03-10T20:00:00Z"));
    let [hill] = bundle.people.as_slice() else { panic!("{:?}", bundle.people) };
    assert_eq!((hill.called.as_str(), hill.address.as_str()), ("Mrs Hill", "3 Mill Lane"));
    assert_eq!(bundle.visits[0].hoped, ["Breakfast"]);
    assert!(bundle.medicines.is_empty());
    assert_eq!(bundle.week.len(), 3);
    assert_eq!(bundle.hours.guaranteed, 600);

    let ben = village.service.phone_bundle(&village.ben().await).await.unwrap();
    assert!(ben.visits.is_empty() && ben.people.is_empty(), "nothing that is not his");
    let council = village.service.phone_bundle(&village.council().await).await.unwrap_err();
    assert_eq!(council.kind, Kind::Forbidden);
}

#[tokio::test]
async fn what_is_opened_for_a_phone_is_written_down_once_a_day() {
    let village = Village::new().await;
    village.out().await;
    let subject = care::details::DataSubject::Person(village.hill).to_string().into();
    for _ in 0..3 {
        let asha = village.asha().await;
        village.service.phone_bundle(&asha).await.unwrap();
        village.service.write_down_opened(&asha).await.unwrap();
    }
    let looks = village.journal.looks().at(&subject, None, 50).await.unwrap();
    let what: BTreeSet<&str> = looks.iter().map(|(_, look)| look.record.as_str()).collect();
    assert_eq!(looks.len(), what.len(), "{what:?}");
    assert!(what.contains("what to know before you go in"), "{what:?}");
}

#[tokio::test]
async fn each_command_is_answered_in_order_and_counts_once() {
    let village = Village::new().await;
    village.out().await;
    let asha = village.asha().await;
    let outbox = [
        village.said(1, "arrived", "2026-03-09T08:33:00Z"),
        village.said(2, "left", "2026-03-09T09:01:00Z"),
        village.recorded(3, "2026-03-09T09:02:00Z"),
    ];
    assert_eq!(words(&village.sends(&asha, &outbox).await), [RECORDED; 3]);
    let after = village.state().await;
    assert_eq!(words(&village.sends(&asha, &outbox).await), [BEFORE; 3]);
    let reordered = [outbox[2].clone(), outbox[0].clone()];
    assert_eq!(words(&village.sends(&asha, &reordered).await), [BEFORE; 2]);
    assert_eq!(village.state().await, after);
    let twice_at_once = [
        village.said(4, "in-hospital", "2026-03-09T09:03:00Z"),
        village.said(4, "in-hospital", "2026-03-09T09:03:00Z"),
    ];
    assert_eq!(words(&village.sends(&asha, &twice_at_once).await), [RECORDED, BEFORE]);
}

#[tokio::test]
async fn any_order_and_any_parts_end_in_the_same_state() {
    let (one, other) = (Village::new().await, Village::new().await);
    let mut states = Vec::new();
    for (village, turns) in
        [(&one, vec![vec![0, 1, 2, 3]]), (&other, vec![vec![3], vec![2, 3], vec![1], vec![0, 2]])]
    {
        village.out().await;
        let asha = village.asha().await;
        let mut corrected = village.said(14, "arrived", "2026-03-09T08:25:00Z");
        (corrected["corrects"], corrected["why"]) = (json!(name(11)), json!("I tapped too late."));
        let all = [
            village.said(11, "arrived", "2026-03-09T08:33:00Z"),
            village.said(12, "left", "2026-03-09T09:01:00Z"),
            village.recorded(13, "2026-03-09T09:02:00Z"),
            corrected,
        ];
        for turn in turns {
            village.sends(&asha, &turn.iter().map(|at: &usize| all[*at].clone()).collect::<Vec<_>>()).await;
        }
        let state = village.state().await;
        let course = state.course(village.breakfast_of(NINTH)).unwrap().clone();
        let records: Vec<_> = state.records_of(village.breakfast_of(NINTH)).keys().copied().collect();
        let clocks: Vec<_> =
            course.said.iter().map(|(id, said)| (*id, said.what, said.clocks, said.corrects)).collect();
        states.push((clocks, records, course.of(village.asha)));
    }
    assert_eq!(states[0], states[1]);
    assert_eq!(states[0].2.arrived, Some(at("2026-03-09T08:25:00Z")));
}

#[tokio::test]
async fn a_visit_that_moved_to_a_colleague_is_kept_and_shown_to_a_person() {
    let village = Village::new().await;
    village.out().await;
    village.moves_to_ben(NINTH).await;
    let (asha, ben) = (village.asha().await, village.ben().await);
    let from_asha = village.sends(&asha, &[village.recorded(1, "2026-03-09T09:00:00Z")]).await;
    assert_eq!(words(&from_asha), [PERSON]);
    let answer = &from_asha.answers[0];
    assert!(answer.kept && answer.sentence.as_ref().unwrap().contains("Both are kept"), "{answer:?}");
    let from_ben = village.sends(&ben, &[village.recorded(2, "2026-03-09T09:01:00Z")]).await;
    assert_eq!(words(&from_ben), [PERSON]);
    let visit = village.breakfast_of(NINTH);
    assert_eq!(village.state().await.records_of(visit).len(), 2, "both are kept");

    let team_view = village.service.view_team(&ben, village.team).await.unwrap();
    assert_eq!(team_view.live_day().unwrap().questions.len(), 1);
    let found = (visit, BTreeSet::from([village.ben]), "Asha’s phone was a day behind".to_owned());
    village.service.settle_visit(&ben, village.team, id(), found).await.unwrap();
    let went = village.service.view_team(&ben, village.team).await.unwrap().went(visit).unwrap();
    assert!(went.questions.is_empty(), "{went:?}");
    assert_eq!((went.records.len(), went.settled.unwrap()[0].called.as_str()), (2, "Ben Okoro"));
}

#[tokio::test]
async fn a_visit_that_was_taken_out_meanwhile_is_kept_too() {
    let village = Village::new().await;
    village.out().await;
    let asha = village.asha().await;
    let without = Exception::Without { visit: village.breakfast_of(NINTH), person: village.hill };
    let command = SetException { exception: ExceptionId::new(id().bits()), to: Some(without) };
    village.service.act(&asha, village.team, Order::new(id(), command.into())).await.unwrap();
    let answered = village.sends(&asha, &[village.said(1, "arrived", "2026-03-09T08:33:00Z")]).await;
    assert_eq!((words(&answered), answered.answers[0].kept), (vec![PERSON], true));
}

#[tokio::test]
async fn what_cannot_be_recorded_stays_on_the_phone_with_a_sentence_and_stops_nothing_else() {
    let village = Village::new().await;
    village.out().await;
    let asha = village.asha().await;
    let mut long = village.recorded(2, "2026-03-09T09:00:00Z");
    long["said"] = json!("x".repeat(100_000));
    let mut elsewhere = village.said(3, "arrived", "2026-03-09T08:30:00Z");
    elsewhere["team"] = json!(TeamId::new(Uuid::from_u128(77)).to_string());
    let mut unknown = village.said(4, "arrived", "2026-03-09T08:30:00Z");
    unknown["visit"] = json!("00000000000000000000000009-2026-03-09");
    let mut unexplained = village.said(5, "longer", "2026-03-09T08:30:00Z");
    unexplained["minutes"] = json!(15);
    let outbox = [
        json!({ "id": name(1), "kind": "dance" }),
        long,
        elsewhere,
        unknown,
        unexplained,
        json!("nonsense"),
        village.said(6, "arrived", "2026-03-09T08:33:00Z"),
    ];
    let answered = village.sends(&asha, &outbox).await;
    assert_eq!(words(&answered), [PERSON, PERSON, PERSON, PERSON, PERSON, PERSON, RECORDED]);
    for answer in &answered.answers[..6] {
        assert!(
            !answer.kept && answer.sentence.as_ref().is_some_and(|sentence| !sentence.is_empty()),
            "{answer:?}"
        );
    }
    assert_eq!(answered.answers[0].id, json!(name(1)));
    assert!(answered.answers[1].sentence.as_ref().unwrap().contains("too long"));
}

#[tokio::test]
async fn a_clock_that_is_years_off_is_put_right_or_asked_about() {
    let village = Village::new().await;
    village.out().await;
    let asha = village.asha().await;
    let visit = village.breakfast_of(NINTH);
    // It is noon, and the phone says so three years ahead: an arrival at half past eight is at half past eight.
    village.clock.set(at("2026-03-09T12:00:00Z"));
    let outbox = [village.said(1, "arrived", "2029-03-09T08:30:00Z")];
    let sent = Some(at("2029-03-09T12:00:00Z"));
    let answered = village.service.take_outbox(&asha, &outbox, sent).await.unwrap();
    assert_eq!(words(&answered), [RECORDED]);
    let state = village.state().await;
    let (_, said) = state.course(visit).unwrap().said.first_key_value().unwrap();
    assert_eq!(said.clocks.happened, at("2026-03-09T08:30:00Z"));
    assert_eq!(said.clocks.phone, at("2029-03-09T08:30:00Z"), "both clocks are kept");

    let unsure = village.sends(&asha, &[village.said(2, "left", "2029-03-09T09:00:00Z")]).await;
    assert_eq!((words(&unsure), unsure.answers[0].kept), (vec![PERSON], true));
    assert!(unsure.answers[0].sentence.as_ref().unwrap().contains("clock"), "{unsure:?}");
}

#[tokio::test]
async fn the_next_worker_finds_what_was_handed_over() {
    let village = Village::new().await;
    village.out().await;
    village.moves_to_ben("2026-03-10").await;
    let (asha, ben) = (village.asha().await, village.ben().await);
    village.sends(&asha, &[village.recorded(1, "2026-03-09T09:00:00Z")]).await;
    let bundle = village.service.phone_bundle(&ben).await.unwrap();
    let handover = bundle.people[0].handover.as_ref().unwrap();
    assert_eq!((handover.words.as_str(), handover.by.as_str()), ("The milk is nearly out.", "Asha Patel"));
    let council = village.council().await;
    let team_view = village.service.view_team_outside(&council, village.team).await.unwrap();
    assert!(team_view.handed_over(village.hill).is_none(), "the council reads no records");
    assert!(team_view.went(village.breakfast_of(NINTH)).is_err());
}

#[tokio::test]
async fn a_warning_says_when_it_may_be_false_and_goes_when_the_late_arrival_comes_in() {
    let village = Village::new().await;
    village.out().await;
    let asha = village.asha().await;
    // Somebody has to have said something for silence to mean anything.
    let mut earlier = village.said(9, "shorter", "2026-03-09T08:00:00Z");
    (earlier["minutes"], earlier["why"]) = (json!(1), json!("Up already when I came."));
    village.sends(&asha, &[earlier]).await;
    village.clock.set(at("2026-03-09T09:00:00Z"));
    let live = async || village.service.view_team(&asha, village.team).await.unwrap().live_day().unwrap();
    let day = live().await;
    let [warning] = day.warnings.as_slice() else { panic!("{day:?}") };
    assert_eq!(warning.quiet, Some(service::day::Reach::Since(at("2026-03-09T08:00:00Z"))));
    village.sends(&asha, &[village.said(1, "arrived", "2026-03-09T08:58:00Z")]).await;
    assert_eq!(live().await.warnings, []);
}

#[tokio::test]
async fn two_hundred_commands_are_taken_in_at_once() {
    let village = Village::new().await;
    village.out().await;
    let asha = village.asha().await;
    let outbox: Vec<Value> =
        (0..200).map(|number| village.recorded(1_000 + number, "2026-03-09T09:00:00Z")).collect();
    let before = village.state().await.version;
    let began = std::time::Instant::now();
    let answered = village.sends(&asha, &outbox).await;
    println!("200 commands in {} ms", began.elapsed().as_millis());
    assert_eq!(words(&answered), vec![RECORDED; 200]);
    assert_eq!(answered.version, before + 200);
}
