//! Who may see and change what the team decides.

use crate::access::{Asked, Policy, Relation, Rule, council, outsiders, supported, team};

/// What the team decides by consent.
pub(crate) const DECISIONS: Policy =
    Policy { name: "what the team decides", looks_are_recorded: false, rule };

const DECIDES_TOGETHER: &str = "The team decides its own matters.";

fn rule(asked: Asked) -> Rule {
    match asked.relation {
        team!() => Ok(DECIDES_TOGETHER),
        Relation::Administrator if asked.sees() => Ok("The organisation answers for its teams."),
        Relation::Administrator => Err("The team decides this itself."),
        outsiders!() | supported!() | council!() | Relation::WorkerThemselves => asked.closed(),
    }
}
