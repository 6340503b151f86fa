//! What a care plan says. Sealed under the person's key as a whole.

use serde::{Deserialize, Serialize};

use super::OutcomeId;

/// What a care plan says, the person's own words first.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct PlanWords {
    /// What is most important to the person.
    pub important: String,
    /// Who is important to them.
    pub people: String,
    /// How they communicate, and how to communicate with them.
    pub communicate: String,
    /// Please do.
    pub please_do: String,
    /// Please don't.
    pub please_dont: String,
    /// What they can do and are good at.
    pub strengths: String,
    /// What they need help with.
    pub needs: String,
    /// What they hope for.
    pub outcomes: Vec<OutcomeWords>,
    /// Who does what.
    pub actions: Vec<ActionWords>,
    /// What happens if something goes wrong.
    pub what_ifs: Vec<WhatIf>,
    /// Why this version was written.
    pub why: String,
    /// Who helped to write it.
    pub helped_by: String,
}

/// What somebody hopes for.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct OutcomeWords {
    /// Which.
    pub id: OutcomeId,
    /// What, in their words.
    pub what: String,
    /// How we will know.
    pub how_known: String,
}

/// Something that somebody does.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ActionWords {
    /// Who does it.
    pub doer: Doer,
    /// Their name: a worker, a daughter, a club; may be empty.
    pub name: String,
    /// What they do.
    pub what: String,
}

/// Who does something of a plan.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Doer {
    /// The person.
    Themselves,
    /// The team.
    Team,
    /// Family.
    Family,
    /// A neighbour or friend.
    Neighbour,
    /// A club, a church, a shop: somebody of the neighbourhood.
    Community,
    /// A nurse, a doctor, a therapist.
    Health,
}

impl Doer {
    /// All of them.
    pub const ALL: [Self; 6] =
        [Self::Themselves, Self::Team, Self::Family, Self::Neighbour, Self::Community, Self::Health];
}

/// What happens if something goes wrong.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct WhatIf {
    /// What may happen: "I fall".
    pub happens: String,
    /// What to do then.
    pub then: String,
}
