//! Every form of an event that was ever written is still read.
//!
//! `UPDATE=1 cargo test -p care samples` writes a sample for each kind that has none yet. It never writes over one: a
//! sample that is no longer read as it stands means that a form was changed after it had been written.

#![expect(clippy::disallowed_methods, reason = "samples lie in files; care itself reads none")]

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use care::details::DataSubject;
use care::ids::*;
use care::picks::Settle;
use care::requests::Asked;
use care::stream::{Stream, Written};
use care::team::{Command, Event};
use care::visit::Competence;
use care::{
    By, Context, absences, accounts, arrivals, bank, bills, budget, calendars, care_plan, carers, circle,
    concerns, consents, councils, day, decisions, delegated, disputes, drafts, emergency, erasures, feedback,
    founding, history, hitches, lone_working, medicines, meetings, observations, organisation, pay, people,
    picks, plans, price, provider, records, repairs, requests, roles, skills, support, teams, triage, values,
    weeks, wishes, workers,
};
use serde_json::Value as Json;
use uuid::Uuid;

use crate::world::*;

mod topics;

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
    let events: Vec<Event> = everything().iter().flat_map(and_inside).collect();
    write_missing("team", events.iter().map(|event| (event.kind(), event.write().unwrap())));
    check("team", &Event::kinds(), |kind, content| {
        let event = Event::read(kind, content).map_err(|error| error.to_string())?;
        Ok((event.kind().to_owned(), event.write().unwrap()))
    });
}

