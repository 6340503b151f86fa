//! What no plan has room for, proved by trying every way.
//!
//! Around a visit that was left out stand others that want the same workers at the same time. If these workers could not
//! make all of them even with nothing else to do, no plan can. Whether they could is found out by going through the
//! orders in which they might (as for vehicle routes with time windows, without cost), so far as that takes few steps.
//!
//! What is tried is never harder than the real thing: breaks, hours, rest, capacities and links are left aside, and travel
//! takes no longer than it could by way of some other visit.

mod orders;
mod ways;

use crate::problem::{Problem, Shift};
use crate::rules;
use crate::units::{DayIdx, PlaceIdx, VisitIdx, WorkerIdx};
use orders::Orders;
use std::cell::Cell;
use std::collections::BTreeSet;
use ways::Ways;

/// So many visits are tried together at most.
const MOST: usize = 24;
/// The search for one problem ends after so many steps: about a tenth of a second.
const MOST_STEPS: u32 = 400_000;

/// Visits that no plan can all hold, though any of them could be left out instead of another.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Shortage {
    /// The visits, all of one day, in the order of their times. Without any one of them it is not known whether the others
    /// have a place.
    pub visits: Vec<VisitIdx>,
    /// Everyone who could make any of them.
    pub workers: Vec<WorkerIdx>,
}

impl Shortage {
    /// "No rota could hold all of these: Mrs Hill's breakfast and Mr Lee's breakfast. Only Asha could make any of them."
    #[must_use]
    pub fn in_words(&self, problem: &Problem) -> String {
        let visits = listed(self.visits.iter().map(|visit| problem.visit(*visit).name.as_str()));
        let workers = listed(self.workers.iter().map(|worker| problem.worker(*worker).name.as_str()));
        let alone = self.visits.len() == 1;
        let mut text = match alone {
            true => "No rota could hold it, even with nothing else in it.".to_owned(),
            false => format!("No rota could hold all of these: {visits}."),
        };
        if !self.workers.is_empty() {
            text += &format!(" Only {workers} could make {}.", if alone { "it" } else { "any of them" });
        }
        text
    }

    /// Whether it is of other visits altogether.
    pub(crate) fn is_apart_from(&self, other: &Self) -> bool {
        self.visits.iter().all(|visit| !other.visits.contains(visit))
    }
}

/// Why no plan holds a visit and all that stands around it; `None` where that is not seen, which does not mean that there
/// is such a plan. Takes up to a tenth of a second.
#[must_use]
pub fn shortage(problem: &Problem, visit: VisitIdx) -> Option<Shortage> {
    Shortages::new(problem).around(visit)
}

/// "Asha, Ben and Cleo"
fn listed<'a>(names: impl Iterator<Item = &'a str>) -> String {
    let names: Vec<&str> = names.collect();
    match names.split_last() {
        Some((last, [])) => (*last).to_owned(),
        Some((last, others)) => format!("{} and {last}", others.join(", ")),
        None => String::new(),
    }
}

/// Finds shortages around visits of one problem.
pub(crate) struct Shortages<'p> {
    problem: &'p Problem,
    ways: Ways<'p>,
    needs: Vec<Need>,
    steps_left: Cell<u32>,
}

/// A visit that can be on one day only.
#[derive(Clone, Debug)]
pub(crate) struct Need {
    visit: VisitIdx,
    day: DayIdx,
    place: Option<PlaceIdx>,
    /// When it starts at the earliest and at the latest.
    earliest: i32,
    latest: i32,
    /// How long it takes at the least.
    takes: i32,
    /// How many workers it takes.
    hands: usize,
    /// Who could make it.
    workers: BTreeSet<WorkerIdx>,
}

impl<'p> Shortages<'p> {
    /// Lays out the visits that can be on one day only.
    pub(crate) fn new(problem: &'p Problem) -> Self {
        let needs = (0..problem.visits.len()).filter_map(|at| Need::of(problem, VisitIdx::at(at)));
        Self { problem, ways: Ways::new(problem), needs: needs.collect(), steps_left: Cell::new(MOST_STEPS) }
    }

