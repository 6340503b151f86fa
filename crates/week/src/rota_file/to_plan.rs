//! A rota file, ours or anyone's, as a plan that the engine can judge.

use std::collections::BTreeSet;

use rota::problem::Shift;
use rota::{DayIdx, Plan, Rest, Round, Span, Stop, Time, VisitIdx, WorkerIdx};

use super::{RotaFile, RotaRest, RotaRound, RotaStop};
use crate::civil::Date;
use crate::compile::Compiled;
use crate::finding::Finding;
use crate::notes::Notes;

impl Compiled {
    /// A rota file as a plan. Whether the plan keeps the rules is for `rota::check` to say.
    ///
    /// # Errors
    /// All that keeps it from being a plan of this week: workers and visits that are not in it, times that cannot
    /// be read, rounds on days on which the worker has no shift.
    pub fn plan(&self, file: &RotaFile) -> Result<Plan, Vec<Finding>> {
        let mut notes = Notes::default();
        let mut taken = BTreeSet::new();
        let mut rounds = Vec::with_capacity(file.rounds.len());
        for (index, round) in file.rounds.iter().enumerate() {
            rounds.extend(self.round(round, &format!("rounds[{index}]"), &mut taken, &mut notes));
        }
        let findings = notes.into_findings();
        if findings.is_empty() { Ok(Plan { rounds }) } else { Err(findings) }
    }

    fn round(
        &self,
        round: &RotaRound,
        at: &str,
        taken: &mut BTreeSet<(WorkerIdx, usize)>,
        notes: &mut Notes,
    ) -> Option<Round> {
        let worker = self.worker(&round.worker);
        if worker.is_none() {
            let what = format!("there is no worker with the id {:?} in the week", round.worker.as_str());
            notes.note(format!("{at}.worker"), what, "mend the id, or check against another week");
        }
        let leave = self.moment(&round.leave, &format!("{at}.leave"), notes);
        let back = self.moment(&round.back, &format!("{at}.back"), notes);
        let stops: Vec<Option<Stop>> = round
            .visits
            .iter()
            .enumerate()
            .map(|(index, stop)| self.stop(stop, &format!("{at}.visits[{index}]"), notes))
            .collect();
        let rest = round.rest.as_ref().map(|rest| self.rest(rest, &format!("{at}.rest"), notes));
        let (worker, leave, back) = (worker?, leave?, back?);
        let Some(shift) = self.shift_of(worker, round.date, (leave, back), taken) else {
            let what = format!("worker {} has no shift on {} that is still free", round.worker, round.date);
            notes.note(format!("{at}.date"), what, "mend the date, or give them the round in one");
            return None;
        };
        taken.insert((worker, shift));
        let stops = stops.into_iter().collect::<Option<Vec<_>>>()?;
        let rest = match rest {
            Some(rest) => Some(rest?),
            None => None,
        };
        Some(Round { worker, shift, leave, back, stops, rest })
    }

    fn stop(&self, stop: &RotaStop, at: &str, notes: &mut Notes) -> Option<Stop> {
        let visit = self.visit(&stop.visit);
        if visit.is_none() {
            let what = format!("there is no visit with the id {:?} to plan in the week", stop.visit.as_str());
            notes.note(format!("{at}.visit"), what, "mend the id, or check against another week");
        }
        let arrive = self.moment(&stop.arrive, &format!("{at}.arrive"), notes);
        let start = self.moment(&stop.start, &format!("{at}.start"), notes);
        let end = self.moment(&stop.end, &format!("{at}.end"), notes);
        Some(Stop { visit: visit?, arrive: arrive?, start: start?, end: end? })
    }

    fn rest(&self, rest: &RotaRest, at: &str, notes: &mut Notes) -> Option<Rest> {
        let start = self.moment(&rest.start, &format!("{at}.start"), notes)?;
        let length = i32::try_from(rest.minutes.min(100_000)).map_or(Span::ZERO, Span);
        Some(Rest { start, length, before: usize::try_from(rest.before).ok()? })
    }

    fn moment(&self, stamp: &str, at: &str, notes: &mut Notes) -> Option<Time> {
        let within = |time: &Time| (-1_000_000..=1_000_000).contains(&time.0);
        let time = self.clock.read_stamp(stamp).filter(within);
        if time.is_none() {
            let shown: String = stamp.chars().take(40).collect();
            let what = format!("{shown:?} is not a time near the horizon with its offset");
            notes.note(at, what, "write it like \"2026-03-29T08:30+01:00\"");
        }
        time
    }

    /// Which free shift of a date a round is of: the one that holds most of it, the earlier of two alike.
    fn shift_of(
        &self,
        worker: WorkerIdx,
        date: Date,
        (leave, back): (Time, Time),
        taken: &BTreeSet<(WorkerIdx, usize)>,
    ) -> Option<usize> {
        let before = date.days_since(self.horizon.from) == -1;
        let day = if before { DayIdx(0) } else { self.horizon.day(date).map(DayIdx::at)? };
        let of_date = |shift: &Shift| shift.day == day && (shift.began.is_some() || !before);
        let shifts = self.problem.worker(worker).shifts.iter().enumerate();
        let open = shifts.filter(|(at, shift)| of_date(shift) && !taken.contains(&(worker, *at)));
        let overlap = |from: Time, to: Time| to.0.min(back.0) - from.0.max(leave.0);
        open.max_by_key(|(at, shift)| (overlap(shift.window.from, shift.window.to), std::cmp::Reverse(*at)))
            .map(|(at, _)| at)
    }
}

impl Compiled {
    /// What of a rota file still fits this week: where a repair starts. Visits that are gone are left out, and so
    /// are rounds on shifts that are gone.
    #[must_use]
    pub fn plan_that_remains(&self, file: &RotaFile) -> Plan {
        let mut taken = BTreeSet::new();
        let remains = |round: &RotaRound| {
            let mut round = round.clone();
            let before = round.visits.len();
            round.visits.retain(|stop| self.visit(&stop.visit).is_some());
            if round.visits.len() < before {
                round.rest = None;
            }
            let some = (!round.visits.is_empty()).then_some(round)?;
            self.round(&some, "", &mut taken, &mut Notes::default())
        };
        Plan { rounds: file.rounds.iter().filter_map(remains).collect() }
    }

    /// The visits a plan makes no mention of.
    #[must_use]
    pub fn left_out(&self, plan: &Plan) -> Vec<VisitIdx> {
        let placed: BTreeSet<VisitIdx> =
            plan.rounds.iter().flat_map(|round| &round.stops).map(|stop| stop.visit).collect();
        (0..self.problem.visits.len()).map(VisitIdx::at).filter(|visit| !placed.contains(visit)).collect()
    }
}
