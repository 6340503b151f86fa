//! An organisation of several teams: it begins more, moves people and workers between them, and closes one.
#![allow(clippy::unwrap_used, reason = "on data known to be good")]

mod common;

use std::collections::BTreeSet;
use std::sync::Arc;
use std::time::Duration;

use care::absences::{Absence, SetAbsence, Why};
use care::circle::{Member, SetMember, ShareWithCouncil};
use care::details::{DataSubject, Detail, MemberDetails};
use care::founding::Description;
use care::ids::{AbsenceId, MemberId, SealedId, TeamId};
use care::organisation::Membership;
use care::people::Section;
use care::skills::{Held, SetCompetence};
use care::team::{Command, Team};
use care::time::{Clock, Moment};
use care::visit::Competence;
use care::wishes::{SetWish, WorkerWish};
use care::{accounts, workers};
use common::{Village, account, id};
use service::{Kind, Moved, Moving, Order, Service, TeamIds};
use uuid::Uuid;

fn weir() -> Description {
    Description { name: "Weir Lane".to_owned(), zone: "Europe/London".parse().unwrap(), base: None }
}

fn date(text: &str) -> jiff::civil::Date {
    text.parse().unwrap()
}

fn sealed(number: u128) -> SealedId {
    SealedId::new(Uuid::from_u128(number))
}

async fn state(service: &Service, team: TeamId) -> Team {
    let village = service.caller(account(5)).await.unwrap();
    service.view_team_outside(&village, team).await.unwrap().team().clone()
}

/// Waits until a team is as it should be.
async fn until(service: &Service, team: TeamId, is: impl Fn(&Team) -> bool) -> Team {
    let wait = async {
        loop {
            let state = state(service, team).await;
            if is(&state) {
                return state;
            }
            tokio::time::sleep(Duration::from_millis(10)).await;
        }
    };
    tokio::time::timeout(Duration::from_secs(30), wait).await.unwrap()
}

impl Village {
    async fn second(&self) -> TeamId {
        self.service.found_team(&self.administrator().await, TeamIds::of(id()), weir()).await.unwrap()
    }

    async fn does(&self, order: Order) {
        self.service.act(&self.asha().await, self.team, order).await.unwrap();
    }
}

#[tokio::test]
async fn an_administrator_begins_a_further_team_once_and_nobody_else_does() {
    let village = Village::new().await;
    let ids = TeamIds::of(id());
    let administrator = village.administrator().await;
    let team = village.service.found_team(&administrator, ids, weir()).await.unwrap();
    assert_eq!(village.service.found_team(&administrator, ids, weir()).await.unwrap(), team, "pressed twice");
    let organisation = village.service.organisation().await.unwrap();
    assert_eq!(organisation.teams, BTreeSet::from([village.team, team]));
    let begun = state(&village.service, team).await.founded.unwrap();
    assert_eq!((begun.description, Some(begun.organisation)), (weir(), organisation.id()));
    let refused = village.service.found_team(&village.asha().await, TeamIds::of(id()), weir()).await;
    assert_eq!(refused.unwrap_err().kind, Kind::Forbidden);
    let nameless = Description { name: " ".to_owned(), ..weir() };
    let refused = village.service.found_team(&administrator, TeamIds::of(id()), nameless).await;
    assert_eq!(refused.unwrap_err().kind, Kind::Invalid);
    assert_eq!(village.service.organisation().await.unwrap().teams.len(), 2);
    let here = village.service.found_team_here(TeamIds::of(id()), weir()).await.unwrap();
    assert!(village.service.organisation().await.unwrap().teams.contains(&here));
}

