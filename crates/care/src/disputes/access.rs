//! Who may say that a line is not right, and who answers.

use crate::access::{Action, Asked, Policy, Relation, Rule, outsiders};

/// What somebody says of a line of a bank of hours or of a bill, and the answer. Who answers is never the one who asked.
pub(crate) const DISPUTES: Policy =
    Policy { name: "lines that somebody says are not right", looks_are_recorded: false, rule: disputes };

fn disputes(asked: Asked) -> Rule {
    match (asked.relation, asked.action) {
        (Relation::PersonThemselves, Action::See | Action::Change) => {
            Ok("It is about their own hours and money.")
        }
        (Relation::MemberShared, Action::See | Action::Change) => Ok("They pay for these visits."),
        (Relation::MemberNotShared, Action::See | Action::Change) => {
            Err("This is for the person and those who pay. Ask them.")
        }
        (Relation::Council | Relation::CouncilShared, Action::See | Action::Change) => {
            Ok("The council pays, and may ask about every line.")
        }
        (Relation::WorkerWithDuty, Action::See | Action::Change) => {
            Ok("They have one of the team's roles just now.")
        }
        (Relation::WorkerNear | Relation::WorkerOfTeam, Action::See) => {
            Ok("The team's hours are its own affair.")
        }
        (Relation::WorkerNear | Relation::WorkerOfTeam, Action::Change) => {
            Err("Someone who has a role in the team looks into this. Ask one of them.")
        }
        (Relation::Administrator, Action::See | Action::Change) => {
            Ok("The organisation answers for its ledgers.")
        }
        (outsiders!() | Relation::WorkerThemselves, Action::See | Action::Change) => asked.closed(),
    }
}
