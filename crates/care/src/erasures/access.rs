//! Who may erase somebody, and read what was erased.

use crate::access::{Asked, Policy, Relation, Rule, council, outsiders, supported, team};

/// Erasing people, workers and accounts for ever.
pub(crate) const ERASURES: Policy =
    Policy { name: "erasing somebody for ever", looks_are_recorded: false, rule };

fn rule(asked: Asked) -> Rule {
    match asked.relation {
        Relation::Administrator => Ok("The organisation answers for what it keeps, and for what it erases."),
        team!() => Err("Erasing is done by administrators. Ask one."),
        outsiders!() | supported!() | council!() | Relation::WorkerThemselves => asked.closed(),
    }
}
