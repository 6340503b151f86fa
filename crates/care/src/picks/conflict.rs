//! Conflicts of picks, and fair ways out of them. Nothing is settled here: the team chooses the way.

use std::collections::BTreeSet;

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use crate::ids::WorkerId;
use crate::team::Team;
use crate::time::WeekStart;
use crate::visit::{Visit, VisitId};
use crate::weeks::How;

/// A visit that more workers picked than it takes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Conflict {
    /// Which.
    pub visit: Visit,
    /// Who picked it.
    pub pickers: BTreeSet<WorkerId>,
}

/// A fair way to find who makes a visit that too many picked.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Way {
    /// The one who got the fewest picks so far.
    FewestPicks,
    /// The one who visited the person most in the weeks that the team remembers.
    KnowsBest,
    /// The one who has not visited the person for the longest time.
    NotLately,
    /// By lot.
    Draw,
}

impl Way {
    /// All of them.
    pub const ALL: [Self; 4] = [Self::FewestPicks, Self::KnowsBest, Self::NotLately, Self::Draw];

    /// What the team says of it.
    #[must_use]
    pub fn sentence(self) -> &'static str {
        match self {
            Self::FewestPicks => "The one with the fewest picks so far",
            Self::KnowsBest => "The one who knows the person best",
            Self::NotLately => "The one who was there longest ago",
            Self::Draw => "Draw lots",
        }
    }
}

/// Where a way out leads.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct WayOut {
    /// The way.
    pub way: Way,
    /// Who would make the visit.
    pub chosen: BTreeSet<WorkerId>,
    /// What it looks at, for each who picked the visit, those first who would make it.
    pub standing: Vec<(WorkerId, Standing)>,
    /// Whether some stand equal, so that lots decide between them.
    pub drawn: bool,
}

/// What is looked at for someone in a conflict.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Standing {
    /// How many of their picks they got this week.
    Picks(usize),
    /// How many visits they made to the person.
    Visits(usize),
    /// When they were last there; `None`: never, as far as the team remembers.
    Last(Option<Date>),
    /// Nothing is looked at.
    Lot,
}

impl Team {
    /// The picks of `week` that are in conflict and not settled, in the order of the visits' ids.
    #[must_use]
    pub fn conflicts(&self, week: WeekStart) -> Vec<Conflict> {
        let Some(round) = self.draft(week).and_then(|draft| draft.picks.as_ref()) else { return Vec::new() };
        let conflict = |visit: Visit| {
            let pickers: BTreeSet<WorkerId> = round.pickers(visit.id).collect();
            let too_many = pickers.len() > visit.support.crew.count();
            (too_many && !round.settled.contains_key(&visit.id)).then_some(Conflict { visit, pickers })
        };
        self.visits(week).into_values().filter_map(conflict).collect()
    }

    /// Where `way` leads in a conflict of `week`. Who stand equal are put in an order by lots drawn from `seed`.
    #[must_use]
    pub fn way_out(&self, week: WeekStart, conflict: &Conflict, way: Way, seed: u64) -> WayOut {
        let lot = |worker: WorkerId| lot(seed, worker, conflict.visit.id);
        let mut order: Vec<(WorkerId, Standing)> = conflict
            .pickers
            .iter()
            .map(|worker| (*worker, self.standing(week, &conflict.visit, *worker, way)))
            .collect();
        order.sort_by_key(|(worker, standing)| (standing.rank(), lot(*worker)));
        let takes = conflict.visit.support.crew.count();
        let drawn = match (order.get(takes.saturating_sub(1)), order.get(takes)) {
            (Some((_, last)), Some((_, next))) => last.rank() == next.rank(),
            _ => false,
        };
        let chosen = order.iter().take(takes).map(|(worker, _)| *worker).collect();
        WayOut { way, chosen, standing: order, drawn }
    }

    fn standing(&self, week: WeekStart, visit: &Visit, worker: WorkerId, way: Way) -> Standing {
        match way {
            Way::FewestPicks => Standing::Picks(self.picks_got(week, worker)),
            Way::KnowsBest => Standing::Visits(self.times_with(visit, worker).count()),
            Way::NotLately => Standing::Last(self.times_with(visit, worker).max()),
            Way::Draw => Standing::Lot,
        }
    }

    fn picks_got(&self, week: WeekStart, worker: WorkerId) -> usize {
        let rota = self.draft(week).into_iter().flat_map(|draft| draft.rota.values());
        rota.filter(|place| place.how == How::Picked && place.workers.contains(&worker)).count()
    }

    /// The dates before `visit` on which `worker` was with its person, once for each visit.
    fn times_with(&self, visit: &Visit, worker: WorkerId) -> impl Iterator<Item = Date> {
        let (person, before) = (visit.person, visit.date);
        let weeks = self.weeks.iter().filter(move |(week, _)| week.monday() < before);
        let published = weeks.filter_map(|(_, week)| week.published.as_ref());
        published.flat_map(|published| &published.rota).filter_map(move |(id, place)| {
            let theirs = place.workers.contains(&worker) && self.whose(*id) == Some(person);
            (theirs && place.start.date < before).then_some(place.start.date)
        })
    }
}

impl Standing {
    /// The lower, the sooner they are chosen.
    fn rank(self) -> i64 {
        let count = |number: usize| i64::try_from(number).unwrap_or(i64::MAX);
        match self {
            Self::Picks(picks) => count(picks),
            Self::Visits(visits) => -count(visits),
            Self::Last(None) => i64::MIN,
            Self::Last(Some(date)) => i64::from(crate::time::days_between(Date::ZERO, date)),
            Self::Lot => 0,
        }
    }
}

/// A number that looks drawn by chance and is the same for the same seed, worker and visit (the finisher of
/// SplitMix64 over each part).
fn lot(seed: u64, worker: WorkerId, visit: VisitId) -> u64 {
    let (worker_high, worker_low) = worker.bits().as_u64_pair();
    let (visit_high, visit_low) = match visit {
        VisitId::Agreed { pattern, date } => {
            let (high, low) = pattern.bits().as_u64_pair();
            (high, low ^ u64::from(crate::time::days_between(Date::ZERO, date).unsigned_abs()))
        }
        VisitId::Once(once) => once.bits().as_u64_pair(),
    };
    [worker_high, worker_low, visit_high, visit_low].into_iter().fold(seed, |lot, part| mixed(lot ^ part))
}

fn mixed(bits: u64) -> u64 {
    let mut bits = bits.wrapping_add(0x9e37_79b9_7f4a_7c15);
    bits = (bits ^ bits >> 30).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    bits = (bits ^ bits >> 27).wrapping_mul(0x94d0_49bb_1331_11eb);
    bits ^ bits >> 31
}
