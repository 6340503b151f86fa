//! An organisation, its teams and who is who, through the same door as everyone uses.

use uuid::Uuid;

use super::{Command, Event, Membership, Organisation, Problem, Refusal};
use crate::accounts::{self, End, Give, MakeWayBack, ReadOfWayBack, Stage, TakeWayBack, UseWayBack};
use crate::councils::{self, Join, OpenTeam, Rename};
use crate::erasures;
use crate::ids::{AccountId, CouncilId, MemberId, OrganisationId, PersonId, TeamId, WorkerId};
use crate::provider::{self, Describe, Description, Found, Founded, LegalForm, Size};
use crate::stream::Stream;
use crate::teams::{self, CloseTeam, ListTeam, NameTeam};
use crate::{By, Context, General};

fn decide(organisation: &Organisation, command: &Command) -> Result<Vec<Event>, Refusal> {
    let now = "2026-11-23T09:00:00Z".parse().unwrap();
    Stream::decide(organisation, command, &Context::now(By::Program, now))
}

fn account(number: u128) -> AccountId {
    AccountId::new(Uuid::from_u128(number))
}

fn begun() -> Organisation {
    let description = Description { name: "Doorstep".into(), form: LegalForm::Charity, size: Size::Micro };
    let founded = Founded { organisation: OrganisationId::new(Uuid::from_u128(1)), description };
    let events =
        decide(&Organisation::default(), &Command::from(Found { founded, administrator: account(1) }));
    Organisation::fold(&events.unwrap())
}

#[test]
fn who_begins_an_organisation_administers_it() {
    assert!(begun().is(account(1), Membership::Administrator));
}

#[test]
fn an_organisation_is_never_left_without_administrator() {
    let end = Command::from(End { account: account(1), membership: Membership::Administrator });
    assert_eq!(decide(&begun(), &end), Err(accounts::Problem::LastAdministrator.into()));
    let mut two = begun();
    let give = Command::from(Give { account: account(2), membership: Membership::Administrator });
    for event in decide(&two, &give).unwrap() {
        two.apply(&event);
    }
    for event in decide(&two, &end).unwrap() {
        two.apply(&event);
    }
    assert_eq!(two.memberships_of(account(1)).count(), 0);
}

#[test]
fn a_way_back_goes_step_by_step_and_its_owner_reads_of_each() {
    let (mut organisation, owner) = (begun(), account(2));
    let mut does = |command| {
        let events = decide(&organisation, &command).unwrap();
        for event in &events {
            organisation.apply(event);
        }
        (events.len(), organisation.ways_back.get(&owner).map(|way| (way.stage, way.read)))
    };
    assert_eq!(does(Command::from(UseWayBack(owner))), (0, None), "nobody made one");
    let make = Command::from(MakeWayBack { account: owner, by: account(1) });
    assert_eq!(does(make.clone()), (1, Some((Stage::Made, false))));
    assert_eq!(does(Command::from(ReadOfWayBack(owner))), (1, Some((Stage::Made, true))));
    assert_eq!(does(Command::from(ReadOfWayBack(owner))).0, 0);
    assert_eq!(does(Command::from(UseWayBack(owner))), (1, Some((Stage::Used, false))));
    assert_eq!(does(Command::from(TakeWayBack(owner))).0, 0, "it was used");
    assert_eq!(does(make), (1, Some((Stage::Made, false))));
    assert_eq!(does(Command::from(TakeWayBack(owner))), (1, Some((Stage::TakenBack, false))));
    assert_eq!(does(Command::from(UseWayBack(owner))), (1, Some((Stage::Used, false))), "used all the same");
}

#[test]
fn nobody_joins_a_team_that_is_not_there() {
    let (team, worker) = (TeamId::new(Uuid::from_u128(5)), WorkerId::new(Uuid::from_u128(6)));
    let give = Command::from(Give { account: account(2), membership: Membership::Worker { team, worker } });
    assert_eq!(decide(&begun(), &give), Err(accounts::Problem::UnknownTeam.into()));
    let mut with_team = begun();
    for event in decide(&with_team, &Command::from(ListTeam(team))).unwrap() {
        with_team.apply(&event);
    }
    assert_eq!(decide(&with_team, &give).unwrap().len(), 1);
    assert_eq!(decide(&with_team, &Command::from(ListTeam(team))), Ok(Vec::new()));
}

