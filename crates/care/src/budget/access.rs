//! Who may see and change a personal budget.

use crate::access::{Action, Asked, Policy, Relation, Rule, council, outsiders};

/// A person's budget: all of it, with every line. What the council sees of it was agreed, and is on a page of its own.
pub(crate) const BUDGET: Policy =
    Policy { name: "a person's budget", looks_are_recorded: true, rule: budget };

fn budget(asked: Asked) -> Rule {
    match (asked.relation, asked.action) {
        (Relation::PersonThemselves, Action::See | Action::Change) => Ok("It is their own money."),
        (Relation::WorkerWithDuty, Action::See | Action::Change) => {
            Ok("They keep the team's hours and money just now.")
        }
        (Relation::WorkerNear | Relation::WorkerOfTeam, Action::See | Action::Change) => {
            Err("This money is the person's. Ask them, or the one who keeps the team's hours and money.")
        }
        (Relation::Administrator, Action::See | Action::Change) => asked.with_a_concern(),
        (
            outsiders!()
            | council!()
            | Relation::MemberShared
            | Relation::MemberNotShared
            | Relation::WorkerThemselves,
            Action::See | Action::Change,
        ) => asked.closed(),
    }
}
