//! Who may see and change what a team is called, where it is, and its streets.

use crate::access::{Asked, Policy, Relation, Rule, council, outsiders, supported, team};

/// What a team is called, where it is, and on which streets it travels.
pub(crate) const SETTINGS: Policy =
    Policy { name: "the team's name, place and streets", looks_are_recorded: false, rule };

const DECIDES_TOGETHER: &str = "The team decides its own matters.";

fn rule(asked: Asked) -> Rule {
    match asked.relation {
        team!() => Ok(DECIDES_TOGETHER),
        Relation::Administrator if asked.sees() => Ok("The organisation answers for its teams."),
        Relation::Administrator => Err("The team decides this itself."),
        outsiders!() | supported!() | council!() | Relation::WorkerThemselves => asked.closed(),
    }
}
