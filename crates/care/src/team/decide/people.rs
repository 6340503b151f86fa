//! People join, change, say whom they like to see, share what they want to share, and leave.

use jiff::civil::Date;

use super::{Decision, changed, person, worker};
use crate::ids::{MemberId, PersonId, SealedId, WorkerId};
use std::collections::BTreeSet;

use crate::team::person::{
    CircleChanged, CouncilSees, DetailsChanged, Joined, Leaving, Member, Section, Wished, WorkerWish,
};
use crate::team::{Event, Problem, Team};

pub(super) fn join(team: &Team, joined: &Joined) -> Decision {
    if team.people.contains_key(&joined.person) {
        return Err(Problem::AlreadyThere.into());
    }
    Ok(vec![Event::PersonJoined(joined.clone())])
}

pub(super) fn details(team: &Team, id: PersonId, details: SealedId) -> Decision {
    let before = person(team, id)?.details;
    Ok(changed(before, details, |details| Event::PersonDetails(DetailsChanged { person: id, details })))
}

pub(super) fn leave(team: &Team, id: PersonId, last: Option<Date>) -> Decision {
    let found = person(team, id)?;
    if last.is_some_and(|last| last < found.joined) {
        return Err(Problem::EndsBeforeItBegins.into());
    }
    Ok(changed(found.leaves, last, |last| Event::PersonLeaving(Leaving { person: id, last })))
}

pub(super) fn wish(team: &Team, id: PersonId, of: WorkerId, wish: Option<WorkerWish>) -> Decision {
    worker(team, of)?;
    let before = person(team, id)?.wishes.get(&of).copied();
    Ok(changed(before, wish, |wish| Event::WorkerWish(Wished { person: id, worker: of, wish })))
}

pub(super) fn member(team: &Team, id: PersonId, member: MemberId, to: Option<&Member>) -> Decision {
    let before = person(team, id)?.circle.get(&member).cloned();
    let event = |change| Event::Circle(CircleChanged { person: id, member, change });
    Ok(changed(before, to.cloned(), event))
}

pub(super) fn council(team: &Team, id: PersonId, sections: &BTreeSet<Section>) -> Decision {
    let before = person(team, id)?.council_sees.clone();
    let event = |sections| Event::CouncilSees(CouncilSees { person: id, sections });
    Ok(changed(before, sections.clone(), event))
}
