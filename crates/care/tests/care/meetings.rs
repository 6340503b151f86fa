//! Meetings of the team: what is noted of them, and what cannot be.

use std::collections::BTreeSet;

use care::meetings::{Meeting, MeetingId, NoteMeeting, Problem};
use care::team::{Command, Refusal};
use care::{By, General, Minutes};
use uuid::Uuid;

use crate::world::*;

/// A meeting last Thursday, to which Ada and Ben came for an hour.
fn thursday() -> Meeting {
    Meeting {
        on: date("2026-11-12"),
        came: workers(&[ADA, BEN]),
        paid: Minutes(60),
        talked: sealed(51),
        agreed: None,
    }
}

fn note(to: Option<Meeting>) -> Command {
    Command::from(NoteMeeting { meeting: MeetingId::new(Uuid::from_u128(7)), to })
}

fn by(number: u128) -> By {
    By::Worker(worker(number))
}

fn refused(meeting: Meeting) -> Refusal {
    World::new().ask(by(ADA), &note(Some(meeting))).unwrap_err()
}

#[test]
fn a_meeting_is_noted_changed_and_removed_again() {
    let mut world = World::new();
    world.does(ADA, &note(Some(thursday())));
    world.does(BEN, &note(Some(Meeting { agreed: Some(sealed(52)), ..thursday() })));
    assert_eq!(world.team.meetings.values().next().unwrap().agreed, Some(sealed(52)));
    assert!(world.does(BEN, &note(Some(Meeting { agreed: Some(sealed(52)), ..thursday() }))).is_empty());
    let gone = world.does(ADA, &note(None));
    assert!(world.team.meetings.is_empty());
    world.take_back(gone).unwrap();
    assert_eq!(world.team.meetings.len(), 1);
}

#[test]
fn a_meeting_has_taken_place_and_somebody_came() {
    let today = Meeting { on: date("2026-11-16"), ..thursday() };
    assert!(World::new().ask(by(ADA), &note(Some(today))).is_ok(), "today counts");
    let tomorrow = Meeting { on: date("2026-11-17"), ..thursday() };
    assert_eq!(refused(tomorrow), Problem::StillToCome.into());
    assert_eq!(refused(Meeting { came: BTreeSet::new(), ..thursday() }), Problem::NobodyCame.into());
}

#[test]
fn a_meeting_lasts_between_five_minutes_and_ten_hours() {
    for (minutes, fits) in [(4, false), (5, true), (600, true), (601, false)] {
        let meeting = Meeting { paid: Minutes(minutes), ..thursday() };
        let said = World::new().ask(by(ADA), &note(Some(meeting)));
        assert_eq!(said.is_ok(), fits, "{minutes}: {said:?}");
    }
}

#[test]
fn only_workers_who_were_in_the_team_that_day_are_paid_for_it() {
    let before = Meeting { on: date("2026-01-04"), ..thursday() };
    let here = |number| General::WorkerNotHere { worker: worker(number), on: date("2026-01-04") };
    let said = refused(before);
    assert_eq!(said.problems, [here(ADA).into(), here(BEN).into()], "all problems at once");
    let stranger = Meeting { came: workers(&[99]), ..thursday() };
    assert_eq!(refused(stranger), General::Unknown("worker").into());
}
