//! Who may see and change what is known about workers, and who joins and leaves.

use crate::access::{
    Action, Asked, Policy, Relation, Rule, TEAMS_TO_CHANGE, council, outsiders, supported, team,
};

/// A worker's name, how to reach them, and their roles.
pub(crate) const COLLEAGUE: Policy =
    Policy { name: "a worker's name, phone and roles", looks_are_recorded: false, rule: colleague };

/// When a worker can work, and would rather not.
pub(crate) const AVAILABILITY: Policy =
    Policy { name: "when a worker can work", looks_are_recorded: false, rule: availability };

/// What is agreed with a worker about hours.
pub(crate) const CONTRACT: Policy =
    Policy { name: "a worker's contract", looks_are_recorded: true, rule: contract };

/// A worker's last day.
pub(crate) const LEAVING: Policy =
    Policy { name: "when a worker leaves", looks_are_recorded: false, rule: leaving };

/// Taking workers into the team.
pub(crate) const JOINING: Policy =
    Policy { name: "taking workers in", looks_are_recorded: false, rule: joining };

const MAKES_ITS_WEEK: &str = "The team makes its own week.";
const DUTY: &str = "They have one of the team's roles just now.";
const ABOUT_THEMSELVES: &str = "It is about themselves.";
const EMPLOYS: &str = "The organisation employs the workers.";

fn colleague(asked: Asked) -> Rule {
    match asked.relation {
        Relation::WorkerThemselves => Ok(ABOUT_THEMSELVES),
        Relation::WorkerWithDuty => Ok(DUTY),
        Relation::WorkerNear | Relation::WorkerOfTeam => for_themselves_to_say(asked),
        Relation::Administrator => Ok(EMPLOYS),
        outsiders!() | supported!() | council!() => asked.closed(),
    }
}

fn availability(asked: Asked) -> Rule {
    match asked.relation {
        Relation::WorkerThemselves => Ok(ABOUT_THEMSELVES),
        Relation::WorkerWithDuty => Ok(DUTY),
        Relation::WorkerNear | Relation::WorkerOfTeam => for_themselves_to_say(asked),
        Relation::Administrator if asked.sees() => Ok(EMPLOYS),
        Relation::Administrator => Err(TEAMS_TO_CHANGE),
        outsiders!() | supported!() | council!() => asked.closed(),
    }
}

fn for_themselves_to_say(asked: Asked) -> Rule {
    match asked.action {
        Action::See => Ok(MAKES_ITS_WEEK),
        Action::Change => Err(
            "This is for the worker themselves to say, or for someone who has a role in the team. Ask them.",
        ),
    }
}

/// Also what a worker has proved and is cleared for: see `skills/access.rs`.
pub(crate) fn contract(asked: Asked) -> Rule {
    match asked.relation {
        Relation::WorkerThemselves if asked.sees() => Ok(ABOUT_THEMSELVES),
        Relation::WorkerThemselves => {
            Err("A contract takes two. Ask someone who has the role for it in the team.")
        }
        Relation::WorkerWithDuty => Ok(DUTY),
        Relation::WorkerNear | Relation::WorkerOfTeam => {
            Err("A contract is between the worker and the one who has the role for it.")
        }
        Relation::Administrator => Ok(EMPLOYS),
        outsiders!() | supported!() | council!() => asked.closed(),
    }
}

/// A last day locks somebody out, so a colleague alone cannot enter it.
fn leaving(asked: Asked) -> Rule {
    match (asked.relation, asked.action) {
        (Relation::WorkerThemselves, Action::See | Action::Change) => Ok(ABOUT_THEMSELVES),
        (Relation::WorkerWithDuty, Action::See | Action::Change) => Ok(DUTY),
        (Relation::WorkerNear | Relation::WorkerOfTeam, Action::See) => Ok(MAKES_ITS_WEEK),
        (Relation::WorkerNear | Relation::WorkerOfTeam, Action::Change) => Err(
            "A last day is for the worker themselves to say, or for someone who has a role in the team. Ask them.",
        ),
        (Relation::Administrator, Action::See | Action::Change) => Ok(EMPLOYS),
        (outsiders!() | supported!() | council!(), Action::See | Action::Change) => asked.closed(),
    }
}

fn joining(asked: Asked) -> Rule {
    match asked.relation {
        team!() => Ok("The team decides its own matters."),
        Relation::Administrator => Ok("Administrators set up teams and accounts."),
        outsiders!() | supported!() | council!() | Relation::WorkerThemselves => asked.closed(),
    }
}
