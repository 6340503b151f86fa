//! The rules, one function for each relation. Each says for each matter and action whether it is allowed, and why.

use super::{Action, Matter, Purpose, Relation, TeamPart, Verdict, WorkerPart};
use crate::team::person::Section;

/// Why something is allowed, or why not.
type Rule = Result<&'static str, &'static str>;

/// What the policy says of somebody so related who wants to do `action` with `matter` for `purpose`.
#[must_use]
pub(super) fn rule(relation: Relation, purpose: Purpose, action: Action, matter: Matter) -> Verdict {
    let rule = match relation {
        Relation::Nobody => {
            Err("Sign in first. Only who belongs to a team, a person or the council sees anything here.")
        }
        Relation::WorkerNear => worker_near(action, matter),
        Relation::WorkerWithDuty => worker_with_duty(purpose, action, matter),
        Relation::WorkerOfTeam => worker_of_team(purpose, action, matter),
        Relation::WorkerHerself => worker_herself(action, matter),
        Relation::WorkerElsewhere => {
            Err("This belongs to a team that you are not in. Ask one of its workers.")
        }
        Relation::PersonHerself => person_herself(action, matter),
        Relation::PersonElsewhere => Err("This is not about you. Ask the team if you think it should be."),
        Relation::MemberShared => member_shared(action, matter),
        Relation::MemberNotShared => {
            Err("She does not share this with you. Ask her, or ask the team to ask her.")
        }
        Relation::MemberElsewhere => Err("This is about somebody else than the person you are close to."),
        Relation::CouncilShared => council_shared(action, matter),
        Relation::Council => council(action, matter),
        Relation::Administrator => administrator(purpose, action, matter),
    };
    let own = matches!(relation, Relation::PersonHerself | Relation::WorkerHerself);
    let written_down = rule.is_ok() && !own && matter.is_written_down();
    Verdict { allowed: rule.is_ok(), because: rule.unwrap_or_else(|why| why), written_down }
}

const MAKES_ITS_WEEK: &str = "The team makes its own week.";
const DECIDES_TOGETHER: &str = "The team decides its own matters.";
const VISITS: &str = "She visits this person about now.";
const DUTY: &str = "It is her turn at one of the team's roles.";
const ASK_WHO_VISITS: &str =
    "Only who visits this person about now, or has a role, changes this. Ask one of them.";
const SAY_WHY: &str = "You do not visit this person about now. If you step in for a colleague or follow a concern, say so; it is written down and she can read it.";
const SET_UP: &str = "Teams and accounts are set up by administrators. Ask one.";
const NOBODY_CHANGES: &str = "Nobody changes this: it writes itself.";
const LOOKS_ARE_HERS: &str = "Who opened her record is for the person herself to read.";

fn worker_near(action: Action, matter: Matter) -> Rule {
    match (matter, action) {
        (Matter::Person(Section::Looks), Action::See) => Err(LOOKS_ARE_HERS),
        (Matter::Person(Section::Looks), Action::Change) => Err(NOBODY_CHANGES),
        (Matter::Person(_) | Matter::Circle, _) => Ok(VISITS),
        // She is near to a person only where a person is concerned; all else is as for any worker.
        (Matter::Worker(_) | Matter::Team(_) | Matter::Teams | Matter::Accounts, _) => {
            worker_of_team(Purpose::Everyday, action, matter)
        }
    }
}

fn worker_with_duty(purpose: Purpose, action: Action, matter: Matter) -> Rule {
    match (matter, action) {
        (Matter::Person(Section::Looks), Action::See) if purpose == Purpose::Concern => {
            Ok("It is her turn at one of the team's roles, and she follows a concern.")
        }
        (Matter::Person(Section::Looks), Action::See) => Err(LOOKS_ARE_HERS),
        (Matter::Person(Section::Looks), Action::Change) => Err(NOBODY_CHANGES),
        (Matter::Person(_) | Matter::Circle | Matter::Worker(_) | Matter::Team(_), _) => Ok(DUTY),
        (Matter::Teams | Matter::Accounts, _) => Err(SET_UP),
    }
}

fn worker_of_team(purpose: Purpose, action: Action, matter: Matter) -> Rule {
    match (matter, action) {
        (Matter::Person(Section::Times), _) => Ok(MAKES_ITS_WEEK),
        (Matter::Person(Section::Faces), Action::See) => Ok(MAKES_ITS_WEEK),
        (Matter::Person(Section::Support | Section::Contact | Section::Notes), Action::See) => {
            match purpose {
                Purpose::Everyday => Err(SAY_WHY),
                Purpose::Covering => Ok("She steps in for a colleague."),
                Purpose::Concern => Ok("She follows a concern."),
            }
        }
        (
            Matter::Person(Section::Faces | Section::Support | Section::Contact | Section::Notes),
            Action::Change,
        ) => Err(ASK_WHO_VISITS),
        (Matter::Person(Section::Looks), Action::See) => Err(LOOKS_ARE_HERS),
        (Matter::Person(Section::Looks), Action::Change) => Err(NOBODY_CHANGES),
        (Matter::Circle, _) => Err(ASK_WHO_VISITS),
        (Matter::Worker(WorkerPart::Colleague | WorkerPart::Availability), Action::See) => Ok(MAKES_ITS_WEEK),
        (Matter::Worker(WorkerPart::Away), Action::Change) => {
            Ok("Whoever she phones may note that a colleague is away.")
        }
        (Matter::Worker(WorkerPart::Away), Action::See) => {
            Err("That a colleague is away is on the board; why is hers to tell.")
        }
        (Matter::Worker(WorkerPart::Colleague | WorkerPart::Availability), Action::Change) => {
            Err("This is for the worker herself to say, or for who has a role in the team. Ask her.")
        }
        (Matter::Worker(WorkerPart::Terms), _) => {
            Err("A contract is between the worker and who has the role for it.")
        }
        (Matter::Team(TeamPart::Board | TeamPart::History), _) => Ok(MAKES_ITS_WEEK),
        (Matter::Team(TeamPart::Ours | TeamPart::Joining), _) => Ok(DECIDES_TOGETHER),
        (Matter::Team(TeamPart::Sums), Action::See) => Ok(DECIDES_TOGETHER),
        (Matter::Team(TeamPart::Sums), Action::Change) => Err(NOBODY_CHANGES),
        (Matter::Team(TeamPart::Invitations | TeamPart::Bulk), _) => {
            Err("This is for workers whose turn it is at one of the team's roles. Ask one of them.")
        }
        (Matter::Teams | Matter::Accounts, _) => Err(SET_UP),
    }
}

