//! Every kind of event: taken back, done again, and who may take it back.

use std::collections::{BTreeMap, BTreeSet};

use care::access::{Action, Matter, Purpose, Resource};
use care::history::{self, TakeBack, TakenBack};
use care::ids::{AccountId, MemberId};
use care::organisation::{self, Membership, Organisation};
use care::stream::{Happened, Stream, Written};
use care::team::{Command, Event, Team};
use care::values::Adoption;
use care::weeks::RotaCheck;
use care::{By, Context, drafts, picks, workers};
use uuid::Uuid;

use crate::access::{judged, shared_out};
use crate::samples::{an_organisation, and_inside, everything};
use crate::world::*;

/// Kinds that stay, each with how the sentence begins that says so.
const STAYS: [(&str, &str); 20] = [
    ("health-task/1", "What a nurse handed over stays written down."),
    ("task-signed-off/1", "A nurse’s word stays written down."),
    ("emergency-code/1", "A code that is closed stays closed."),
    ("emergency-look/1", "That somebody looked stays written down."),
    ("back-by/1", "A time to be back stays until you are."),
    ("back-asked/1", "That colleagues were asked stays written down."),
    ("came-back/1", "That somebody is back stays."),
    ("arrival-proof/1", "What was proved of an arrival stays."),
    ("device/1", "The key of a device that was taken away stays closed."),
    ("observation/1", "What a device measured stays."),
    ("calendar/1", "An address that is closed stays closed."),
    ("team-founded/1", "A team that has begun cannot be taken back."),
    ("picks-opened/1", "A round of picks cannot be taken back."),
    ("picks-closed/1", "A closed round of picks stays closed."),
    ("plan-proposed/1", "A proposal changes nothing."),
    ("week-published/2", "People were told, so this stays."),
    ("said-of-visit/1", "What a worker said of a visit stays."),
    ("visit-recorded/1", "What was recorded of a visit stays."),
    ("concern-raised/1", "What somebody raised stays."),
    ("dispute/1", "What somebody says of a line stays."),
];

/// By a worker, who is the one whose word it is; a role by an administrator, since one worker's voice is not enough to take one or
/// give one back.
fn context(event: &Event) -> Context {
    let account = AccountId::new(Uuid::from_u128(902));
    let by = if event.kind() == "role/1" {
        By::Account(account)
    } else if let Event::Picks(picks::Event::Said(said)) = event {
        By::Worker(said.worker)
    } else if let Event::Drafts(drafts::Event::DraftAgreed(agreed)) = event {
        By::Worker(agreed.worker)
    } else {
        By::Worker(worker(ADA))
    };
    Context::now(by, "2026-11-16T09:00:00Z".parse().unwrap())
}

/// The state without the trace that taking back leaves.
fn without_trace(team: &Team) -> Team {
    let mut team = team.clone();
    team.version = 0;
    team.taken_back.clear();
    for week in team.weeks.values_mut().map(std::sync::Arc::make_mut) {
        if let Some(draft) = &mut week.draft {
            draft.changed_at = 0;
        }
    }
    team.weeks.retain(|_, week| **week != care::weeks::Week::default());
    team
}

fn take_back(team: &Team, events: Vec<(u64, Event)>) -> Command {
    let verdict = Some(RotaCheck::sound(team.version));
    assert!(events.iter().all(|(version, _)| *version <= team.version));
    Command::from(TakeBack { events, verdict })
}

/// Takes back the last thing that happened.
fn undone(team: &mut Team, event: &Event, context: &Context) -> Result<Event, String> {
    let command = take_back(team, vec![(team.version, event.clone())]);
    let events = team.decide(&command, context).map_err(|refusal| refusal.to_string())?;
    let [back] = events.as_slice() else { panic!("{events:?}") };
    team.apply(back);
    Ok(back.clone())
}

/// Each event of a team to which everything happens, with the team just before it.
fn each_happening() -> Vec<(Team, Event)> {
    let mut team = Team::default();
    let mut happenings = Vec::new();
    for event in everything() {
        happenings.extend(and_inside(&event).into_iter().map(|each| (team.clone(), each)));
        team.apply(&event);
    }
    happenings
}

