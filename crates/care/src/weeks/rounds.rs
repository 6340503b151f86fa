//! Rounds: the judged minutes of a published rota, which pay depends on. They are recorded with what is published and never
//! worked out again from streets as they are later.

use std::collections::{BTreeMap, BTreeSet};

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use super::{Problem, Rota};
use crate::change::Change;
use crate::ids::WorkerId;
use crate::team::Team;
use crate::time::{Moment, WeekStart};
use crate::units::{Metres, Minutes};
use crate::visit::{Visit, VisitId};
use crate::workers::Travel;

/// One worker's visits of one shift, from setting out to being back.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Round {
    /// When they set out; in an estimated round, when the first visit starts.
    pub from: Moment,
    /// When they are back; in an estimated round, when the last visit ends.
    pub to: Moment,
    /// Who.
    pub worker: WorkerId,
    /// The visits, in order.
    pub visits: Vec<Promised>,
    /// The ways between doors, in order. Nothing is known of them in an estimated round.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub travel: Vec<Leg>,
    /// All minutes that are neither a visit nor travel nor a break. Zero in an estimated round.
    #[serde(default)]
    pub waiting: Minutes,
    /// The breaks. Nothing is known of them in an estimated round.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub breaks: Vec<Break>,
    /// Whether nobody judged it, so that only its visits are known: it was published before rounds were recorded.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub estimated: bool,
}

/// A visit of a round.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Promised {
    /// Which.
    pub visit: VisitId,
    /// When it was agreed for at that time; `None`: any time in its window was fine.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub agreed: Option<Moment>,
    /// When the person was told that it starts.
    pub promised: Moment,
    /// How long it takes.
    pub minutes: Minutes,
}

/// A way from one door to the next.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Leg {
    /// The visit it leads to; `None`: the end of the round.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub to: Option<VisitId>,
    /// How long it takes.
    pub minutes: Minutes,
    /// How far it is.
    pub metres: Metres,
    /// How they travel.
    pub by: Travel,
    /// Whether the metres are the straight line between the doors, as where the team has no map.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub straight: bool,
}

/// A break within a round.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Break {
    /// When it starts.
    pub from: Moment,
    /// How long it lasts.
    pub minutes: Minutes,
    /// Whether it is paid.
    pub paid: bool,
}

impl Round {
    /// Minutes with people.
    #[must_use]
    pub fn with_people(&self) -> Minutes {
        self.visits.iter().map(|visit| visit.minutes).sum()
    }

    /// Minutes on the way.
    #[must_use]
    pub fn travelled(&self) -> Minutes {
        self.travel.iter().map(|leg| leg.minutes).sum()
    }

    /// Minutes that are paid: everything but unpaid breaks. At least so many where the round is estimated.
    #[must_use]
    pub fn paid(&self) -> Minutes {
        let breaks = self.breaks.iter().filter(|one| one.paid).map(|one| one.minutes).sum();
        self.with_people() + self.travelled() + self.waiting + breaks
    }

    /// Each visit with the worker, as a rota has them.
    fn parts(&self) -> impl Iterator<Item = Part> {
        self.visits.iter().map(|visit| (self.worker, visit.visit))
    }

    /// Whether each of its visits is in `rota`, with its worker, at its time and for as long.
    fn is_of(&self, rota: &Rota) -> bool {
        self.visits.iter().all(|visit| {
            rota.get(&visit.visit).is_some_and(|assignment| {
                assignment.workers.contains(&self.worker)
                    && (assignment.start, assignment.minutes) == (visit.promised, visit.minutes)
            })
        })
    }
}

/// One worker's part in one visit.
type Part = (WorkerId, VisitId);

