//! Hitches of the day: a worker is running late, or cannot come after all. What follows for each visit is worked out from it.

pub(crate) mod access;
mod commands;
mod events;

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::ids::{AbsenceId, WorkerId};
use crate::team::Team;
use crate::time::{Date, Moment, WeekStart};
use crate::units::Minutes;
use crate::visit::VisitId;
use crate::weeks::{Assignment, Published, Round};

pub use commands::{ComeAfterAll, Command, Problem, SayCannotCome, SayLate};
pub use events::{CannotComeSaid, Event, LateSaid};

/// How long a way is taken to be in a round that nobody judged.
const UNKNOWN_WAY: Minutes = Minutes(30);

/// What workers said about today, as long as its week is not long over.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Hitches {
    /// Who is running late: what each worker said last.
    pub late: BTreeMap<WorkerId, Late>,
    /// Who cannot come, by the absence that was noted with it.
    pub cannot_come: BTreeMap<AbsenceId, CannotCome>,
}

/// A worker is running late.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Late {
    /// From which visit on.
    pub from: VisitId,
    /// When people were told that it starts.
    pub at: Moment,
    /// By how much.
    pub by: Minutes,
}

/// A worker cannot come. Why is noted with the absence, and is for fewer to read.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct CannotCome {
    /// Who.
    pub worker: WorkerId,
    /// To which visit, or from which on.
    pub from: VisitId,
    /// When people were told that it starts.
    pub at: Moment,
    /// Whether it is about the rest of that day as well.
    pub rest_of_day: bool,
}

impl Hitches {
    /// For how many weeks before the one that is published it is remembered who was late: rotas may be published some weeks ahead.
    pub(crate) const KEPT_WEEKS: i32 = 4;

    /// Lets go of what was said before a week began.
    pub(crate) fn forget_before(&mut self, oldest: WeekStart) {
        let first = oldest.monday();
        self.late.retain(|_, late| first <= late.at.date);
        self.cannot_come.retain(|_, one| first <= one.at.date);
    }
}

impl Team {
    /// By how much each visit of a worker who is running late will probably start later than people were told. The time
    /// between two visits that is neither the way nor a break makes up for some of it.
    #[must_use]
    pub fn delays(&self, worker: WorkerId) -> BTreeMap<VisitId, Minutes> {
        let (Some(late), Some(founded)) = (self.hitches.late.get(&worker), &self.founded) else {
            return BTreeMap::new();
        };
        let zone = &founded.description.zone;
        let mut behind = i64::from(late.by.0);
        let mut free_from = late.at;
        let mut delays = BTreeMap::new();
        for (visit, one) in self.round_from(worker, late) {
            let taken = if visit == late.from { 0 } else { self.on_the_way(worker, visit) };
            let gap = zone.minutes_between(free_from, one.start);
            behind -= (gap - taken).max(0);
            let Ok(minutes @ 1..) = u32::try_from(behind) else { break };
            delays.insert(visit, Minutes(minutes));
            free_from = zone.later(one.start, one.minutes.0);
        }
        delays
    }

    /// By how much a visit will probably start later than people were told; where two come, by the later of them. `None`: nobody
    /// said that they are late for it.
    #[must_use]
    pub fn delay(&self, visit: VisitId) -> Option<Minutes> {
        let late = self.hitches.late.keys();
        late.filter_map(|worker| self.delays(*worker).remove(&visit)).max()
    }

    /// Whether a worker cannot come and has not said since that they can after all.
    #[must_use]
    pub fn cannot_come(&self, worker: WorkerId, on: Date) -> Option<(AbsenceId, CannotCome)> {
        let said = self.hitches.cannot_come.iter().rev();
        let mut theirs = said.filter(|(_, one)| one.worker == worker && one.at.date == on);
        theirs.find(|(absence, _)| self.absences.contains_key(absence)).map(|(absence, one)| (*absence, *one))
    }

    /// The published rota that a visit is in, and how it is told there.
    pub fn published_visit(&self, visit: VisitId) -> Option<(&Published, &Assignment)> {
        let published = self.weeks.values().rev().filter_map(|week| week.published.as_ref());
        published.filter_map(|known| Some((known, known.rota.get(&visit)?))).next()
    }

    /// The visits of the rest of the day that a worker who is late still makes, in their order.
    fn round_from(&self, worker: WorkerId, late: &Late) -> Vec<(VisitId, &Assignment)> {
        let Some((published, _)) = self.published_visit(late.from) else { return Vec::new() };
        let ahead = |one: &Assignment| late.at <= one.start && one.start.date == late.at.date;
        let theirs =
            published.rota.iter().filter(|(_, one)| ahead(one) && self.who_comes(one).contains(&worker));
        let mut theirs: Vec<_> = theirs.map(|(visit, one)| (*visit, one)).collect();
        theirs.sort_by_key(|(visit, one)| (one.start, *visit));
        theirs
    }

    /// The minutes before a visit that the way to it takes and a break that lies there, as they were judged.
    fn on_the_way(&self, worker: WorkerId, visit: VisitId) -> i64 {
        let rounds = self.published_visit(visit).map_or(&[] as &[Round], |(published, _)| &published.rounds);
        let has = |round: &&Round| !round.estimated && round.worker == worker;
        let place = |round: &Round| round.visits.iter().position(|one| one.visit == visit);
        let Some((round, at)) = rounds.iter().filter(has).find_map(|round| Some((round, place(round)?)))
        else {
            return i64::from(UNKNOWN_WAY.0);
        };
        let start = |at: usize| round.visits.get(at).map(|one| one.promised);
        let before = at.checked_sub(1).and_then(start);
        let lies_there = |from: Moment| Some(from) < start(at) && before < Some(from);
        let legs = round.travel.iter().filter(|leg| leg.to == Some(visit)).map(|leg| leg.minutes);
        let rests = round.breaks.iter().filter(|rest| lies_there(rest.from)).map(|rest| rest.minutes);
        i64::from(legs.chain(rests).sum::<Minutes>().0)
    }
}
