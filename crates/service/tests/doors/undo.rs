//! Every kind of event, taken back by everyone: those who may not make the change may not take it back either.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use care::access::{Matter, Resource};
use care::circle::ShareWithCouncil;
use care::history::{self, TakeBack};
use care::people::Section;
use care::skills::{SetClearance, SetSignOff, SignOff};
use care::stream::Written;
use care::team::{Command, Event};
use care::visit::Competence;
use care::workers;
use service::Kind;

use crate::walkers::*;

/// What each kind of event is about, in the samples: of the team, of a worker or of a person.
const ABOUT: [(&str, &str); 103] = [
    // The town has no blocks, so that a spending is the team's there.
    ("block/1", "Bank Dot"),
    ("bank-spending/1", "Blocks"),
    ("bank-signed/1", "Blocks"),
    ("bank-correction/1", "Blocks"),
    ("price-assumption/1", "Price"),
    ("fee/1", "Price"),
    ("budget/1", "Budget Dot"),
    ("budget-spending/1", "Budget Dot"),
    ("paying/1", "Bills Dot"),
    ("bill/1", "Bills Dot"),
    ("bill-credit/1", "Bills Dot"),
    ("dispute/1", "Disputes"),
    ("dispute-step/1", "Disputes"),
    ("pay-terms/1", "Pay Ada"),
    ("pay-rules/1", "Pay"),
    ("pay-extra/1", "Pay Ada"),
    ("pay-question/1", "PayQuestions Ada"),
    ("team-founded/1", "Teams"),
    ("team-described/1", "Settings"),
    ("streets-laid/1", "Settings"),
    ("worker-joined/1", "WorkersJoining"),
    ("worker-removed/1", "WorkersJoining"),
    ("worker-details/1", "Colleague Ada"),
    ("worker-terms/1", "Availability Ada"),
    ("worker-leaving/1", "Leaving Cara"),
    ("leaving-proposed/1", "Leaving Ben"),
    ("competence/1", "Skills Ada"),
    ("sign-off/1", "Skills Ada"),
    ("clearance/1", "Skills Ada"),
    ("absence/1", "Away Ada"),
    ("running-late/1", "Hitches Cara"),
    ("cannot-come/1", "Hitches Cara"),
    ("person-joined/1", "PeopleJoining"),
    ("person-removed/1", "PeopleJoining"),
    ("person-details/1", "Contact Dot"),
    ("person-leaving/1", "PeopleJoining"),
    ("worker-wish/1", "Faces Dot"),
    ("circle/1", "Circle Dot"),
    ("council-sees/1", "Circle Dot"),
    ("pattern-agreed/1", "Support Dot"),
    ("pattern-removed/1", "Support Dot"),
    ("pattern-changed/1", "Support Dot"),
    ("pattern-ending/1", "Support Dot"),
    ("exception/1", "Times Dot"),
    ("suspension/1", "Times Dot"),
    ("task/1", "Tasks Dot"),
    ("week-published/2", "Weeks"),
    ("rota-changed/2", "Weeks"),
    ("draft-begun/1", "Weeks"),
    ("draft-dropped/1", "Weeks"),
    ("draft-changed/1", "Weeks"),
    ("draft-agreed/1", "Weeks"),
    ("picks-opened/1", "Weeks"),
    ("pick/1", "Weeks"),
    ("picks-closed/1", "Weeks"),
    ("pick-settled/1", "Weeks"),
    ("plan-proposed/1", "Weeks"),
    ("repair/1", "Weeks"),
    ("request/1", "Weeks"),
    ("role/1", "Roles"),
    ("role-proposed/1", "Roles"),
    ("topic/1", "Decisions"),
    ("meeting/1", "Meetings"),
    ("calendar/1", "Calendar Ada"),
    ("said-of-visit/1", "Day Dot"),
    ("visit-settled/1", "Day Dot"),
    ("visit-recorded/1", "Records Dot"),
    ("concern-raised/1", "Concerns Dot"),
    ("concern-step/1", "Safeguarding"),
    ("normal/1", "Triage Dot"),
    ("scale-two/1", "Triage Dot"),
    ("response-plan/1", "ResponsePlan"),
    ("episode-step/1", "Triage Dot"),
    ("device/1", "Observations Dot"),
    ("observation/1", "Observations Dot"),
    ("medicine/1", "Medicines Dot"),
    ("dose/1", "Medicines Dot"),
    ("stock/1", "Medicines Dot"),
    ("care-plan/1", "CarePlan Dot"),
    ("care-plan-agreed/1", "CarePlan Dot"),
    ("outcome-rated/1", "CarePlan Dot"),
    ("plan-starter/1", "PlanStarters"),
    ("consent/1", "Consents Dot"),
    ("authority/1", "Consents Dot"),
    ("feedback/1", "Feedback Dot"),
    ("change-asked/1", "Feedback Dot"),
    ("care-given/1", "Carers Dot"),
    ("carer-word/1", "Carers Dot"),
    ("equipment/1", "Equipment Dot"),
    ("crew-review/1", "Equipment Dot"),
    ("farewell/1", "Farewells Dot"),
    ("health-task/1", "Delegated Dot"),
    ("task-signed-off/1", "Delegated Dot"),
    ("emergency-sheet/1", "Emergency Dot"),
    ("emergency-code/1", "Emergency Dot"),
    ("emergency-look/1", "Emergency Dot"),
    ("back-by/1", "LoneWorking Ben"),
    ("back-asked/1", "LoneWorking Ben"),
    ("came-back/1", "LoneWorking Ben"),
    ("arrival-way/1", "Arrivals Dot"),
    ("arrival-proof/1", "Day Dot"),
    ("value/1", "Values"),
    ("rules/1", "Values"),
];

