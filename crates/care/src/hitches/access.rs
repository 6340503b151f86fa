//! Who may see and say that a worker is late or cannot come.

use crate::access::{Asked, Policy, Relation, Rule, council, outsiders, supported, team};

/// That somebody is running late or cannot come today. Why they cannot is another matter.
pub(crate) const HITCHES: Policy =
    Policy { name: "who is late or cannot come", looks_are_recorded: false, rule };

/// The person they go to reads on their own page what it means for them.
fn rule(asked: Asked) -> Rule {
    match asked.relation {
        Relation::WorkerThemselves => Ok("It is about themselves."),
        team!() => Ok("The team makes its own week, and anyone whom a colleague phones may say so for them."),
        Relation::Administrator => asked.with_a_concern(),
        outsiders!() | supported!() | council!() => asked.closed(),
    }
}
