//! Saying that a person is away, that they are back, and how a visit counts that does not take place.

use super::{Changed, Counts, Suspension, SuspensionId};
use crate::access::{Matter, Resource};
use crate::ids::{PersonId, TeamId};
use crate::refusal::Problems;
use crate::stream::{Decision, Wanted, commands, set};
use crate::team::{Event, Refusal, Team};
use crate::time::Moment;
use crate::visit::VisitId;
use crate::{Context, General};

commands! { team: Suspend, Resume, CountVisit, }

/// Say that a person is away, or change what is known of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Suspend {
    /// Which suspension.
    pub suspension: SuspensionId,
    /// Whose.
    pub person: PersonId,
    /// What is known of it; `None`: they were not away at all.
    pub to: Option<Suspension>,
}

/// Say that a person is back.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Resume {
    /// From which suspension.
    pub suspension: SuspensionId,
    /// Whose.
    pub person: PersonId,
    /// From when visits take place again.
    pub at: Moment,
}

/// Say how a visit counts that does not take place.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CountVisit {
    /// In which suspension.
    pub suspension: SuspensionId,
    /// Whose.
    pub person: PersonId,
    /// Which visit.
    pub visit: VisitId,
    /// How it counts.
    pub counts: Counts,
}

/// A reason against what somebody wants of a suspension.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Problem {
    /// They are away then already.
    #[error("They are away for part of that time already. Change that on their page instead.")]
    AwayAlready,
    /// The visit takes place.
    #[error("This visit takes place, or is none of theirs. Look at who is coming again.")]
    TakesPlace,
    /// It is another person's.
    #[error("This is about another person. Begin from that person’s page.")]
    AnothersSuspension,
}

impl Problem {
    /// The field of a form it is about, where it is about one.
    pub(crate) fn field(&self) -> Option<&'static str> {
        match self {
            Self::AwayAlready => Some("from"),
            Self::TakesPlace | Self::AnothersSuspension => None,
        }
    }
}

impl Wanted<Team> for Suspend {
    /// Two who say the same, one after the other, say it once.
    fn decide(&self, team: &Team, _: &Context) -> Decision<Team> {
        team.known_person(self.person)?;
        let before = team.suspensions.get(&self.suspension);
        let mut problems = Problems::new();
        let is_theirs = |one: &Suspension| one.person == self.person;
        let same = before.is_none_or(is_theirs) && self.to.as_ref().is_none_or(is_theirs);
        problems.unless(same, Problem::AnothersSuspension);
        if let Some(wanted) = &self.to {
            let ends = wanted.to.is_none_or(|to| wanted.from < to);
            problems.unless(ends, General::EndsBeforeItBegins);
            let others = || team.suspensions_of(self.person).filter(|(id, _)| *id != self.suspension);
            if before.is_none() && others().any(|(_, one)| one.holds_all(wanted.from, wanted.to)) {
                return problems.done().map(|()| Vec::new());
            }
            let free = !others().any(|(_, one)| one.meets(wanted.from, wanted.to));
            problems.unless(free, Problem::AwayAlready);
        }
        problems.done()?;
        Ok(changed((self.suspension, self.person), before.cloned(), self.to.clone()))
    }

    fn about(&self, id: TeamId, _: &Team) -> Vec<Resource> {
        vec![Matter::Times.of_person(id, self.person)]
    }
}

impl Wanted<Team> for Resume {
    fn decide(&self, team: &Team, _: &Context) -> Decision<Team> {
        let before = known(team, self.suspension, self.person)?;
        if self.at <= before.from {
            return Err(General::EndsBeforeItBegins.into());
        }
        let to = before.to.map_or(self.at, |to| to.min(self.at));
        let after = Suspension { to: Some(to), ..before.clone() };
        Ok(changed((self.suspension, self.person), Some(before.clone()), Some(after)))
    }

    fn about(&self, id: TeamId, _: &Team) -> Vec<Resource> {
        vec![Matter::Times.of_person(id, self.person)]
    }
}

impl Wanted<Team> for CountVisit {
    fn decide(&self, team: &Team, _: &Context) -> Decision<Team> {
        let before = known(team, self.suspension, self.person)?;
        let of_date = |visit: &VisitId| match visit {
            VisitId::Agreed { date, .. } => Some(*date),
            VisitId::Once(_) => team.told_place(*visit).map(|told| told.start.date),
        };
        let suspended = of_date(&self.visit).is_some_and(|date| {
            let all = team.suspended_between(date, date);
            all.get(&self.visit).is_some_and(|(visit, _)| visit.person == self.person)
        });
        if !suspended {
            return Err(Problem::TakesPlace.into());
        }
        let mut after = before.clone();
        after.visits.insert(self.visit, self.counts);
        Ok(changed((self.suspension, self.person), Some(before.clone()), Some(after)))
    }

    fn about(&self, id: TeamId, _: &Team) -> Vec<Resource> {
        vec![Matter::Times.of_person(id, self.person)]
    }
}

/// The suspension, where it is that person's.
fn known(team: &Team, id: SuspensionId, person: PersonId) -> Result<&Suspension, Refusal> {
    let known = team.suspensions.get(&id).ok_or(General::Unknown("suspension"))?;
    if known.person == person { Ok(known) } else { Err(Problem::AnothersSuspension.into()) }
}

fn changed(
    (suspension, person): (SuspensionId, PersonId),
    before: Option<Suspension>,
    after: Option<Suspension>,
) -> Vec<Event> {
    set::to(before, after, |change| Changed { suspension, person, change })
}
