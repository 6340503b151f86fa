//! The week after a change: the published rota becomes what changes are measured against, and what has started stays.

use std::collections::{BTreeMap, BTreeSet};

use rota::{Span, Time};

use super::{Change, Event, PersonInHospital, VisitLength, VisitMoved, WorkerIll};
use crate::civil::{Clock, Date, Moment};
use crate::finding::Finding;
use crate::history::Published;
use crate::horizon::PlanClock;
use crate::ids::{VisitId, WorkerId};
use crate::notes::Notes;
use crate::rota_file::RotaFile;
use crate::visit::Visit;
use crate::week::Week;
use crate::worker::Off;

impl Week {
    /// The week after a change, `rota` being what was published.
    ///
    /// # Errors
    /// What of the change does not fit the week, and what of the published rota cannot be read.
    pub fn apply(&self, change: &Change, rota: &RotaFile) -> Result<Self, Vec<Finding>> {
        let mut notes = Notes::default();
        let Some(clock) = self.horizon.clock() else {
            return Err(vec![Finding::new("horizon.zone", "this zone is not known", "mend it")]);
        };
        let mut week = self.clone();
        week.now = Some(change.now);
        week.published = published(rota, &clock, &mut notes);
        let now = clock.time(change.now);
        let started = week.published.iter().filter(|published| clock.time(published.start) <= now);
        let started: BTreeSet<VisitId> = started.map(|published| published.visit.clone()).collect();
        let mut after = After { week, now: change.now, clock, started, notes };
        for (index, event) in change.changes.iter().enumerate() {
            after.happen(event, &format!("changes[{index}]"));
        }
        let After { mut week, mut notes, .. } = after;
        week.forget_the_gone();
        notes.extend(week.findings());
        let findings = notes.into_findings();
        if findings.is_empty() { Ok(week) } else { Err(findings) }
    }

    /// Takes out what refers to visits that are no longer wanted.
    fn forget_the_gone(&mut self) {
        let visits: BTreeSet<&VisitId> = self.visits.iter().map(|visit| &visit.id).collect();
        self.links.retain(|link| visits.contains(&link.first) && visits.contains(&link.second));
        self.published.retain(|published| visits.contains(&published.visit));
        for worker in &mut self.workers {
            worker.picks.retain(|pick| visits.contains(pick));
        }
    }
}

/// What a rota says of each visit that it places.
fn published(rota: &RotaFile, clock: &PlanClock, notes: &mut Notes) -> Vec<Published> {
    let mut all: BTreeMap<&VisitId, Published> = BTreeMap::new();
    for (round_index, round) in rota.rounds.iter().enumerate() {
        for (index, stop) in round.visits.iter().enumerate() {
            let Some(start) = clock.read_stamp(&stop.start).and_then(|time| clock.moment(time)) else {
                let at = format!("rota.rounds[{round_index}].visits[{index}].start");
                notes.note(at, "this is no time with its offset", "write it like \"2026-03-29T08:30+01:00\"");
                continue;
            };
            let entry = all.entry(&stop.visit).or_insert_with(|| Published {
                visit: stop.visit.clone(),
                workers: Vec::new(),
                start,
            });
            if !entry.workers.contains(&round.worker) {
                entry.workers.push(round.worker.clone());
            }
        }
    }
    all.into_values().collect()
}

/// The week while things happen to it.
struct After {
    week: Week,
    now: Moment,
    clock: PlanClock,
    started: BTreeSet<VisitId>,
    notes: Notes,
}

impl After {
    fn happen(&mut self, event: &Event, at: &str) {
        match event {
            Event::WorkerIll(ill) => self.worker_ill(ill, &format!("{at}.worker_ill")),
            Event::VisitAdded(visit) => self.week.visits.push((**visit).clone()),
            Event::VisitMoved(moved) => self.visit_moved(moved, &format!("{at}.visit_moved")),
            Event::VisitLength(length) => self.visit_length(length, &format!("{at}.visit_length")),
            Event::VisitCancelled(cancelled) => {
                let at = format!("{at}.visit_cancelled");
                if self.not_started(&cancelled.visit, &at).is_some() {
                    self.week.visits.retain(|visit| visit.id != cancelled.visit);
                }
            }
            Event::PersonInHospital(away) => self.person_away(away, &format!("{at}.person_in_hospital")),
            Event::RoadClosed(closure) => self.week.closures.push(closure.clone()),
        }
    }

    /// A visit that is there and has not started.
    fn not_started(&mut self, id: &VisitId, at: &str) -> Option<&mut Visit> {
        if self.started.contains(id) {
            let what = format!("visit {id} has started by {}", self.now);
            self.notes.note(format!("{at}.visit"), what, "it can no longer be changed; take this out");
            return None;
        }
        let visit = self.week.visits.iter_mut().find(|visit| visit.id == *id);
        if visit.is_none() {
            let what = format!("there is no visit with the id {:?}", id.as_str());
            self.notes.note(format!("{at}.visit"), what, "mend the id");
        }
        visit
    }

