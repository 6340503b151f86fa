//! Saying something of a visit, and settling what contradicts itself.

use std::collections::BTreeSet;

use super::course::Found;
use super::{Clocks, Said, SaidOfVisit, Settled, StatementId, What};
use crate::access::{Matter, Resource};
use crate::ids::{SealedId, TeamId, WorkerId};
use crate::refusal::Problems;
use crate::stream::{Decision, Wanted, commands, set};
use crate::team::{Refusal, Team};
use crate::units::{Metres, Minutes};
use crate::visit::VisitId;
use crate::{By, Context, General};

commands! { team: Say, Settle, }

/// The most that a visit can take longer or less than planned.
const LONGEST: Minutes = Minutes::hours(12);
/// The most that somebody pays for a person at one visit, in pence.
const DEAREST: u32 = 50_000;
/// The farthest that somebody drives for a person at one visit.
const FARTHEST: Metres = Metres(300_000);

/// Say something of a visit.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Say {
    /// Made where it was said: the same arrives once, however often it is sent.
    pub statement: StatementId,
    /// Of which visit.
    pub visit: VisitId,
    /// Whose visit: the worker who was there.
    pub worker: WorkerId,
    /// What.
    pub what: What,
    /// When it happened.
    pub clocks: Clocks,
    /// The statement it corrects, which may not have arrived yet.
    pub corrects: Option<StatementId>,
    /// Why, sealed under the person's key.
    pub why: Option<SealedId>,
}

/// Say who went, where that is contradictory; or that it is open again.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Settle {
    /// To which visit.
    pub visit: VisitId,
    /// Who went; `None`: it is open again.
    pub went: Option<BTreeSet<WorkerId>>,
    /// Why, sealed under the person's key.
    pub words: Option<SealedId>,
}

/// A reason against saying something of a visit.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Problem {
    /// A reason is missing.
    #[error("A reason is missing. Write in a few words why, or what it was for.")]
    WhyIsMissing,
    /// More than anybody does at a visit.
    #[error("This is more than one visit can come to, or nothing at all. Change the number.")]
    NoSuchAmount,
    /// The id of something else.
    #[error("Something else was said under this name before. Write it again as a new statement.")]
    AnotherStatement,
    /// Nobody contradicts anybody.
    #[error("Nothing contradicts itself here, so there is nothing to settle.")]
    NothingToSettle,
}

impl Problem {
    /// The field of a form it is about, where it is about one.
    pub(crate) fn field(&self) -> Option<&'static str> {
        match self {
            Self::WhyIsMissing => Some("why"),
            Self::NoSuchAmount => Some("amount"),
            Self::AnotherStatement | Self::NothingToSettle => None,
        }
    }
}

impl Say {
    /// Whether what is known under its name is the same; words are not compared, since they are sealed each time.
    fn is(&self, known: &Said) -> bool {
        let same = (known.what, known.worker, known.clocks.phone, known.corrects);
        (self.what, self.worker, self.clocks.phone, self.corrects) == same
    }

    fn check(&self, team: &Team, by: By) -> Result<(), Refusal> {
        let mut problems = Problems::new();
        let for_another = by != By::Worker(self.worker) && by != By::Program;
        let wants_why = for_another || self.corrects.is_some() || self.what.wants_a_reason();
        problems.unless(!wants_why || self.why.is_some(), Problem::WhyIsMissing);
        problems.unless(self.is_sensible(), Problem::NoSuchAmount);
        problems.add(team.known_worker(self.worker).map(drop));
        if let What::Together(other) = self.what {
            problems.add(team.known_worker(other).map(drop));
        }
        problems.unless(self.what != What::Nothing || self.corrects.is_some(), General::NothingChanges);
        problems.done()
    }

    fn is_sensible(&self) -> bool {
        match self.what {
            What::Longer(minutes) | What::Shorter(minutes) => (Minutes(1)..=LONGEST).contains(&minutes),
            What::Expense(pence) => (1..=DEAREST).contains(&pence),
            What::Mileage(metres) => (Metres(1)..=FARTHEST).contains(&metres),
            What::Arrived
            | What::Together(_)
            | What::Left
            | What::NoAccess
            | What::PersonAway
            | What::InHospital
            | What::Nothing => true,
        }
    }
}

impl Wanted<Team> for Say {
    fn decide(&self, team: &Team, context: &Context) -> Decision<Team> {
        let (week, person) = team.told_visit(self.visit)?;
        if let Some(known) = team.course(self.visit).and_then(|course| course.said.get(&self.statement)) {
            return if self.is(known) { Ok(Vec::new()) } else { Err(Problem::AnotherStatement.into()) };
        }
        self.check(team, context.by)?;
        let Self { statement, visit, worker, what, clocks, corrects, why } = self.clone();
        let said = Said { what, worker, by: context.by, clocks, corrects, why };
        Ok(vec![SaidOfVisit { statement, visit, week, person, said, received: context.received }.into()])
    }

    fn about(&self, id: TeamId, team: &Team) -> Vec<Resource> {
        vec![team.about_visit(id, Matter::Day, self.visit)]
    }
}

impl Wanted<Team> for Settle {
    fn decide(&self, team: &Team, context: &Context) -> Decision<Team> {
        context.worker()?;
        let (week, person) = team.told_visit(self.visit)?;
        let before = team.course(self.visit).and_then(|course| course.settled.clone());
        if let Some(went) = &self.went {
            for worker in went {
                team.known_worker(*worker)?;
            }
            if before.is_none() && team.questions(self.visit).is_empty() {
                return Err(Problem::NothingToSettle.into());
            }
        }
        let heard = team.heard_of(self.visit);
        let found = self.went.clone().map(|went| Found { went, heard, words: self.words });
        Ok(set::to(before, found, |change| Settled { visit: self.visit, week, person, change }))
    }

    fn about(&self, id: TeamId, team: &Team) -> Vec<Resource> {
        vec![team.about_visit(id, Matter::Day, self.visit)]
    }
}

impl Team {
    /// A matter of the person whose visit it is; of the team as a whole where it knows no such visit.
    pub(crate) fn about_visit(&self, id: TeamId, matter: Matter, visit: VisitId) -> Resource {
        self.whose(visit).map_or(matter.of_team(id), |person| matter.of_person(id, person))
    }
}
