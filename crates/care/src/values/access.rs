//! Who may see and change what the team values.

use crate::access::{Asked, Policy, Relation, Rule, council, outsiders, supported, team};

/// What the team values in a rota, and the rules by which it makes one.
pub(crate) const VALUES: Policy =
    Policy { name: "what the team values and its rules", looks_are_recorded: false, rule };

const DECIDES_TOGETHER: &str = "The team decides its own matters.";

fn rule(asked: Asked) -> Rule {
    match asked.relation {
        team!() => Ok(DECIDES_TOGETHER),
        Relation::Administrator if asked.sees() => Ok("The organisation answers for its teams."),
        Relation::Administrator => Err("The team decides this itself."),
        outsiders!() | supported!() | council!() | Relation::WorkerThemselves => asked.closed(),
    }
}
