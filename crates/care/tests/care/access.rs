//! How somebody is related to what they ask for, and what follows from it: each relation for their own and for another's.

use std::collections::BTreeSet;

use care::By;
use care::access::{Action, Matter, Permission, Purpose, Relation, Resource, Viewer, Whose, judge, table};
use care::circle::{self, Member};
use care::ids::{AccountId, CouncilId, MemberId, TeamId};
use care::organisation::Membership;
use care::people::Section;
use care::roles::{self, Role, Turn};
use care::team::Command;
use care::time::Date;
use care::workers;
use uuid::Uuid;

use crate::world::*;

const TODAY: &str = "2026-11-16";

fn of_dot(matter: Matter) -> Resource {
    matter.of_person(team_id(), person(DOT))
}

fn weeks_board() -> Resource {
    Matter::Weeks.of_team(team_id())
}

fn asks(world: &World, who: Membership, purpose: Purpose, action: Action, what: &Resource) -> Permission {
    judged(world, &[who], (purpose, action), what, date(TODAY))
}

/// What the policy says to somebody whose councils were given Dot's team.
pub(crate) fn judged(
    world: &World,
    memberships: &[Membership],
    (purpose, action): (Purpose, Action),
    what: &Resource,
    today: Date,
) -> Permission {
    let council_teams = [team_id()].into();
    let viewer = Viewer { memberships, council_teams: &council_teams };
    judge(viewer, purpose, action, what, Some(&world.team), today)
}

fn may_see(world: &World, who: Membership, resource: &Resource) -> bool {
    asks(world, who, Purpose::Everyday, Action::See, resource).allowed
}

fn a_worker(number: u128) -> Membership {
    Membership::Worker { team: team_id(), worker: worker(number) }
}

fn a_person(number: u128) -> Membership {
    Membership::Person { team: team_id(), person: person(number) }
}

fn member(number: u128) -> MemberId {
    MemberId::new(Uuid::from_u128(number))
}

/// Somebody of Dot's circle.
fn of_the_circle(number: u128) -> Membership {
    Membership::Member { team: team_id(), person: person(DOT), member: member(number) }
}

fn another_team() -> TeamId {
    TeamId::new(Uuid::from_u128(999))
}

/// Ben plans until further notice, and Dot shares their times with somebody of their circle and their support with the council.
pub(crate) fn shared_out() -> World {
    let mut world = World::published();
    let turns = vec![Turn { worker: worker(BEN), from: date("2026-01-01"), to: None }];
    world.make(By::Program, &Command::from(roles::ShareRole { role: Role::Planner, turns }));
    let sees = [Section::Times].into();
    let to = Some(Member { details: sealed(1), sees, until: Some(date(TODAY)) });
    world.does(ADA, &Command::from(circle::SetMember { person: person(DOT), member: member(1), to }));
    let sections = [Section::Support].into();
    world.does(ADA, &Command::from(circle::ShareWithCouncil { person: person(DOT), sections }));
    world
}

fn relation(world: &World, who: Membership, what: &Resource) -> Relation {
    Relation::of((who, &[team_id()].into()), what, Some(&world.team), date(TODAY))
}

#[test]
fn a_worker_is_related_to_people_by_visits_and_roles() {
    let world = shared_out();
    let of_eve = Matter::Notes.of_person(team_id(), person(EVE));
    for (who, what, expected) in [
        (ADA, of_dot(Matter::Notes), Relation::WorkerNear),
        (ADA, of_eve, Relation::WorkerOfTeam),
        (ADA, weeks_board(), Relation::WorkerOfTeam),
        (BEN, of_dot(Matter::Notes), Relation::WorkerNear),
        (BEN, of_eve, Relation::WorkerWithDuty),
        (BEN, weeks_board(), Relation::WorkerWithDuty),
        (CARA, of_dot(Matter::Notes), Relation::WorkerOfTeam),
        (77, weeks_board(), Relation::WorkerElsewhere),
    ] {
        assert_eq!(relation(&world, a_worker(who), &what), expected, "{who} {what:?}");
    }
}

