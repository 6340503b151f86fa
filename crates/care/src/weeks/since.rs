//! What a rota was before something happened: folded back from what it is, since events say what was before them.

use std::collections::BTreeSet;

use super::{Rota, Step, walk};
use crate::drafts::{self, DraftBegun};
use crate::team::Event;
use crate::time::WeekStart;
use crate::visit::VisitId;
use crate::{history, support, weeks};

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

/// What an event did to the rotas of a week.
enum Did<'a> {
    /// The draft began.
    Began(&'a DraftBegun),
    /// The draft changed.
    ChangedDraft(&'a [Step]),
    /// The draft was published.
    Published,
    /// What is published changed.
    ChangedPublished(&'a [Step]),
    /// Nothing.
    Nothing,
}

/// What an event did to the rotas of `week`.
fn did(week: WeekStart, event: &Event) -> Did<'_> {
    if let Event::Drafts(drafts::Event::DraftBegun(begun)) = event
        && begun.week == week
    {
        return Did::Began(begun);
    }
    if let Event::Drafts(drafts::Event::DraftChanged(changed)) = event
        && changed.0.week == week
    {
        return Did::ChangedDraft(&changed.0.steps);
    }
    if let Event::Weeks(weeks::Event::WeekPublished(published)) = event
        && published.week == week
    {
        return Did::Published;
    }
    if let Event::Weeks(weeks::Event::RotaChanged(changed)) = event
        && changed.steps.week == week
    {
        return Did::ChangedPublished(&changed.steps.steps);
    }
    Did::Nothing
}

/// The draft of a week before `events` happened, from what it is now.
#[must_use]
pub fn draft_before(week: WeekStart, now: &Rota, events: &[Event]) -> Before {
    let mut rota = now.clone();
    for event in backwards(events) {
        match did(week, event) {
            Did::ChangedDraft(steps) => walk_back(&mut rota, steps),
            Did::Began(_) => return Before::None,
            Did::Published | Did::ChangedPublished(_) | Did::Nothing => {}
        }
    }
    Before::Was(rota)
}

/// What was published of a week before `events` happened, from what is published now for the `times`th time.
#[must_use]
pub fn published_before(week: WeekStart, (now, times): (&Rota, u32), events: &[Event]) -> Before {
    let (mut rota, mut times) = (Some(now.clone()), times);
    for event in backwards(events) {
        match did(week, event) {
            Did::ChangedPublished(steps) => {
                if let Some(rota) = &mut rota {
                    walk_back(rota, steps);
                }
            }
            Did::Published => {
                times = times.saturating_sub(1);
                if times == 0 {
                    return Before::None;
                }
                rota = None;
            }
            // A draft that is like no other week begins with what is published.
            Did::Began(begun) if begun.like.is_none() && rota.is_none() => {
                rota = Some(begun.draft.rota.clone());
            }
            Did::Began(_) | Did::ChangedDraft(_) | Did::Nothing => {}
        }
    }
    rota.map_or(Before::Replaced, Before::Was)
}

/// What was published of a week once `events` had happened, where the draft that replaced it begins among them.
#[must_use]
pub fn published_after(week: WeekStart, events: &[Event]) -> Option<Rota> {
    let begins = |event: &Event| match did(week, event) {
        Did::Began(begun) if begun.like.is_none() => Some(begun.draft.rota.clone()),
        Did::Began(_) | Did::ChangedDraft(_) | Did::Published | Did::ChangedPublished(_) | Did::Nothing => {
            None
        }
    };
    let (at, mut rota) =
        events.iter().enumerate().rev().find_map(|(at, event)| begins(event).map(|rota| (at, rota)))?;
    for event in events[at..].iter().flat_map(flat) {
        if let Did::ChangedPublished(steps) = did(week, event) {
            walk(&mut rota, steps);
        }
    }
    Some(rota)
}

/// The visits of which `events` say that they are agreed otherwise for once.
#[must_use]
pub fn agreed_otherwise(events: &[Event]) -> BTreeSet<VisitId> {
    let mut visits = BTreeSet::new();
    for event in events.iter().flat_map(flat) {
        if let Event::Support(support::Event::ExceptionChanged(changed)) = event {
            let both = [&changed.change.before, &changed.change.after].into_iter().flatten();
            visits.extend(both.filter_map(support::Exception::changes));
        }
    }
    visits
}

/// The visits of a week that `events` give to others or move; `None` where one of them publishes it again, since that may have
/// moved any.
#[must_use]
pub fn moved(week: WeekStart, events: &[Event]) -> Option<BTreeSet<VisitId>> {
    let mut moved = BTreeSet::new();
    for event in events.iter().flat_map(flat) {
        match did(week, event) {
            Did::ChangedPublished(steps) | Did::ChangedDraft(steps) => {
                moved.extend(steps.iter().map(|step| step.visit));
            }
            Did::Published => return None,
            Did::Began(_) | Did::Nothing => {}
        }
    }
    Some(moved)
}

/// What happened, the latest first; what was taken back as what happened instead.
fn backwards(events: &[Event]) -> impl Iterator<Item = &Event> {
    events.iter().rev().flat_map(|event| flat(event).collect::<Vec<_>>().into_iter().rev())
}

fn flat(event: &Event) -> impl Iterator<Item = &Event> {
    if let Event::History(history::Event::TakenBack(taken)) = event {
        taken.events.iter()
    } else {
        std::slice::from_ref(event).iter()
    }
}

fn walk_back(rota: &mut Rota, steps: &[Step]) {
    let back: Vec<Step> = steps.iter().cloned().map(Step::back).collect();
    walk(rota, &back);
}