fn team(number: u128) -> TeamId {
    TeamId::new(Uuid::from_u128(number))
}

fn after(mut organisation: Organisation, commands: impl IntoIterator<Item = Command>) -> Organisation {
    for command in commands {
        for event in decide(&organisation, &command).unwrap() {
            organisation.apply(&event);
        }
    }
    organisation
}

#[test]
fn an_organisation_begins_once_and_has_a_name() {
    let description = Description { name: "Doorstep".into(), form: LegalForm::Charity, size: Size::Micro };
    let nameless = Description { name: " ".into(), ..description.clone() };
    let found = |description| {
        let founded = Founded { organisation: OrganisationId::new(Uuid::from_u128(1)), description };
        Command::from(Found { founded, administrator: account(1) })
    };
    let nothing = Organisation::default();
    assert_eq!(decide(&nothing, &found(nameless.clone())), Err(General::NoName.into()));
    assert_eq!(decide(&begun(), &found(description.clone())), Err(provider::Problem::AlreadyFounded.into()));
    let describe = |description| Command::from(Describe(description));
    assert_eq!(decide(&nothing, &describe(description.clone())), Err(provider::Problem::NotFounded.into()));
    assert_eq!(decide(&begun(), &describe(nameless)), Err(General::NoName.into()));
    assert_eq!(decide(&begun(), &describe(description.clone())), Ok(Vec::new()));
    let larger = Description { size: Size::Large, ..description };
    let described = after(begun(), [describe(larger.clone())]);
    assert_eq!(described.founded.unwrap().description, larger);
    assert_eq!((nothing.id(), begun().id()), (None, Some(OrganisationId::new(Uuid::from_u128(1)))));
    assert_eq!((nothing.version(), begun().version()), (0, 2));
    assert_eq!(begun().zone(), None);
}

#[test]
fn an_account_is_several_and_ends_being_each() {
    let membership = Membership::Worker { team: team(5), worker: WorkerId::new(Uuid::from_u128(6)) };
    let give = |membership| Command::from(Give { account: account(2), membership });
    let end = |membership| Command::from(End { account: account(2), membership });
    let both = after(begun(), [ListTeam(team(5)).into(), give(membership), give(Membership::Council)]);
    assert_eq!(both.memberships_of(account(2)).collect::<Vec<_>>(), [membership, Membership::Council]);
    assert!(both.is(account(2), membership) && !both.is(account(1), membership));
    assert_eq!(decide(&both, &give(membership)), Ok(Vec::new()), "it is already");
    let one = after(both, [end(membership)]);
    assert_eq!(one.memberships_of(account(2)).collect::<Vec<_>>(), [Membership::Council]);
    assert_eq!(decide(&one, &end(membership)), Ok(Vec::new()), "it is not");
    let none = after(one, [end(Membership::Council)]);
    assert!(!none.memberships.contains_key(&account(2)));
}

fn council(number: u128) -> CouncilId {
    CouncilId::new(Uuid::from_u128(number))
}

fn join(number: u128, name: &str) -> Command {
    Command::from(Join { council: council(number), name: name.to_owned() })
}

#[test]
fn a_council_has_a_name_of_its_own() {
    let one = after(begun(), [join(9, " Trafford ")]);
    assert_eq!(one.councils[&council(9)].name, "Trafford");
    assert_eq!(decide(&one, &join(9, "Salford")), Err(General::AlreadyThere.into()));
    assert_eq!(decide(&one, &join(8, "Trafford")), Err(councils::Problem::NameTaken.into()));
    assert_eq!(decide(&one, &join(8, " ")), Err(General::NoName.into()));
    let rename =
        |number, name: &str| Command::from(Rename { council: council(number), name: name.to_owned() });
    assert_eq!(decide(&one, &rename(8, "Salford")), Err(councils::Problem::UnknownCouncil.into()));
    assert_eq!(decide(&one, &rename(9, "Trafford")), Ok(Vec::new()));
    let two = after(one, [join(8, "Salford")]);
    assert_eq!(decide(&two, &rename(8, "Trafford")), Err(councils::Problem::NameTaken.into()));
    let renamed = after(two, [rename(9, "Trafford Council")]);
    assert_eq!(renamed.councils[&council(9)].name, "Trafford Council");
}

