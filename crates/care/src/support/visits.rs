//! The visits of a week: what the patterns give, with what is different for once.

use std::collections::{BTreeMap, BTreeSet};

use jiff::civil::Date;

use super::{Exception, Instead};
use crate::ids::{ExceptionId, PersonId};
use crate::team::Team;
use crate::time::{Clock, Stretch, WeekStart, days_between, plus_days};
use crate::visit::{Visit, VisitId};

impl Team {
    /// The visits of `week`, in the order of their ids: the same for the same state, whenever it is asked.
    #[must_use]
    pub fn visits(&self, week: WeekStart) -> BTreeMap<VisitId, Visit> {
        self.visits_between(week.monday(), week.sunday())
    }

    /// The visits from the date `first` to the date `last`, both included.
    #[must_use]
    pub fn visits_between(&self, first: Date, last: Date) -> BTreeMap<VisitId, Visit> {
        let all = self.agreed_visits_between(first, last);
        all.filter(|visit| self.suspended(visit).is_none()).map(|visit| (visit.id, visit)).collect()
    }

    /// The same with those that do not take place because somebody is in hospital or away: see [`crate::suspensions`].
    pub(crate) fn agreed_visits_between(&self, first: Date, last: Date) -> impl Iterator<Item = Visit> {
        let once = Once::of(self);
        let agreed = self.agreed_between(first, last).filter(|visit| !once.instead.contains_key(&visit.id));
        let different = once.instead.keys().filter_map(|visit| self.agreed(*visit));
        let all: Vec<Visit> = agreed
            .chain(different)
            .chain(once.extra.iter().cloned())
            .filter(|visit| !once.without.contains(&visit.id))
            .map(|visit| once.instead_of(visit))
            .filter(|visit| first <= visit.date && visit.date <= last)
            .filter(|visit| self.is_at_home(visit.person, visit.date) && !once.is_away(visit))
            .collect();
        all.into_iter()
    }

    /// The visit of that id as it is now; `None` where it does not take place.
    #[must_use]
    pub fn visit(&self, id: VisitId) -> Option<Visit> {
        let once = Once::of(self);
        let visit = self.agreed(id).or_else(|| once.extra.iter().find(|visit| visit.id == id).cloned())?;
        let visit = Some(visit).filter(|visit| !once.without.contains(&visit.id))?;
        let visit = once.instead_of(visit);
        let takes_place = self.is_at_home(visit.person, visit.date)
            && !once.is_away(&visit)
            && self.suspended(&visit).is_none();
        takes_place.then_some(visit)
    }

    /// Whose visit it is, whether it takes place or not.
    #[must_use]
    pub fn whose(&self, id: VisitId) -> Option<PersonId> {
        match id {
            VisitId::Agreed { pattern, .. } => self.patterns.get(&pattern).map(|pattern| pattern.person),
            VisitId::Once(once) => self.exceptions.values().find_map(|exception| match exception {
                Exception::Extra { visit, person, .. } if *visit == once => Some(*person),
                _ => None,
            }),
        }
    }

    /// The visit that a pattern gives, before anything is different for once.
    fn agreed(&self, id: VisitId) -> Option<Visit> {
        let VisitId::Agreed { pattern, date } = id else { return None };
        let found = self.patterns.get(&pattern)?;
        let terms = found.terms_on(date).filter(|terms| terms.hold(date))?;
        Some(Visit { id, person: found.person, date, support: terms.support.clone(), exception: None })
    }

    fn agreed_between(&self, first: Date, last: Date) -> impl Iterator<Item = Visit> {
        let dates = (0..=days_between(first, last)).map(move |days| plus_days(first, days));
        dates.flat_map(move |date| {
            let ids = self.patterns.keys().map(move |pattern| VisitId::Agreed { pattern: *pattern, date });
            ids.filter_map(|id| self.agreed(id))
        })
    }

    fn is_at_home(&self, person: PersonId, date: Date) -> bool {
        self.people.get(&person).is_some_and(|person| person.is_here(date))
    }
}

/// What is different for once, by what it changes.
#[derive(Default)]
struct Once<'a> {
    away: Vec<(PersonId, Date, Date)>,
    without: BTreeSet<VisitId>,
    instead: BTreeMap<VisitId, (ExceptionId, &'a Instead)>,
    extra: Vec<Visit>,
}

impl<'a> Once<'a> {
    fn of(team: &'a Team) -> Self {
        let mut once = Self::default();
        for (id, exception) in &team.exceptions {
            match exception {
                Exception::Away { person, from, to, .. } => once.away.push((*person, *from, *to)),
                Exception::Without { visit, .. } => drop(once.without.insert(*visit)),
                Exception::Different { visit, instead, .. } => {
                    once.instead.insert(*visit, (*id, instead));
                }
                Exception::Extra { visit, person, date, support } => once.extra.push(Visit {
                    id: VisitId::Once(*visit),
                    person: *person,
                    date: *date,
                    support: support.clone(),
                    exception: Some(*id),
                }),
            }
        }
        once
    }

    fn is_away(&self, visit: &Visit) -> bool {
        self.away
            .iter()
            .any(|(person, from, to)| *person == visit.person && *from <= visit.date && visit.date <= *to)
    }

    fn instead_of(&self, mut visit: Visit) -> Visit {
        let Some((exception, instead)) = self.instead.get(&visit.id) else { return visit };
        visit.exception = Some(*exception);
        visit.date = instead.date.unwrap_or(visit.date);
        let support = &mut visit.support;
        if let Some(agreed) = instead.agreed {
            support.window = support.window.and_then(|window| moved(window, support.agreed?, agreed));
            support.agreed = Some(agreed);
        }
        if let Some(minutes) = instead.minutes {
            support.minutes = minutes;
            support.shortest = support.shortest.map(|shortest| shortest.min(minutes));
        }
        support.crew = instead.crew.unwrap_or(support.crew);
        visit
    }
}

/// The window moved as the agreed time is; `None` where it would leave the day.
fn moved(window: Stretch, before: Clock, after: Clock) -> Option<Stretch> {
    let shifted = |clock: Clock| {
        let minutes = (clock.minutes() + after.minutes()).checked_sub(before.minutes())?;
        Clock::from_minutes(minutes)
    };
    Some(Stretch { from: shifted(window.from)?, to: shifted(window.to)? })
}
