//! Every form of an event that was ever written is still read.
//!
//! `UPDATE=1 cargo test -p care samples` writes a sample for each kind that has none yet. It never writes over one: a
//! sample that is no longer read as it stands means that a form was changed after it had been written.

#![expect(clippy::disallowed_methods, reason = "samples lie in files; care itself reads none")]

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use care::By;
use care::ids::*;
use care::team::request::Asked;
use care::team::{Command, Event, Settle};
use care::{organisation, visit::Competence};
use serde_json::Value as Json;
use uuid::Uuid;

use crate::world::*;

fn folder(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/samples").join(name)
}

/// All samples of a folder, by kind.
fn samples(name: &str) -> BTreeMap<String, Json> {
    let mut found = BTreeMap::new();
    for entry in std::fs::read_dir(folder(name)).unwrap() {
        let path = entry.unwrap().path();
        let stem = path.file_stem().unwrap().to_string_lossy().into_owned();
        let (kind, version) = stem.rsplit_once('-').unwrap();
        let json = serde_json::from_str(&std::fs::read_to_string(&path).unwrap()).unwrap();
        found.insert(format!("{kind}/{version}"), json);
    }
    found
}

fn write_missing(name: &str, events: impl IntoIterator<Item = (&'static str, Vec<u8>)>) {
    if std::env::var_os("UPDATE").is_none() {
        return;
    }
    std::fs::create_dir_all(folder(name)).unwrap();
    for (kind, content) in events {
        let path = folder(name).join(format!("{}.json", kind.replace('/', "-")));
        if !path.exists() {
            let json: Json = serde_json::from_slice(&content).unwrap();
            std::fs::write(path, serde_json::to_string_pretty(&json).unwrap() + "\n").unwrap();
        }
    }
}

/// Fails unless each of `kinds` has a sample and each sample is read and written as it stands.
fn check(name: &str, kinds: &[&str], again: impl Fn(&str, &[u8]) -> Result<(String, Vec<u8>), String>) {
    let samples = samples(name);
    for kind in kinds {
        assert!(samples.contains_key(*kind), "{kind} has no sample; write one with UPDATE=1");
    }
    for (kind, sample) in samples {
        let (kind_now, content) = again(&kind, sample.to_string().as_bytes()).unwrap();
        if kind_now == kind {
            let json: Json = serde_json::from_slice(&content).unwrap();
            assert_eq!(json, sample, "{kind} is written otherwise; give the new form the next version");
        }
    }
}

#[test]
fn every_event_of_a_team_is_still_read() {
    let events = everything();
    write_missing("team", events.iter().map(|event| (event.kind(), event.write().unwrap())));
    check("team", Event::KINDS, |kind, content| {
        let event = Event::read(kind, content).map_err(|error| error.to_string())?;
        Ok((event.kind().to_owned(), event.write().unwrap()))
    });
}

#[test]
fn every_event_of_an_organisation_is_still_read() {
    let events = an_organisation();
    write_missing("organisation", events.iter().map(|event| (event.kind(), event.write().unwrap())));
    check("organisation", organisation::Event::KINDS, |kind, content| {
        let event = organisation::Event::read(kind, content).map_err(|error| error.to_string())?;
        Ok((event.kind().to_owned(), event.write().unwrap()))
    });
}

#[test]
fn what_a_newer_program_wrote_is_not_guessed_at() {
    let unknown = Event::read("worker-joined/99", b"{}").unwrap_err();
    assert!(unknown.to_string().contains("a newer one wrote them"), "{unknown}");
    let damaged = Event::read("worker-joined/1", b"{}").unwrap_err();
    assert!(damaged.to_string().contains("worker-joined/1"), "{damaged}");
}

fn an_organisation() -> Vec<organisation::Event> {
    use organisation::{Command, Description, Founded, LegalForm, Membership, Organisation, Size, decide};
    let description = |name: &str| Description {
        name: name.into(),
        form: LegalForm::CommunityInterestCompany,
        size: Size::Small,
    };
    let organisation = OrganisationId::new(Uuid::from_u128(901));
    let account = AccountId::new(Uuid::from_u128(902));
    let commands = [
        Command::Found {
            founded: Founded { organisation, description: description("Doorstep") },
            administrator: account,
        },
        Command::Describe(description("Doorstep Together")),
        Command::ListTeam(team_id()),
        Command::Give { account, membership: Membership::Worker { team: team_id(), worker: worker(ADA) } },
        Command::MakeWayBack { account, by: account },
    ];
    let mut state = Organisation::default();
    let mut events = Vec::new();
    for command in commands {
        for event in decide(&state, &command).unwrap() {
            state.apply(&event);
            events.push(event);
        }
    }
    assert_eq!(Organisation::fold(&events), state);
    events
}

/// One team to which everything happens that can.
fn everything() -> Vec<Event> {
    let mut world = World::new();
    about_workers(&mut world);
    about_people(&mut world);
    about_the_team(&mut world);
    about_a_week(&mut world);
    world.events
}

fn about_workers(world: &mut World) {
    use care::team::absence::{Absence, Why};
    use care::team::worker::{Held, SignOff};
    let ada = worker(ADA);
    let by_mistake = world.does(ADA, &Command::JoinWorker(joined(4)));
    let back = world.take_back(by_mistake).unwrap();
    // What is only ever written inside of what takes back is a kind of its own nevertheless.
    let Event::TakenBack(taken) = &back[0].1 else { panic!("{back:?}") };
    world.events.extend(taken.events.clone());
    let medicines = Competence::new("medicines").unwrap();
    let mut terms = joined(ADA).terms;
    terms.unwanted.push(care::team::worker::Unwanted { weekdays: every_day(), time: None });
    let from = care::time::Moment::new(date("2026-11-24"), clock("08:00"));
    let absence = Absence { worker: ada, from, to: None, why: Why::Ill, words: Some(sealed(3)) };
    for command in [
        Command::ChangeWorkerDetails { worker: ada, details: sealed(2) },
        Command::ChangeWorkerTerms { worker: ada, terms },
        Command::LeaveWorker { worker: worker(CARA), last: Some(date("2027-12-31")) },
        Command::SetCompetence {
            worker: ada,
            competence: medicines.clone(),
            held: Some(Held { until: Some(date("2027-01-31")), proof: Some(sealed(4)) }),
        },
        Command::SetSignOff {
            worker: ada,
            person: person(DOT),
            competence: medicines,
            sign_off: Some(SignOff { nurse: sealed(5), until: None }),
        },
        Command::SetClearance { worker: ada, until: Some(date("2028-01-31")) },
        Command::SetAbsence { absence: AbsenceId::new(Uuid::from_u128(1)), to: Some(absence) },
    ] {
        world.does(ADA, &command);
    }
}

fn about_people(world: &mut World) {
    use care::team::pattern::{Away, Exception};
    use care::team::person::{Joined, Member, Section, WorkerWish};
    let dot = person(DOT);
    let joined = Joined { person: person(13), details: sealed(13), on: date("2026-11-16") };
    let mistakes = [
        Command::JoinPerson(joined),
        Command::AgreePattern(agreed(31, DOT, every_day(), support(31, 30, None))),
    ];
    for command in mistakes {
        let made = world.does(ADA, &command);
        let back = world.take_back(made).unwrap();
        let Event::TakenBack(taken) = &back[0].1 else { panic!("{back:?}") };
        world.events.extend(taken.events.clone());
    }
    let member = Member { details: sealed(6), sees: [Section::Times, Section::Faces].into(), until: None };
    let terms = agreed(LUNCH, DOT, every_day(), support(LUNCH, 40, Some("12:45"))).terms;
    let away =
        Exception::Away { person: dot, from: date("2026-11-28"), to: date("2026-11-29"), why: Away::Family };
    for command in [
        Command::ChangePersonDetails { person: dot, details: sealed(7) },
        Command::LeavePerson { person: dot, last: Some(date("2027-12-31")) },
        Command::SetWorkerWish { person: dot, worker: worker(ADA), wish: Some(WorkerWish::Liked) },
        Command::SetMember { person: dot, member: MemberId::new(Uuid::from_u128(1)), to: Some(member) },
        Command::ShareWithCouncil { person: dot, sections: [Section::Support].into() },
        Command::ChangePattern { pattern: pattern(LUNCH), from: date("2027-01-04"), terms },
        Command::EndPattern { pattern: pattern(LUNCH), last: Some(date("2027-06-30")) },
        Command::SetException { exception: ExceptionId::new(Uuid::from_u128(1)), to: Some(away) },
    ] {
        world.does(ADA, &command);
    }
}

fn about_the_team(world: &mut World) {
    use care::team::founding::Streets;
    use care::team::role::{Role, Turn};
    use care::team::value::{Adoption, Rules, Strength, Value};
    let mut description = founded().description;
    description.base = Some(care::Place { latitude: 53_463_000, longitude: -2_272_000 });
    let turns = vec![Turn { worker: worker(ADA), from: date("2026-11-01"), to: Some(date("2026-12-31")) }];
    let topic = TopicId::new(Uuid::from_u128(1));
    let streets = Streets {
        file: "streets/a-town".to_owned(),
        of: Some(date("2026-06-13")),
        given: date("2026-11-16"),
    };
    for command in [
        Command::Describe(description),
        Command::LayStreets(Some(streets)),
        Command::ShareRole { role: Role::Planner, turns },
        Command::ProposeTopic { topic, words: sealed(8), answer_by: date("2026-11-20") },
        Command::SetValue { value: Value::FewFaces, strength: Strength::AboveAll },
        Command::SetRules(Rules { repairs: Adoption::Two, ..Rules::default() }),
    ] {
        world.does(ADA, &command);
    }
}

fn about_a_week(world: &mut World) {
    use care::team::picks::{Pick, Shown};
    use care::team::plan::{Made, Placed, Plan, Proposed, ScorePart, Unplaced};
    use care::team::rota::How;
    use care::team::{Begin, Move, conflict::Way, week::Why};
    let week = week();
    let by_mistake = Command::BeginDraft { week: week.next(), begin: Begin::Fresh };
    world.does(ADA, &by_mistake);
    world.does(ADA, &Command::DropDraft { week: week.next() });
    world.does(ADA, &Command::BeginDraft { week, begin: Begin::Fresh });
    let closes = "2026-11-18T18:00:00Z".parse().unwrap();
    world.does(ADA, &Command::OpenPicks { week, closes, shown: Shown::WhenClosed });
    for number in [ADA, BEN] {
        let pick = Some(Pick::Mine);
        world.does(number, &Command::Pick { week, visit: breakfast(), worker: worker(number), pick });
    }
    world.make(By::Program, &Command::ClosePicks { week });
    let settle = Settle::Fairly { way: Way::Draw, seed: 1 };
    world.does(ADA, &Command::SettlePick { week, visit: breakfast(), settle });
    let placed = Placed {
        workers: workers(&[BEN]),
        start: "2026-11-24T08:00".parse().unwrap(),
        minutes: care::Minutes(30),
    };
    let content = Plan {
        based_on: world.team.version,
        placed: [(visit(BREAKFAST, "2026-11-24"), placed)].into(),
        unplaced: vec![Unplaced {
            visit: visit(BATH, "2026-11-23"),
            stopped_by: [("shift".to_owned(), 2)].into(),
            would_help: vec!["longer-shift".to_owned()],
        }],
        score: vec![ScorePart { rule: "travel".to_owned(), amount: 12, cost: 12 }],
        made: Made { seed: 1, steps: 100_000 },
    };
    let proposed = Proposed { plan: PlanId::new(Uuid::from_u128(1)), week, content };
    world.make(By::Program, &Command::ProposePlan(proposed));
    let verdict = world.sound();
    world.does(ADA, &Command::AgreeToDraft { week, verdict });
    let repair = Command::ProposeRepair {
        repair: RepairId::new(Uuid::from_u128(1)),
        week,
        moves: vec![Move::Assign {
            visit: breakfast(),
            workers: workers(&[CARA]),
            start: None,
            minutes: None,
        }],
        how: How::Hand,
        why: Why::WorkerAway,
        words: Some(sealed(9)),
        verdict: None,
    };
    world.does(ADA, &repair);
    for number in [ADA, BEN] {
        let repair = RepairId::new(Uuid::from_u128(1));
        let verdict = world.sound();
        world.does(number, &Command::AgreeToRepair { repair, week, verdict });
    }
    let request = RequestId::new(Uuid::from_u128(1));
    let what = Asked::TakeOver { visit: breakfast() };
    world.does(CARA, &Command::Ask { request, week, what, whom: workers(&[ADA]), words: Some(sealed(10)) });
}
