//! A version of a plan was written, somebody agreed to it, an outcome was rated, the team set its questions.

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use super::{OutcomeId, Rating, RatingId, StarterId, Version};
use crate::By;
use crate::access::{Matter, Resource};
use crate::change::Change;
use crate::details::DataSubject;
use crate::ids::{PersonId, SealedId, TeamId};
use crate::stream::events;
use crate::stream::set::{Sets, put, sets, under};
use crate::team::Team;

events! { team:
    /// A version of a plan.
    "care-plan/1" => PlanWritten,
    /// Somebody agreed to a version.
    "care-plan-agreed/1" => PlanAgreed,
    /// How far an outcome had come.
    "outcome-rated/1" => OutcomeRated,
    /// The questions that a team begins plans with.
    "plan-starter/1" => StarterSet,
}

/// A version of a plan was written.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct PlanWritten {
    /// Whose plan.
    pub person: PersonId,
    /// The number of the version; the first is 1.
    pub number: usize,
    /// The version, before and after.
    pub version: Change<Option<Version>>,
}

/// Somebody agreed to a version of a plan.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct PlanAgreed {
    /// Whose plan.
    pub person: PersonId,
    /// The number of the version.
    pub number: usize,
    /// Who agreed.
    pub by: By,
    /// On which date, before and after.
    pub on: Change<Option<Date>>,
}

/// Somebody said how far an outcome has come.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct OutcomeRated {
    /// Whose plan.
    pub person: PersonId,
    /// Which rating.
    pub rating: RatingId,
    /// Of which outcome.
    pub outcome: OutcomeId,
    /// What was said, before and after.
    pub change: Change<Option<Rating>>,
}

/// The team set a list of questions.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct StarterSet {
    /// Which list.
    pub starter: StarterId,
    /// Its words, before and after.
    pub words: Change<Option<SealedId>>,
}

impl Sets<Team> for PlanWritten {
    sets!(version: Option<Version>);

    /// Only the last version can be set: another was written after the others.
    fn now(&self, team: &Team) -> Option<Option<Version>> {
        let versions = team.care_plans.get(&self.person).map_or(&[][..], |plan| &plan.versions);
        (versions.len() <= self.number)
            .then(|| self.number.checked_sub(1).and_then(|at| versions.get(at)).cloned())
    }

    fn set(&self, team: &mut Team, version: Option<Version>) {
        let plan = team.care_plans.entry(self.person).or_default();
        plan.versions.truncate(self.number.saturating_sub(1));
        plan.versions.extend(version);
        if plan.versions.is_empty() && plan.ratings.is_empty() {
            team.care_plans.remove(&self.person);
        }
    }

    fn sealed(&self, _: TeamId) -> Vec<(SealedId, DataSubject)> {
        under(DataSubject::Person(self.person), self.version.after.as_ref().map(|version| version.words))
    }

    fn about(&self, id: TeamId, _: &Team) -> Resource {
        Matter::CarePlan.of_person(id, self.person)
    }
}

impl Sets<Team> for PlanAgreed {
    sets!(on: Option<Date>);

    fn now(&self, team: &Team) -> Option<Option<Date>> {
        let version = team.care_plans.get(&self.person)?.version(self.number)?;
        Some(version.agreed_on(self.by))
    }

    fn set(&self, team: &mut Team, on: Option<Date>) {
        let plan = team.care_plans.get_mut(&self.person);
        let place = self.number.checked_sub(1);
        if let Some(version) = plan.zip(place).and_then(|(plan, place)| plan.versions.get_mut(place)) {
            version.set_agreed(self.by, on);
        }
    }

    fn sealed(&self, _: TeamId) -> Vec<(SealedId, DataSubject)> {
        Vec::new()
    }

    fn about(&self, id: TeamId, _: &Team) -> Resource {
        Matter::CarePlan.of_person(id, self.person)
    }
}

impl Sets<Team> for OutcomeRated {
    sets!(change: Option<Rating>);

    fn now(&self, team: &Team) -> Option<Option<Rating>> {
        Some(team.care_plans.get(&self.person)?.ratings.get(&self.rating).copied())
    }

    fn set(&self, team: &mut Team, rating: Option<Rating>) {
        if let Some(plan) = team.care_plans.get_mut(&self.person) {
            put(&mut plan.ratings, self.rating, rating);
        }
    }

    fn sealed(&self, _: TeamId) -> Vec<(SealedId, DataSubject)> {
        under(DataSubject::Person(self.person), self.change.after.and_then(|rating| rating.words))
    }

    fn about(&self, id: TeamId, _: &Team) -> Resource {
        Matter::CarePlan.of_person(id, self.person)
    }
}

impl Sets<Team> for StarterSet {
    sets!(words: Option<SealedId>);

    fn now(&self, team: &Team) -> Option<Option<SealedId>> {
        Some(team.plan_starters.get(&self.starter).copied())
    }

    fn set(&self, team: &mut Team, words: Option<SealedId>) {
        put(&mut team.plan_starters, self.starter, words);
    }

    fn sealed(&self, team: TeamId) -> Vec<(SealedId, DataSubject)> {
        under(DataSubject::Team(team), self.words.after)
    }

    fn about(&self, id: TeamId, _: &Team) -> Resource {
        Matter::PlanStarters.of_team(id)
    }
}
