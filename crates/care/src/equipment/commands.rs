//! Entering equipment, and looking at whether a visit takes two.

use std::collections::BTreeSet;

use jiff::civil::Date;

use super::{
    CrewReview, CrewReviewId, CrewReviewed, Equipment, EquipmentId, EquipmentSet, Found, minutes_a_week,
};
use crate::access::{Matter, Resource};
use crate::ids::{PatternId, PersonId, SealedId, TeamId};
use crate::refusal::Problems;
use crate::stream::{Decision, Wanted, commands, set};
use crate::support::{Change, Terms};
use crate::team::{Refusal, Team};
use crate::units::Minutes;
use crate::visit::{Competence, Crew};
use crate::{Context, General};

commands! { team: SetEquipment, ReviewCrew, }

/// Enter equipment, note that it was examined, or that it is gone.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SetEquipment {
    /// Which.
    pub equipment: EquipmentId,
    /// In whose home.
    pub person: PersonId,
    /// What it is; `None`: it is gone.
    pub to: Option<Equipment>,
}

/// Note whether a visit takes two; where one can make it, its support is agreed so from that date.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ReviewCrew {
    /// Which look.
    pub review: CrewReviewId,
    /// Whose visit.
    pub person: PersonId,
    /// Which support.
    pub pattern: PatternId,
    /// From when one worker makes it; `None`: it takes two.
    pub one_from: Option<Date>,
    /// What that worker has learnt.
    pub learnt: BTreeSet<Competence>,
    /// What was tried, with whom, and what the person says.
    pub words: SealedId,
    /// When it is looked at again.
    pub next: Date,
}

/// A reason against what is noted of equipment.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Problem {
    /// Examined on a day to come.
    #[error("It was examined on a day that is still to come. Correct the date.")]
    ExaminedLater,
    /// The next look is not ahead.
    #[error("The next look is on a day that is still to come. Choose one.")]
    NextHasPassed,
    /// No visit by two.
    #[error("One worker makes this visit already. Choose support that takes two.")]
    NotByTwo,
    /// Nothing learnt.
    #[error("One worker alone has to have learnt how. Write what, such as “single-handed hoist”.")]
    NothingLearnt,
}

impl Problem {
    /// The field of a form it is about, where it is about one.
    pub(crate) fn field(&self) -> Option<&'static str> {
        match self {
            Self::ExaminedLater => Some("checked"),
            Self::NextHasPassed => Some("next"),
            Self::NotByTwo => None,
            Self::NothingLearnt => Some("learnt"),
        }
    }
}

impl Wanted<Team> for SetEquipment {
    fn decide(&self, team: &Team, context: &Context) -> Decision<Team> {
        team.known_person(self.person)?;
        let before = team.equipment.get(&self.equipment).cloned();
        let theirs = |one: &Equipment| one.person == self.person;
        let mut problems = Problems::new();
        let same = before.as_ref().is_none_or(theirs) && self.to.as_ref().is_none_or(theirs);
        problems.unless(same, General::Unknown("equipment"));
        let checked = self.to.as_ref().and_then(|to| to.checked);
        problems.unless(checked.is_none_or(|on| on <= team.today(context)), Problem::ExaminedLater);
        problems.done()?;
        let (equipment, person) = (self.equipment, self.person);
        Ok(set::to(before, self.to.clone(), |change| EquipmentSet { equipment, person, change }))
    }

    fn about(&self, id: TeamId, _: &Team) -> Vec<Resource> {
        vec![Matter::Equipment.of_person(id, self.person)]
    }
}

impl Wanted<Team> for ReviewCrew {
    fn decide(&self, team: &Team, context: &Context) -> Decision<Team> {
        let by = context.worker()?;
        if team.crew_reviews.contains_key(&self.review) {
            return Err(General::AlreadyThere.into());
        }
        let today = team.today(context);
        let terms = self.terms(team, self.one_from.unwrap_or(today))?;
        let mut problems = Problems::new();
        problems.unless(terms.support.crew == Crew::Two, Problem::NotByTwo);
        problems.unless(self.next > today, Problem::NextHasPassed);
        problems.unless(self.one_from.is_none() || !self.learnt.is_empty(), Problem::NothingLearnt);
        problems.unless(self.one_from.is_none_or(|from| from >= today), General::DateHasPassed);
        problems.done()?;
        let mut events = Vec::new();
        let mut found = Found::TakesTwo;
        if let Some(from) = self.one_from {
            let one = self.by_one(&terms);
            let returned = Minutes(minutes_a_week(&terms).0.saturating_sub(minutes_a_week(&one).0));
            found = Found::One { from, learnt: self.learnt.clone(), returned };
            events = Change { pattern: self.pattern, from, terms: one }.decide(team, context)?;
        }
        let ReviewCrew { review, person, pattern, words, next, .. } = self.clone();
        let after = CrewReview { person, pattern, by, on: today, found, words, next };
        events.extend(set::to(None, Some(after), |change| CrewReviewed { review, person, change }));
        Ok(events)
    }

    /// Both the look and, where one can make it, the support.
    fn about(&self, id: TeamId, _: &Team) -> Vec<Resource> {
        let equipment = Matter::Equipment.of_person(id, self.person);
        match self.one_from {
            Some(_) => vec![equipment, Matter::Support.of_person(id, self.person)],
            None => vec![equipment],
        }
    }
}

impl ReviewCrew {
    /// What is agreed on a date, where the support is that person's.
    fn terms(&self, team: &Team, on: Date) -> Result<Terms, Refusal> {
        let pattern = team.patterns.get(&self.pattern).filter(|known| known.person == self.person);
        let pattern = pattern.ok_or(General::Unknown("pattern"))?;
        pattern.terms_on(on).cloned().ok_or_else(|| General::Unknown("pattern").into())
    }

    /// The same by one worker who has learnt how.
    fn by_one(&self, terms: &Terms) -> Terms {
        let mut one = terms.clone();
        one.support.crew = Crew::One;
        one.support.competences.extend(self.learnt.iter().cloned());
        one
    }
}
