//! Who may see and change what, and why: a typed policy, the same for pages, exports and the table that people read.
//!
//! [`judge`] is asked before anything is loaded. It finds how the asking account is related to what it asks for, and
//! looks up the rule for that relation. [`table`] prints all rules.

mod matter;
mod relation;
mod rules;
mod table;

use jiff::civil::Date;

use crate::ids::{PersonId, TeamId, WorkerId};
use crate::organisation::Membership;
use crate::team::Team;
use crate::team::person::Section;

pub use matter::Matter;
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
    /// What one does anyway as who one is.
    Everyday,
    /// To step in for a colleague now.
    Covering,
    /// To follow something that somebody worries about.
    Concern,
}

impl Purpose {
    /// All of them.
    pub const ALL: [Self; 3] = [Self::Everyday, Self::Covering, Self::Concern];

    /// What whoever chooses it reads.
    #[must_use]
    pub fn sentence(self) -> &'static str {
        match self {
            Self::Everyday => "For what I do anyway",
            Self::Covering => "To step in for a colleague now",
            Self::Concern => "To follow up a concern",
        }
    }
}

/// What somebody asks for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Resource {
    /// A part of what is known about a person.
    Person {
        /// The team that supports her.
        team: TeamId,
        /// The person.
        person: PersonId,
        /// Which part.
        section: Section,
    },
    /// Who of a person's circle, and whether the council, sees what.
    Circle {
        /// The team that supports her.
        team: TeamId,
        /// The person.
        person: PersonId,
    },
    /// A part of what is known about a worker.
    Worker {
        /// Her team.
        team: TeamId,
        /// The worker.
        worker: WorkerId,
        /// Which part.
        part: WorkerPart,
    },
    /// Something of a team as a whole.
    Team {
        /// The team.
        team: TeamId,
        /// What of it.
        part: TeamPart,
    },
    /// The organisation's teams.
    Teams,
    /// Its accounts and who they are.
    Accounts,
}

/// A part of what is known about a worker.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum WorkerPart {
    /// Her name, how to reach her, her roles, what she can do.
    Colleague,
    /// When she can work, and would rather not.
    Availability,
    /// Her contract, proofs and clearance.
    Terms,
    /// Why she is away.
    Away,
}

/// Something of a team as a whole.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum TeamPart {
    /// Its weeks: who goes to whom when; drafts, picks, requests.
    Board,
    /// Its roles, decisions, values and rules.
    Ours,
    /// What happened, and taking it back.
    History,
    /// Hours, continuity and fairness, without names.
    Sums,
    /// Taking people and workers into it.
    Joining,
    /// Invitations to it.
    Invitations,
    /// Everything at once: import and export.
    Bulk,
}

/// What the policy says.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Verdict {
    /// Whether it is allowed.
    pub allowed: bool,
    /// Why, or why not and what to do, in a sentence.
    pub because: &'static str,
    /// Whether the look is written down, for whom it is about to read.
    pub written_down: bool,
}

/// Whether whoever is all of `viewer` may do `action` with `resource` for `purpose`. `team` is the team that the
/// resource belongs to, where it belongs to one; `today` is the date there.
#[must_use]
pub fn judge(
    viewer: &[Membership],
    purpose: Purpose,
    action: Action,
    resource: &Resource,
    team: Option<&Team>,
    today: Date,
) -> Verdict {
    let matter = resource.matter();
    let relations = viewer.iter().map(|who| Relation::of(*who, resource, team, today));
    let mut verdicts = relations.map(|relation| rules::rule(relation, purpose, action, matter));
    let nobody = rules::rule(Relation::Nobody, purpose, action, matter);
    let first = verdicts.next().unwrap_or(nobody);
    if first.allowed { first } else { verdicts.find(|verdict| verdict.allowed).unwrap_or(first) }
}

impl Resource {
    /// The team it belongs to, where it belongs to one.
    #[must_use]
    pub fn team(&self) -> Option<TeamId> {
        match self {
            Self::Person { team, .. }
            | Self::Circle { team, .. }
            | Self::Worker { team, .. }
            | Self::Team { team, .. } => Some(*team),
            Self::Teams | Self::Accounts => None,
        }
    }

    /// The person it is about, where it is about one.
    #[must_use]
    pub fn person(&self) -> Option<PersonId> {
        match self {
            Self::Person { person, .. } | Self::Circle { person, .. } => Some(*person),
            Self::Worker { .. } | Self::Team { .. } | Self::Teams | Self::Accounts => None,
        }
    }

    /// What it is, whoever it is about.
    #[must_use]
    pub fn matter(&self) -> Matter {
        match self {
            Self::Person { section, .. } => Matter::Person(*section),
            Self::Circle { .. } => Matter::Circle,
            Self::Worker { part, .. } => Matter::Worker(*part),
            Self::Team { part, .. } => Matter::Team(*part),
            Self::Teams => Matter::Teams,
            Self::Accounts => Matter::Accounts,
        }
    }
}
