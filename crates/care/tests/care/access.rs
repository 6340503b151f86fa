//! Who may see and change what: every actor with every action, both ways.

use care::access::{Action, Matter, Purpose, Relation, Resource, TeamPart, WorkerPart, judge, table};
use care::ids::MemberId;
use care::organisation::Membership;
use care::team::Command;
use care::team::person::{Member, Section};
use uuid::Uuid;

use crate::world::*;

/// The letters of the columns: everyone in the order of `Relation::ALL`.
const WHO: &str = "person shared unshared near duty team herself c-shared council admin \
                   w-elsewhere p-elsewhere m-elsewhere nobody";

/// What each may see and change: `y` always, `s` when stepping in or with a concern, `c` with a concern, `-` never.
/// The columns are those of `WHO`.
const EXPECTED: [(&str, &str, &str); 20] = [
    ("the team's weeks", "---yyy---c----", "---yyy--------"),
    ("when someone comes to a person", "yy-yyy-y-c----", "---yyy--------"),
    ("who comes to a person", "yy-yyy-y-c----", "y--yy---------"),
    ("what they come for", "yy-yys-y-c----", "---yy---------"),
    ("where a person lives and how to reach her", "yy-yys-y-c----", "y--yy---------"),
    ("what to know before knocking", "yy-yys-y-c----", "y--yy---------"),
    ("who opened a person's record", "yy--c--y-c----", "--------------"),
    ("who of a person's circle sees what", "y--yy----c----", "y--yy---------"),
    ("a worker's name, phone, roles and competences", "---yyyy--y----", "----y-y--y----"),
    ("when a worker can work", "---yyyy--y----", "----y-y-------"),
    ("a worker's contract, proofs and clearance", "----y-y--y----", "----y----y----"),
    ("why a worker is away", "----y-y--c----", "---yyyy-------"),
    ("roles, decisions, values and rules", "---yyy---y----", "---yyy--------"),
    ("what happened", "---yyy---c----", "---yyy--------"),
    ("hours, continuity and fairness, without names", "---yyy-yyy----", "----y---------"),
    ("taking people and workers in", "---yyy---y----", "---yyy---y----"),
    ("invitations", "----y----y----", "----y----y----"),
    ("import and export", "----y----c----", "----y----y----"),
    ("the organisation's teams", "---------y----", "---------y----"),
    ("the organisation's accounts", "---------y----", "---------y----"),
];

fn letters(matter: Matter, action: Action) -> String {
    let rows = table().filter(|row| row.matter == matter && row.action == action);
    rows.map(|row| match row.word() {
        "yes" => 'y',
        "when stepping in" => 's',
        "with a concern" => 'c',
        _ => '-',
    })
    .collect()
}

#[test]
fn everyone_may_do_exactly_what_the_table_says() {
    assert_eq!(WHO.split_whitespace().count(), Relation::ALL.len());
    for (matter, expected) in Matter::ALL.into_iter().zip(EXPECTED) {
        let is = (matter.name(), letters(matter, Action::See), letters(matter, Action::Change));
        assert_eq!((is.0, is.1.as_str(), is.2.as_str()), expected, "{WHO}");
    }
}

#[test]
fn every_verdict_has_a_sentence_and_nobody_changes_what_she_may_not_see_but_an_absence() {
    for row in table() {
        for verdict in [row.everyday, row.covering, row.concern] {
            assert!(verdict.because.ends_with('.'), "{row:?}");
            assert!(verdict.allowed || !verdict.written_down, "{row:?}");
        }
    }
    for relation in Relation::ALL {
        for matter in Matter::ALL {
            let may = |action| {
                table()
                    .find(|row| (row.relation, row.matter, row.action) == (relation, matter, action))
                    .is_some_and(|row| row.concern.allowed)
            };
            let note_of_absence = matter == Matter::Worker(WorkerPart::Away);
            assert!(!may(Action::Change) || may(Action::See) || note_of_absence, "{relation:?} {matter:?}");
        }
    }
}

fn of_dot(section: Section) -> Resource {
    Resource::Person { team: team_id(), person: person(DOT), section }
}

fn may_see(world: &World, who: Membership, resource: &Resource) -> bool {
    let today = date("2026-11-16");
    judge(&[who], Purpose::Everyday, Action::See, resource, Some(&world.team), today).allowed
}

fn hers(number: u128) -> Membership {
    Membership::Worker { team: team_id(), worker: worker(number) }
}