#[test]
fn every_kind_of_event_is_taken_back_and_done_again_or_says_why_not() {
    let stays = BTreeMap::from(STAYS);
    let mut seen = BTreeSet::new();
    for (mut before, event) in each_happening() {
        let kind = event.kind();
        // In this team one word is not enough for what is published; that is tried where it belongs.
        before.rules.repairs = if kind == "rota-changed/2" { Adoption::Anyone } else { before.rules.repairs };
        let mut team = before.clone();
        team.apply(&event);
        let after = team.clone();
        match (undone(&mut team, &event, &context(&event)), stays.get(kind)) {
            (Err(why), Some(sentence)) => assert!(why.starts_with(sentence), "{kind}: {why}"),
            (Ok(back), None) => {
                assert_eq!(without_trace(&team), without_trace(&before), "{kind} is taken back");
                let by = team.taken_back.get(&after.version);
                assert_eq!(by, Some(&team.version), "{kind} says what took it back");
                undone(&mut team, &back, &context(&event)).unwrap();
                assert!(!team.taken_back.contains_key(&after.version), "{kind} is no longer taken back");
                assert_eq!(without_trace(&team), without_trace(&after), "{kind} is done again");
            }
            (result, stays) => panic!("{kind}: {result:?}, where {stays:?} was expected"),
        }
        seen.insert(kind);
    }
    assert_eq!(seen, Event::kinds().into_iter().collect());
}

#[test]
fn every_kind_of_event_of_an_organisation_is_taken_back_or_says_why_not() {
    let stays = ["organisation-founded/1", "council-joined/2", "way-back/1", "erased/1"];
    let mut now = Organisation::default();
    let mut seen = BTreeSet::new();
    for event in an_organisation() {
        let before = Organisation { version: 0, ..now.clone() };
        now.apply(&event);
        seen.insert(event.kind());
        match (event.back(&now), stays.contains(&event.kind())) {
            (Ok(back), false) => {
                let mut undone = now.clone();
                back.iter().for_each(|event| undone.apply(event));
                assert_eq!(Organisation { version: 0, ..undone }, before, "{event:?}");
            }
            (Err(why), true) => assert!(why.to_string().ends_with("instead."), "{why}"),
            (result, _) => panic!("{event:?}: {result:?}"),
        }
    }
    assert_eq!(seen, organisation::Event::kinds().into_iter().collect());
}

#[test]
fn nothing_is_taken_back_where_it_is_not_as_the_event_left_it() {
    for (before, event) in each_happening() {
        let mut team = before;
        team.apply(&event);
        let Ok(back) = event.back(&team) else { continue };
        back.iter().for_each(|event| team.apply(event));
        assert!(event.back(&team).is_err(), "{} is taken back twice", event.kind());
    }
}