fn open(number: u128, of: u128, sees: bool) -> Command {
    Command::from(OpenTeam { council: council(number), team: team(of), sees })
}

fn sees(organisation: &Organisation, number: u128) -> Vec<TeamId> {
    let officer = Membership::CouncilOfficer { council: council(number) };
    organisation.teams_of_council(officer).iter().copied().collect()
}

#[test]
fn a_council_sees_the_teams_that_it_was_given_and_no_others() {
    let known = after(
        begun(),
        [ListTeam(team(5)).into(), ListTeam(team(6)).into(), join(9, "Trafford"), join(8, "Salford")],
    );
    assert_eq!((sees(&known, 9), sees(&known, 8)), (vec![], vec![]), "closed unless opened");
    assert_eq!(decide(&known, &open(7, 5, true)), Err(councils::Problem::UnknownCouncil.into()));
    assert_eq!(decide(&known, &open(9, 7, true)), Err(councils::Problem::UnknownTeam.into()));
    assert_eq!(decide(&known, &open(9, 5, false)), Ok(Vec::new()), "it does not see it");
    let given = after(known, [open(9, 5, true), open(8, 6, true), open(8, 5, true)]);
    assert_eq!((sees(&given, 9), sees(&given, 8)), (vec![team(5)], vec![team(5), team(6)]));
    assert_eq!(
        given.teams_of_council(Membership::Council),
        &[team(5)].into(),
        "they are of the first council"
    );
    assert!(given.teams_of_council(Membership::Administrator).is_empty());
    assert_eq!(decide(&given, &open(9, 5, true)), Ok(Vec::new()), "it sees it already");
    let less = after(given, [open(8, 5, false)]);
    assert_eq!((sees(&less, 9), sees(&less, 8)), (vec![team(5)], vec![team(6)]));
}

/// What was written while every council saw every team.
fn before(kind: &str, content: &str) -> Event {
    let kind = format!("{kind}/1");
    <Event as crate::stream::Written>::read(&kind, content.as_bytes()).unwrap()
}

