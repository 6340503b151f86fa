//! Who may see and change what is known about people, and who begins to support them.

use crate::access::{
    Action, Asked, NOBODY_CHANGES, Policy, Purpose, Relation, Rule, council, outsiders, supported, team,
};

/// Where a person lives and how to reach them.
pub(crate) const CONTACT: Policy = Policy {
    name: "where a person lives and how to reach them",
    looks_are_recorded: true,
    rule: theirs_to_change,
};

/// What a worker should know before going in.
pub(crate) const NOTES: Policy =
    Policy { name: "what to know before you go in", looks_are_recorded: true, rule: theirs_to_change };

/// Who opened a person's record.
pub(crate) const LOOKS: Policy =
    Policy { name: "who opened a person's record", looks_are_recorded: false, rule: looks };

/// Beginning and ending support.
pub(crate) const JOINING: Policy =
    Policy { name: "taking people in", looks_are_recorded: false, rule: joining };

const VISITS: &str = "They visit this person at the moment.";
const DUTY: &str = "They have one of the team's roles just now.";
const ABOUT_THEMSELVES: &str = "It is about themselves.";
const NOT_AGREED: &str = "This person has not agreed that the council sees this. Ask them through the team.";

/// A section that the person may change as well as see, and that opens to workers who do not visit them only for a reason.
pub(crate) fn theirs_to_change(asked: Asked) -> Rule {
    match asked.relation {
        Relation::PersonThemselves => Ok(ABOUT_THEMSELVES),
        Relation::WorkerNear
        | Relation::WorkerWithDuty
        | Relation::WorkerOfTeam
        | Relation::WorkerThemselves
        | Relation::MemberShared
        | Relation::MemberNotShared
        | Relation::CouncilShared
        | Relation::Council
        | Relation::Administrator
        | outsiders!() => agreed_with_the_team(asked),
    }
}

/// A section that is agreed between the person and the team, and that opens to workers who do not visit them only for a reason.
pub(crate) fn agreed_with_the_team(asked: Asked) -> Rule {
    match asked.relation {
        Relation::PersonThemselves if asked.sees() => Ok(ABOUT_THEMSELVES),
        Relation::PersonThemselves => {
            Err("This is agreed between you and the team. Tell them what should be different.")
        }
        Relation::WorkerNear => Ok(VISITS),
        Relation::WorkerWithDuty => Ok(DUTY),
        Relation::WorkerOfTeam => for_a_reason(asked),
        Relation::Administrator => asked.with_a_concern(),
        Relation::MemberShared | Relation::CouncilShared => shared(asked),
        Relation::Council => Err(NOT_AGREED),
        outsiders!() | Relation::MemberNotShared | Relation::WorkerThemselves => asked.closed(),
    }
}

/// What somebody may do with a section that the person shares with them.
pub(crate) fn shared(asked: Asked) -> Rule {
    match asked.action {
        Action::See => Ok("The person shares it."),
        Action::Change => {
            Err("You can see this but not change it. Tell the person or the team what should be different.")
        }
    }
}

/// What a worker of the team who does not visit the person may do.
fn for_a_reason(asked: Asked) -> Rule {
    match (asked.action, asked.purpose) {
        (Action::See, Purpose::Everyday) => Err(
            "You do not visit this person at the moment. If you are stepping in for a colleague or following up a concern, say so. It is recorded, and they can read it.",
        ),
        (Action::See, Purpose::Covering) => Ok("They step in for a colleague."),
        (Action::See, Purpose::Concern) => Ok("They follow a concern."),
        (Action::Change, Purpose::Everyday | Purpose::Covering | Purpose::Concern) => Err(
            "Only those who visit this person at the moment, or have a role, change this. Ask one of them.",
        ),
    }
}

fn looks(asked: Asked) -> Rule {
    if !asked.sees() {
        return NOBODY_CHANGES;
    }
    let theirs = Err("Only the person can see who opened their record.");
    match (asked.relation, asked.purpose) {
        (Relation::PersonThemselves, Purpose::Everyday | Purpose::Covering | Purpose::Concern) => {
            Ok(ABOUT_THEMSELVES)
        }
        (Relation::WorkerWithDuty, Purpose::Concern) => {
            Ok("They have one of the team's roles just now, and follow a concern.")
        }
        (Relation::WorkerWithDuty, Purpose::Everyday | Purpose::Covering)
        | (
            Relation::WorkerNear | Relation::WorkerOfTeam,
            Purpose::Everyday | Purpose::Covering | Purpose::Concern,
        ) => theirs,
        (
            Relation::MemberShared | Relation::CouncilShared,
            Purpose::Everyday | Purpose::Covering | Purpose::Concern,
        ) => shared(asked),
        (Relation::Council, Purpose::Everyday | Purpose::Covering | Purpose::Concern) => Err(NOT_AGREED),
        (Relation::Administrator, Purpose::Everyday | Purpose::Covering | Purpose::Concern) => {
            asked.with_a_concern()
        }
        (
            outsiders!() | Relation::MemberNotShared | Relation::WorkerThemselves,
            Purpose::Everyday | Purpose::Covering | Purpose::Concern,
        ) => asked.closed(),
    }
}

fn joining(asked: Asked) -> Rule {
    match asked.relation {
        team!() => Ok("The team decides its own matters."),
        Relation::Administrator => Ok("Administrators set up teams and accounts."),
        outsiders!() | supported!() | council!() | Relation::WorkerThemselves => asked.closed(),
    }
}
