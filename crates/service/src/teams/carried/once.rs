//! What is different for once, as far as it lies on a person's first day in the other team or later.

use std::collections::BTreeSet;

use care::details::DataSubject;
use care::ids::{ExceptionId, OnceId, PatternId, PersonId};
use care::support::{self, Exception};
use care::team::Team;
use care::visit::{Support, Visit, VisitId};
use jiff::civil::Date;

use super::{Case, derived};

impl Case<'_> {
    /// Everything of theirs that is to be different for once. `patterns` are those that go along.
    pub(super) fn exceptions(&mut self, person: PersonId, on: Date, patterns: &BTreeSet<PatternId>) {
        let here = as_if_they_stayed(&self.from.state, person);
        let theirs = here.exceptions.iter().filter(|(_, one)| one.person() == person);
        let (extra, others): (Vec<_>, Vec<_>) =
            theirs.partition(|(_, one)| matches!(one, Exception::Extra { .. }));
        let mut extras = BTreeSet::new();
        for (id, exception) in extra {
            if let Exception::Extra { visit, date, .. } = exception
                && last_day(&here, *visit, *date) >= on
            {
                extras.insert(*visit);
                self.exception(*id, exception, patterns);
            }
        }
        for (id, exception) in others {
            match exception.visit() {
                None => {
                    if exception.last_date().is_some_and(|last| last >= on) {
                        self.exception(*id, exception, patterns);
                    }
                }
                Some(VisitId::Once(visit)) => {
                    if extras.contains(&visit) {
                        self.exception(*id, exception, patterns);
                    }
                }
                Some(visit @ VisitId::Agreed { pattern, date }) => {
                    if date >= on && patterns.contains(&pattern) {
                        self.exception(*id, exception, patterns);
                    } else if let Some(moved) =
                        here.visit(visit).filter(|moved| moved.date >= on && date < on)
                    {
                        self.moved_over(*id, &moved, patterns);
                    }
                }
            }
        }
    }

    fn exception(&mut self, id: ExceptionId, exception: &Exception, patterns: &BTreeSet<PatternId>) {
        let mut exception = exception.clone();
        if let Exception::Extra { person, support, .. } = &mut exception {
            let Some(sealed) = self.support(*person, support, patterns) else { return };
            *support = sealed;
        }
        self.push(support::SetException { exception: id, to: Some(exception) });
    }

    /// A visit that is agreed for a day before the move and takes place after it: the other team agrees on nothing for that day, so
    /// there it is one more visit.
    fn moved_over(&mut self, id: ExceptionId, moved: &Visit, patterns: &BTreeSet<PatternId>) {
        let Some(support) = self.support(moved.person, &moved.support, patterns) else { return };
        let visit = OnceId::new(derived(self.order.id, &format!("once {}", moved.id)));
        let extra = Exception::Extra { visit, person: moved.person, date: moved.date, support };
        self.push(support::SetException { exception: id, to: Some(extra) });
    }

    /// The same support for the other team; nothing where what it is for was erased. It follows another visit only where that goes
    /// along.
    fn support(
        &mut self,
        person: PersonId,
        support: &Support,
        patterns: &BTreeSet<PatternId>,
    ) -> Option<Support> {
        let what = self.again(support.what, DataSubject::Person(person))?;
        let after = support.after.filter(|after| patterns.contains(&after.pattern));
        Some(Support { what, after, ..support.clone() })
    }
}

/// The team as if they did not leave it: their visits after their last day are still told by it.
fn as_if_they_stayed(team: &Team, person: PersonId) -> Team {
    let mut team = team.clone();
    if let Some(known) = team.people.get_mut(&person) {
        known.leaves = None;
    }
    team
}

/// The later of the day that an extra visit was noted for and the day it was moved to.
fn last_day(team: &Team, visit: OnceId, date: Date) -> Date {
    team.visit(VisitId::Once(visit)).map_or(date, |visit| visit.date.max(date))
}
