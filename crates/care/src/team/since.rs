//! What a rota was before something happened: folded back from what it is, since events say what was before them.

use std::collections::BTreeSet;

use super::Event;
use super::rota::{Rota, Step, walk};
use crate::time::WeekStart;
use crate::visit::VisitId;

/// A rota of a week as it was at some time before.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Before {
    /// It was this.
    Was(Rota),
    /// There was none.
    None,
    /// Another was published and replaced since; what it was stands with the draft that replaced it, further back.
    Replaced,
}

/// The draft of a week before `events` happened, from what it is now.
#[must_use]
pub fn draft_before(week: WeekStart, now: &Rota, events: &[Event]) -> Before {
    let mut rota = now.clone();
    for event in backwards(events) {
        match event {
            Event::DraftChanged(changed) if changed.week == week => walk_back(&mut rota, &changed.steps),
            Event::DraftBegun(begun) if begun.week == week => return Before::None,
            _ => {}
        }
    }
    Before::Was(rota)
}

/// What was published of a week before `events` happened, from what is published now for the `times`th time.
#[must_use]
pub fn published_before(week: WeekStart, (now, times): (&Rota, u32), events: &[Event]) -> Before {
    let (mut rota, mut times) = (Some(now.clone()), times);
    for event in backwards(events) {
        match event {
            Event::RotaChanged(changed) if changed.week == week => {
                if let Some(rota) = &mut rota {
                    walk_back(rota, &changed.steps);
                }
            }
            Event::WeekPublished(published) if published.week == week => {
                times = times.saturating_sub(1);
                if times == 0 {
                    return Before::None;
                }
                rota = None;
            }
            // A draft that is like no other week begins with what is published.
            Event::DraftBegun(begun) if begun.week == week && begun.like.is_none() && rota.is_none() => {
                rota = Some(begun.draft.rota.clone());
            }
            _ => {}
        }
    }
    rota.map_or(Before::Replaced, Before::Was)
}

/// What was published of a week once `events` had happened, where the draft that replaced it begins among them.
#[must_use]
pub fn published_after(week: WeekStart, events: &[Event]) -> Option<Rota> {
    let begins = |event: &&Event| matches!(event, Event::DraftBegun(begun) if begun.week == week && begun.like.is_none());
    let begun = events.iter().rposition(|event| begins(&event))?;
    let Event::DraftBegun(draft) = &events[begun] else { return None };
    let mut rota = draft.draft.rota.clone();
    for event in events[begun..].iter().flat_map(flat) {
        if let Event::RotaChanged(changed) = event
            && changed.week == week
        {
            walk(&mut rota, &changed.steps);
        }
    }
    Some(rota)
}

/// The visits of which `events` say that they are agreed otherwise for once.
#[must_use]
pub fn agreed_otherwise(events: &[Event]) -> BTreeSet<VisitId> {
    let exceptions = events.iter().flat_map(flat).filter_map(|event| match event {
        Event::Exception(changed) => Some(&changed.change),
        _ => None,
    });
    let both = exceptions.flat_map(|change| [&change.before, &change.after]);
    both.flatten().filter_map(super::pattern::Exception::changes).collect()
}

/// The visits of a week that `events` give to others or move; none at all where one of them publishes it anew, since that may
/// have moved any.
#[must_use]
pub fn moved(week: WeekStart, events: &[Event]) -> Option<BTreeSet<VisitId>> {
    let mut moved = BTreeSet::new();
    for event in events.iter().flat_map(flat) {
        match event {
            Event::RotaChanged(changed) | Event::DraftChanged(changed) if changed.week == week => {
                moved.extend(changed.steps.iter().map(|step| step.visit));
            }
            Event::WeekPublished(published) if published.week == week => return None,
            _ => {}
        }
    }
    Some(moved)
}

/// What happened, the latest first; what was taken back as what happened instead.
fn backwards(events: &[Event]) -> impl Iterator<Item = &Event> {
    events.iter().rev().flat_map(|event| flat(event).collect::<Vec<_>>().into_iter().rev())
}

fn flat(event: &Event) -> impl Iterator<Item = &Event> {
    match event {
        Event::TakenBack(taken) => taken.events.iter(),
        one => std::slice::from_ref(one).iter(),
    }
}

fn walk_back(rota: &mut Rota, steps: &[Step]) {
    let back: Vec<Step> = steps.iter().cloned().map(Step::back).collect();
    walk(rota, &back);
}
