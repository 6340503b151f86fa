//! Who may see what happened, and take it back.

use crate::access::{Asked, Policy, Relation, Rule, council, outsiders, supported, team};

/// What happened. Taking it back needs the right to change what each event is about as well.
pub(crate) const HISTORY: Policy = Policy { name: "what happened", looks_are_recorded: false, rule };

fn rule(asked: Asked) -> Rule {
    match asked.relation {
        team!() => Ok("The team makes its own week."),
        Relation::Administrator => asked.with_a_concern(),
        outsiders!() | supported!() | council!() | Relation::WorkerThemselves => asked.closed(),
    }
}
