//! Visits and who comes, in the team's words.

use super::when;
use care::ids::{PersonId, WorkerId};
use care::visit::Visit;
use care::weeks::Assignment;
use service::{TeamView, TimesBeen};

/// "Mrs Hill, breakfast".
pub(crate) fn title(team_view: &TeamView, visit: &Visit) -> String {
    format!("{}, {}", team_view.person(visit.person), what(team_view, visit))
}

/// "breakfast"; "visit" to those who may not know what it is for.
pub(crate) fn what<'a>(team_view: &'a TeamView, visit: &Visit) -> &'a str {
    team_view.support_words(visit.person, visit.support.what).unwrap_or("visit")
}

/// "Mrs Hill, breakfast, Tuesday 24 November, 7.45am".
pub(crate) fn title_and_time(team_view: &TeamView, visit: &Visit) -> String {
    format!("{}, {}", title(team_view, visit), when::moment(visit.usual_start()))
}

/// "Amara and Grace"; empty for nobody.
pub(crate) fn names<'a>(team_view: &TeamView, workers: impl IntoIterator<Item = &'a WorkerId>) -> String {
    let names: Vec<&str> = workers.into_iter().map(|worker| team_view.worker(*worker)).collect();
    words::listed(&names)
}

/// Who makes a visit; empty for nobody.
pub(crate) fn who(team_view: &TeamView, assignment: Option<&Assignment>) -> String {
    names(team_view, assignment.into_iter().flat_map(|assignment| &assignment.workers))
}

/// How often each worker was with each person in the rotas that the team remembers.
pub(crate) struct Known(TimesBeen);

impl Known {
    /// Counts the visits of all published weeks, up to today.
    pub(crate) fn count(team_view: &TeamView) -> Self {
        Self(team_view.times_been())
    }

    /// How often.
    pub(crate) fn times(&self, person: PersonId, worker: WorkerId) -> i64 {
        when::number(self.0.of(person, worker))
    }

    /// "Grace has been 12 times", "Grace would be new".
    pub(crate) fn sentence(&self, team_view: &TeamView, person: PersonId, worker: WorkerId) -> String {
        let name = team_view.worker(worker);
        match self.times(person, worker) {
            0 => format!("{name} would be new to {}", team_view.person(person)),
            1 => format!("{name} has been once"),
            2 => format!("{name} has been twice"),
            times => format!("{name} has been {times} times"),
        }
    }
}
