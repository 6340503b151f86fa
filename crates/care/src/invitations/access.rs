//! Who may invite into a team.

use crate::access::{Asked, Policy, Relation, Rule, council, outsiders, supported};

/// Invitations to a team.
pub(crate) const INVITATIONS: Policy = Policy { name: "invitations", looks_are_recorded: false, rule };

fn rule(asked: Asked) -> Rule {
    match asked.relation {
        Relation::WorkerWithDuty => Ok("They have one of the team's roles just now."),
        Relation::WorkerNear | Relation::WorkerOfTeam => {
            Err("This is for workers who have one of the team's roles just now. Ask one of them.")
        }
        Relation::Administrator => Ok("Administrators set up teams and accounts."),
        outsiders!() | supported!() | council!() | Relation::WorkerThemselves => asked.closed(),
    }
}
