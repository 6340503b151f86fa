//! Taking back: events that make everything as it was before, where nobody has built on it since.

mod people;
mod support;
mod weeks;
mod workers;

use super::adoption::{enough, may_agree, sound};
use super::{Decision, Desk};
use crate::change::Change;
use crate::team::plan::Verdict;
use crate::team::{Event, Problem, Refusal, TakenBack, Team};
use crate::team::{absence, founding, request, role, topic, value};

/// Takes back what one command did, last event first.
pub(super) fn take_back(desk: &Desk<'_>, events: &[(u64, Event)], verdict: Option<&Verdict>) -> Decision {
    let versions: Vec<u64> = events.iter().map(|(version, _)| *version).collect();
    if versions.is_empty() {
        return Err(Problem::NothingChanges.into());
    }
    if versions.iter().any(|version| desk.team.taken_back.contains_key(version)) {
        return Err(Problem::AlreadyTakenBack.into());
    }
    let mut team = desk.team.clone();
    let mut instead = Vec::new();
    for (_, event) in events.iter().rev() {
        for event in back(&team, event)? {
            team.apply(&event);
            instead.push(event);
        }
    }
    if instead.iter().any(|event| matches!(event, Event::RotaChanged(_))) {
        told_again(desk, verdict)?;
    }
    Ok(vec![Event::TakenBack(TakenBack { versions, events: instead })])
}

/// Taking back a change to what is published is a change to what is published.
fn told_again(desk: &Desk<'_>, verdict: Option<&Verdict>) -> Result<(), Refusal> {
    let (by, rule) = (desk.worker()?, desk.team.rules.repairs);
    sound(desk.team, verdict.ok_or(Problem::VerdictIsStale)?)?;
    may_agree(desk, rule, by)?;
    if enough(desk.team, rule, &[by].into(), desk.today()) {
        Ok(())
    } else {
        let why =
            "In this team one word is not enough to change what is published. Propose the change instead.";
        Err(Problem::CannotBeTakenBack(why).into())
    }
}

impl Event {
    /// Why it can never be taken back and what to do instead, where it is of a kind that stays.
    #[must_use]
    pub fn stays(&self) -> Option<&'static str> {
        Some(match self {
            Self::Founded(_) => "A team that has begun cannot be taken back. Describe it anew instead.",
            Self::PicksOpened(_) => "A round of picks cannot be taken back. Close it instead.",
            Self::PicksClosed(_) => "A closed round of picks stays closed. Open a new one instead.",
            Self::PlanProposed(_) => "A proposal changes nothing. Simply do not take it.",
            Self::WeekPublished(_) => {
                "People were told, so this stays. Change the published rota, or begin a new draft for the week."
            }
            _ => return None,
        })
    }
}

/// What makes everything as it was before `event`, which is the last thing that happened to what it is about.
fn back(team: &Team, event: &Event) -> Decision {
    if let Some(why) = event.stays() {
        return Err(Problem::CannotBeTakenBack(why).into());
    }
    match event {
        Event::Described(founding::Described { description: change }) => {
            let now = team.founded.as_ref().map(|founded| &founded.description);
            turned(now, change, |description| Event::Described(founding::Described { description }))
        }
        Event::StreetsLaid(founding::StreetsLaid { streets }) => {
            turned(Some(&team.streets), streets, |streets| {
                Event::StreetsLaid(founding::StreetsLaid { streets })
            })
        }
        Event::WorkerJoined(_)
        | Event::WorkerRemoved(_)
        | Event::WorkerDetails(_)
        | Event::WorkerTerms(_)
        | Event::WorkerLeaving(_)
        | Event::Competence(_)
        | Event::SignOff(_)
        | Event::Clearance(_) => workers::back(team, event),
        Event::Absence(absence::Changed { absence, change }) => {
            let now = team.absences.get(absence).cloned();
            turned(Some(&now), change, |change| {
                Event::Absence(absence::Changed { absence: *absence, change })
            })
        }
        Event::PersonJoined(_)
        | Event::PersonRemoved(_)
        | Event::PersonDetails(_)
        | Event::PersonLeaving(_)
        | Event::WorkerWish(_)
        | Event::Circle(_)
        | Event::CouncilSees(_) => people::back(team, event),
        Event::PatternAgreed(_)
        | Event::PatternRemoved(_)
        | Event::PatternChanged(_)
        | Event::PatternEnding(_)
        | Event::Exception(_) => support::back(team, event),
        Event::DraftBegun(_)
        | Event::DraftDropped(_)
        | Event::DraftChanged(_)
        | Event::DraftAgreed(_)
        | Event::Pick(_)
        | Event::PickSettled(_)
        | Event::Repair(_)
        | Event::RotaChanged(_) => weeks::back(team, event),
        Event::Request(request::Changed { request, change }) => {
            let now = team.requests.get(request).cloned();
            turned(Some(&now), change, |change| {
                Event::Request(request::Changed { request: *request, change })
            })
        }
        Event::Role(role::Shared { role, turns }) => {
            let now = team.roles.get(role).cloned().unwrap_or_default();
            turned(Some(&now), turns, |turns| Event::Role(role::Shared { role: *role, turns }))
        }
        Event::Topic(topic::Changed { topic, change }) => {
            let now = team.topics.get(topic).cloned();
            turned(Some(&now), change, |change| Event::Topic(topic::Changed { topic: *topic, change }))
        }
        Event::Value(value::ValueChanged { value, strength }) => {
            let now = team.strength(*value);
            turned(Some(&now), strength, |strength| {
                Event::Value(value::ValueChanged { value: *value, strength })
            })
        }
        Event::Rules(value::RulesChanged { rules }) => {
            turned(Some(&team.rules), rules, |rules| Event::Rules(value::RulesChanged { rules }))
        }
        Event::TakenBack(taken) => again(team, taken),
        Event::Founded(_)
        | Event::PicksOpened(_)
        | Event::PicksClosed(_)
        | Event::PlanProposed(_)
        | Event::WeekPublished(_) => Err(Problem::ChangedSince.into()),
    }
}

/// Does again what was taken back.
fn again(team: &Team, taken: &TakenBack) -> Decision {
    let mut team = team.clone();
    let mut events = Vec::new();
    for event in taken.events.iter().rev() {
        for event in back(&team, event)? {
            team.apply(&event);
            events.push(event);
        }
    }
    Ok(events)
}

/// The event of the change back, where what is `now` is what the change made.
fn turned<T: Clone + PartialEq>(
    now: Option<&T>,
    change: &Change<T>,
    event: impl FnOnce(Change<T>) -> Event,
) -> Decision {
    if now == Some(&change.after) {
        Ok(vec![event(change.clone().back())])
    } else {
        Err(Problem::ChangedSince.into())
    }
}

/// The event, where nothing was built on what it takes back.
fn unless_built_upon(built_upon: bool, event: Event) -> Decision {
    if built_upon { Err(Problem::BuiltUpon.into()) } else { Ok(vec![event]) }
}