#[test]
fn a_council_that_was_there_before_sees_what_it_saw() {
    let listed = |number| {
        let content = format!(r#"{{"team":"{}","listed":{{"before":false,"after":true}}}}"#, team(number));
        before("team-listed", &content)
    };
    let joined = |number, name: &str| {
        before("council-joined", &format!(r#"{{"council":"{}","name":"{name}"}}"#, council(number)))
    };
    let mut old = begun();
    for event in [listed(5), joined(9, "Trafford"), listed(6), joined(8, "Salford")] {
        old.apply(&event);
    }
    let new = after(old, [ListTeam(team(7)).into(), join(10, "Bury")]);
    let both = vec![team(5), team(6)];
    assert_eq!((sees(&new, 9), sees(&new, 8)), (both.clone(), both), "not the team that came later");
    assert!(sees(&new, 10).is_empty(), "a council that came later sees none of them");
    // Who was noted as "the council" while none had a name sees the same, and so does the council when it is noted.
    let give = Command::from(Give { account: account(2), membership: Membership::Council });
    let mut unnamed = after(begun(), [give]);
    unnamed.apply(&listed(5));
    let unnamed = after(unnamed, [ListTeam(team(6)).into()]);
    assert_eq!(unnamed.teams_of_council(Membership::Council), &[team(5)].into());
    let named = after(unnamed, [join(9, "Trafford"), join(8, "Salford")]);
    assert_eq!((sees(&named, 9), sees(&named, 8)), (vec![team(5)], vec![]));
    assert_eq!(named.teams_of_council(Membership::Council), &[team(5)].into());
}

#[test]
fn what_a_team_is_called_is_known_without_opening_it() {
    let name = |name: &str| Command::from(NameTeam { team: team(5), name: name.to_owned() });
    let named = after(begun(), [ListTeam(team(5)).into(), name("Elm Road")]);
    assert_eq!(named.names[&team(5)], "Elm Road");
    assert_eq!(decide(&named, &name("Elm Road")), Ok(Vec::new()));
    assert_eq!(after(named, [name("Oak Road")]).names[&team(5)], "Oak Road");
}

#[test]
fn somebody_is_of_one_council_and_who_was_noted_before_councils_had_names_is_of_the_first() {
    let officer = Membership::CouncilOfficer { council: council(8) };
    let give = |membership| Command::from(Give { account: account(2), membership });
    assert_eq!(decide(&begun(), &give(officer)), Err(accounts::Problem::UnknownCouncil.into()));
    assert_eq!(begun().council_of(Membership::Council), None);
    // The first is the one that joined first, whatever its id.
    let known = after(begun(), [join(9, "Trafford"), join(8, "Salford"), give(officer)]);
    assert_eq!(known.council_of(officer), Some(council(8)));
    assert_eq!(known.council_of(Membership::Council), Some(council(9)));
    assert_eq!(known.council_of(Membership::Administrator), None);
    assert!(officer.is_of_council() && Membership::Council.is_of_council());
    assert!(!Membership::Administrator.is_of_council());
    assert_eq!(serde_json::from_str::<Membership>("\"council\"").unwrap(), Membership::Council);
}

#[test]
fn a_team_closes_and_may_open_again() {
    let last = "2026-12-31".parse().unwrap();
    let close = |on| Command::from(CloseTeam { team: team(5), on });
    assert_eq!(decide(&begun(), &close(Some(last))), Err(teams::Problem::UnknownTeam.into()));
    let closed = after(begun(), [ListTeam(team(5)).into(), close(Some(last))]);
    assert_eq!(closed.closed.get(&team(5)), Some(&last));
    assert!(closed.teams.contains(&team(5)), "it is still one of its own");
    assert_eq!(decide(&closed, &close(Some(last))), Ok(Vec::new()));
    assert!(after(closed, [close(None)]).closed.is_empty());
}

#[test]
fn a_membership_is_of_a_team_or_of_none() {
    let (worker, person) = (WorkerId::new(Uuid::from_u128(6)), PersonId::new(Uuid::from_u128(7)));
    let member = MemberId::new(Uuid::from_u128(8));
    let team = team(5);
    let of_it = [
        Membership::Worker { team, worker },
        Membership::Person { team, person },
        Membership::Member { team, person, member },
    ];
    assert!(of_it.iter().all(|membership| membership.team() == Some(team)));
    assert_eq!((Membership::Council.team(), Membership::Administrator.team()), (None, None));
}

#[test]
fn every_reason_is_a_sentence_and_about_no_field() {
    let reasons: [Problem; 8] = [
        accounts::Problem::UnknownTeam.into(),
        accounts::Problem::UnknownCouncil.into(),
        councils::Problem::UnknownCouncil.into(),
        councils::Problem::UnknownTeam.into(),
        teams::Problem::UnknownTeam.into(),
        accounts::Problem::LastAdministrator.into(),
        provider::Problem::AlreadyFounded.into(),
        provider::Problem::NotFounded.into(),
    ];
    assert!(reasons.iter().all(|problem| problem.field().is_none() && problem.to_string().ends_with('.')));
    assert_eq!(Problem::from(General::NoName).field(), Some("name"));
    assert_eq!(Problem::from(councils::Problem::NameTaken).field(), Some("name"));
    assert_eq!(Problem::from(erasures::Problem::NoSuchTime).field(), Some("days"));
}

#[test]
fn backups_are_kept_for_a_time_that_can_be_said() {
    let keep = |days| Command::from(erasures::KeepBackups { days });
    for days in [0, erasures::MOST_DAYS + 1] {
        assert_eq!(decide(&begun(), &keep(Some(days))), Err(erasures::Problem::NoSuchTime.into()));
    }
    for days in [Some(1), Some(erasures::MOST_DAYS)] {
        assert_eq!(after(begun(), [keep(days)]).backups_kept, days);
    }
    assert_eq!(after(begun(), [keep(Some(30)), keep(None)]).backups_kept, None);
    assert_eq!(decide(&begun(), &keep(None)), Ok(Vec::new()));
}

#[test]
fn who_was_erased_is_written_as_they_are_named_everywhere() {
    for text in ["person/", "worker/", "account/"].map(|kind| format!("{kind}{}", account(3))) {
        let whom: erasures::Whom = text.parse().unwrap();
        assert_eq!(whom.to_string(), text);
        assert_eq!(serde_json::to_string(&whom).unwrap(), format!("\"{text}\""));
    }
    for text in ["team/1", "person", "person/1", ""] {
        assert!(text.parse::<erasures::Whom>().is_err(), "{text}");
    }
}
