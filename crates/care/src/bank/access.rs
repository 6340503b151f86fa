//! Who may see and change what a person's or the team's hours come to.

use crate::access::{Action, Asked, Policy, Relation, Rule, council, outsiders, supported};

/// What is in a person's bank of hours, and what it was spent on.
pub(crate) const BANK: Policy =
    Policy { name: "a person's bank of hours", looks_are_recorded: false, rule: bank };

/// Blocks of hours and what became of them, without names.
pub(crate) const BLOCKS: Policy =
    Policy { name: "blocks of hours, without names", looks_are_recorded: false, rule: blocks };

fn bank(asked: Asked) -> Rule {
    match asked.relation {
        Relation::PersonThemselves => Ok("These are their own hours."),
        Relation::WorkerWithDuty => Ok("They have one of the team's roles just now."),
        Relation::WorkerNear if asked.sees() => Ok("They visit this person at the moment."),
        Relation::WorkerNear => {
            Err("The person spends these hours themselves, or asks someone who has a role in the team.")
        }
        Relation::WorkerOfTeam => {
            Err("These hours are the person's. Ask them, or someone who visits them at the moment.")
        }
        Relation::Administrator => asked.with_a_concern(),
        outsiders!()
        | council!()
        | Relation::MemberShared
        | Relation::MemberNotShared
        | Relation::WorkerThemselves => asked.closed(),
    }
}

fn blocks(asked: Asked) -> Rule {
    match (asked.relation, asked.action) {
        (Relation::WorkerWithDuty, Action::See | Action::Change) => {
            Ok("They have one of the team's roles just now.")
        }
        (Relation::WorkerNear | Relation::WorkerOfTeam, Action::See) => {
            Ok("The team does what was commissioned.")
        }
        (Relation::WorkerNear | Relation::WorkerOfTeam, Action::Change) => {
            Err("Blocks of hours are agreed by someone who has a role in the team. Ask one of them.")
        }
        (council!(), Action::See | Action::Change) => {
            Ok("The council commissions blocks, and signs what they come to.")
        }
        (Relation::Administrator, Action::See | Action::Change) => {
            Ok("The organisation answers for its teams.")
        }
        (outsiders!() | supported!() | Relation::WorkerThemselves, Action::See | Action::Change) => {
            asked.closed()
        }
    }
}
