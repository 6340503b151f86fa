//! The policy as a table that people can read.

use super::{Action, Asked, Matter, Permission, Purpose, Relation, permission};

/// What the policy says of one relation, matter and action.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Row {
    /// Who.
    pub relation: Relation,
    /// What.
    pub matter: Matter,
    /// Seeing or changing it.
    pub action: Action,
    /// For what one does anyway.
    pub everyday: Permission,
    /// To step in for a colleague.
    pub covering: Permission,
    /// To follow a concern.
    pub concern: Permission,
}

impl Row {
    /// Its verdict, in a word.
    #[must_use]
    pub fn word(&self) -> &'static str {
        match (self.everyday.allowed, self.covering.allowed, self.concern.allowed) {
            (true, ..) => "yes",
            (false, true, _) => "when stepping in",
            (false, false, true) => "with a concern",
            (false, false, false) => "no",
        }
    }
}

/// Every rule there is: each relation with each matter and action.
pub fn table() -> impl Iterator<Item = Row> {
    let each = |relation: Relation| {
        Matter::ALL.iter().copied().flat_map(move |matter| {
            Action::ALL.into_iter().map(move |action| {
                let say = |purpose| permission(Asked { relation, purpose, action }, matter);
                Row {
                    relation,
                    matter,
                    action,
                    everyday: say(Purpose::Everyday),
                    covering: say(Purpose::Covering),
                    concern: say(Purpose::Concern),
                }
            })
        })
    };
    Relation::ALL.into_iter().flat_map(each)
}
