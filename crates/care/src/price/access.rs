//! Who may see and change what an hour of care costs and what is paid for it.

use crate::access::{Action, Asked, Policy, Relation, Rule, council, outsiders, supported};

/// What an hour of care costs, what is assumed for it, and what is agreed to be paid.
pub(crate) const PRICE: Policy =
    Policy { name: "the price of care, and what is paid for it", looks_are_recorded: false, rule: price };

fn price(asked: Asked) -> Rule {
    match (asked.relation, asked.action) {
        (Relation::WorkerWithDuty, Action::See | Action::Change) => {
            Ok("They have one of the team's roles just now.")
        }
        (Relation::WorkerNear | Relation::WorkerOfTeam, Action::See) => Ok("It is the team's own price."),
        (Relation::WorkerNear | Relation::WorkerOfTeam, Action::Change) => {
            Err("Prices are agreed by someone who has a role in the team. Ask one of them.")
        }
        (council!(), Action::See) => Ok("The council pays for care, and reads what it costs."),
        (council!(), Action::Change) => {
            Err("The team and its organisation enter what was agreed. Ask one of them.")
        }
        (Relation::Administrator, Action::See | Action::Change) => Ok("The organisation agrees on prices."),
        (outsiders!() | supported!() | Relation::WorkerThemselves, Action::See | Action::Change) => {
            asked.closed()
        }
    }
}
