//! Who may bring in and take out everything of a team at once.

use crate::access::{Action, Asked, Policy, Relation, Rule, council, outsiders, supported};

/// Import and export.
pub(crate) const TRANSFER: Policy = Policy { name: "import and export", looks_are_recorded: true, rule };

fn rule(asked: Asked) -> Rule {
    match (asked.relation, asked.action) {
        (Relation::WorkerWithDuty, Action::See | Action::Change) => {
            Ok("They have one of the team's roles just now.")
        }
        (Relation::WorkerNear | Relation::WorkerOfTeam, Action::See | Action::Change) => {
            Err("This is for workers who have one of the team's roles just now. Ask one of them.")
        }
        (Relation::Administrator, Action::Change) => Ok("Administrators set up teams and accounts."),
        (Relation::Administrator, Action::See) => asked.with_a_concern(),
        (
            outsiders!() | supported!() | council!() | Relation::WorkerThemselves,
            Action::See | Action::Change,
        ) => asked.closed(),
    }
}
