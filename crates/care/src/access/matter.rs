//! What a rule is about. The list is generated from the line of each matter in `lib.rs`; what each is called and who may do what
//! with it is said in its topic's `access.rs`.

use super::{Asked, Policy, Resource, Rule, Whose};
use crate::ids::{PersonId, TeamId, WorkerId};

/// The enum of all matters, each with the policy of its topic.
macro_rules! list {
    ($($(#[$words:meta])* $Matter:ident: $topic:ident::$POLICY:ident,)*) => {
        /// What a rule is about, of any person, worker or team.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
        pub enum Matter {
            $($(#[$words])* $Matter,)*
        }

        impl Matter {
            /// All of them, as the table shows them.
            pub const ALL: &'static [Self] = &[$(Self::$Matter,)*];

            fn policy(self) -> Policy {
                match self { $(Self::$Matter => crate::$topic::access::$POLICY,)* }
            }
        }
    };
}
crate::topics::matters!(list);

impl Matter {
    /// What it is, as people say it.
    #[must_use]
    pub fn name(self) -> &'static str {
        self.policy().name
    }

    /// Whether a look at it is recorded, for the person or worker it is about to read.
    #[must_use]
    pub fn looks_are_recorded(self) -> bool {
        self.policy().looks_are_recorded
    }

    /// What its topic's rule says.
    pub(super) fn rule(self, asked: Asked) -> Rule {
        (self.policy().rule)(asked)
    }

    /// It, of a team as a whole.
    #[must_use]
    pub fn of_team(self, team: TeamId) -> Resource {
        Resource { matter: self, of: Whose::Team(team) }
    }

    /// It, of a person whom a team supports.
    #[must_use]
    pub fn of_person(self, team: TeamId, person: PersonId) -> Resource {
        Resource { matter: self, of: Whose::Person(team, person) }
    }

    /// It, of a worker of a team.
    #[must_use]
    pub fn of_worker(self, team: TeamId, worker: WorkerId) -> Resource {
        Resource { matter: self, of: Whose::Worker(team, worker) }
    }

    /// It, of the organisation.
    #[must_use]
    pub fn of_organisation(self) -> Resource {
        Resource { matter: self, of: Whose::Organisation }
    }
}
