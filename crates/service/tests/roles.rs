//! Roles and the list of workers: turns are given, wait for a second worker, end and are dropped; last days likewise.
#![allow(clippy::unwrap_used, reason = "on data known to be good")]

mod common;

use care::absences::{Absence, SetAbsence, Why};
use care::details::WorkerDetails;
use care::ids::AbsenceId;
use care::roles::{Role, Turn};
use care::time::Date;
use care::{Minutes, time};
use common::{Village, id};
use service::roles::{GiveTurn, SharedRole};
use service::workers::NewWorker;
use service::{Caller, Kind, Order};
use uuid::Uuid;

fn date(text: &str) -> Date {
    text.parse().unwrap()
}

async fn planner(village: &Village, caller: &Caller) -> SharedRole {
    let team_view = village.service.view_team(caller, village.team).await.unwrap();
    let roles = team_view.roles().unwrap();
    assert_eq!(roles.colleagues.len(), 2);
    roles.roles.into_iter().find(|shared| shared.role == Role::Planner).unwrap()
}

#[tokio::test]
async fn a_turn_waits_for_a_second_worker_and_then_holds_until_it_ends() {
    let village = Village::new().await;
    let (service, team) = (&village.service, village.team);
    let (asha, ben) = (village.asha().await, village.ben().await);
    let give = GiveTurn { role: Role::Planner, worker: village.ben, from: None, last: None };
    let given = service.give_turn(&asha, team, id(), give).await.unwrap();
    assert!(given.waits);
    let shared = planner(&village, &asha).await;
    assert_eq!(shared.turns, []);
    let proposed = shared.proposed.unwrap();
    assert_eq!((proposed.by.id, proposed.is_mine), (village.asha, true));
    let today = date("2026-03-02");
    assert_eq!(proposed.exactly, [Turn { worker: village.ben, from: today, to: None }], "from today on");
    assert!(!planner(&village, &ben).await.proposed.unwrap().is_mine);

    service.confirm_turns(&asha, team, id(), (Role::Planner, proposed.exactly.clone())).await.unwrap_err();
    service.confirm_turns(&ben, team, id(), (Role::Planner, proposed.exactly)).await.unwrap();
    let shared = planner(&village, &asha).await;
    assert_eq!(shared.proposed, None);
    let turns: Vec<_> =
        shared.turns.iter().map(|turn| (turn.who.id, turn.from, turn.last, turn.is_now)).collect();
    assert_eq!(turns, [(village.ben, today, None, true)]);

    // Ending the last turn gives everyone every duty, so it waits too; somebody else's word ends it.
    let ended = service.end_turn(&asha, team, id(), (Role::Planner, village.ben)).await.unwrap();
    assert!(ended.waits);
    let proposed = planner(&village, &ben).await.proposed.unwrap();
    assert_eq!(proposed.exactly, [Turn { worker: village.ben, from: today, to: Some(today) }]);
    service.drop_turns(&ben, team, id(), Role::Planner).await.unwrap();
    assert_eq!(planner(&village, &ben).await.proposed, None);
}

#[tokio::test]
async fn turns_that_are_over_are_not_shown_and_those_to_come_are() {
    let village = Village::new().await;
    let (service, team) = (&village.service, village.team);
    let (asha, ben) = (village.asha().await, village.ben().await);
    let turn = |worker, from: &str, last: Option<&str>| Turn { worker, from: date(from), to: last.map(date) };
    let turns = vec![
        turn(village.asha, "2026-02-01", Some("2026-03-01")),
        turn(village.asha, "2026-03-02", Some("2026-03-02")),
        turn(village.ben, "2026-03-03", None),
    ];
    let share = care::roles::ShareRole { role: Role::Planner, turns: turns.clone() };
    service.act(&asha, team, Order::new(id(), share.into())).await.unwrap();
    service.confirm_turns(&ben, team, id(), (Role::Planner, turns)).await.unwrap();
    let shown: Vec<_> = planner(&village, &asha).await.turns;
    let shown: Vec<_> = shown.iter().map(|turn| (turn.from, turn.is_now)).collect();
    assert_eq!(shown, [(date("2026-03-02"), true), (date("2026-03-03"), false)], "its last day counts");
}

