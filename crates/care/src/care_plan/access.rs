//! Who may see a person's plan and change it, and who writes the questions to begin with.

use crate::access::{Asked, Policy, Relation, Rule, council, outsiders, supported, team};
use crate::people::access::theirs_to_change;

/// A person's plan.
pub(crate) const CARE_PLAN: Policy =
    Policy { name: "a person's care plan", looks_are_recorded: true, rule: theirs_to_change };

/// The questions that a team begins plans with.
pub(crate) const STARTERS: Policy =
    Policy { name: "questions to begin a care plan with", looks_are_recorded: false, rule: starters };

fn starters(asked: Asked) -> Rule {
    match asked.relation {
        team!() => Ok("The team decides its own matters."),
        Relation::Administrator if asked.sees() => Ok("Administrators see how a team works."),
        Relation::Administrator => Err(crate::access::TEAMS_TO_CHANGE),
        outsiders!() | supported!() | council!() | Relation::WorkerThemselves => asked.closed(),
    }
}
