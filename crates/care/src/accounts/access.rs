//! Who may see and set up accounts.

use crate::access::{Asked, Policy, Relation, Rule, council, outsiders, supported, team};

/// The organisation's accounts.
pub(crate) const ACCOUNTS: Policy =
    Policy { name: "the organisation's accounts", looks_are_recorded: false, rule };

fn rule(asked: Asked) -> Rule {
    match asked.relation {
        Relation::Administrator => Ok("Administrators set up teams and accounts."),
        team!() => Err("Teams and accounts are set up by administrators. Ask one."),
        outsiders!() | supported!() | council!() | Relation::WorkerThemselves => asked.closed(),
    }
}
