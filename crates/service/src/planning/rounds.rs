//! The rounds of a rota as the team records them: the minutes that pay depends on, with how far it is from door to door.

use care::ids::WorkerId;
use care::team::Team;
use care::time::WeekStart;
use care::visit::VisitId;
use care::weeks::rounds::{Break, Leg, Promised, estimated, promised};
use care::weeks::{Rota, Round};
use care::workers::Travel;
use care::{Metres, Minutes};
use rota::{PlaceIdx, Plan, Span};
use std::collections::{BTreeMap, BTreeSet};
use week::Point;

use super::propose::{visit_of, worker_of};
use super::sheet::{Laid, Sheet, rounds};
use super::statement::care_moment;

impl Sheet {
    /// The rounds that follow from a rota of this week, as the checker judges them. A visit by somebody who has no shift at
    /// all is in none of them, and its round is estimated; who is away meanwhile has no round.
    #[must_use]
    pub fn rounds(&self, team: &Team, week: WeekStart, rota: &Rota) -> Vec<Round> {
        self.record(team, week, rota, true)
    }

    /// The same to the minute, without how far it is: for figures of a rota that nobody publishes yet.
    pub(crate) fn unmeasured_rounds(&self, team: &Team, week: WeekStart, rota: &Rota) -> Vec<Round> {
        self.record(team, week, rota, false)
    }

    fn record(&self, team: &Team, week: WeekStart, rota: &Rota, measured: bool) -> Vec<Round> {
        let Laid { plan, .. } = rounds(&self.week, &self.compiled, rota);
        let promises: BTreeMap<VisitId, Promised> = team
            .visits(week)
            .iter()
            .filter_map(|(id, visit)| Some((*id, promised(visit, rota.get(id)?))))
            .collect();
        let recording = Recording { sheet: self, team, promises: &promises, measured };
        let mut found = recording.judged(&plan);
        let judged: BTreeSet<(WorkerId, VisitId)> =
            found.iter().flat_map(|round| round.visits.iter().map(|one| (round.worker, one.visit))).collect();
        found.extend(recording.others(rota, &judged));
        found.sort();
        found
    }
}

/// What rounds are recorded from.
struct Recording<'a> {
    sheet: &'a Sheet,
    team: &'a Team,
    promises: &'a BTreeMap<VisitId, Promised>,
    /// Whether it is worked out how far the ways are.
    measured: bool,
}

impl Recording<'_> {
    fn judged(&self, plan: &Plan) -> Vec<Round> {
        plan.rounds.iter().filter_map(|round| self.round(round)).collect()
    }

    fn round(&self, round: &rota::Round) -> Option<Round> {
        let worker = worker_of(self.sheet, round.worker)?;
        let moment = |time| self.sheet.compiled.clock.moment(time).map(care_moment);
        let visit = |stop: &rota::Stop| self.promises.get(&visit_of(self.sheet, stop.visit)?).copied();
        let visits = round.stops.iter().map(visit).collect::<Option<Vec<_>>>()?;
        let travel = self.legs(round, self.team.workers.get(&worker)?.terms.travel);
        // Every break that the engine takes out of a round is one that nobody pays.
        let rest = round.rest.and_then(|rest| {
            Some(Break { from: moment(rest.start)?, minutes: length(rest.length), paid: false })
        });
        let breaks: Vec<Break> = rest.into_iter().collect();
        let known: Minutes = visits.iter().map(|one| one.minutes).sum::<Minutes>()
            + travel.iter().map(|leg| leg.minutes).sum()
            + breaks.iter().map(|one| one.minutes).sum();
        let waiting = length(round.back - round.leave).less(known);
        let (from, to) = (moment(round.leave)?, moment(round.back)?);
        Some(Round { from, to, worker, visits, travel, waiting, breaks, estimated: false })
    }

    /// The ways of a round, without those that lead to where one is.
    fn legs(&self, round: &rota::Round, by: Travel) -> Vec<Leg> {
        let problem = &self.sheet.compiled.problem;
        let shift = problem.worker(round.worker).shifts.get(round.shift);
        let mut at = shift.and_then(|shift| shift.start);
        let mut legs = Vec::new();
        let mut go = |to: Option<PlaceIdx>, visit: Option<VisitId>| {
            if let (Some(from), Some(to)) = (at, to)
                && from != to
            {
                let (metres, straight) = self.metres(by, from, to);
                let minutes = length(problem.travel(round.worker, at, Some(to)));
                legs.push(Leg { to: visit, minutes, metres, by, straight });
            }
            at = to.or(at);
        };
        for stop in &round.stops {
            go(problem.visit(stop.visit).place, visit_of(self.sheet, stop.visit));
        }
        go(shift.and_then(|shift| shift.end), None);
        legs
    }

    /// How far it is between two places, and whether that is the straight line.
    fn metres(&self, by: Travel, from: PlaceIdx, to: PlaceIdx) -> (Metres, bool) {
        let point = |place: PlaceIdx| self.sheet.week.places.get(place.index()).and_then(week::Place::point);
        if !self.measured {
            return (Metres::default(), true);
        }
        let Some((from, to)) = point(from).zip(point(to)) else { return (Metres::default(), true) };
        let streets = self.sheet.streets.as_ref();
        match streets.and_then(|streets| streets.metres(by, from, to)) {
            Some(metres) => (metres, false),
            None => (straight(from, to), true),
        }
    }

    /// What the plan has no round for.
    fn others(&self, rota: &Rota, judged: &BTreeSet<(WorkerId, VisitId)>) -> Vec<Round> {
        let mut days = BTreeMap::<_, Vec<Promised>>::new();
        for (id, promised) in self.promises {
            for worker in rota.get(id).into_iter().flat_map(|one| self.team.who_comes(one)) {
                if !judged.contains(&(worker, *id)) {
                    days.entry((worker, promised.promised.date)).or_default().push(*promised);
                }
            }
        }
        days.into_iter().filter_map(|((worker, _), visits)| estimated(self.team, worker, visits)).collect()
    }
}

fn length(span: Span) -> Minutes {
    Minutes(u32::try_from(span.0).unwrap_or_default())
}

/// The straight line between two points; nothing where one is not on the earth.
fn straight(from: Point, to: Point) -> Metres {
    let on_earth = |point: Point| roads::Point::from_degrees(point.lat, point.lon).ok();
    let ends = on_earth(from).zip(on_earth(to));
    ends.map_or(Metres::default(), |(from, to)| Metres((from.centimetres_to(to) + 50) / 100))
}
