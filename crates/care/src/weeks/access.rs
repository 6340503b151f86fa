//! Who may see and change the team's weeks.

use crate::access::{Asked, Policy, Relation, Rule, council, outsiders, supported, team};

/// Who goes to whom when: drafts, picks, proposals, what is published, repairs and requests.
pub(crate) const WEEKS: Policy = Policy { name: "the team's weeks", looks_are_recorded: false, rule };

fn rule(asked: Asked) -> Rule {
    match asked.relation {
        team!() => Ok("The team makes its own week."),
        Relation::Administrator => asked.with_a_concern(),
        outsiders!() | supported!() | council!() | Relation::WorkerThemselves => asked.closed(),
    }
}
