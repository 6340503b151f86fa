//! Who really comes, and whether it is when it was agreed: a rota says what people were told, and somebody may be ill since.

use std::collections::BTreeSet;

use super::Assignment;
use super::adoption::{enough, here, may_agree};
use crate::ids::WorkerId;
use crate::team::Team;
use crate::time::{Date, Moment, WeekStart};
use crate::visit::Visit;

impl Team {
    /// The workers of an assignment who can come: those of the team on that day who are not away at any minute of it. Empty:
    /// somebody else has to be found.
    #[must_use]
    pub fn who_comes(&self, assignment: &Assignment) -> BTreeSet<WorkerId> {
        let Some(founded) = &self.founded else { return BTreeSet::new() };
        let (from, minutes) = (assignment.start, assignment.minutes.0);
        let to = founded.description.zone.later(from, minutes);
        let is_here = |id: &WorkerId| self.workers.get(id).is_some_and(|worker| worker.is_here(from.date));
        let workers = assignment.workers.iter().copied();
        workers.filter(|id| is_here(id) && !self.is_away(*id, from, to)).collect()
    }

    /// When a visit was agreed for, where `start` is earlier or later than that by more than is agreed to be fine.
    #[must_use]
    pub fn agreed_otherwise(&self, visit: &Visit, start: Moment) -> Option<Moment> {
        let agreed = Moment::new(visit.date, visit.support.agreed?);
        let minutes = self.founded.as_ref()?.description.zone.minutes_between(agreed, start);
        let early = visit.support.fine_early.unwrap_or(self.rules.fine_early);
        let late = visit.support.fine_late.unwrap_or(self.rules.fine_late);
        let fine = -i64::from(early.0)..=i64::from(late.0);
        (!fine.contains(&minutes)).then_some(agreed)
    }

    /// Whether the draft of `week` would be published by `worker` agreeing to it on `date`.
    #[must_use]
    pub fn would_publish(&self, week: WeekStart, worker: WorkerId, date: Date) -> bool {
        let Some(draft) = self.draft(week) else { return false };
        let agreed = draft.agreed.iter().copied().chain([worker]).collect();
        let rule = self.rules.drafts;
        here(self, worker, date).is_ok()
            && may_agree(self, rule, worker, date).is_ok()
            && enough(self, rule, &agreed, date)
    }
}
