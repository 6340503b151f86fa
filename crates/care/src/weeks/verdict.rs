//! What the engine's checker says of a rota. The terms of a team cannot judge travel and rest themselves.

use crate::ids::WorkerId;
use crate::visit::VisitId;

/// What the engine's checker says of a rota, or of one change to it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Verdict {
    /// The version of the team it was asked about.
    pub version: u64,
    /// Where a rule that is never broken would be broken; `None`: it can be done.
    pub breaches: Vec<Breach>,
}

/// A place where a rule that is never broken would be broken.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Breach {
    /// The engine's name of the rule.
    pub rule: String,
    /// At which visit, if at one.
    pub visit: Option<VisitId>,
    /// By which worker, if by one.
    pub worker: Option<WorkerId>,
}
