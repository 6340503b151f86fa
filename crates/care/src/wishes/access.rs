//! Who may see who comes to a person, and change whom they would rather see.

use crate::access::{Asked, Policy, Relation, Rule};
use crate::people::access::theirs_to_change;

/// Who comes to a person, and what they say of single workers.
pub(crate) const FACES: Policy = Policy { name: "who comes to a person", looks_are_recorded: false, rule };

/// Every worker of the team sees who comes: they make the week together.
fn rule(asked: Asked) -> Rule {
    if asked.relation == Relation::WorkerOfTeam && asked.sees() {
        return Ok("The team makes its own week.");
    }
    theirs_to_change(asked)
}
