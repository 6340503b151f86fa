//! Who may see what is delegated to workers, hand over a task, sign a worker off, and withdraw that.

use crate::access::{Asked, Policy, Relation, Rule, council, outsiders};
use crate::people::access::agreed_with_the_team;

/// Delegated health tasks. That it is the nurse who signs, and not somebody else of the circle, is asked where it is decided.
pub(crate) const DELEGATED: Policy =
    Policy { name: "health tasks that a nurse delegates", looks_are_recorded: true, rule };

fn rule(asked: Asked) -> Rule {
    match asked.relation {
        Relation::MemberShared => Ok("The person shares it, and the nurse who is named signs."),
        Relation::PersonThemselves
        | Relation::MemberNotShared
        | Relation::WorkerNear
        | Relation::WorkerWithDuty
        | Relation::WorkerOfTeam
        | Relation::WorkerThemselves
        | Relation::Administrator
        | council!()
        | outsiders!() => agreed_with_the_team(asked),
    }
}
