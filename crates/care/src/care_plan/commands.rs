//! Writing a plan, agreeing to it, rating an outcome, and the questions to begin with.

use std::collections::{BTreeMap, BTreeSet};

use jiff::civil::Date;

use super::{
    OutcomeId, OutcomeRated, OutcomeTerms, PlanAgreed, PlanWritten, Rating, RatingId, Score, StarterId,
    StarterSet, Version,
};
use crate::access::{Matter, Resource};
use crate::ids::{PersonId, SealedId, TeamId};
use crate::refusal::Problems;
use crate::stream::{Decision, Wanted, commands, set};
use crate::team::{Refusal, Team};
use crate::{By, Context, General};

commands! { team: WritePlan, AgreeToPlan, RateOutcome, SetStarter, }

/// Write a person's plan, a first one or a new version.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct WritePlan {
    /// Whose.
    pub person: PersonId,
    /// The number of the version that it was written from; 0 for a first one.
    pub based_on: usize,
    /// What it says.
    pub words: SealedId,
    /// What of each outcome is no words.
    pub outcomes: BTreeMap<OutcomeId, OutcomeTerms>,
    /// When it is looked at again.
    pub review: Date,
}

/// Agree to the newest version of a plan.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AgreeToPlan {
    /// Whose.
    pub person: PersonId,
    /// The version that was read.
    pub number: usize,
    /// Who agrees.
    pub whose: By,
}

/// Say how far an outcome has come.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RateOutcome {
    /// Whose plan.
    pub person: PersonId,
    /// Which rating.
    pub rating: RatingId,
    /// Of which outcome.
    pub outcome: OutcomeId,
    /// Who said it; a worker may write down what the person or their circle told them.
    pub whose: By,
    /// What they said.
    pub score: Score,
    /// How they feel about it.
    pub words: Option<SealedId>,
}

/// Set a list of questions to begin plans with, or drop it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SetStarter {
    /// Which list.
    pub starter: StarterId,
    /// Its words; `None`: it is dropped.
    pub words: Option<SealedId>,
}

/// A reason against what somebody wants of a plan.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Problem {
    /// A newer version is there.
    #[error(
        "Somebody else wrote a newer version of this plan meanwhile. Look at it, then make your change there."
    )]
    NewerVersion,
    /// The review is not ahead.
    #[error("The plan is looked at again on a day that is still to come, within two years. Choose one.")]
    NoSuchReview,
    /// Support of another person.
    #[error("This support is not agreed with this person. Choose support of their own.")]
    AnothersSupport,
    /// No such outcome.
    #[error("The plan has no such outcome by now. Look at the plan as it is, and choose one there.")]
    NoSuchOutcome,
    /// Agreeing for somebody else.
    #[error(
        "People agree for themselves, or a worker writes down that the person or somebody of their circle agreed."
    )]
    NotForThem,
}

impl Problem {
    /// The field of a form it is about, where it is about one.
    pub(crate) fn field(&self) -> Option<&'static str> {
        match self {
            Self::NoSuchReview => Some("review"),
            Self::AnothersSupport => Some("support"),
            Self::NewerVersion | Self::NoSuchOutcome | Self::NotForThem => None,
        }
    }
}

/// A plan is looked at again within so many days.
const LONGEST_REVIEW_DAYS: i32 = 731;

impl Wanted<Team> for WritePlan {
    fn decide(&self, team: &Team, context: &Context) -> Decision<Team> {
        let versions = team.care_plans.get(&self.person).map_or(0, |plan| plan.versions.len());
        let today = team.today(context);
        let mut problems = Problems::new();
        problems.add(team.known_person(self.person).map(drop));
        problems.unless(self.based_on == versions, Problem::NewerVersion);
        let last = crate::time::plus_days(today, LONGEST_REVIEW_DAYS);
        problems.unless(today < self.review && self.review <= last, Problem::NoSuchReview);
        problems.unless(self.serves_their_own(team), Problem::AnothersSupport);
        problems.done()?;
        let version = Version {
            words: self.words,
            by: context.by,
            at: context.happened.min(context.received),
            outcomes: self.outcomes.clone(),
            review: self.review,
            agreed: Vec::new(),
        };
        let (person, number) = (self.person, versions + 1);
        Ok(set::to(None, Some(version), |version| PlanWritten { person, number, version }))
    }

