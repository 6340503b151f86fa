//! Who may see and set up the teams of the organisation.

use crate::access::{Asked, Policy, Relation, Rule, council, outsiders, supported, team};

/// The organisation's teams.
pub(crate) const TEAMS: Policy = Policy { name: "the organisation's teams", looks_are_recorded: false, rule };

fn rule(asked: Asked) -> Rule {
    match asked.relation {
        Relation::Administrator => Ok("Administrators set up teams and accounts."),
        team!() => Err("Teams and accounts are set up by administrators. Ask one."),
        outsiders!() | supported!() | council!() | Relation::WorkerThemselves => asked.closed(),
    }
}
