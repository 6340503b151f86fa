//! Who may change what the organisation is.

use crate::access::{Asked, Policy, Relation, Rule, council, outsiders, supported, team};

/// What the organisation is.
pub(crate) const PROVIDER: Policy =
    Policy { name: "what the organisation is", looks_are_recorded: false, rule };

fn rule(asked: Asked) -> Rule {
    match asked.relation {
        Relation::Administrator => Ok("Administrators set up teams and accounts."),
        team!() => Err("Teams and accounts are set up by administrators. Ask one."),
        outsiders!() | supported!() | council!() | Relation::WorkerThemselves => asked.closed(),
    }
}
