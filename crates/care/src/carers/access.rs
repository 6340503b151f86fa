//! Who may say what the circle does and how carers are, and who reads it.

use crate::access::{Asked, Policy, Relation, Rule, council, outsiders};

/// What the circle does for a person, and how carers are. Of the circle, each reads how they are themselves only.
pub(crate) const CARERS: Policy =
    Policy { name: "what the circle does, and how carers are", looks_are_recorded: false, rule };

fn rule(asked: Asked) -> Rule {
    match asked.relation {
        Relation::MemberShared | Relation::MemberNotShared => Ok("It is about themselves."),
        Relation::PersonThemselves if asked.sees() => Ok("It is done for them."),
        Relation::PersonThemselves => Err("Each of your circle says this for themselves, or tells the team."),
        Relation::WorkerNear => Ok("They visit this person about now."),
        Relation::WorkerWithDuty => Ok("They have one of the team's roles just now."),
        Relation::WorkerOfTeam => {
            Err("Only those who visit this person about now, or have a role, read this. Ask one of them.")
        }
        Relation::Administrator => asked.with_a_concern(),
        outsiders!() | council!() | Relation::WorkerThemselves => asked.closed(),
    }
}
