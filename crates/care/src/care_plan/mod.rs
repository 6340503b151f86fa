//! Care plans: what matters to a person in their own words, what they hope for, who does what about it, and what happens if
//! something goes wrong. Every version stays; people agree to a version.
//!
//! Its parts follow the Professional Record Standards Body's *About Me* and *Personalised Care and Support Plan*. How far an
//! outcome has come is rated on a scale of our own; [`Domain`] names the part of life it belongs to, as ASCOT calls it.

pub(crate) mod access;
mod commands;
mod events;
mod words;

use std::collections::{BTreeMap, BTreeSet};

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use crate::By;
use crate::ids::{PatternId, PersonId, SealedId};
use crate::team::Team;
use crate::time::Timestamp;

pub use commands::{AgreeToPlan, Command, Problem, RateOutcome, SetStarter, WritePlan};
pub use events::{Event, OutcomeRated, PlanAgreed, PlanWritten, StarterSet};
pub use words::{ActionWords, Doer, OutcomeWords, PlanWords, WhatIf};

crate::ids::ids! {
    /// What a person wants to be able to do or enjoy.
    OutcomeId "outcome";
    /// How far somebody said an outcome had come, at one time.
    RatingId "rating";
    /// A team's list of questions to begin a plan with.
    StarterId "starter";
}

/// A person's plan, in the versions that there were.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct CarePlan {
    /// The versions, first to last. Version 1 is the first.
    pub versions: Vec<Version>,
    /// How far outcomes had come, at each time somebody said so.
    pub ratings: BTreeMap<RatingId, Rating>,
}

/// A plan as it was written at one time.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Version {
    /// What it says, sealed under the person's key.
    pub words: SealedId,
    /// Who wrote it.
    pub by: By,
    /// When.
    pub at: Timestamp,
    /// What of each outcome is no words.
    pub outcomes: BTreeMap<OutcomeId, OutcomeTerms>,
    /// When it is looked at again.
    pub review: Date,
    /// Who agreed to it, in order.
    #[serde(default)]
    pub agreed: Vec<AgreedBy>,
}

/// That somebody agreed to a version.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct AgreedBy {
    /// Who.
    pub by: By,
    /// On which date.
    pub on: Date,
}

/// What of an outcome is no words.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct OutcomeTerms {
    /// The part of life it belongs to.
    pub domain: Option<Domain>,
    /// By when the person hopes for it.
    pub by_when: Option<Date>,
    /// The support that serves it.
    #[serde(default)]
    pub support: BTreeSet<PatternId>,
}

/// A part of life, by the names of the Adult Social Care Outcomes Toolkit. The toolkit's questions are licensed and are not here.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Domain {
    /// Control over daily life.
    Control,
    /// Personal cleanliness and comfort.
    Cleanliness,
    /// Food and drink.
    Food,
    /// Personal safety.
    Safety,
    /// Social participation and involvement.
    Social,
    /// Occupation: how somebody spends their time.
    Occupation,
    /// Accommodation cleanliness and comfort.
    Home,
    /// Dignity.
    Dignity,
}

impl Domain {
    /// All of them.
    pub const ALL: [Self; 8] = [
        Self::Control,
        Self::Cleanliness,
        Self::Food,
        Self::Safety,
        Self::Social,
        Self::Occupation,
        Self::Home,
        Self::Dignity,
    ];
}

/// How far an outcome has come, as somebody said at one time.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Rating {
    /// Which outcome.
    pub outcome: OutcomeId,
    /// Who said so.
    pub by: By,
    /// When.
    pub at: Timestamp,
    /// What they said.
    pub score: Score,
    /// How they feel about it, in words sealed under the person's key.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub words: Option<SealedId>,
}

/// What somebody said on one scale. Another instrument is another variant.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Score {
    /// Our own scale: how near the person is to what they hope for.
    Near(Nearness),
}

impl Score {
    /// Its place on its scale, from 0 (not at all) to 4 (all the way).
    #[must_use]
    pub fn place(self) -> usize {
        let Self::Near(nearness) = self;
        Nearness::ALL.iter().position(|one| *one == nearness).unwrap_or_default()
    }
}

/// How near a person is to what they hope for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Nearness {
    /// Not at all.
    NotAtAll,
    /// A little.
    ALittle,
    /// Halfway.
    Halfway,
    /// Nearly.
    Nearly,
    /// All the way.
    AllTheWay,
}

impl Nearness {
    /// All of them, from the furthest.
    pub const ALL: [Self; 5] = [Self::NotAtAll, Self::ALittle, Self::Halfway, Self::Nearly, Self::AllTheWay];
}

impl CarePlan {
    /// The version that is newest, with its number.
    #[must_use]
    pub fn latest(&self) -> Option<(usize, &Version)> {
        self.versions.last().map(|version| (self.versions.len(), version))
    }

    /// The version of that number; the first is 1.
    #[must_use]
    pub fn version(&self, number: usize) -> Option<&Version> {
        number.checked_sub(1).and_then(|place| self.versions.get(place))
    }

    /// What was said of an outcome, first to last.
    #[must_use]
    pub fn ratings_of(&self, outcome: OutcomeId) -> Vec<&Rating> {
        let mut said: Vec<&Rating> =
            self.ratings.values().filter(|rating| rating.outcome == outcome).collect();
        said.sort_by_key(|rating| rating.at);
        said
    }

    /// Whether the newest version is due to be looked at again.
    #[must_use]
    pub fn is_due(&self, today: Date) -> bool {
        self.versions.last().is_some_and(|version| version.review <= today)
    }
}

impl Version {
    /// Whether the person agreed to it themselves.
    #[must_use]
    pub fn is_agreed_by(&self, person: PersonId) -> bool {
        self.agreed_on(By::Person(person)).is_some()
    }

    /// On which date somebody agreed to it.
    #[must_use]
    pub fn agreed_on(&self, by: By) -> Option<Date> {
        self.agreed.iter().find(|one| one.by == by).map(|one| one.on)
    }

    /// Notes that somebody agreed to it, or did not after all.
    fn set_agreed(&mut self, by: By, on: Option<Date>) {
        self.agreed.retain(|one| one.by != by);
        self.agreed.extend(on.map(|on| AgreedBy { by, on }));
        self.agreed.sort_unstable();
    }
}

impl Team {
    /// The outcomes of people's plans that a pattern serves.
    pub fn outcomes_served_by(&self, pattern: PatternId) -> impl Iterator<Item = (PersonId, OutcomeId)> {
        let latest = self.care_plans.iter().filter_map(|(person, plan)| Some((*person, plan.latest()?.1)));
        latest.flat_map(move |(person, version)| {
            let served =
                version.outcomes.iter().filter(move |(_, outcome)| outcome.support.contains(&pattern));
            served.map(move |(outcome, _)| (person, *outcome))
        })
    }
}