#[tokio::test]
async fn somebody_new_begins_today_with_the_usual_shift() {
    let village = Village::new().await;
    let asha = village.asha().await;
    let details = WorkerDetails { name: "Cara Doyle".to_owned(), ..WorkerDetails::default() };
    let new = NewWorker { details, guaranteed: Minutes::hours(20) };
    village.service.take_in_worker(&asha, village.team, id(), new).await.unwrap();
    let team_view = village.service.view_team(&asha, village.team).await.unwrap();
    let list = team_view.workers().await.unwrap();
    let cara = list.workers.iter().find(|one| one.who.called == "Cara Doyle").unwrap();
    assert_eq!((cara.guaranteed, cara.with_people, cara.is_away), (Some(20 * 60), 0, false));
    let known = &team_view.team().workers[&cara.who.id];
    assert_eq!(known.joined, date("2026-03-02"));
    let shift = &known.terms.shifts[0];
    let parts: Vec<String> = shift.parts.iter().map(|part| format!("{}-{}", part.from, part.to)).collect();
    assert_eq!((shift.weekdays.len(), parts), (5, vec!["07:00-15:00".to_owned()]));
    assert!(shift.holds(date("2026-03-06")) && !shift.holds(date("2026-03-07")));
}

#[tokio::test]
async fn who_is_away_today_is_said_to_be_and_not_the_day_after() {
    let village = Village::new().await;
    let asha = village.asha().await;
    for (number, from, to, away) in [
        (1, "2026-03-03", "2026-03-04", false),
        (2, "2026-03-01", "2026-03-02", false),
        (3, "2026-03-02", "2026-03-03", true),
    ] {
        let at = |text: &str| time::Moment::new(date(text), time::Clock::MIDNIGHT);
        let absence =
            Absence { worker: village.ben, from: at(from), to: Some(at(to)), why: Why::Leave, words: None };
        let set = SetAbsence { absence: AbsenceId::new(Uuid::from_u128(number)), to: Some(absence) };
        village.service.act(&asha, village.team, Order::new(id(), set.into())).await.unwrap();
        let list = village.service.view_team(&asha, village.team).await.unwrap().workers().await.unwrap();
        let is_away: Vec<bool> = list.workers.iter().map(|one| one.is_away).collect();
        assert_eq!(is_away, [false, away], "{from}");
    }
}

#[tokio::test]
async fn a_colleagues_last_day_waits_for_a_second_worker() {
    let village = Village::new().await;
    let (service, asha, ben) = (&village.service, village.asha().await, village.ben().await);
    let of_ben = (village.team, village.ben);
    // To have left yesterday would shut them out at once.
    let last = Some(date("2026-03-01"));
    let left = service.worker_leaves(&asha, of_ben, id(), last).await.unwrap();
    assert!(left.waits);
    let waiting = async |caller: &Caller| {
        service.view_team(caller, village.team).await.unwrap().workers().await.unwrap().waiting
    };
    let seen = waiting(&asha).await;
    assert_eq!((seen.len(), seen[0].worker.id, seen[0].last, seen[0].is_mine), (1, village.ben, last, true));
    assert!(seen[0].may_answer, "Asha may drop it");
    let theirs = waiting(&ben).await;
    assert!(!theirs[0].is_mine && !theirs[0].may_answer, "nobody confirms their own last day");
    assert_eq!(service.confirm_leaving(&ben, of_ben, id(), last).await.unwrap_err().kind, Kind::Forbidden);
    let administrator = village.administrator().await;
    let another = service.confirm_leaving(&administrator, of_ben, id(), Some(date("2026-02-28"))).await;
    assert_eq!(another.unwrap_err().kind, Kind::Invalid, "only as it was proposed");
    service.drop_leaving(&administrator, of_ben, id()).await.unwrap();
    assert_eq!(waiting(&asha).await, []);
    let ahead = service.worker_leaves(&asha, of_ben, id(), Some(date("2026-06-30"))).await.unwrap();
    assert!(!ahead.waits, "a day to come shuts nobody out");
}