/// What taking back each kind changes besides the history, and which workers may: Ada, who visits Dot and has no role; Ben, who has
/// one; Cara, who has none and does not visit Dot. The events are about Ada and Dot, but for Cara's last day and Ben's that waits.
const WHO_TAKES_BACK: [(&str, &str, &str); 104] = [
    ("block/1", "Bank Dot", "-b-"),
    ("bank-spending/1", "Bank Dot", "-b-"),
    ("bank-signed/1", "Blocks", "-b-"),
    ("bank-correction/1", "Blocks", "-b-"),
    ("price-assumption/1", "Price", "-b-"),
    ("fee/1", "Price", "-b-"),
    ("budget/1", "Budget Dot", "-b-"),
    ("budget-spending/1", "Budget Dot", "-b-"),
    ("paying/1", "Bills Dot", "-b-"),
    ("bill/1", "Bills Dot", "-b-"),
    ("bill-credit/1", "Bills Dot", "-b-"),
    ("dispute/1", "Disputes Dot", "-b-"),
    ("dispute-step/1", "Disputes Dot", "-b-"),
    ("pay-terms/1", "Pay Ada", "---"),
    ("pay-rules/1", "Pay", "---"),
    ("pay-extra/1", "Pay Ada", "---"),
    ("pay-question/1", "PayQuestions Ada", "a--"),
    ("team-founded/1", "Teams", "---"),
    ("team-described/1", "Settings", "abc"),
    ("streets-laid/1", "Settings", "abc"),
    ("worker-joined/1", "WorkersJoining", "abc"),
    ("worker-removed/1", "WorkersJoining", "abc"),
    ("worker-details/1", "Colleague Ada", "ab-"),
    ("worker-terms/1", "Availability Ada", "ab-"),
    ("worker-leaving/1", "Leaving Cara", "-bc"),
    ("leaving-proposed/1", "Leaving Ben", "-b-"),
    ("competence/1", "Skills Ada", "-b-"),
    ("sign-off/1", "Skills Ada", "-b-"),
    ("clearance/1", "Skills Ada", "-b-"),
    ("absence/1", "Away Ada", "abc"),
    ("running-late/1", "Hitches Cara", "abc"),
    ("cannot-come/1", "Hitches Cara", "abc"),
    ("person-joined/1", "PeopleJoining", "abc"),
    ("person-removed/1", "PeopleJoining", "abc"),
    ("person-details/1", "Contact Dot", "ab-"),
    ("person-leaving/1", "PeopleJoining", "abc"),
    ("worker-wish/1", "Faces Dot", "ab-"),
    ("circle/1", "Circle Dot", "ab-"),
    ("council-sees/1", "Circle Dot", "ab-"),
    ("pattern-agreed/1", "Support Dot", "ab-"),
    ("pattern-removed/1", "Support Dot", "ab-"),
    ("pattern-changed/1", "Support Dot", "ab-"),
    ("pattern-ending/1", "Support Dot", "ab-"),
    ("exception/1", "Times Dot", "abc"),
    ("suspension/1", "Times Dot", "abc"),
    ("task/1", "Tasks Dot", "ab-"),
    ("week-published/2", "Weeks", "abc"),
    ("rota-changed/2", "Weeks", "abc"),
    ("draft-begun/1", "Weeks", "abc"),
    ("draft-dropped/1", "Weeks", "abc"),
    ("draft-changed/1", "Weeks", "abc"),
    ("draft-agreed/1", "Weeks", "abc"),
    ("picks-opened/1", "Weeks", "abc"),
    ("pick/1", "Weeks", "abc"),
    ("picks-closed/1", "Weeks", "abc"),
    ("pick-settled/1", "Weeks", "abc"),
    ("plan-proposed/1", "Weeks", "abc"),
    ("repair/1", "Weeks", "abc"),
    ("request/1", "Weeks", "abc"),
    ("said-of-visit/1", "Day Dot", "abc"),
    ("visit-settled/1", "Day Dot", "abc"),
    ("visit-recorded/1", "Records Dot", "abc"),
    ("role/1", "Roles", "abc"),
    ("role-proposed/1", "Roles", "abc"),
    ("topic/1", "Decisions", "abc"),
    ("meeting/1", "Meetings", "abc"),
    ("concern-raised/1", "Concerns Dot", "ab-"),
    ("concern-step/1", "Concerns Dot", "ab-"),
    ("normal/1", "Triage Dot", "ab-"),
    ("scale-two/1", "Triage Dot", "ab-"),
    ("response-plan/1", "ResponsePlan", "-b-"),
    ("episode-step/1", "Triage Dot", "ab-"),
    ("medicine/1", "Medicines Dot", "ab-"),
    ("dose/1", "Medicines Dot", "ab-"),
    ("stock/1", "Medicines Dot", "ab-"),
    ("care-plan/1", "CarePlan Dot", "ab-"),
    ("care-plan-agreed/1", "CarePlan Dot", "ab-"),
    ("outcome-rated/1", "CarePlan Dot", "ab-"),
    ("plan-starter/1", "PlanStarters", "abc"),
    ("consent/1", "Consents Dot", "ab-"),
    ("authority/1", "Consents Dot", "ab-"),
    ("feedback/1", "Feedback Dot", "ab-"),
    ("change-asked/1", "Feedback Dot", "ab-"),
    ("care-given/1", "Carers Dot", "ab-"),
    ("carer-word/1", "Carers Dot", "ab-"),
    ("equipment/1", "Equipment Dot", "ab-"),
    ("crew-review/1", "Equipment Dot", "ab-"),
    ("farewell/1", "Farewells Dot", "ab-"),
    ("health-task/1", "Delegated Dot", "ab-"),
    ("task-signed-off/1", "Delegated Dot", "ab-"),
    ("emergency-sheet/1", "Emergency Dot", "ab-"),
    ("emergency-code/1", "Emergency Dot", "ab-"),
    ("emergency-look/1", "Emergency Dot", "ab-"),
    ("back-by/1", "LoneWorking Ben", "abc"),
    ("back-asked/1", "LoneWorking Ben", "abc"),
    ("came-back/1", "LoneWorking Ben", "abc"),
    ("arrival-way/1", "Arrivals Dot", "ab-"),
    ("arrival-proof/1", "Day Dot", "abc"),
    ("value/1", "Values", "abc"),
    ("rules/1", "Values", "abc"),
    ("calendar/1", "Calendar Ada", "ab-"),
    ("device/1", "Observations Dot", "ab-"),
    ("observation/1", "Observations Dot", "ab-"),
    ("taken-back/1", "History", "abc"),
];

/// What somebody takes back, as a page of the history would ask.
fn changed_by(team: &Team, events: Vec<Event>) -> Vec<Resource> {
    let events = events.into_iter().map(|event| (team.version, event)).collect();
    team.changed_by(team_id(), &Command::from(TakeBack { events, verdict: None }))
}

fn may(world: &World, who: Membership, resources: &[Resource]) -> bool {
    let asked =
        |resource| judged(world, &[who], (Purpose::Concern, Action::Change), resource, date("2026-11-16"));
    resources.iter().all(|resource| asked(resource).allowed)
}