/// Something as the table says it.
fn resource(said: &str) -> Resource {
    let (matter, whose) = said.split_once(' ').unwrap_or((said, ""));
    let matter = Matter::ALL.iter().copied().find(|one| format!("{one:?}") == matter).unwrap();
    match whose {
        "" if matter == Matter::Teams => matter.of_organisation(),
        "" => matter.of_team(team_id()),
        "Ada" => matter.of_worker(team_id(), worker(ADA)),
        "Ben" => matter.of_worker(team_id(), worker(BEN)),
        "Cara" => matter.of_worker(team_id(), worker(CARA)),
        "Dot" => matter.of_person(team_id(), person(DOT)),
        other => panic!("{other}"),
    }
}

/// What taking an event back changes.
fn changed_by(event: &Event) -> Vec<Resource> {
    let about: BTreeMap<_, _> = ABOUT.into();
    match event {
        Event::History(history::Event::TakenBack(taken)) => {
            taken.events.iter().flat_map(changed_by).collect()
        }
        event => vec![resource(about[event.kind()])],
    }
}

/// The samples that `care` keeps of every kind.
fn samples() -> Vec<Event> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../care/tests/samples/team");
    let kinds = Event::kinds().into_iter();
    kinds
        .map(|kind| {
            let file = folder.join(format!("{}.json", kind.replace('/', "-")));
            Event::read(kind, &std::fs::read(file).unwrap()).unwrap()
        })
        .collect()
}

#[test]
fn every_kind_is_about_something() {
    let known: BTreeSet<&str> = ABOUT.iter().map(|(kind, _)| *kind).chain(["taken-back/1"]).collect();
    assert_eq!(known, Event::kinds().into_iter().collect());
}

#[tokio::test]
async fn every_kind_is_taken_back_by_whom_the_policy_lets_change_it_and_by_nobody_else() {
    let town = Town::build().await;
    let mut wrong = Vec::new();
    for event in samples() {
        let mut resources = vec![Matter::History.of_team(team_id())];
        resources.extend(changed_by(&event));
        // What was taken back once is not taken back again, so that the town stays as it is.
        let command = Command::from(TakeBack { events: vec![(1, event.clone())], verdict: None });
        for walker in Walker::ALL {
            let closed = resources.iter().find(|one| !walker.may_change(one.matter, one.of));
            let expected = closed.map_or(Ok(()), |one| Err(walker.hears(one.matter, one.of)));
            let met = was_let(&town.act(walker, command.clone()).await);
            if met != expected {
                wrong.push(format!("{} by {walker:?}: {met:?}, not {expected:?}", event.kind()));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[tokio::test]
async fn a_worker_without_a_role_takes_back_no_contract_sign_off_clearance_or_what_a_person_shares() {
    let town = Town::build().await;
    let (ada, competence) = (worker(ADA), Competence::new("insulin").unwrap());
    let mut terms = joined(ADA).terms;
    terms.contract.guaranteed = care::Minutes::hours(20);
    let sign_off = Some(SignOff { nurse: sealed(91), until: None });
    let sections = [Section::Support, Section::Times].into();
    let changes: [Command; 4] = [
        workers::ChangeTerms { worker: ada, terms }.into(),
        SetSignOff { worker: ada, person: person(DOT), competence, sign_off }.into(),
        SetClearance { worker: ada, until: Some(date("2027-01-31")) }.into(),
        ShareWithCouncil { person: person(DOT), sections }.into(),
    ];
    for command in changes {
        let done = town.act(Walker::WithDuty, command.clone()).await.unwrap();
        let take_back = async |walker| {
            let caller = town.caller(walker).await;
            town.service.take_back(&caller, team_id(), town.command(), done.version).await
        };
        let refused = take_back(Walker::OfTeam).await.unwrap_err();
        assert_eq!(refused.kind, Kind::Forbidden, "{command:?}");
        let refused = take_back(Walker::Elsewhere).await.unwrap_err();
        assert_eq!(refused.kind, Kind::NotFound, "{command:?}");
        take_back(Walker::WithDuty).await.unwrap();
    }
}

#[tokio::test]
async fn who_may_not_take_anything_back_does_not_learn_what_happened() {
    let town = Town::build().await;
    for walker in [Walker::Dot, Walker::Daughter, Walker::Council, Walker::Administrator, Walker::Left] {
        let caller = town.caller(walker).await;
        let mut kinds = Vec::new();
        for version in [1, 9_999] {
            let taken = town.service.take_back(&caller, team_id(), town.command(), version).await;
            kinds.push(taken.unwrap_err().to_string());
        }
        assert_eq!(kinds[0], kinds[1], "{walker:?}");
    }
}
