//! Taking back what happened to people.

use super::{turned, unless_built_upon};
use crate::ids::PersonId;
use crate::team::decide::Decision;
use crate::team::person::{CircleChanged, CouncilSees, DetailsChanged, Joined, Leaving, Removed, Wished};
use crate::team::{Event, Problem, Team};

pub(super) fn back(team: &Team, event: &Event) -> Decision {
    let person = |id: &PersonId| team.people.get(id);
    match event.clone() {
        Event::PersonJoined(joined) => {
            let built_upon = !is_as_joined(team, &joined) || is_mentioned(team, joined.person);
            unless_built_upon(built_upon, Event::PersonRemoved(Removed { joined }))
        }
        Event::PersonRemoved(Removed { joined }) => {
            unless_built_upon(person(&joined.person).is_some(), Event::PersonJoined(joined))
        }
        Event::PersonDetails(DetailsChanged { person: id, details }) => {
            turned(person(&id).map(|person| &person.details), &details, |details| {
                Event::PersonDetails(DetailsChanged { person: id, details })
            })
        }
        Event::PersonLeaving(Leaving { person: id, last }) => {
            turned(person(&id).map(|person| &person.leaves), &last, |last| {
                Event::PersonLeaving(Leaving { person: id, last })
            })
        }
        Event::WorkerWish(Wished { person: id, worker, wish }) => {
            let now = person(&id).map(|person| person.wishes.get(&worker).copied());
            turned(now.as_ref(), &wish, |wish| Event::WorkerWish(Wished { person: id, worker, wish }))
        }
        Event::Circle(CircleChanged { person: id, member, change }) => {
            let now = person(&id).map(|person| person.circle.get(&member).cloned());
            turned(now.as_ref(), &change, |change| {
                Event::Circle(CircleChanged { person: id, member, change })
            })
        }
        Event::CouncilSees(CouncilSees { person: id, sections }) => {
            turned(person(&id).map(|person| &person.council_sees), &sections, |sections| {
                Event::CouncilSees(CouncilSees { person: id, sections })
            })
        }
        _ => Err(Problem::ChangedSince.into()),
    }
}

/// Whether nothing more is known of the person than that the team supports her.
fn is_as_joined(team: &Team, joined: &Joined) -> bool {
    let mut fresh = Team::default();
    fresh.apply(&Event::PersonJoined(joined.clone()));
    team.people.get(&joined.person) == fresh.people.get(&joined.person)
}

/// Whether anything in the team refers to the person.
fn is_mentioned(team: &Team, person: PersonId) -> bool {
    team.patterns.values().any(|pattern| pattern.person == person)
        || team.exceptions.values().any(|exception| exception.person() == person)
        || team.workers.values().any(|worker| worker.sign_offs.contains_key(&person))
}