    fn end(&self) -> Moment {
        let horizon = &self.week.horizon;
        horizon.from.plus_days(i32::from(horizon.days) + 1).at(Clock::default())
    }

    /// From when until when something holds.
    fn stretch(&mut self, from: Option<Moment>, to: Option<Moment>, at: &str) -> (Moment, Moment) {
        let (from, to) = (from.unwrap_or(self.now), to.unwrap_or(self.end()));
        self.notes.unless(from < to, &format!("{at}.to"), "it ends before it begins", "mend the times");
        (from, to)
    }

    fn worker_ill(&mut self, ill: &WorkerIll, at: &str) {
        let (from, to) = self.stretch(ill.from, ill.to, at);
        let busy = self.busy_until(&ill.worker).filter(|busy| self.clock.time(from) < *busy);
        let from = busy.and_then(|busy| self.clock.moment(busy)).unwrap_or(from);
        let Some(worker) = self.week.workers.iter_mut().find(|worker| worker.id == ill.worker) else {
            let what = format!("there is no worker with the id {:?}", ill.worker.as_str());
            self.notes.note(format!("{at}.worker"), what, "mend the id");
            return;
        };
        let at_once = busy.is_some() || from <= self.now;
        worker.off.push(Off { from, to, why: "ill".to_owned(), at_once });
        let missed = |visit: &Visit| visit.dates.iter().any(|date| from.date <= *date && *date <= to.date);
        let visits = self.week.visits.iter().filter(|visit| !self.started.contains(&visit.id));
        let missed: BTreeSet<VisitId> =
            visits.filter(|visit| missed(visit)).map(|visit| visit.id.clone()).collect();
        worker.picks.retain(|pick| !missed.contains(pick));
        for visit in self.week.visits.iter_mut().filter(|visit| missed.contains(&visit.id)) {
            unpin(visit, &ill.worker);
        }
    }

    /// When a worker ends the last visit they have started, if any.
    fn busy_until(&self, worker: &WorkerId) -> Option<Time> {
        let visits = self.week.visits.iter().filter(|visit| self.started.contains(&visit.id));
        let minutes: BTreeMap<&VisitId, u16> = visits.map(|visit| (&visit.id, visit.minutes)).collect();
        let mine = self.week.published.iter().filter(|published| published.workers.contains(worker));
        let end = |published: &Published| {
            let length = minutes.get(&published.visit)?;
            Some(self.clock.time(published.start) + Span(i32::from(*length)))
        };
        mine.filter_map(end).max()
    }

    fn visit_moved(&mut self, moved: &VisitMoved, at: &str) {
        let Some(visit) = self.not_started(&moved.visit, at) else { return };
        visit.dates = vec![moved.agreed.date];
        visit.agreed = Some(moved.agreed.clock);
        visit.hard = moved.hard;
        if let Some(pin) = &mut visit.pin {
            pin.start = None;
        }
        visit.pin.take_if(|pin| pin.workers.is_empty());
    }

    fn visit_length(&mut self, length: &VisitLength, at: &str) {
        let Some(visit) = self.not_started(&length.visit, at) else { return };
        visit.minutes = length.minutes;
        visit.shortest_minutes = length.shortest_minutes;
    }

    fn person_away(&mut self, away: &PersonInHospital, at: &str) {
        let (from, to) = self.stretch(away.from, away.to, at);
        if !self.week.people.iter().any(|person| person.id == away.person) {
            let what = format!("there is no person with the id {:?}", away.person.as_str());
            self.notes.note(format!("{at}.person"), what, "mend the id");
        }
        let (started, published) = (&self.started, &self.week.published);
        let starts: BTreeMap<&VisitId, Moment> =
            published.iter().map(|published| (&published.visit, published.start)).collect();
        self.week.visits.retain_mut(|visit| {
            if visit.person != away.person || started.contains(&visit.id) {
                return true;
            }
            let dates = std::mem::take(&mut visit.dates);
            let published = starts.get(&visit.id).copied();
            let kept = |date: &Date| {
                let usual = visit.usual_start(*date);
                let start = published.filter(|start| start.date == usual.date).unwrap_or(usual);
                start < from || to <= start
            };
            let kept: Vec<Date> = dates.into_iter().filter(kept).collect();
            visit.dates = kept;
            !visit.dates.is_empty()
        });
    }
}

/// Takes a worker's pin off a visit; with it the pins of those who were to come along.
fn unpin(visit: &mut Visit, worker: &WorkerId) {
    if let Some(pin) = visit.pin.as_mut().filter(|pin| pin.workers.contains(worker)) {
        pin.workers.clear();
    }
    visit.pin.take_if(|pin| pin.workers.is_empty() && pin.start.is_none());
}