#[tokio::test]
async fn a_worker_moves_with_contract_skills_and_absences_to_come() {
    let village = Village::new().await;
    let (ben, to) = (village.ben, village.second().await);
    let whose = DataSubject::Worker(ben);
    let hoist = Competence::new("hoist").unwrap();
    let held = Some(Held { until: Some(date("2027-01-31")), proof: Some(sealed(1)) });
    let day = |text| Moment::new(date(text), Clock::MIDNIGHT);
    let away = |number: u128, from, until| {
        let words = Some(sealed(10 + number));
        let absence = Absence { worker: ben, from: day(from), to: Some(day(until)), why: Why::Leave, words };
        let absence = SetAbsence { absence: AbsenceId::new(Uuid::from_u128(number)), to: Some(absence) };
        Command::from(absence)
    };
    let mut order = Order::of(id());
    order.commands = vec![
        Command::from(SetCompetence { worker: ben, competence: hoist.clone(), held }),
        away(1, "2026-02-01", "2026-02-08"),
        away(2, "2026-04-06", "2026-04-13"),
    ];
    order.sealed =
        [1, 11, 12].map(|number| (sealed(number), whose, Detail::Words(format!("words {number}")))).into();
    village.does(order).await;

    let moving = Moving { who: Moved::Worker(ben), from: village.team, to, on: date("2026-03-16") };
    let administrator = village.administrator().await;
    let command = id();
    let done = village.service.move_to_team(&administrator, command, moving).await.unwrap();
    let before = state(&village.service, village.team).await;
    assert_eq!(before.workers[&ben].leaves, Some(date("2026-03-15")));
    let there = until(&village.service, to, |team| team.workers.contains_key(&ben)).await;
    let (was, is) = (&before.workers[&ben], &there.workers[&ben]);
    assert_eq!((is.joined, is.leaves), (date("2026-03-16"), None));
    assert_eq!(is.terms, was.terms);
    assert_eq!(is.competences[&hoist].until, Some(date("2027-01-31")));
    assert_ne!(is.details, was.details, "sealed once more, under the same key");
    assert_eq!(there.absences.keys().map(|absence| absence.bits().as_u128()).collect::<Vec<_>>(), [2]);

    // He signs in to both; what is known of him is read in the other by its own workers.
    let memberships = async || village.ben().await.memberships;
    let theirs = Membership::Worker { team: to, worker: ben };
    let given = async {
        while !memberships().await.contains(&theirs) {
            tokio::time::sleep(Duration::from_millis(10)).await;
        }
    };
    tokio::time::timeout(Duration::from_secs(30), given).await.unwrap();
    let team_view = village.service.view_team_outside(&administrator, to).await.unwrap();
    assert_eq!(team_view.worker(ben), "Ben Okoro");

    // The same once more changes nothing; another move there is refused, for he is known there.
    let version = there.version;
    let again = village.service.move_to_team(&administrator, command, moving).await.unwrap();
    assert_eq!(again, done, "pressed twice");
    village.service.move_to_team(&administrator, id(), moving).await.unwrap_err();
    assert_eq!(state(&village.service, to).await.version, version);
}

#[tokio::test]
async fn a_person_moves_with_circle_wishes_and_agreed_support() {
    let village = Village::new().await;
    let (hill, to) = (village.hill, village.second().await);
    let (member, whose) = (MemberId::new(Uuid::from_u128(4)), DataSubject::Person(hill));
    let theirs = Member { details: sealed(1), sees: BTreeSet::from([Section::Times]), until: None };
    let mut order = Order::of(id());
    order.commands = vec![
        Command::from(SetMember { person: hill, member, to: Some(theirs) }),
        Command::from(ShareWithCouncil { person: hill, sections: BTreeSet::from([Section::Support]) }),
        Command::from(SetWish { person: hill, worker: village.ben, wish: Some(WorkerWish::Liked) }),
        Command::from(SetWish { person: hill, worker: village.asha, wish: Some(WorkerWish::NotThisWorker) }),
    ];
    let daughter = MemberDetails { name: "Jo Hill".to_owned(), ..MemberDetails::default() };
    order.sealed = vec![(sealed(1), whose, Detail::Member(daughter))];
    village.does(order).await;
    let give = accounts::Give {
        account: account(7),
        membership: Membership::Member { team: village.team, person: hill, member },
    };
    village.service.organise(account(5), id(), &give.into()).await.unwrap();
    let administrator = village.administrator().await;
    // Ben goes first, so that what Mrs Hill says of Ben goes along; Asha stays.
    let on = date("2026-03-16");
    let ben = Moving { who: Moved::Worker(village.ben), from: village.team, to, on };
    village.service.move_to_team(&administrator, id(), ben).await.unwrap();
    until(&village.service, to, |team| team.workers.contains_key(&village.ben)).await;

    let moving = Moving { who: Moved::Person(hill), from: village.team, to, on };
    village.service.move_to_team(&administrator, id(), moving).await.unwrap();
    let there = until(&village.service, to, |team| team.people.contains_key(&hill)).await;
    let is = &there.people[&hill];
    assert_eq!(is.joined, on);
    assert_eq!(is.wishes.iter().collect::<Vec<_>>(), [(&village.ben, &WorkerWish::Liked)]);
    assert_eq!(is.council_sees, BTreeSet::from([Section::Support]));
    assert!(is.circle[&member].may_see(Section::Times, on));
    let before = state(&village.service, village.team).await;
    let visits = |team: &Team, day| team.visits_between(day, day).len();
    let (sunday_before, monday) = (date("2026-03-13"), on);
    assert_eq!((visits(&before, sunday_before), visits(&there, sunday_before)), (2, 0));
    assert_eq!(
        (visits(&before, monday), visits(&there, monday)),
        (0, 2),
        "nobody comes twice, and somebody comes"
    );

    let jo = async || village.service.caller(account(7)).await.unwrap();
    let given = async {
        while jo().await.circle(to).is_none() {
            tokio::time::sleep(Duration::from_millis(10)).await;
        }
    };
    tokio::time::timeout(Duration::from_secs(30), given).await.unwrap();
    let team_view = village.service.view_team_outside(&jo().await, to).await.unwrap();
    assert_eq!(team_view.person(hill), "Mrs Hill");
    assert_eq!(team_view.member(hill, member).unwrap().0, "Jo Hill");
}

