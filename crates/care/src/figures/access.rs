//! Who may see the team's figures.

use crate::access::{Asked, NOBODY_CHANGES, Policy, Relation, Rule, council, outsiders, supported, team};

/// Hours, continuity and fairness, without names.
pub(crate) const FIGURES: Policy =
    Policy { name: "hours, continuity and fairness, without names", looks_are_recorded: false, rule };

fn rule(asked: Asked) -> Rule {
    match asked.relation {
        team!() | council!() | Relation::Administrator if !asked.sees() => NOBODY_CHANGES,
        team!() => Ok("The team decides its own matters."),
        council!() => Ok("The council sees sums of what it pays for."),
        Relation::Administrator => Ok("The organisation answers for its teams."),
        outsiders!() | supported!() | Relation::WorkerThemselves => asked.closed(),
    }
}
