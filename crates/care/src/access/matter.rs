//! What a rule is about, whoever it is about.

use super::{Resource, TeamPart, WorkerPart};
use crate::ids::{PersonId, TeamId, WorkerId};
use crate::team::person::Section;

/// What a rule is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Matter {
    /// A part of what is known about a person.
    Person(Section),
    /// Who of a person's circle sees what.
    Circle,
    /// A part of what is known about a worker.
    Worker(WorkerPart),
    /// Something of a team as a whole.
    Team(TeamPart),
    /// The organisation's teams.
    Teams,
    /// Its accounts.
    Accounts,
}

impl Matter {
    /// All of them.
    pub const ALL: [Self; 20] = [
        Self::Team(TeamPart::Board),
        Self::Person(Section::Times),
        Self::Person(Section::Faces),
        Self::Person(Section::Support),
        Self::Person(Section::Contact),
        Self::Person(Section::Notes),
        Self::Person(Section::Looks),
        Self::Circle,
        Self::Worker(WorkerPart::Colleague),
        Self::Worker(WorkerPart::Availability),
        Self::Worker(WorkerPart::Terms),
        Self::Worker(WorkerPart::Away),
        Self::Team(TeamPart::Ours),
        Self::Team(TeamPart::History),
        Self::Team(TeamPart::Sums),
        Self::Team(TeamPart::Joining),
        Self::Team(TeamPart::Invitations),
        Self::Team(TeamPart::Bulk),
        Self::Teams,
        Self::Accounts,
    ];

    /// The same of one team, person or worker.
    #[must_use]
    pub fn of(self, team: TeamId, person: PersonId, worker: WorkerId) -> Resource {
        match self {
            Self::Person(section) => Resource::Person { team, person, section },
            Self::Circle => Resource::Circle { team, person },
            Self::Worker(part) => Resource::Worker { team, worker, part },
            Self::Team(part) => Resource::Team { team, part },
            Self::Teams => Resource::Teams,
            Self::Accounts => Resource::Accounts,
        }
    }

    /// What it is, as people say it.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Person(Section::Times) => "when someone comes to a person",
            Self::Person(Section::Faces) => "who comes to a person",
            Self::Person(Section::Support) => "what they come for",
            Self::Person(Section::Contact) => "where a person lives and how to reach her",
            Self::Person(Section::Notes) => "what to know before knocking",
            Self::Person(Section::Looks) => "who opened a person's record",
            Self::Circle => "who of a person's circle sees what",
            Self::Worker(WorkerPart::Colleague) => "a worker's name, phone, roles and competences",
            Self::Worker(WorkerPart::Availability) => "when a worker can work",
            Self::Worker(WorkerPart::Terms) => "a worker's contract, proofs and clearance",
            Self::Worker(WorkerPart::Away) => "why a worker is away",
            Self::Team(TeamPart::Board) => "the team's weeks",
            Self::Team(TeamPart::Ours) => "roles, decisions, values and rules",
            Self::Team(TeamPart::History) => "what happened",
            Self::Team(TeamPart::Sums) => "hours, continuity and fairness, without names",
            Self::Team(TeamPart::Joining) => "taking people and workers in",
            Self::Team(TeamPart::Invitations) => "invitations",
            Self::Team(TeamPart::Bulk) => "import and export",
            Self::Teams => "the organisation's teams",
            Self::Accounts => "the organisation's accounts",
        }
    }

    /// Whether a look at it is written down, for whom it is about to read.
    #[must_use]
    pub fn is_written_down(self) -> bool {
        match self {
            Self::Person(section) => matches!(section, Section::Support | Section::Contact | Section::Notes),
            Self::Worker(part) => matches!(part, WorkerPart::Terms | WorkerPart::Away),
            Self::Team(part) => part == TeamPart::Bulk,
            Self::Circle | Self::Teams | Self::Accounts => false,
        }
    }
}
