//! Who may see and change what is agreed with a person, and when somebody comes.

use crate::access::{Asked, Policy, Relation, Rule};
use crate::people::access::agreed_with_the_team;

/// What somebody comes for.
pub(crate) const SUPPORT: Policy =
    Policy { name: "what they come for", looks_are_recorded: true, rule: agreed_with_the_team };

/// When somebody comes.
pub(crate) const TIMES: Policy =
    Policy { name: "when someone comes to a person", looks_are_recorded: false, rule: times };

/// Every worker of the team sees and changes times: they make the week together.
fn times(asked: Asked) -> Rule {
    if asked.relation == Relation::WorkerOfTeam {
        return Ok("The team makes its own week.");
    }
    agreed_with_the_team(asked)
}
