//! Who may see and note how somebody is who seems unwell, and the plan for then.

use crate::access::{Asked, Policy, Relation, Rule, council, outsiders, supported};
use crate::people::access::agreed_with_the_team;

/// How a person is, when they seem unwell.
pub(crate) const TRIAGE: Policy = Policy {
    name: "how a person is when they seem unwell",
    looks_are_recorded: true,
    rule: agreed_with_the_team,
};

/// What a clinician signed for when somebody is unwell.
pub(crate) const RESPONSE_PLAN: Policy =
    Policy { name: "the plan for when somebody is unwell", looks_are_recorded: false, rule: plan };

fn plan(asked: Asked) -> Rule {
    match asked.relation {
        Relation::WorkerNear | Relation::WorkerOfTeam if asked.sees() => {
            Ok("Everyone in the team works by it.")
        }
        Relation::WorkerNear | Relation::WorkerOfTeam => {
            Err("Somebody who has a role in the team enters what a clinician signed. Ask one of them.")
        }
        Relation::WorkerWithDuty => Ok("They have one of the team's roles just now."),
        Relation::Administrator => Ok("The organisation agrees it with the clinician."),
        outsiders!() | supported!() | council!() | Relation::WorkerThemselves => asked.closed(),
    }
}
