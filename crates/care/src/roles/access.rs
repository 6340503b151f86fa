//! Who may see and change who has which role.

use crate::access::{Asked, Policy, Relation, Rule, council, outsiders, supported, team};

/// Who has which of the team's roles, and when.
pub(crate) const ROLES: Policy = Policy { name: "who has which role", looks_are_recorded: false, rule };

const DECIDES_TOGETHER: &str = "The team decides its own matters.";

fn rule(asked: Asked) -> Rule {
    match asked.relation {
        team!() => Ok(DECIDES_TOGETHER),
        Relation::Administrator if asked.sees() => Ok("The organisation answers for its teams."),
        Relation::Administrator => Ok("The organisation can be the second voice that a role needs."),
        outsiders!() | supported!() | council!() | Relation::WorkerThemselves => asked.closed(),
    }
}
