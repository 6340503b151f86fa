//! Who may say how it was, and who reads it.

use crate::access::{Asked, NOBODY_CHANGES, Policy, Relation, Rule, council, outsiders, supported, team};

/// Saying how it was, asking for a change, and reading what was said. Of the circle, each reads only what they said themselves.
pub(crate) const FEEDBACK: Policy =
    Policy { name: "how it was, and what should be different", looks_are_recorded: false, rule: feedback };

/// The thanks that a worker got.
pub(crate) const THANKS: Policy =
    Policy { name: "the thanks that a worker got", looks_are_recorded: false, rule: thanks };

fn feedback(asked: Asked) -> Rule {
    match asked.relation {
        Relation::PersonThemselves => Ok("It is about themselves."),
        Relation::MemberShared | Relation::MemberNotShared => {
            Ok("They are close to the person, whatever the person shares with them.")
        }
        Relation::WorkerNear => Ok("They visit this person about now."),
        Relation::WorkerWithDuty => Ok("They have one of the team's roles just now."),
        Relation::WorkerOfTeam => {
            Err("Only those who visit this person about now, or have a role, read this. Ask one of them.")
        }
        Relation::Administrator => asked.with_a_concern(),
        outsiders!() | council!() | Relation::WorkerThemselves => asked.closed(),
    }
}

fn thanks(asked: Asked) -> Rule {
    match asked.relation {
        Relation::WorkerThemselves if asked.sees() => Ok("It is for them."),
        Relation::WorkerThemselves => NOBODY_CHANGES,
        team!() => Err("Thanks are for the worker who is thanked."),
        Relation::Administrator | outsiders!() | supported!() | council!() => asked.closed(),
    }
}
