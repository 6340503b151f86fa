//! The policy as a table that people can read.

use super::rules::rule;
use super::{Action, Matter, Purpose, Relation, Verdict};

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
    pub everyday: Verdict,
    /// To step in for a colleague.
    pub covering: Verdict,
    /// To follow a concern.
    pub concern: Verdict,
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
        Matter::ALL.into_iter().flat_map(move |matter| {
            Action::ALL.into_iter().map(move |action| {
                let rule = |purpose| rule(relation, purpose, action, matter);
                Row {
                    relation,
                    matter,
                    action,
                    everyday: rule(Purpose::Everyday),
                    covering: rule(Purpose::Covering),
                    concern: rule(Purpose::Concern),
                }
            })
        })
    };
    Relation::ALL.into_iter().flat_map(each)
}