#[test]
fn a_worker_is_themselves_to_themselves_only() {
    let world = shared_out();
    let of = |number| Matter::Contract.of_worker(team_id(), worker(number));
    for (who, whose, expected) in [
        (ADA, ADA, Relation::WorkerThemselves),
        (ADA, BEN, Relation::WorkerOfTeam),
        (BEN, BEN, Relation::WorkerThemselves),
        (BEN, ADA, Relation::WorkerWithDuty),
        (CARA, CARA, Relation::WorkerThemselves),
        (CARA, ADA, Relation::WorkerOfTeam),
    ] {
        assert_eq!(relation(&world, a_worker(who), &of(whose)), expected, "{who} {whose}");
    }
}

#[test]
fn nobody_of_another_team_is_anybody_here() {
    let world = shared_out();
    let team = another_team();
    let everything = [
        weeks_board(),
        of_dot(Matter::Notes),
        Matter::Contract.of_worker(team_id(), worker(ADA)),
        Matter::Teams.of_organisation(),
    ];
    for what in everything {
        let of = |who| relation(&world, who, &what);
        assert_eq!(
            of(Membership::Worker { team, worker: worker(ADA) }),
            Relation::WorkerElsewhere,
            "{what:?}"
        );
        assert_eq!(
            of(Membership::Person { team, person: person(DOT) }),
            Relation::PersonElsewhere,
            "{what:?}"
        );
        let member = Membership::Member { team, person: person(DOT), member: member(1) };
        assert_eq!(of(member), Relation::MemberElsewhere, "{what:?}");
    }
    // The other way round: those of this team at another team's door, even where the same team is given to judge by.
    for matter in [Matter::Notes, Matter::Times] {
        let theirs = matter.of_person(team, person(DOT));
        assert_eq!(relation(&world, a_worker(ADA), &theirs), Relation::WorkerElsewhere);
        assert_eq!(relation(&world, a_person(DOT), &theirs), Relation::PersonElsewhere);
        assert_eq!(relation(&world, of_the_circle(1), &theirs), Relation::MemberElsewhere);
    }
    // Where the team is not known, nobody is a worker of it.
    let unknown = Relation::of((a_worker(ADA), &BTreeSet::new()), &weeks_board(), None, date(TODAY));
    assert_eq!(unknown, Relation::WorkerElsewhere);
}

#[test]
fn a_person_is_themselves_to_themselves_only() {
    let world = shared_out();
    for section in Section::ALL {
        let of = |number| section.matter().of_person(team_id(), person(number));
        assert_eq!(relation(&world, a_person(DOT), &of(DOT)), Relation::PersonThemselves);
        assert_eq!(relation(&world, a_person(EVE), &of(DOT)), Relation::PersonElsewhere);
        assert_eq!(relation(&world, a_person(DOT), &of(EVE)), Relation::PersonElsewhere);
        assert!(!may_see(&world, a_person(EVE), &of(DOT)), "{section:?}");
    }
    assert_eq!(relation(&world, a_person(DOT), &weeks_board()), Relation::PersonElsewhere);
    let contract = Matter::Contract.of_worker(team_id(), worker(ADA));
    assert_eq!(relation(&world, a_person(DOT), &contract), Relation::PersonElsewhere);
}

#[test]
fn a_circle_is_told_by_whom_by_what_and_by_whose() {
    let world = shared_out();
    for (who, what, expected) in [
        (1, of_dot(Matter::Times), Relation::MemberShared),
        (1, of_dot(Matter::Notes), Relation::MemberNotShared),
        (1, of_dot(Matter::Circle), Relation::MemberNotShared),
        (2, of_dot(Matter::Times), Relation::MemberNotShared),
        (1, Matter::Times.of_person(team_id(), person(EVE)), Relation::MemberElsewhere),
        (1, weeks_board(), Relation::MemberElsewhere),
        (1, Matter::Contract.of_worker(team_id(), worker(ADA)), Relation::MemberElsewhere),
    ] {
        assert_eq!(relation(&world, of_the_circle(who), &what), expected, "{who} {what:?}");
    }
}