    fn about(&self, id: TeamId, _: &Team) -> Vec<Resource> {
        vec![Matter::CarePlan.of_person(id, self.person)]
    }
}

impl WritePlan {
    /// Whether all support that its outcomes name is agreed with the person.
    fn serves_their_own(&self, team: &Team) -> bool {
        let named: BTreeSet<_> = self.outcomes.values().flat_map(|outcome| &outcome.support).collect();
        named.into_iter().all(|id| team.patterns.get(id).is_some_and(|known| known.person == self.person))
    }
}

impl Wanted<Team> for AgreeToPlan {
    fn decide(&self, team: &Team, context: &Context) -> Decision<Team> {
        let plan = team.care_plans.get(&self.person).ok_or(General::Unknown("care plan"))?;
        let (latest, version) = plan.latest().ok_or(General::Unknown("care plan"))?;
        if latest != self.number {
            return Err(Problem::NewerVersion.into());
        }
        may_say_for(team, self.person, self.whose, context)?;
        let before = version.agreed_on(self.whose);
        let (person, number, by) = (self.person, self.number, self.whose);
        let on = before.or_else(|| Some(team.today(context)));
        Ok(set::to(before, on, |on| PlanAgreed { person, number, by, on }))
    }

    fn about(&self, id: TeamId, _: &Team) -> Vec<Resource> {
        vec![Matter::CarePlan.of_person(id, self.person)]
    }
}

/// People speak for themselves; a worker writes down what the person or somebody of their circle said.
fn may_say_for(team: &Team, person: PersonId, whose: By, context: &Context) -> Result<(), Refusal> {
    let known = team.known_person(person)?;
    let close = match whose {
        By::Person(whose) => whose == person,
        By::Member(member) => known.circle.contains_key(&member),
        By::Worker(_) => whose == context.by,
        By::Account(_) | By::Program => false,
    };
    let may = whose == context.by || context.by.worker().is_some();
    if close && may { Ok(()) } else { Err(Problem::NotForThem.into()) }
}

impl Wanted<Team> for RateOutcome {
    fn decide(&self, team: &Team, context: &Context) -> Decision<Team> {
        let plan = team.care_plans.get(&self.person).ok_or(General::Unknown("care plan"))?;
        if plan.ratings.contains_key(&self.rating) {
            return Err(General::AlreadyThere.into());
        }
        let there = plan.versions.last().is_some_and(|version| version.outcomes.contains_key(&self.outcome));
        let mut problems = Problems::new();
        problems.unless(there, Problem::NoSuchOutcome);
        problems.add(may_say_for(team, self.person, self.whose, context));
        problems.done()?;
        let at = context.happened.min(context.received);
        let RateOutcome { person, rating, outcome, whose, score, words } = self.clone();
        let after = Rating { outcome, by: whose, at, score, words };
        Ok(set::to(None, Some(after), |change| OutcomeRated { person, rating, outcome, change }))
    }

    fn about(&self, id: TeamId, _: &Team) -> Vec<Resource> {
        vec![Matter::CarePlan.of_person(id, self.person)]
    }
}

impl Wanted<Team> for SetStarter {
    fn decide(&self, team: &Team, _: &Context) -> Decision<Team> {
        let before = team.plan_starters.get(&self.starter).copied();
        let starter = self.starter;
        Ok(set::to(before, self.words, |words| StarterSet { starter, words }))
    }

    fn about(&self, id: TeamId, _: &Team) -> Vec<Resource> {
        vec![Matter::PlanStarters.of_team(id)]
    }
}
