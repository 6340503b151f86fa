//! Who may see why a worker is away, and note that they are.

use crate::access::{Action, Asked, Policy, Relation, Rule, council, outsiders, supported};

/// Why a worker is away. That they are is on the board.
pub(crate) const AWAY: Policy = Policy { name: "why a worker is away", looks_are_recorded: true, rule };

fn rule(asked: Asked) -> Rule {
    match (asked.relation, asked.action) {
        (Relation::WorkerThemselves, Action::See | Action::Change) => Ok("It is about themselves."),
        (Relation::WorkerWithDuty, Action::See | Action::Change) => {
            Ok("They have one of the team's roles just now.")
        }
        (Relation::WorkerNear | Relation::WorkerOfTeam, Action::Change) => {
            Ok("Anyone whom a colleague phones may note that they are away.")
        }
        (Relation::WorkerNear | Relation::WorkerOfTeam, Action::See) => {
            Err("Everyone can see that a colleague is away. Why is up to them to say.")
        }
        (Relation::Administrator, Action::See | Action::Change) => asked.with_a_concern(),
        (outsiders!() | supported!() | council!(), Action::See | Action::Change) => asked.closed(),
    }
}