#[tokio::test]
async fn a_move_that_another_server_ends_comes_to_the_same_however_often_it_is_done() {
    let village = Village::new().await;
    let to = village.second().await;
    village.service.stop_working().await;
    let moving = Moving { who: Moved::Worker(village.ben), from: village.team, to, on: date("2026-03-16") };
    village.service.move_to_team(&village.administrator().await, id(), moving).await.unwrap();
    assert!(!state(&village.service, to).await.workers.contains_key(&village.ben));
    let open = village.journal.jobs().open("arrive-in-team").await.unwrap();
    assert_eq!(open.len(), 1, "it is kept with the event that he leaves");

    let other = Service::open(village.journal.clone(), Arc::new(village.clock.clone()));
    let there = until(&other, to, |team| team.workers.contains_key(&village.ben)).await;
    let done = async || {
        while !village.journal.jobs().open("arrive-in-team").await.unwrap().is_empty() {
            tokio::time::sleep(Duration::from_millis(10)).await;
        }
    };
    tokio::time::timeout(Duration::from_secs(30), done()).await.unwrap();
    let meta = journal::Meta {
        actor: "test".into(),
        command: "again".into(),
        happened_at: journal::Moment::now(),
        zone: String::new(),
    };
    let mut append = journal::Append::new("note/again".into(), journal::Version(0), meta);
    append.jobs = vec![journal::NewJob::new("arrive-in-team", open[0].due_at, open[0].job.body.clone())];
    village.journal.append(append).await.unwrap();
    tokio::time::timeout(Duration::from_secs(30), done()).await.unwrap();
    assert_eq!(village.journal.jobs().parked().await.unwrap(), []);
    assert_eq!(state(&other, to).await.version, there.version);
    other.stop_working().await;
}

#[tokio::test]
async fn only_an_administrator_moves_anybody_and_only_who_is_there() {
    let village = Village::new().await;
    let to = village.second().await;
    let on = date("2026-03-16");
    let moving = Moving { who: Moved::Worker(village.ben), from: village.team, to, on };
    let by = async |caller: &service::Caller, moving| {
        village.service.move_to_team(caller, id(), moving).await.unwrap_err().kind
    };
    assert_eq!(by(&village.asha().await, moving).await, Kind::Forbidden);
    let administrator = village.administrator().await;
    assert_eq!(by(&administrator, Moving { to: village.team, ..moving }).await, Kind::Invalid);
    let nowhere = TeamId::new(Uuid::from_u128(99));
    assert_eq!(by(&administrator, Moving { to: nowhere, ..moving }).await, Kind::Invalid);
    let before_he_came = Moving { on: date("2025-01-06"), ..moving };
    assert_eq!(by(&administrator, before_he_came).await, Kind::Invalid);
}

#[tokio::test]
async fn a_team_that_nobody_is_left_in_closes_and_stays_readable() {
    let village = Village::new().await;
    let (administrator, empty) = (village.administrator().await, village.second().await);
    let close = async |caller: &service::Caller, team| village.service.close_team(caller, id(), team).await;
    let refused = close(&administrator, village.team).await.unwrap_err();
    assert!(refused.to_string().contains("1 people and 2 workers"), "{refused}");
    assert_eq!(close(&village.asha().await, empty).await.unwrap_err().kind, Kind::Forbidden);
    close(&administrator, empty).await.unwrap();
    assert_eq!(village.service.view_team_outside(&administrator, empty).await.unwrap().name(), "Weir Lane");
    assert!(village.service.teams(&administrator).await.unwrap().contains(&empty));

    let moving =
        Moving { who: Moved::Worker(village.ben), from: village.team, to: empty, on: date("2026-03-16") };
    let refused = village.service.move_to_team(&administrator, id(), moving).await.unwrap_err();
    assert_eq!(refused.kind, Kind::Conflict);
    village.service.open_team_again(&administrator, id(), empty).await.unwrap();
    village.service.move_to_team(&administrator, id(), moving).await.unwrap();
    until(&village.service, empty, |team| team.workers.contains_key(&village.ben)).await;
}

#[tokio::test]
async fn nothing_is_changed_in_a_closed_team() {
    let village = Village::new().await;
    let last = Some(date("2026-03-01"));
    let mut order = Order::of(id());
    order.commands = vec![
        Command::from(care::people::Leave { person: village.hill, last }),
        Command::from(workers::Leave { worker: village.asha, last: Some(date("2026-03-02")) }),
    ];
    let own = Order::new(id(), Command::from(workers::Leave { worker: village.ben, last }));
    village.service.act(&village.ben().await, village.team, own).await.unwrap();
    village.does(order).await;
    village.service.close_team(&village.administrator().await, id(), village.team).await.unwrap();
    let back = Order::new(id(), Command::from(workers::Leave { worker: village.ben, last: None }));
    let refused = village.service.act(&village.asha().await, village.team, back).await.unwrap_err();
    assert_eq!(refused.kind, Kind::Conflict);
}
