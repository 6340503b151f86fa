//! Who may see and say by when somebody who works alone is back.

use crate::access::{Asked, Policy, Relation, Rule, council, outsiders, supported, team};

/// By when somebody who works alone is back, and that they are.
pub(crate) const LONE_WORKING: Policy =
    Policy { name: "when somebody who works alone is back", looks_are_recorded: false, rule };

fn rule(asked: Asked) -> Rule {
    match asked.relation {
        Relation::WorkerThemselves => Ok("It is about themselves."),
        team!() if asked.sees() => Ok("Anyone in the team may be asked to look for them."),
        team!() => Ok("A colleague who has heard from them may say that they are back."),
        Relation::Administrator => asked.with_a_concern(),
        outsiders!() | supported!() | council!() => asked.closed(),
    }
}