    /// Why no plan holds a visit, as [`shortage`].
    pub(crate) fn around(&self, visit: VisitIdx) -> Option<Shortage> {
        let at = self.needs.binary_search_by_key(&visit, |need| need.visit).ok()?;
        let asked = &self.needs[at];
        let rivals = self.beside(asked, &asked.workers);
        let all: BTreeSet<WorkerIdx> = rivals
            .iter()
            .filter(|rival| rival.earliest <= asked.latest && asked.earliest <= rival.latest)
            .flat_map(|rival| &rival.workers)
            .chain(&asked.workers)
            .copied()
            .collect();
        [&asked.workers, &all].into_iter().find_map(|workers| self.among(asked, workers))
    }

    /// The other needs of the day that want some of the same workers, nearest in time first.
    fn beside(&self, asked: &Need, workers: &BTreeSet<WorkerIdx>) -> Vec<&Need> {
        let mut beside: Vec<&Need> = self
            .needs
            .iter()
            .filter(|need| need.day == asked.day && need.visit != asked.visit)
            .filter(|need| !need.workers.is_disjoint(workers))
            .collect();
        beside.sort_by_key(|need| (need.latest.abs_diff(asked.latest), need.visit));
        beside
    }

    /// A shortage of `asked` with others that only these workers could make.
    fn among(&self, asked: &Need, workers: &BTreeSet<WorkerIdx>) -> Option<Shortage> {
        let mut only: Vec<&Need> = vec![asked];
        only.extend(self.beside(asked, workers).into_iter().filter(|need| need.workers.is_subset(workers)));
        (1..=only.len().min(MOST))
            .map(|many| &only[..many])
            .find(|needs| self.no_way(needs, workers))
            .and_then(|needs| self.least(needs.to_vec(), workers))
    }

    /// Leaves out whatever the shortage does not need to be one; nothing where it is one without the first.
    fn least(&self, mut needs: Vec<&Need>, workers: &BTreeSet<WorkerIdx>) -> Option<Shortage> {
        for at in (0..needs.len()).rev() {
            let one = needs.remove(at);
            match self.no_way(&needs, workers) {
                true if at == 0 => return None,
                true => {}
                false => needs.insert(at, one),
            }
        }
        needs.sort_by_key(|need| (need.latest, need.visit));
        let workers: BTreeSet<WorkerIdx> = needs.iter().flat_map(|need| &need.workers).copied().collect();
        Some(Shortage {
            visits: needs.iter().map(|need| need.visit).collect(),
            workers: workers.into_iter().collect(),
        })
    }

    /// Whether it is certain that these workers cannot make all of these visits.
    fn no_way(&self, needs: &[&Need], workers: &BTreeSet<WorkerIdx>) -> bool {
        if needs.is_empty() || self.steps_left.get() == 0 {
            return false;
        }
        let mut orders = Orders::new(self.problem, &self.ways, needs, workers);
        let way = orders.some_way();
        self.steps_left.set(self.steps_left.get().saturating_sub(orders.steps));
        way == Some(false)
    }
}

impl Need {
    fn of(problem: &Problem, index: VisitIdx) -> Option<Self> {
        let visit = problem.visit(index);
        let day = visit.appointments.first()?.day;
        if visit.appointments.iter().any(|other| other.day != day) {
            return None;
        }
        let pinned = visit.pin.as_ref().and_then(|pin| pin.start);
        let first = visit.appointments.iter().map(|one| one.hard.from).min()?;
        let last = visit.appointments.iter().map(|one| one.hard.to).max()?;
        let (earliest, latest) = (pinned.unwrap_or(first), pinned.unwrap_or(last));
        let takes = visit.shortest;
        let at_work = |shift: &Shift| {
            let starts = earliest.max(shift.window.from);
            shift.day == day && starts <= latest && (shift.may_overrun || starts + takes <= shift.window.to)
        };
        let could = |worker: &WorkerIdx| {
            problem.worker(*worker).shifts.iter().any(at_work)
                && rules::stopped_by(problem, index, *worker, day).is_none()
        };
        Some(Self {
            visit: index,
            day,
            place: visit.place,
            earliest: earliest.0,
            latest: latest.0,
            takes: takes.0,
            hands: usize::from(visit.workers),
            workers: (0..problem.workers.len()).map(WorkerIdx::at).filter(could).collect(),
        })
    }
}

#[cfg(test)]
mod tests;
