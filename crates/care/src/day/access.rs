//! Who may see how visits went, and say it.

use crate::access::{Asked, Policy, Relation, Rule, council, outsiders, team};
use crate::people::access::shared;

/// When somebody arrived and left, and what came of a visit instead.
pub(crate) const DAY: Policy = Policy { name: "how visits went", looks_are_recorded: false, rule };

/// What the council is told: it has sums, and no single visit.
pub(crate) const SUMS_ONLY: &str = "The council sees sums of this, and never a single visit.";

/// A worker says how a visit went even where it had moved to a colleague in the meantime; so all of the team may.
fn rule(asked: Asked) -> Rule {
    match asked.relation {
        team!() => Ok("The team tells one another how the day goes."),
        Relation::PersonThemselves if asked.sees() => Ok("It is about themselves."),
        Relation::PersonThemselves => {
            Err("Workers say this of their own visits. Tell the team what should be different.")
        }
        Relation::MemberShared => shared(asked),
        Relation::Administrator => asked.with_a_concern(),
        council!() => Err(SUMS_ONLY),
        outsiders!() | Relation::MemberNotShared | Relation::WorkerThemselves => asked.closed(),
    }
}
