//! Who may see and change what, and why: a typed policy, the same for pages, exports and the table that people read.
//!
//! [`judge`] is asked before anything is loaded. It finds how the asking account is related to what it asks for, and asks the one
//! function that the matter's topic has for it. [`table`] prints all rules.

mod matter;
mod policy;
mod relation;
mod table;

use std::collections::BTreeSet;

use jiff::civil::Date;

use crate::ids::{PersonId, TeamId, WorkerId};
use crate::organisation::Membership;
use crate::team::Team;

pub use matter::Matter;
pub use policy::{Asked, Policy, Rule};
pub(crate) use policy::{NOBODY_CHANGES, TEAMS_TO_CHANGE, council, outsiders, supported, team};
pub use relation::Relation;
pub use table::{Row, table};

/// What somebody wants to do.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Action {
    /// See it.
    See,
    /// Change it.
    Change,
}

impl Action {
    /// Both.
    pub const ALL: [Self; 2] = [Self::See, Self::Change];
}

/// What for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Purpose {
    /// What they do anyway as who they are.
    Everyday,
    /// To step in for a colleague now.
    Covering,
    /// To follow something that somebody worries about.
    Concern,
}

impl Purpose {
    /// All of them.
    pub const ALL: [Self; 3] = [Self::Everyday, Self::Covering, Self::Concern];

    /// What people read who choose one.
    #[must_use]
    pub fn sentence(self) -> &'static str {
        match self {
            Self::Everyday => "Usual work",
            Self::Covering => "To step in for a colleague now",
            Self::Concern => "To follow up a concern",
        }
    }
}

/// A matter of one team, person or worker, or of the organisation.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Resource {
    /// What.
    pub matter: Matter,
    /// Whose.
    pub of: Whose,
}

/// Whose a matter is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Whose {
    /// The organisation's.
    Organisation,
    /// A team's as a whole.
    Team(TeamId),
    /// A person's whom a team supports.
    Person(TeamId, PersonId),
    /// A worker's of a team.
    Worker(TeamId, WorkerId),
}

/// What the policy says.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Permission {
    /// Whether it is allowed.
    pub allowed: bool,
    /// Why, or why not and what to do, in a sentence.
    pub because: &'static str,
    /// Whether the look is recorded, for the person or worker it is about to read.
    pub recorded: bool,
}

/// Somebody who asks: everyone they are, and which teams their councils were given.
#[derive(Clone, Copy, Debug)]
pub struct Viewer<'a> {
    /// Everyone they are.
    pub memberships: &'a [Membership],
    /// The teams that the councils they are of were given.
    pub council_teams: &'a BTreeSet<TeamId>,
}

/// Whether somebody who is all of `viewer` may do `action` with `resource` for `purpose`. `team` is the team that the resource
/// belongs to, where it belongs to one; `today` is the date there.
#[must_use]
pub fn judge(
    viewer: Viewer<'_>,
    purpose: Purpose,
    action: Action,
    resource: &Resource,
    team: Option<&Team>,
    today: Date,
) -> Permission {
    let say = |relation| permission(Asked { relation, purpose, action }, resource.matter);
    let mut said = viewer.memberships.iter().map(|who| {
        let who = (*who, viewer.council_teams);
        say(Relation::of(who, resource, team, today))
    });
    let first = said.next().unwrap_or_else(|| say(Relation::Nobody));
    if first.allowed { first } else { said.find(|permission| permission.allowed).unwrap_or(first) }
}

/// What the policy says to somebody so related who asks for `matter`.
fn permission(asked: Asked, matter: Matter) -> Permission {
    let rule = matter.rule(asked);
    let own = matches!(asked.relation, Relation::PersonThemselves | Relation::WorkerThemselves);
    Permission {
        allowed: rule.is_ok(),
        because: rule.unwrap_or_else(|why| why),
        recorded: rule.is_ok() && !own && matter.looks_are_recorded(),
    }
}

impl Resource {
    /// The team it belongs to, where it belongs to one.
    #[must_use]
    pub fn team(&self) -> Option<TeamId> {
        match self.of {
            Whose::Team(team) | Whose::Person(team, _) | Whose::Worker(team, _) => Some(team),
            Whose::Organisation => None,
        }
    }

    /// The person it is about, where it is about one.
    #[must_use]
    pub fn person(&self) -> Option<PersonId> {
        match self.of {
            Whose::Person(_, person) => Some(person),
            Whose::Organisation | Whose::Team(_) | Whose::Worker(..) => None,
        }
    }

    /// The worker it is about, where it is about one.
    #[must_use]
    pub fn worker(&self) -> Option<WorkerId> {
        match self.of {
            Whose::Worker(_, worker) => Some(worker),
            Whose::Organisation | Whose::Team(_) | Whose::Person(..) => None,
        }
    }
}