#[test]
fn a_worker_reads_of_the_people_on_her_rounds_near_in_time() {
    let mut world = World::published();
    let turns = vec![care::team::role::Turn { worker: worker(BEN), from: date("2026-01-01"), to: None }];
    world.does(ADA, &Command::ShareRole { role: care::team::role::Role::Planner, turns });
    let notes = of_dot(Section::Notes);
    assert!(may_see(&world, hers(ADA), &notes), "she comes on Monday");
    assert!(may_see(&world, hers(BEN), &notes), "he plans");
    assert!(!may_see(&world, hers(CARA), &notes));
    let at = |today| {
        judge(&[hers(ADA)], Purpose::Everyday, Action::See, &notes, Some(&world.team), date(today)).allowed
    };
    assert!(!at("2026-11-08") && at("2026-11-09") && at("2026-11-30") && !at("2026-12-01"));
}

#[test]
fn a_look_into_a_record_is_written_down_and_a_look_at_oneself_is_not() {
    let world = World::published();
    let today = date("2026-11-16");
    let judged = |who, purpose, resource: &Resource| {
        judge(&[who], purpose, Action::See, resource, Some(&world.team), today)
    };
    assert!(judged(hers(ADA), Purpose::Everyday, &of_dot(Section::Notes)).written_down);
    assert!(!judged(hers(ADA), Purpose::Everyday, &of_dot(Section::Times)).written_down);
    let dot = Membership::Person { team: team_id(), person: person(DOT) };
    assert!(!judged(dot, Purpose::Everyday, &of_dot(Section::Notes)).written_down);
    let refused = judged(Membership::Administrator, Purpose::Everyday, &of_dot(Section::Notes));
    assert!(!refused.allowed && !refused.written_down);
    assert!(judged(Membership::Administrator, Purpose::Concern, &of_dot(Section::Notes)).written_down);
}

#[test]
fn a_circle_sees_what_the_person_shares_and_as_long_as_she_does() {
    let mut world = World::new();
    let id = MemberId::new(Uuid::from_u128(1));
    let member =
        Member { details: sealed(1), sees: [Section::Times].into(), until: Some(date("2026-11-16")) };
    world.does(ADA, &Command::SetMember { person: person(DOT), member: id, to: Some(member) });
    let daughter = Membership::Member { team: team_id(), person: person(DOT), member: id };
    let may = |section: Section| may_see(&world, daughter, &of_dot(section));
    assert!(may(Section::Times) && !may(Section::Notes));
    let tomorrow = date("2026-11-17");
    let resource = of_dot(Section::Times);
    let verdict = judge(&[daughter], Purpose::Everyday, Action::See, &resource, Some(&world.team), tomorrow);
    assert!(!verdict.allowed);
    let of_eve = Resource::Person { team: team_id(), person: person(EVE), section: Section::Times };
    assert!(!may_see(&world, daughter, &of_eve));
}

#[test]
fn the_council_sees_what_people_agreed_to() {
    let mut world = World::new();
    assert!(!may_see(&world, Membership::Council, &of_dot(Section::Support)));
    let sections = [Section::Support].into();
    world.does(ADA, &Command::ShareWithCouncil { person: person(DOT), sections });
    assert!(may_see(&world, Membership::Council, &of_dot(Section::Support)));
    assert!(!may_see(&world, Membership::Council, &of_dot(Section::Notes)));
}

#[test]
fn who_is_several_may_do_what_either_may() {
    let world = World::new();
    let board = Resource::Team { team: team_id(), part: TeamPart::Board };
    let today = date("2026-11-16");
    let both = [Membership::Administrator, hers(ADA)];
    let may = |who: &[Membership], resource| {
        judge(who, Purpose::Everyday, Action::See, resource, Some(&world.team), today).allowed
    };
    assert!(may(&both, &board) && may(&both, &Resource::Accounts));
    assert!(!may(&both[..1], &board) && !may(&both[1..], &Resource::Accounts) && !may(&[], &board));
}

#[test]
fn who_has_left_sees_nothing_any_more() {
    let mut world = World::new();
    let board = Resource::Team { team: team_id(), part: TeamPart::Board };
    assert!(may_see(&world, hers(CARA), &board));
    let last = Some(date("2026-11-15"));
    world.does(ADA, &Command::LeaveWorker { worker: worker(CARA), last });
    assert!(!may_see(&world, hers(CARA), &board));
}
