//! Who may see and change what a worker is paid.

use crate::access::{Action, Asked, Policy, Relation, Rule, council, outsiders, supported};

/// A worker's hours and pay, line by line. The duty that opens it is the bookkeeper's.
pub(crate) const PAY: Policy =
    Policy { name: "a worker's hours and pay", looks_are_recorded: true, rule: pay };

/// What a worker asks about their pay, and the answer. The duty that opens it is the bookkeeper's.
pub(crate) const PAY_QUESTIONS: Policy =
    Policy { name: "what a worker asks about their pay", looks_are_recorded: false, rule: questions };

const ABOUT_THEMSELVES: &str = "It is about themselves.";
const BOOKKEEPER: &str = "They keep the team's hours and money just now.";
const EMPLOYS: &str = "The organisation employs the workers.";
const NOT_COLLEAGUES: &str =
    "What a worker is paid is between them and the one who keeps the team's hours and money. Ask them.";

fn pay(asked: Asked) -> Rule {
    match (asked.relation, asked.action) {
        (Relation::WorkerThemselves, Action::See) => Ok(ABOUT_THEMSELVES),
        (Relation::WorkerThemselves, Action::Change) => {
            Err("Pay takes two. Ask the one who keeps the team's hours and money.")
        }
        (Relation::WorkerWithDuty, Action::See | Action::Change) => Ok(BOOKKEEPER),
        (Relation::WorkerNear | Relation::WorkerOfTeam, Action::See | Action::Change) => Err(NOT_COLLEAGUES),
        (Relation::Administrator, Action::See | Action::Change) => Ok(EMPLOYS),
        (outsiders!() | supported!() | council!(), Action::See | Action::Change) => asked.closed(),
    }
}

fn questions(asked: Asked) -> Rule {
    match asked.relation {
        Relation::WorkerThemselves => Ok(ABOUT_THEMSELVES),
        Relation::WorkerWithDuty => Ok(BOOKKEEPER),
        Relation::WorkerNear | Relation::WorkerOfTeam => Err(NOT_COLLEAGUES),
        Relation::Administrator => Ok(EMPLOYS),
        outsiders!() | supported!() | council!() => asked.closed(),
    }
}
