//! Who may read what was recorded of a visit, and write it down.

use crate::access::{Asked, Policy, Relation, Rule, council, outsiders, team};
use crate::day::access::SUMS_ONLY;
use crate::people::access::agreed_with_the_team;

/// What was done at a visit, what was noticed, and what was handed over.
pub(crate) const RECORDS: Policy =
    Policy { name: "what was recorded of visits", looks_are_recorded: true, rule };

/// A worker writes down what they did even where the visit had moved to a colleague in the meantime; so all of the team may.
fn rule(asked: Asked) -> Rule {
    match asked.relation {
        council!() => Err(SUMS_ONLY),
        team!() if !asked.sees() => Ok("They write down what they did."),
        Relation::PersonThemselves if !asked.sees() => {
            Err("This is written by those who visited. Tell them what should be different.")
        }
        team!()
        | Relation::PersonThemselves
        | Relation::MemberShared
        | Relation::MemberNotShared
        | Relation::WorkerThemselves
        | Relation::Administrator
        | outsiders!() => agreed_with_the_team(asked),
    }
}
