//! Who may see what the team talked about, and note it.

use crate::access::{Asked, Policy, Relation, Rule, council, outsiders, supported, team};

/// When the team met, who came, what was talked about and agreed.
pub(crate) const MEETINGS: Policy = Policy { name: "the team's meetings", looks_are_recorded: false, rule };

fn rule(asked: Asked) -> Rule {
    match asked.relation {
        team!() => Ok("The team meets and decides its own matters."),
        Relation::Administrator => asked.with_a_concern(),
        outsiders!() | supported!() | council!() | Relation::WorkerThemselves => asked.closed(),
    }
}
