//! Who may raise a concern, who follows it up, and who sees what of it.

use crate::access::{Asked, Policy, Relation, Rule, council, outsiders, team};

/// Raising a concern, and hearing what came of it. Each sees only what they raised themselves.
pub(crate) const RAISING: Policy =
    Policy { name: "raising a concern and hearing the answer", looks_are_recorded: false, rule: raising };

/// What somebody worries about, and what is done about it.
pub(crate) const CONCERNS: Policy =
    Policy { name: "concerns and what is done about them", looks_are_recorded: true, rule: concerns };

/// A safeguarding worry. Looks are not recorded: the list would tell the one it is about.
pub(crate) const SAFEGUARDING: Policy =
    Policy { name: "safeguarding worries", looks_are_recorded: false, rule: safeguarding };

const VISITS: &str = "They visit this person at the moment, or follow this up.";
const DUTY: &str = "They have one of the team's roles just now.";
const LEAD: &str = "They have the role for safeguarding just now.";
const NOT_NEAR: &str =
    "Those who visit this person at the moment, or have a role, follow this up. Ask one of them.";

fn raising(asked: Asked) -> Rule {
    match asked.relation {
        team!() | Relation::Administrator => Ok("Everyone may say that something is not right."),
        Relation::PersonThemselves => Ok("It is about themselves."),
        Relation::MemberShared | Relation::MemberNotShared => {
            Ok("They are close to the person, whatever the person shares with them.")
        }
        outsiders!() | council!() | Relation::WorkerThemselves => asked.closed(),
    }
}

fn concerns(asked: Asked) -> Rule {
    match asked.relation {
        Relation::PersonThemselves if asked.sees() => Ok("It is about themselves."),
        Relation::PersonThemselves => {
            Err("The team follows this up. Write to them on the concern's own page.")
        }
        Relation::WorkerNear => Ok(VISITS),
        Relation::WorkerWithDuty => Ok(DUTY),
        Relation::WorkerOfTeam => Err(NOT_NEAR),
        Relation::Administrator if asked.sees() => Ok("The organisation answers for its teams."),
        Relation::Administrator => asked.closed(),
        Relation::MemberShared | Relation::MemberNotShared => Err(
            "You see the concerns that you raised yourself, and the answers. Ask the person or the team about others.",
        ),
        outsiders!() | council!() | Relation::WorkerThemselves => asked.closed(),
    }
}

/// One about a worker is of that worker, whom nobody visits: so it opens to the lead and the organisation alone.
fn safeguarding(asked: Asked) -> Rule {
    match asked.relation {
        Relation::WorkerNear => Ok(VISITS),
        Relation::WorkerWithDuty => Ok(LEAD),
        Relation::Administrator => Ok("The organisation answers for everyone's safety."),
        Relation::WorkerOfTeam => {
            Err("The one who has the role for safeguarding follows this up, or an administrator.")
        }
        Relation::WorkerThemselves => Err("Somebody else follows this up."),
        Relation::PersonThemselves => Err(
            "Somebody whom you trust talks with you about this in person, not on a page that others may see.",
        ),
        outsiders!() | council!() | Relation::MemberShared | Relation::MemberNotShared => asked.closed(),
    }
}
