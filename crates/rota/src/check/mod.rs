//! Judges a plan: every broken rule, and the score, from the rules' words alone.
//!
//! It shares no code with the search. Nothing a plan says of itself is believed: where someone is and when is
//! worked out again from the order of the visits and the travel tables ([`reading`]), then each group of rules
//! has its own file.

mod breaks;
mod hours;
mod people;
mod reading;
mod score;
#[cfg(test)]
pub(crate) mod testing;
mod times;
mod timetable;

use crate::plan::{Plan, Score};
use crate::problem::Problem;
use crate::rule::Rule;
use crate::units::{VisitIdx, WorkerIdx};
use reading::Reading;

/// One place where a plan breaks a rule.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Breach {
    /// The rule.
    pub rule: Rule,
    /// The visit it shows at, where there is one.
    pub visit: Option<VisitIdx>,
    /// The worker, where there is one.
    pub worker: Option<WorkerIdx>,
    /// By how much, in ticks where the rule counts time; 1 where it only counts cases.
    pub amount: i64,
    /// What is wrong, in a sentence that names visit and worker but no clock time.
    pub what: String,
}

impl Breach {
    /// A breach by so much that belongs to no visit or worker yet.
    fn new(rule: Rule, amount: i64, what: String) -> Self {
        Self { rule, visit: None, worker: None, amount, what }
    }

    /// The same, at a visit.
    fn at(mut self, visit: VisitIdx) -> Self {
        self.visit = Some(visit);
        self
    }

    /// The same, by a worker.
    fn by(mut self, worker: WorkerIdx) -> Self {
        self.worker = Some(worker);
        self
    }
}

/// What a plan breaks and what it weighs.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Verdict {
    /// All of them; empty for a plan that can be worked.
    pub breaches: Vec<Breach>,
    /// The weighed rules. Of little meaning while something is broken.
    pub score: Score,
}

impl Verdict {
    /// Whether no rule is broken.
    #[must_use]
    pub fn holds(&self) -> bool {
        self.breaches.is_empty()
    }
}

/// Judges `plan` against every rule of `problem`.
///
/// Any plan is judged, however odd; of the problem it expects that [`Problem::faults`] finds nothing.
#[must_use]
pub fn check(problem: &Problem, plan: &Plan) -> Verdict {
    let mut breaches = Vec::new();
    let reading = Reading::new(problem, plan, &mut breaches);
    timetable::check(&reading, &mut breaches);
    breaks::check(&reading, &mut breaches);
    times::check(&reading, &mut breaches);
    people::check(&reading, &mut breaches);
    hours::check(&reading, &mut breaches);
    Verdict { breaches, score: score::of(&reading) }
}

#[cfg(test)]
mod tests {
    use super::testing::{broken, judge, round, tiny};
    use super::*;

    #[test]
    fn a_good_plan_breaks_nothing_and_weighs_what_it_leaves_out() {
        let problem = tiny();
        let asha = round(&problem, 0, &[(0, 100), (1, 300)]);
        let verdict = judge(&problem, [asha]);
        assert_eq!(verdict.breaches, []);
        assert_eq!(verdict.score.total, 1_000, "tea");
        let rules: Vec<Rule> = verdict.score.parts.iter().map(|(rule, _)| *rule).collect();
        assert_eq!(rules, Rule::WEIGHED);
    }

    #[test]
    fn nothing_at_all_is_a_plan() {
        assert_eq!(broken(&tiny(), []), []);
        assert!(check(&Problem::default(), &Plan::default()).holds());
    }
}