#[test]
fn the_council_is_told_by_what_the_person_shares() {
    let world = shared_out();
    for (what, expected) in [
        (of_dot(Matter::Support), Relation::CouncilShared),
        (of_dot(Matter::Times), Relation::Council),
        (Matter::Support.of_person(team_id(), person(EVE)), Relation::Council),
        (Matter::Support.of_person(team_id(), person(77)), Relation::Council),
        (weeks_board(), Relation::Council),
    ] {
        assert_eq!(relation(&world, Membership::Council, &what), expected, "{what:?}");
    }
}

#[test]
fn a_council_that_was_not_given_the_team_is_outside() {
    let world = shared_out();
    let given = |teams: &[TeamId], what: &Resource| {
        let teams = teams.iter().copied().collect();
        let officer = Membership::CouncilOfficer { council: CouncilId::new(Uuid::from_u128(1)) };
        [Membership::Council, officer]
            .map(|who| Relation::of((who, &teams), what, Some(&world.team), date(TODAY)))
    };
    for what in
        [of_dot(Matter::Support), of_dot(Matter::Times), weeks_board(), Matter::Figures.of_team(team_id())]
    {
        assert_eq!(given(&[], &what), [Relation::CouncilElsewhere; 2], "{what:?}");
        assert_eq!(given(&[another_team()], &what), [Relation::CouncilElsewhere; 2], "{what:?}");
    }
    assert_eq!(given(&[another_team(), team_id()], &of_dot(Matter::Support)), [Relation::CouncilShared; 2]);
    assert_eq!(given(&[], &Matter::Councils.of_organisation()), [Relation::Council; 2]);
    assert!(Relation::CouncilElsewhere.is_outside() && !Relation::Council.is_outside());
}

#[test]
fn an_administrator_is_one_everywhere() {
    let world = shared_out();
    for what in [weeks_board(), of_dot(Matter::Notes), Matter::Accounts.of_organisation()] {
        assert_eq!(relation(&world, Membership::Administrator, &what), Relation::Administrator);
    }
}

#[test]
fn a_matter_says_whose_it_is() {
    let of_ada = Matter::Contract.of_worker(team_id(), worker(ADA));
    assert_eq!((of_ada.worker(), of_ada.person(), of_ada.team()), (Some(worker(ADA)), None, Some(team_id())));
    let notes = of_dot(Matter::Notes);
    assert_eq!((notes.worker(), notes.person(), notes.team()), (None, Some(person(DOT)), Some(team_id())));
    let weeks = weeks_board();
    assert_eq!((weeks.worker(), weeks.person(), weeks.team()), (None, None, Some(team_id())));
    let teams = Matter::Teams.of_organisation();
    assert_eq!((teams.worker(), teams.person(), teams.team()), (None, None, None));
    assert_eq!(teams.of, Whose::Organisation);
}

#[test]
fn a_worker_reads_of_the_people_they_visit_about_now() {
    let world = shared_out();
    let notes = of_dot(Matter::Notes);
    assert!(may_see(&world, a_worker(ADA), &notes), "they come on Monday");
    assert!(may_see(&world, a_worker(BEN), &notes), "they plan");
    assert!(!may_see(&world, a_worker(CARA), &notes));
    let at = |today: &str| world.team.is_near(worker(ADA), person(DOT), date(today));
    assert!(!at("2026-11-08") && at("2026-11-09") && at("2026-11-30") && !at("2026-12-01"));
    assert!(!world.team.is_near(worker(ADA), person(EVE), date(TODAY)));
    assert!(!world.team.is_near(worker(CARA), person(DOT), date(TODAY)));
}

#[test]
fn a_worker_of_a_draft_is_near_too() {
    let mut world = World::with_draft();
    assert!(!world.team.is_near(worker(CARA), person(EVE), date(TODAY)));
    world.assign(visit(BATH, "2026-11-26"), &[CARA, BEN]);
    assert!(world.team.is_near(worker(CARA), person(EVE), date(TODAY)));
    assert!(!world.team.is_near(worker(CARA), person(EVE), date("2026-11-11")), "fifteen days before");
}