fn letters(world: &World, resources: &[Resource]) -> String {
    let a_worker = |number| Membership::Worker { team: team_id(), worker: worker(number) };
    let each = [(ADA, 'a'), (BEN, 'b'), (CARA, 'c')];
    each.map(|(number, letter)| if may(world, a_worker(number), resources) { letter } else { '-' })
        .into_iter()
        .collect()
}

/// A resource as the table says it.
fn said(resource: &Resource) -> String {
    let matter = format!("{:?}", resource.matter);
    match (resource.worker(), resource.person()) {
        (Some(whose), _) if whose == worker(ADA) => matter + " Ada",
        (Some(whose), _) if whose == worker(BEN) => matter + " Ben",
        (Some(whose), _) if whose == worker(CARA) => matter + " Cara",
        (_, Some(whose)) if whose == person(DOT) => matter + " Dot",
        (None, None) => matter,
        _ => panic!("{resource:?}"),
    }
}

#[test]
fn who_takes_something_back_may_change_the_history_and_the_matter_itself() {
    let world = shared_out();
    let expected: BTreeMap<_, _> =
        WHO_TAKES_BACK.into_iter().map(|(kind, of, who)| (kind, (of.to_owned(), who.to_owned()))).collect();
    assert_eq!(expected.keys().copied().collect::<BTreeSet<_>>(), Event::kinds().into_iter().collect());
    let dot = person(DOT);
    let never = [
        Membership::Person { team: team_id(), person: dot },
        Membership::Member { team: team_id(), person: dot, member: MemberId::new(Uuid::from_u128(1)) },
        Membership::Council,
        Membership::Administrator,
        Membership::Worker { team: care::ids::TeamId::new(Uuid::from_u128(999)), worker: worker(ADA) },
    ];
    let mut seen = BTreeMap::new();
    for (before, event) in each_happening() {
        let (kind, mut team) = (event.kind(), before);
        team.apply(&event);
        let about_eve = event.about(team_id(), &team).person() == Some(person(EVE));
        let another =
            matches!(&event, Event::Workers(workers::Event::Joined(joined)) if joined.worker != worker(4));
        if about_eve || another || seen.contains_key(kind) {
            continue;
        }
        let resources = changed_by(&team, vec![event]);
        assert_eq!(resources[0], Matter::History.of_team(team_id()), "{kind}");
        let of = said(resources.get(1).unwrap_or(&resources[0]));
        let of = if kind == "taken-back/1" { "History".to_owned() } else { of };
        seen.insert(kind, (of, letters(&world, &resources)));
        assert!(!never.iter().any(|who| may(&world, *who, &resources)), "{kind}");
    }
    for (kind, expected) in &expected {
        assert_eq!(seen.get(kind), Some(expected), "{kind}");
    }
}

#[test]
fn who_may_not_change_a_contract_does_not_take_its_change_back_nor_do_it_again() {
    let mut world = shared_out();
    let mut terms = joined(ADA).terms;
    terms.contract.guaranteed = care::Minutes::hours(20);
    let made = world.does(BEN, &Command::from(workers::ChangeTerms { worker: worker(ADA), terms }));
    let events: Vec<Event> = made.iter().map(|(_, event)| event.clone()).collect();
    let of_ada = Matter::Contract.of_worker(team_id(), worker(ADA));
    let resources = changed_by(&world.team, events);
    assert_eq!(resources, [Matter::History.of_team(team_id()), of_ada]);
    assert_eq!(letters(&world, &resources), "-b-");
    let back: Vec<Event> = world.take_back(made).unwrap().into_iter().map(|(_, event)| event).collect();
    let again = changed_by(&world.team, back.clone());
    assert_eq!((again.clone(), letters(&world, &again)), (resources.clone(), "-b-".to_owned()));
    // However deep what took it back is wrapped itself.
    let deep = TakenBack { versions: Vec::new(), events: back };
    let deeper = Event::from(TakenBack { versions: Vec::new(), events: vec![deep.into()] });
    assert_eq!(changed_by(&world.team, vec![deeper]), resources);
}

#[test]
fn taking_back_several_needs_the_right_to_each_once() {
    let world = shared_out();
    let events: Vec<Event> = everything();
    let all = changed_by(&world.team, events.clone());
    let each = events.iter().flat_map(|event| changed_by(&world.team, vec![event.clone()]));
    let each: Vec<Resource> = each.collect();
    assert!(each.iter().all(|resource| all.contains(resource)));
    assert!(all.windows(2).all(|pair| pair[0] != pair[1]));
    assert_eq!(letters(&world, &all), "---");
}

#[test]
fn what_took_back_says_itself_that_it_is_history() {
    let event = history::Event::TakenBack(TakenBack { versions: vec![1], events: Vec::new() });
    assert_eq!(event.about(team_id(), &Team::default()), Matter::History.of_team(team_id()));
    assert!(Event::from(event).sealed(team_id()).is_empty());
}
