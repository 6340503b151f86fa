//! Who may see and send bills.

use crate::access::{Action, Asked, Policy, Relation, Rule, outsiders};

/// The bills for a person's visits. Those who pay see their own, and nobody else's.
pub(crate) const BILLS: Policy =
    Policy { name: "bills for a person's visits", looks_are_recorded: false, rule: bills };

fn bills(asked: Asked) -> Rule {
    match (asked.relation, asked.action) {
        (Relation::PersonThemselves, Action::See) => Ok("They are for their own visits."),
        (Relation::MemberShared | Relation::CouncilShared, Action::See) => Ok("They pay for these visits."),
        (Relation::PersonThemselves | Relation::MemberShared | Relation::CouncilShared, Action::Change) => {
            Err("The team sends bills. If a line is not right, say so beside it.")
        }
        (Relation::MemberNotShared, Action::See | Action::Change) => {
            Err("Bills go to those who pay. Ask the person or the team if you should.")
        }
        (Relation::WorkerWithDuty, Action::See | Action::Change) => {
            Ok("They have one of the team's roles just now.")
        }
        (Relation::WorkerNear | Relation::WorkerOfTeam, Action::See | Action::Change) => {
            Err("Bills are sent by someone who has a role in the team. Ask one of them.")
        }
        (Relation::Administrator, Action::See | Action::Change) => Ok("The organisation sends bills."),
        (outsiders!() | Relation::Council | Relation::WorkerThemselves, Action::See | Action::Change) => {
            asked.closed()
        }
    }
}