fn worker_herself(action: Action, matter: Matter) -> Rule {
    match (matter, action) {
        (Matter::Worker(_), Action::See) => Ok("It is about herself."),
        (Matter::Worker(WorkerPart::Terms), Action::Change) => {
            Err("A contract takes two. Ask who has the role for it in the team.")
        }
        (Matter::Worker(_), Action::Change) => Ok("It is about herself."),
        (
            Matter::Person(_) | Matter::Circle | Matter::Team(_) | Matter::Teams | Matter::Accounts,
            Action::See | Action::Change,
        ) => Err("This is not about yourself."),
    }
}

fn person_herself(action: Action, matter: Matter) -> Rule {
    match (matter, action) {
        (Matter::Person(_), Action::See) | (Matter::Circle, _) => Ok("It is about herself."),
        (Matter::Person(Section::Faces | Section::Contact | Section::Notes), Action::Change) => {
            Ok("It is about herself.")
        }
        (Matter::Person(Section::Times | Section::Support), Action::Change) => {
            Err("This is agreed between you and the team. Tell them what should be different.")
        }
        (Matter::Person(Section::Looks), Action::Change) => Err(NOBODY_CHANGES),
        (Matter::Worker(_) | Matter::Team(_) | Matter::Teams | Matter::Accounts, _) => {
            Err("This is for the team. Ask one of its workers.")
        }
    }
}

fn member_shared(action: Action, matter: Matter) -> Rule {
    match (matter, action) {
        (Matter::Person(_), Action::See) => Ok("She shares it."),
        (Matter::Person(_), Action::Change) => {
            Err("You can see this but not change it. Tell her or the team what should be different.")
        }
        (Matter::Circle | Matter::Worker(_) | Matter::Team(_) | Matter::Teams | Matter::Accounts, _) => {
            Err("She does not share this with you. Ask her, or ask the team to ask her.")
        }
    }
}

fn council_shared(action: Action, matter: Matter) -> Rule {
    match (matter, action) {
        (Matter::Person(_), Action::See) => Ok("She shares it with the council."),
        (Matter::Person(_), Action::Change) => Err("The council sees this but does not change it."),
        (Matter::Circle | Matter::Worker(_) | Matter::Team(_) | Matter::Teams | Matter::Accounts, _) => {
            council(action, matter)
        }
    }
}

fn council(action: Action, matter: Matter) -> Rule {
    match (matter, action) {
        (Matter::Team(TeamPart::Sums), Action::See) => Ok("The council sees sums of what it pays for."),
        (Matter::Team(TeamPart::Sums), Action::Change) => Err(NOBODY_CHANGES),
        (Matter::Person(_), _) => {
            Err("This person has not agreed that the council sees this. Ask her through the team.")
        }
        (Matter::Circle | Matter::Worker(_) | Matter::Team(_) | Matter::Teams | Matter::Accounts, _) => {
            Err("The council sees sums and what people agreed to, and not this.")
        }
    }
}

fn administrator(purpose: Purpose, action: Action, matter: Matter) -> Rule {
    match (matter, action) {
        (Matter::Teams | Matter::Accounts, _)
        | (Matter::Team(TeamPart::Invitations | TeamPart::Joining), _)
        | (Matter::Team(TeamPart::Bulk), Action::Change) => Ok("Administrators set up teams and accounts."),
        (Matter::Worker(WorkerPart::Colleague | WorkerPart::Terms), _)
        | (Matter::Worker(WorkerPart::Availability), Action::See) => {
            Ok("The organisation employs the workers.")
        }
        (Matter::Team(TeamPart::Sums | TeamPart::Ours), Action::See) => {
            Ok("The organisation answers for its teams.")
        }
        (Matter::Team(TeamPart::Sums), Action::Change) | (Matter::Person(Section::Looks), Action::Change) => {
            Err(NOBODY_CHANGES)
        }
        (Matter::Team(TeamPart::Ours), Action::Change) => Err("The team decides this itself."),
        (
            Matter::Person(_)
            | Matter::Circle
            | Matter::Worker(WorkerPart::Away)
            | Matter::Team(TeamPart::Board | TeamPart::History | TeamPart::Bulk),
            Action::See,
        ) => match purpose {
            Purpose::Concern => Ok("The organisation follows a concern."),
            Purpose::Everyday | Purpose::Covering => Err(
                "Administrators set up and do not read. If you follow a concern, say so; it is written down and whom it is about can read it.",
            ),
        },
        (
            Matter::Person(_)
            | Matter::Circle
            | Matter::Worker(WorkerPart::Away | WorkerPart::Availability)
            | Matter::Team(TeamPart::Board | TeamPart::History),
            Action::Change,
        ) => Err("This is the team's to change. Ask one of its workers."),
    }
}
