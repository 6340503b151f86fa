//! Who may see which calendar addresses there are, make one, and close one.

use crate::access::{Asked, Policy, Relation, Rule, council, outsiders};

/// Calendar addresses.
pub(crate) const CALENDAR: Policy = Policy { name: "calendar addresses", looks_are_recorded: false, rule };

/// Everyone makes their own only; that is asked where it is made. Others may close one that fell into the wrong hands.
fn rule(asked: Asked) -> Rule {
    match asked.relation {
        Relation::PersonThemselves | Relation::WorkerThemselves => Ok("It is about themselves."),
        Relation::MemberShared | Relation::MemberNotShared => {
            Ok("It is an address of their own, and shows only what the person shares with them.")
        }
        Relation::WorkerNear => Ok("They visit this person at the moment."),
        Relation::WorkerWithDuty => Ok("They have one of the team's roles just now."),
        Relation::WorkerOfTeam => Err(
            "A calendar address is for those whose calendar it is, and for somebody who has a role. Ask them.",
        ),
        Relation::Administrator => asked.with_a_concern(),
        outsiders!() | council!() => asked.closed(),
    }
}
