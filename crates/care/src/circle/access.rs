//! Who may see and change who of a person's circle sees what.

use crate::access::{Asked, Policy, Relation, Rule, council, outsiders};

/// Who of a person's circle, and whether the council, sees what.
pub(crate) const CIRCLE: Policy =
    Policy { name: "who of a person's circle sees what", looks_are_recorded: false, rule };

fn rule(asked: Asked) -> Rule {
    match asked.relation {
        Relation::PersonThemselves => Ok("It is about themselves."),
        Relation::WorkerNear => Ok("They visit this person at the moment."),
        Relation::WorkerWithDuty => Ok("They have one of the team's roles just now."),
        Relation::WorkerOfTeam => Err(
            "Only those who visit this person at the moment, or have a role, change this. Ask one of them.",
        ),
        Relation::Administrator => asked.with_a_concern(),
        outsiders!()
        | council!()
        | Relation::MemberShared
        | Relation::MemberNotShared
        | Relation::WorkerThemselves => asked.closed(),
    }
}
