//! Changes to a rota by hand, one after the other. What needs travel times and rest is for the engine to judge; here is
//! what can be known without it.

use std::collections::{BTreeMap, BTreeSet};

use super::{Assignment, How, Problem, Rota, Step, difference, walk};
use crate::General;
use crate::ids::WorkerId;
use crate::team::{Refusal, Team};
use crate::time::{Moment, WeekStart, days_between};
use crate::units::Minutes;
use crate::visit::{Visit, VisitId};

/// What `moves` come to on `rota`, all of them together; `how` is noted with each.
pub(crate) fn steps(
    team: &Team,
    week: WeekStart,
    rota: &Rota,
    moves: &[Move],
    how: How,
) -> Result<Vec<Step>, Refusal> {
    let mut hand = Hand { team, visits: team.visits(week), rota: rota.clone(), how };
    for wanted in moves {
        hand.make(wanted)?;
    }
    Ok(difference(rota, &hand.rota))
}

impl Team {
    /// The rota that `rota` of `week` would be after moves by hand: to be looked at, or judged by the engine, before
    /// they are made.
    ///
    /// # Errors
    ///
    /// Why one of the moves cannot be made, as far as it can be known without the engine.
    pub fn moved(&self, week: WeekStart, rota: &Rota, moves: &[Move]) -> Result<Rota, Refusal> {
        let mut moved = rota.clone();
        walk(&mut moved, &steps(self, week, rota, moves, How::Hand)?);
        Ok(moved)
    }
}

/// One change to a rota by hand.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Move {
    /// These workers make the visit.
    Assign {
        /// Which.
        visit: VisitId,
        /// Who.
        workers: BTreeSet<WorkerId>,
        /// When; `None`: as it stands, or else as agreed.
        start: Option<Moment>,
        /// How long; `None`: as it stands, or else as agreed.
        minutes: Option<Minutes>,
    },
    /// Nobody makes the visit.
    TakeOff {
        /// Which.
        visit: VisitId,
    },
    /// The visit starts at another time.
    Shift {
        /// Which.
        visit: VisitId,
        /// When.
        start: Moment,
    },
    /// Those who make the one make the other, and the other way round.
    Swap {
        /// The one.
        first: VisitId,
        /// The other.
        second: VisitId,
    },
    /// Neither its workers nor its start may be changed any longer.
    Pin {
        /// Which.
        visit: VisitId,
    },
    /// They may be changed again.
    Unpin {
        /// Which.
        visit: VisitId,
    },
}

impl Move {
    /// The visits it changes.
    #[must_use]
    pub fn visits(&self) -> Vec<VisitId> {
        match self {
            Self::Assign { visit, .. }
            | Self::TakeOff { visit }
            | Self::Shift { visit, .. }
            | Self::Pin { visit }
            | Self::Unpin { visit } => vec![*visit],
            Self::Swap { first, second } => vec![*first, *second],
        }
    }
}

struct Hand<'a> {
    team: &'a Team,
    visits: BTreeMap<VisitId, Visit>,
    rota: Rota,
    how: How,
}

impl Hand<'_> {
    fn make(&mut self, wanted: &Move) -> Result<(), Refusal> {
        match wanted {
            Move::Assign { visit, workers, start, minutes } => self.assign(*visit, workers, *start, *minutes),
            Move::TakeOff { visit } => self.free(*visit).map(|()| drop(self.rota.remove(visit))),
            Move::Shift { visit, start } => {
                let workers = self.placed(*visit)?.workers.clone();
                self.assign(*visit, &workers, Some(*start), None)
            }
            Move::Swap { first, second } => self.swap(*first, *second),
            Move::Pin { visit } => self.pin(*visit, true),
            Move::Unpin { visit } => self.pin(*visit, false),
        }
    }

    fn assign(
        &mut self,
        id: VisitId,
        workers: &BTreeSet<WorkerId>,
        start: Option<Moment>,
        minutes: Option<Minutes>,
    ) -> Result<(), Refusal> {
        self.free(id)?;
        let before = self.rota.get(&id);
        let visit = self.visits.get(&id).ok_or(Problem::NoSuchVisit { visit: id })?;
        let start = start.or(before.map(|before| before.start)).unwrap_or_else(|| visit.usual_start());
        let minutes = minutes.or(before.map(|before| before.minutes)).unwrap_or(visit.support.minutes);
        let assignment =
            Assignment { workers: workers.clone(), start, minutes, how: self.how, pinned: false };
        check(self.team, visit, &assignment)?;
        self.rota.insert(id, assignment);
        Ok(())
    }

    fn swap(&mut self, first: VisitId, second: VisitId) -> Result<(), Refusal> {
        let (one, other) = (self.placed(first)?.workers.clone(), self.placed(second)?.workers.clone());
        self.assign(first, &other, None, None)?;
        self.assign(second, &one, None, None)
    }

    fn pin(&mut self, visit: VisitId, pinned: bool) -> Result<(), Refusal> {
        let placed = self.rota.get_mut(&visit).ok_or(Problem::NobodyChosen)?;
        placed.pinned = pinned;
        Ok(())
    }

    fn placed(&self, visit: VisitId) -> Result<&Assignment, Refusal> {
        self.rota.get(&visit).ok_or_else(|| Problem::NobodyChosen.into())
    }

    fn free(&self, visit: VisitId) -> Result<(), Refusal> {
        let pinned = self.rota.get(&visit).is_some_and(|assignment| assignment.pinned);
        if pinned { Err(Problem::Pinned { visit }.into()) } else { Ok(()) }
    }
}

/// Whether these workers can make `visit` at that time, as far as it can be known without the engine.
pub(crate) fn check(team: &Team, visit: &Visit, assignment: &Assignment) -> Result<(), Refusal> {
    let takes = visit.support.crew.count();
    if assignment.workers.is_empty() {
        return Err(Problem::NobodyChosen.into());
    }
    if assignment.workers.len() > takes {
        return Err(Problem::TooManyWorkers { visit: visit.id, takes }.into());
    }
    // A window may go on after midnight, so the start may be on the date after.
    if !(0..=1).contains(&days_between(visit.date, assignment.start.date)) {
        return Err(Problem::AnotherDay { visit: visit.id }.into());
    }
    assignment.workers.iter().try_for_each(|worker| may_come(team, visit, *worker))
}

/// Whether `worker` is of the team that day and the person has nothing against their coming.
pub(crate) fn may_come(team: &Team, visit: &Visit, worker: WorkerId) -> Result<(), Refusal> {
    let found = team.known_worker(worker)?;
    if !found.is_here(visit.date) {
        return Err(General::WorkerNotHere { worker, on: visit.date }.into());
    }
    if team.people.get(&visit.person).is_some_and(|person| person.refuses(worker)) {
        return Err(Problem::NotThisWorker { person: visit.person, worker }.into());
    }
    Ok(())
}