#[test]
fn every_event_of_an_organisation_is_still_read() {
    let events = an_organisation();
    write_missing("organisation", events.iter().map(|event| (event.kind(), event.write().unwrap())));
    check("organisation", &organisation::Event::kinds(), |kind, content| {
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

/// Dot was erased.
pub(crate) fn an_erasure() -> erasures::Erasure {
    erasures::Erasure {
        whom: erasures::Whom::Of(DataSubject::Person(person(DOT))),
        at: "2026-11-16T09:00:00Z".parse().unwrap(),
        destroyed: [("key".to_owned(), 1), ("value".to_owned(), 12)].into(),
        looks: 30,
        names: 12,
        shared_accounts: 0,
        backups_until: Some("2026-12-16".parse().unwrap()),
    }
}

pub(crate) fn an_organisation() -> Vec<organisation::Event> {
    use organisation::{Command, Membership, Organisation};
    use provider::{Description, Founded, LegalForm, Size};
    let description = |name: &str| Description {
        name: name.into(),
        form: LegalForm::CommunityInterestCompany,
        size: Size::Small,
    };
    let organisation = OrganisationId::new(Uuid::from_u128(901));
    let account = AccountId::new(Uuid::from_u128(902));
    let council = CouncilId::new(Uuid::from_u128(903));
    let commands = [
        Command::from(provider::Found {
            founded: Founded { organisation, description: description("Doorstep") },
            administrator: account,
        }),
        Command::from(provider::Describe(description("Doorstep Together"))),
        Command::from(councils::Join { council, name: "Trafford".into() }),
        Command::from(councils::Rename { council, name: "Trafford Council".into() }),
        Command::from(teams::ListTeam(team_id())),
        Command::from(teams::NameTeam { team: team_id(), name: "Old Trafford".into() }),
        Command::from(councils::OpenTeam { council, team: team_id(), sees: true }),
        Command::from(teams::CloseTeam { team: team_id(), on: Some("2026-12-31".parse().unwrap()) }),
        Command::from(teams::CloseTeam { team: team_id(), on: None }),
        Command::from(accounts::Give {
            account,
            membership: Membership::Worker { team: team_id(), worker: worker(ADA) },
        }),
        Command::from(accounts::MakeWayBack { account, by: account }),
        Command::from(erasures::KeepBackups { days: Some(30) }),
        Command::from(erasures::NoteErasure(an_erasure())),
    ];
    let context = Context::now(By::Program, "2026-11-16T09:00:00Z".parse().unwrap());
    let mut state = Organisation::default();
    let mut events = Vec::new();
    for command in commands {
        for event in state.decide(&command, &context).unwrap() {
            state.apply(&event);
            events.push(event);
        }
    }
    assert_eq!(Organisation::fold(&events), state);
    events
}

/// Everything that happens to one team to which everything happens that can.
pub(crate) fn everything() -> Vec<Event> {
    let mut world = World::new();
    about_workers(&mut world);
    about_people(&mut world);
    topics::about_concerns(&mut world);
    topics::about_triage(&mut world);
    topics::about_medicines(&mut world);
    topics::about_being_away_and_tasks(&mut world);
    topics::about_a_plan(&mut world);
    topics::about_consents(&mut world);
    topics::about_feedback(&mut world);
    topics::about_carers(&mut world);
    topics::about_equipment(&mut world);
    topics::about_a_farewell(&mut world);
    topics::about_safety(&mut world);
    about_the_team(&mut world);
    about_second_voices(&mut world);
    topics::about_pay(&mut world);
    topics::about_the_bank(&mut world);
    topics::about_money(&mut world);
    about_a_week(&mut world);
    about_hitches(&mut world);
    world.events
}

/// An event, and what is only ever written inside of what takes back.
pub(crate) fn and_inside(event: &Event) -> Vec<Event> {
    let mut events = vec![event.clone()];
    if let Event::History(history::Event::TakenBack(taken)) = event {
        events.extend(taken.events.clone());
    }
    events
}

fn about_workers(world: &mut World) {
    use care::absences::{Absence, Why};
    use care::skills::{Held, SignOff};
    let ada = worker(ADA);
    let by_mistake = world.does(ADA, &Command::from(workers::Join(joined(4))));
    world.take_back(by_mistake).unwrap();
    let medicines = Competence::new("medicines").unwrap();
    let mut terms = joined(ADA).terms;
    terms.unwanted.push(care::workers::Unwanted { weekdays: every_day(), time: None });
    let from = care::time::Moment::new(date("2026-11-24"), clock("08:00"));
    let absence = Absence { worker: ada, from, to: None, why: Why::Ill, words: Some(sealed(3)) };
    for command in [
        Command::from(workers::ChangeDetails { worker: ada, details: sealed(2) }),
        Command::from(workers::ChangeTerms { worker: ada, terms }),
        Command::from(workers::Leave { worker: worker(CARA), last: Some(date("2027-12-31")) }),
        Command::from(skills::SetCompetence {
            worker: ada,
            competence: medicines.clone(),
            held: Some(Held { until: Some(date("2027-01-31")), proof: Some(sealed(4)) }),
        }),
        Command::from(skills::SetSignOff {
            worker: ada,
            person: person(DOT),
            competence: medicines,
            sign_off: Some(SignOff { nurse: sealed(5), until: None }),
        }),
        Command::from(skills::SetClearance { worker: ada, until: Some(date("2028-01-31")) }),
        Command::from(absences::SetAbsence {
            absence: AbsenceId::new(Uuid::from_u128(1)),
            to: Some(absence),
        }),
    ] {
        world.does(ADA, &command);
    }
}

fn about_people(world: &mut World) {
    use care::circle::Member;
    use care::people::{Joined, Section};
    use care::support::{Away, Exception};
    use care::wishes::WorkerWish;
    let dot = person(DOT);
    let joined = Joined { person: person(13), details: sealed(13), on: date("2026-11-16") };
    let mistakes = [
        Command::from(people::Join(joined)),
        Command::from(support::Agree(agreed(31, DOT, every_day(), support(31, 30, None)))),
    ];
    for command in mistakes {
        let made = world.does(ADA, &command);
        world.take_back(made).unwrap();
    }
    let member = Member { details: sealed(6), sees: [Section::Times, Section::Faces].into(), until: None };
    let terms = agreed(LUNCH, DOT, every_day(), support(LUNCH, 40, Some("12:45"))).terms;
    let away =
        Exception::Away { person: dot, from: date("2026-11-28"), to: date("2026-11-29"), why: Away::Family };
    for command in [
        Command::from(people::ChangeDetails { person: dot, details: sealed(7) }),
        Command::from(people::Leave { person: dot, last: Some(date("2027-12-31")) }),
        Command::from(wishes::SetWish { person: dot, worker: worker(ADA), wish: Some(WorkerWish::Liked) }),
        Command::from(circle::SetMember {
            person: dot,
            member: MemberId::new(Uuid::from_u128(1)),
            to: Some(member),
        }),
        Command::from(circle::ShareWithCouncil { person: dot, sections: [Section::Support].into() }),
        Command::from(support::Change { pattern: pattern(LUNCH), from: date("2027-01-04"), terms }),
        Command::from(support::End { pattern: pattern(LUNCH), last: Some(date("2027-06-30")) }),
        Command::from(support::SetException {
            exception: ExceptionId::new(Uuid::from_u128(1)),
            to: Some(away),
        }),
    ] {
        world.does(ADA, &command);
    }
}

fn about_the_team(world: &mut World) {
    use care::calendars::{CalendarId, Names, Whose};
    use care::founding::Streets;
    use care::meetings::{Meeting, MeetingId};
    use care::observations::{DeviceId, ObservationId};
    use care::roles::{Role, Turn};
    use care::values::{Adoption, Rules, Strength, Value};
    let mut description = founded().description;
    description.base = Some(care::Location { latitude: 53_463_000, longitude: -2_272_000 });
    let turns = vec![Turn { worker: worker(ADA), from: date("2026-11-01"), to: Some(date("2026-12-31")) }];
    let (role, same) = (Role::Planner, turns.clone());
    let proposal = ProposalId::new(Uuid::from_u128(1));
    let meeting = Meeting {
        on: date("2026-11-12"),
        came: workers(&[ADA, BEN]),
        paid: care::Minutes(90),
        talked: sealed(11),
        agreed: Some(sealed(12)),
    };
    let streets = Streets {
        file: "streets/a-town".to_owned(),
        of: Some(date("2026-06-13")),
        given: date("2026-11-16"),
    };
    for command in [
        Command::from(founding::Describe(description)),
        Command::from(founding::LayStreets(Some(streets))),
        Command::from(roles::ShareRole { role, turns }),
        Command::from(decisions::Propose { proposal, words: sealed(8), answer_by: date("2026-11-20") }),
        Command::from(meetings::NoteMeeting {
            meeting: MeetingId::new(Uuid::from_u128(1)),
            to: Some(meeting),
        }),
        Command::from(values::SetValue { value: Value::FewFaces, strength: Strength::AboveAll }),
        Command::from(calendars::SetCalendar {
            whose: Whose::Worker(worker(ADA)),
            to: Some((CalendarId::new(Uuid::from_u128(1)), Names::Initials)),
        }),
        Command::from(values::SetRules(Rules { repairs: Adoption::Two, ..Rules::default() })),
    ] {
        world.does(ADA, &command);
    }
    let (device, dot) = (DeviceId::new(Uuid::from_u128(1)), person(DOT));
    world
        .does(ADA, &Command::from(observations::SetDevice { person: dot, device, called: Some(sealed(13)) }));
    let at = "2026-11-16T07:00:00Z".parse().unwrap();
    let observed = observations::Observe {
        observation: ObservationId::new(Uuid::from_u128(1)),
        content: observations::Observation { person: dot, device, at, content: sealed(14) },
    };
    world.make(By::Program, &Command::from(observed));
    world.does(BEN, &Command::from(roles::ConfirmRole { role, turns: same }));
}

fn about_second_voices(world: &mut World) {
    let ben = worker(BEN);
    let leave = |last: &str| workers::Leave { worker: ben, last: Some(date(last)) };
    world.does(ADA, &Command::from(leave("2026-11-15")));
    world.does(CARA, &Command::from(workers::DropLeaving { worker: ben }));
}

/// On the Monday of the week, Ada cannot come to breakfast after all, and Cara who has it by now is late.
fn about_hitches(world: &mut World) {
    use care::absences::Why;
    let (before, visit) = (world.now, breakfast());
    world.now = "2026-11-23T07:30:00Z".parse().unwrap();
    let who = world.rota()[&visit].workers.first().copied().unwrap();
    world.does(ADA, &Command::from(hitches::SayLate { worker: who, late: Some((visit, care::Minutes(20))) }));
    world.does(
        ADA,
        &Command::from(hitches::SayCannotCome {
            absence: AbsenceId::new(Uuid::from_u128(2)),
            worker: who,
            visit,
            rest_of_day: true,
            why: Why::Other,
            words: None,
        }),
    );
    world.now = before;
}

fn about_a_week(world: &mut World) {
    use care::drafts::Begin;
    use care::picks::{Pick, Shown, Way};
    use care::plans::{Made, Placed, Plan, Proposed, ScorePart, Unplaced};
    use care::repairs::Why;
    use care::weeks::{How, Move};
    let week = week();
    let by_mistake = Command::from(drafts::BeginDraft { week: week.next(), begin: Begin::Fresh });
    world.does(ADA, &by_mistake);
    world.does(ADA, &Command::from(drafts::DropDraft { week: week.next() }));
    world.does(ADA, &Command::from(drafts::BeginDraft { week, begin: Begin::Fresh }));
    let closes = "2026-11-18T18:00:00Z".parse().unwrap();
    world.does(ADA, &Command::from(picks::OpenPicks { week, closes, shown: Shown::WhenClosed }));
    for number in [ADA, BEN] {
        let pick = Some(Pick::Mine);
        world.does(
            number,
            &Command::from(picks::SayPick { week, visit: breakfast(), worker: worker(number), pick }),
        );
    }
    world.make(By::Program, &Command::from(picks::ClosePicks { week }));
    let settle = Settle::Fairly { way: Way::Draw, seed: 1 };
    world.does(ADA, &Command::from(picks::SettlePick { week, visit: breakfast(), settle }));
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
    world.make(By::Program, &Command::from(plans::ProposePlan(proposed)));
    let verdict = world.judged(&world.rota());
    world.does(ADA, &Command::from(weeks::AgreeToDraft { week, verdict }));
    let repair = Command::from(repairs::ProposeRepair {
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
    });
    world.does(ADA, &repair);
    for number in [ADA, BEN] {
        let repair = RepairId::new(Uuid::from_u128(1));
        let verdict = world.judged(&world.team.repaired(week, repair).unwrap());
        world.does(number, &Command::from(repairs::AgreeToRepair { repair, week, verdict }));
    }
    let request = RequestId::new(Uuid::from_u128(1));
    let what = Asked::TakeOver { visit: breakfast() };
    world.does(
        CARA,
        &Command::from(requests::Ask { request, week, what, whom: workers(&[ADA]), words: Some(sealed(10)) }),
    );
    topics::about_a_day(world);
}