/// Whether `rounds` are those of `rota`: workers known, each visit that takes place in exactly one round of each of its
/// workers who comes, as promised, and nothing else in them.
///
/// # Errors
///
/// That they are not.
pub(crate) fn belong(team: &Team, week: WeekStart, rota: &Rota, rounds: &[Round]) -> Result<(), Problem> {
    let known =
        rounds.iter().all(|round| team.workers.contains_key(&round.worker) && !round.visits.is_empty());
    let mut parts: BTreeSet<Part> = BTreeSet::new();
    let once = rounds.iter().flat_map(Round::parts).all(|part| parts.insert(part));
    let theirs = rounds.iter().all(|round| round.is_of(rota));
    let whole = wanted(team, &team.visits(week), rota).iter().all(|part| parts.contains(part));
    if known && once && theirs && whole { Ok(()) } else { Err(Problem::RoundsOfAnotherRota { week }) }
}

/// What leads from the rounds before to those after; what is in both is in neither part.
pub(crate) fn change(before: &[Round], after: &[Round]) -> Change<Vec<Round>> {
    let without =
        |all: &[Round], but: &[Round]| all.iter().filter(|one| !but.contains(one)).cloned().collect();
    Change::new(without(before, after), without(after, before))
}

/// Takes a change of rounds in, in place of every round that has one of the same visits of the same worker.
pub(crate) fn put(rounds: &mut Vec<Round>, change: &Change<Vec<Round>>) {
    let new: BTreeSet<Part> = change.after.iter().flat_map(Round::parts).collect();
    rounds.retain(|round| !change.before.contains(round) && !round.parts().any(|part| new.contains(&part)));
    rounds.extend(change.after.iter().cloned());
    rounds.sort();
}

/// Puts rounds right that were not judged with `rota`: those that say otherwise go, and what is in no round is estimated.
pub(crate) fn follow(visits: &BTreeMap<VisitId, Visit>, rota: &Rota, rounds: &mut Vec<Round>, team: &Team) {
    rounds.retain(|round| round.is_of(rota));
    let parts: BTreeSet<Part> = rounds.iter().flat_map(Round::parts).collect();
    let mut days: BTreeMap<(WorkerId, Date), Vec<Promised>> = BTreeMap::new();
    for (worker, id) in wanted(team, visits, rota).into_iter().filter(|part| !parts.contains(part)) {
        let (Some(visit), Some(assignment)) = (visits.get(&id), rota.get(&id)) else { continue };
        days.entry((worker, assignment.start.date)).or_default().push(promised(visit, assignment));
    }
    rounds.extend(days.into_iter().filter_map(|((worker, _), visits)| estimated(team, worker, visits)));
    rounds.sort();
}

/// The visits of a rota that take place, a part for each worker who comes.
fn wanted(team: &Team, visits: &BTreeMap<VisitId, Visit>, rota: &Rota) -> Vec<Part> {
    let takes_place = rota.iter().filter(|(visit, _)| visits.contains_key(visit));
    let part = |(visit, one): (&VisitId, &super::Assignment)| {
        team.who_comes(one).into_iter().map(|worker| (worker, *visit)).collect::<Vec<_>>()
    };
    takes_place.flat_map(part).collect()
}

/// What is agreed about a visit and promised by an assignment.
#[must_use]
pub fn promised(visit: &Visit, assignment: &super::Assignment) -> Promised {
    Promised {
        visit: visit.id,
        agreed: visit.support.agreed.map(|clock| Moment::new(visit.date, clock)),
        promised: assignment.start,
        minutes: assignment.minutes,
    }
}

/// A round of which nothing is known but its visits.
#[must_use]
pub fn estimated(team: &Team, worker: WorkerId, mut visits: Vec<Promised>) -> Option<Round> {
    visits.sort_by_key(|visit| (visit.promised, visit.visit));
    let zone = &team.founded.as_ref()?.description.zone;
    let ends = visits.iter().map(|visit| zone.later(visit.promised, visit.minutes.0));
    let (from, to) = (visits.first()?.promised, ends.max()?);
    let (travel, breaks) = (Vec::new(), Vec::new());
    Some(Round { from, to, worker, visits, travel, waiting: Minutes::ZERO, breaks, estimated: true })
}