#[test]
fn a_look_into_a_record_is_recorded_and_a_look_at_oneself_is_not() {
    let world = World::published();
    let sees = |who, purpose, resource: &Resource| asks(&world, who, purpose, Action::See, resource);
    assert!(sees(a_worker(ADA), Purpose::Everyday, &of_dot(Matter::Notes)).recorded);
    assert!(!sees(a_worker(ADA), Purpose::Everyday, &of_dot(Matter::Times)).recorded);
    assert!(!sees(a_person(DOT), Purpose::Everyday, &of_dot(Matter::Notes)).recorded);
    let away = Matter::Away.of_worker(team_id(), worker(ADA));
    assert!(!sees(a_worker(ADA), Purpose::Everyday, &away).recorded);
    let refused = sees(Membership::Administrator, Purpose::Everyday, &of_dot(Matter::Notes));
    assert!(!refused.allowed && !refused.recorded);
    assert!(sees(Membership::Administrator, Purpose::Concern, &of_dot(Matter::Notes)).recorded);
}

#[test]
fn a_circle_sees_what_the_person_shares_and_as_long_as_they_do() {
    let world = shared_out();
    let may = |matter: Matter| may_see(&world, of_the_circle(1), &of_dot(matter));
    assert!(may(Matter::Times) && !may(Matter::Notes));
    let on = |today: Date| {
        let who = [of_the_circle(1)];
        judged(&world, &who, (Purpose::Everyday, Action::See), &of_dot(Matter::Times), today).allowed
    };
    assert!(on(date(TODAY)) && !on(date("2026-11-17")));
    assert!(!may_see(&world, of_the_circle(1), &Matter::Times.of_person(team_id(), person(EVE))));
}

#[test]
fn who_is_several_may_do_what_either_may() {
    let world = World::new();
    let accounts = Matter::Accounts.of_organisation();
    let both = [Membership::Administrator, a_worker(ADA)];
    let judged = |who: &[Membership], resource: &Resource| {
        super::access::judged(&world, who, (Purpose::Everyday, Action::See), resource, date(TODAY))
    };
    let may = |who: &[Membership], resource: &Resource| judged(who, resource).allowed;
    assert!(may(&both, &weeks_board()) && may(&both, &accounts));
    assert!(!may(&both[..1], &weeks_board()) && !may(&both[1..], &accounts) && !may(&[], &weeks_board()));
    let neither = [a_person(DOT), a_person(EVE)];
    assert_eq!(
        judged(&neither, &weeks_board()),
        judged(&neither[..1], &weeks_board()),
        "the first reason is told"
    );
    assert!(judged(&[], &weeks_board()).because.starts_with("Sign in first."));
}

#[test]
fn who_has_left_sees_nothing_any_longer() {
    let mut world = World::new();
    let leaves = |world: &mut World, last: &str| {
        let last = Some(date(last));
        world.make(By::Program, &Command::from(workers::Leave { worker: worker(CARA), last }));
    };
    leaves(&mut world, TODAY);
    assert!(may_see(&world, a_worker(CARA), &weeks_board()), "on their last day");
    leaves(&mut world, "2026-11-15");
    assert!(!may_see(&world, a_worker(CARA), &weeks_board()));
    let own = Matter::Contract.of_worker(team_id(), worker(CARA));
    assert_eq!(relation(&world, a_worker(CARA), &own), Relation::WorkerElsewhere);
}

#[test]
fn nobody_changes_what_they_may_not_see_but_an_absence() {
    let may = |relation, matter, action| {
        let mut rows =
            table().filter(|row| (row.relation, row.matter, row.action) == (relation, matter, action));
        rows.any(|row| row.concern.allowed)
    };
    for relation in Relation::ALL {
        for matter in Matter::ALL {
            let noted = *matter == Matter::Away;
            let sees = may(relation, *matter, Action::See);
            assert!(!may(relation, *matter, Action::Change) || sees || noted, "{relation:?} {matter:?}");
        }
    }
}

#[test]
fn an_account_that_is_nobody_here_is_no_worker() {
    let by = care::By::Account(AccountId::new(Uuid::from_u128(1)));
    assert_eq!(by.worker(), None);
    assert_eq!(care::By::Worker(worker(ADA)).worker(), Some(worker(ADA)));
    assert_eq!((care::By::Person(person(DOT)).worker(), care::By::Program.worker()), (None, None));
}
