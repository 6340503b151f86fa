//! What a topic says of each of its matters: what it is called, whether looks at it are recorded, and its rule.

use super::{Action, Purpose, Relation};

/// Why something is allowed, or why not and what to do.
pub type Rule = Result<&'static str, &'static str>;

/// What somebody wants to do, and how they are related to what they want to do it with.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Asked {
    /// How they are related to it.
    pub relation: Relation,
    /// What for.
    pub purpose: Purpose,
    /// Seeing or changing it.
    pub action: Action,
}

/// A matter of a topic, and who may do what with it.
#[derive(Clone, Copy, Debug)]
pub struct Policy {
    /// What it is, as people say it.
    pub name: &'static str,
    /// Whether a look at it is recorded, for the person or worker it is about to read.
    pub looks_are_recorded: bool,
    /// The one function that says who may.
    pub rule: fn(Asked) -> Rule,
}

/// Nobody changes what follows by itself from what happened.
pub(crate) const NOBODY_CHANGES: Rule = Err("Nobody changes this: it follows from what happened.");

/// What administrators are told who ask for something that is the team's.
pub(crate) const TEAMS_TO_CHANGE: &str = "This is the team's to change. Ask one of its workers.";

impl Asked {
    /// The answer to everyone who has nothing to do with the team, and to those of its people and their circles for whom a
    /// matter of the team as a whole is closed.
    pub(crate) const fn closed(self) -> Rule {
        Err(match self.relation {
            Relation::Nobody => {
                "Sign in first. Only those who belong to a team, a person or the council see anything here."
            }
            Relation::WorkerElsewhere => {
                "This belongs to a team that you are not in. Ask one of its workers."
            }
            Relation::PersonElsewhere => "This is not about you. Ask the team if you think it should be.",
            Relation::MemberElsewhere => "This is about someone other than the person you are close to.",
            Relation::PersonThemselves => "This is for the team. Ask one of its workers.",
            Relation::MemberShared | Relation::MemberNotShared => {
                "They do not share this with you. Ask them, or ask the team to ask them."
            }
            Relation::CouncilElsewhere => {
                "This team is not one that your council was given. Ask the organisation if you think it should be."
            }
            Relation::Council | Relation::CouncilShared => {
                "The council sees sums and what people agreed to, and not this."
            }
            Relation::WorkerThemselves => "This is not about yourself.",
            Relation::WorkerNear | Relation::WorkerWithDuty | Relation::WorkerOfTeam => {
                "This is not for the workers of a team."
            }
            Relation::Administrator => TEAMS_TO_CHANGE,
        })
    }

    /// The answer to an administrator who wants to see something of the team's life: only to follow a concern.
    pub(crate) fn with_a_concern(self) -> Rule {
        match (self.action, self.purpose) {
            (Action::Change, Purpose::Everyday | Purpose::Covering | Purpose::Concern) => {
                Err(TEAMS_TO_CHANGE)
            }
            (Action::See, Purpose::Concern) => Ok("The organisation follows a concern."),
            (Action::See, Purpose::Everyday | Purpose::Covering) => Err(
                "Administrators set things up and do not read records. If you are following up a concern, say so. It is recorded, and the person it is about can read it.",
            ),
        }
    }

    /// Whether they want to see it.
    pub(crate) fn sees(self) -> bool {
        self.action == Action::See
    }
}

/// Everyone who has nothing to do with the team, person or worker it is about.
macro_rules! outsiders {
    () => {
        $crate::access::Relation::Nobody
            | $crate::access::Relation::WorkerElsewhere
            | $crate::access::Relation::PersonElsewhere
            | $crate::access::Relation::MemberElsewhere
            | $crate::access::Relation::CouncilElsewhere
    };
}
pub(crate) use outsiders;

/// The people a team supports and their circles.
macro_rules! supported {
    () => {
        $crate::access::Relation::PersonThemselves
            | $crate::access::Relation::MemberShared
            | $crate::access::Relation::MemberNotShared
    };
}
pub(crate) use supported;

/// A council that sees the team, whatever the person shares with it.
macro_rules! council {
    () => {
        $crate::access::Relation::Council | $crate::access::Relation::CouncilShared
    };
}
pub(crate) use council;

/// Every worker of the team.
macro_rules! team {
    () => {
        $crate::access::Relation::WorkerNear
            | $crate::access::Relation::WorkerWithDuty
            | $crate::access::Relation::WorkerOfTeam
    };
}
pub(crate) use team;
