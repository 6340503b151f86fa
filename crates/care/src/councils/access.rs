//! Who may note councils, and say which teams each of them sees.

use crate::access::{Asked, Policy, Relation, Rule, council, outsiders, supported, team};

/// The councils that the organisation works with, and which teams each was given.
pub(crate) const COUNCILS: Policy =
    Policy { name: "the councils, and which teams each sees", looks_are_recorded: false, rule };

fn rule(asked: Asked) -> Rule {
    match asked.relation {
        Relation::Administrator => Ok("Administrators say which teams a council sees."),
        council!() if asked.sees() => Ok("A council may know which teams it sees."),
        council!() => Err("The organisation says which teams a council sees. Ask its administrators."),
        team!() => Err("Teams and accounts are set up by administrators. Ask one."),
        outsiders!() | supported!() | Relation::WorkerThemselves => asked.closed(),
    }
}
