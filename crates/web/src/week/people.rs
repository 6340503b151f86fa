//! Visits and who comes, in the team's words.

use super::when;
use care::ids::{PersonId, WorkerId};
use care::visit::Visit;
use care::weeks::Assignment;
use service::{Glimpse, TimesBeen};

/// "Mrs Hill, breakfast".
pub(crate) fn title(glimpse: &Glimpse, visit: &Visit) -> String {
    format!("{}, {}", glimpse.person(visit.person), what(glimpse, visit))
}

/// "breakfast"; "visit" to those who may not know what it is for.
pub(crate) fn what<'a>(glimpse: &'a Glimpse, visit: &Visit) -> &'a str {
    glimpse.support_words(visit.person, visit.support.what).unwrap_or("visit")
}

/// "Mrs Hill, breakfast, Tuesday 24 November, 7.45am".
pub(crate) fn title_and_time(glimpse: &Glimpse, visit: &Visit) -> String {
    format!("{}, {}", title(glimpse, visit), when::moment(visit.usual_start()))
}

/// "Amara and Grace"; empty for nobody.
pub(crate) fn names<'a>(glimpse: &Glimpse, workers: impl IntoIterator<Item = &'a WorkerId>) -> String {
    let names: Vec<&str> = workers.into_iter().map(|worker| glimpse.worker(*worker)).collect();
    words::listed(&names)
}

/// Who makes a visit; empty for nobody.
pub(crate) fn who(glimpse: &Glimpse, assignment: Option<&Assignment>) -> String {
    names(glimpse, assignment.into_iter().flat_map(|assignment| &assignment.workers))
}

/// How often each worker was with each person in the rotas that the team remembers.
pub(crate) struct Known(TimesBeen);

impl Known {
    /// Counts the visits of all published weeks, up to today.
    pub(crate) fn count(glimpse: &Glimpse) -> Self {
        Self(glimpse.times_been())
    }

    /// How often.
    pub(crate) fn times(&self, person: PersonId, worker: WorkerId) -> i64 {
        when::number(self.0.of(person, worker))
    }

    /// "Grace has been 12 times", "Grace would be new".
    pub(crate) fn sentence(&self, glimpse: &Glimpse, person: PersonId, worker: WorkerId) -> String {
        let name = glimpse.worker(worker);
        match self.times(person, worker) {
            0 => format!("{name} would be new to {}", glimpse.person(person)),
            1 => format!("{name} has been once"),
            2 => format!("{name} has been twice"),
            times => format!("{name} has been {times} times"),
        }
    }
}
