//! Who may see and write an emergency sheet, close its code, and give it a new one. Who reads the printed code needs no account.

use crate::access::{Asked, Policy, Relation, Rule, council, outsiders};
use crate::people::access::theirs_to_change;

/// A person's emergency sheet.
pub(crate) const EMERGENCY: Policy =
    Policy { name: "a person's emergency sheet", looks_are_recorded: true, rule };

/// Those whom the person chose may close it and give it a new code too: they may be the first to hear that somebody looked.
fn rule(asked: Asked) -> Rule {
    match asked.relation {
        Relation::MemberShared => Ok("The person chose them to look after it too."),
        Relation::PersonThemselves
        | Relation::MemberNotShared
        | Relation::WorkerNear
        | Relation::WorkerWithDuty
        | Relation::WorkerOfTeam
        | Relation::WorkerThemselves
        | Relation::Administrator
        | council!()
        | outsiders!() => theirs_to_change(asked),
    }
}
