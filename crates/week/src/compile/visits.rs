//! Visits: their appointments on the plan's clock, their pins, and what is published of them.

use std::collections::BTreeMap;

use rota::problem::{Appointment, Companions, Link, Pin, Published, Visit, Worker};
use rota::{Cost, DayIdx, PersonIdx, Span, Time, VisitIdx, Window, WorkerIdx};

use super::Context;
use super::index::Index;
use super::law::minutes;
use crate::civil::{Clock, Date, Stretch};
use crate::history;
use crate::ids::VisitId;
use crate::visit::{self, Priority};

/// What visits are looked up in, made once.
struct Lookup<'a> {
    published: BTreeMap<&'a VisitId, &'a history::Published>,
    picks: BTreeMap<&'a VisitId, Vec<WorkerIdx>>,
    /// For each person the workers who are not as they wish.
    others: Vec<Vec<WorkerIdx>>,
    /// For each day how far beyond its midnight the shifts of the day before reach.
    overhang: Vec<Option<Time>>,
    /// For each day when its first shift begins.
    begins: Vec<Option<Time>>,
    now: Option<Time>,
}

impl Context<'_> {
    /// Every visit that can still be made, with its id, and those whose time has passed.
    pub(super) fn compile_visits(&self, workers: &[Worker]) -> (Vec<(VisitId, Visit)>, Vec<VisitId>) {
        let lookup = self.lookup(workers);
        let mut visits = Vec::with_capacity(self.week.visits.len());
        let mut passed = Vec::new();
        for visit in &self.week.visits {
            match self.compile_visit(visit, &lookup) {
                Some(compiled) => visits.push((visit.id.clone(), compiled)),
                None => passed.push(visit.id.clone()),
            }
        }
        (visits, passed)
    }

    fn lookup(&self, workers: &[Worker]) -> Lookup<'_> {
        let mut picks: BTreeMap<&VisitId, Vec<WorkerIdx>> = BTreeMap::new();
        for (index, worker) in self.week.workers.iter().enumerate() {
            for pick in &worker.picks {
                picks.entry(pick).or_default().push(WorkerIdx::at(index));
            }
        }
        Lookup {
            published: self.week.published.iter().map(|published| (&published.visit, published)).collect(),
            picks,
            others: self.week.people.iter().map(|person| self.not_as_wished(person)).collect(),
            overhang: self.overhang(workers),
            begins: self.begins(workers),
            now: self.week.now.map(|now| self.clock.time(now)),
        }
    }

    fn overhang(&self, workers: &[Worker]) -> Vec<Option<Time>> {
        let days = self.days();
        let mut reach = vec![None; days.len()];
        for shift in workers.iter().flat_map(|worker| &worker.shifts) {
            let next = shift.day.index() + 1;
            if days.get(next).is_some_and(|day| shift.window.to > day.from) {
                reach[next] = reach[next].max(Some(shift.window.to));
            }
        }
        reach
    }

    fn begins(&self, workers: &[Worker]) -> Vec<Option<Time>> {
        let mut begins: Vec<Option<Time>> = vec![None; usize::from(self.week.horizon.days)];
        for shift in workers.iter().flat_map(|worker| &worker.shifts) {
            let known = &mut begins[shift.day.index()];
            *known = Some(known.map_or(shift.window.from, |first| first.min(shift.window.from)));
        }
        begins
    }

    fn compile_visit(&self, visit: &visit::Visit, lookup: &Lookup<'_>) -> Option<Visit> {
        let published = lookup.published.get(&visit.id).copied();
        let started = published
            .filter(|published| lookup.now.is_some_and(|now| self.clock.time(published.start) <= now));
        let appointments = match started {
            Some(published) => self.started(visit, published, lookup),
            None => self.open_appointments(visit, lookup),
        };
        let person = self.people.find(&visit.person)?;
        let place = visit.place.as_ref().unwrap_or(&self.week.people[person].place);
        let (pin, wishes) = self.held_to(visit, started, person, lookup);
        (!appointments.is_empty()).then(|| Visit {
            name: self.sentence_name(visit, person),
            person: PersonIdx::at(person),
            place: self.place(place),
            duration: minutes(visit.minutes.into()),
            shortest: minutes(visit.shortest_minutes.unwrap_or(visit.minutes).into()),
            appointments,
            workers: visit.workers,
            competences: visit.competences.iter().filter_map(|name| self.competence(name)).collect(),
            unplaced: self.unplaced(visit.priority),
            wishes,
            load: 0,
            pin,
            published: published.map(|published| self.published(published, lookup.now)),
        })
    }

    /// Such as "Mrs Hill's breakfast on Tuesday"; without a day where it may be on several.
    fn sentence_name(&self, visit: &visit::Visit, person: usize) -> String {
        let person = &self.week.people[person].name;
        let several_weeks = self.week.horizon.days > 7;
        match visit.dates.as_slice() {
            [date] if several_weeks => format!("{person}'s {} on {date}", visit.name),
            [date] => format!("{person}'s {} on {}", visit.name, date.weekday().name()),
            _ => format!("{person}'s {}", visit.name),
        }
    }

    fn unplaced(&self, priority: Priority) -> Cost {
        let weights = &self.week.weights;
        match priority {
            Priority::Essential => weights.unplaced_essential.into(),
            Priority::Important => weights.unplaced_important.into(),
            Priority::Flexible => weights.unplaced_flexible.into(),
        }
    }

    /// The appointments that are still to come.
    fn open_appointments(&self, visit: &visit::Visit, lookup: &Lookup<'_>) -> Vec<Appointment> {
        let all = visit.dates.iter().flat_map(|date| self.appointments(visit, *date, lookup));
        let Some(now) = lookup.now else { return all.collect() };
        all.filter(|appointment| appointment.hard.to >= now)
            .map(|appointment| from_now(appointment, now))
            .collect()
    }

    /// A visit on a date, once for that day's shifts, once for those of the night before that reach into it, and once for
    /// those of the next day where it may start so late that they have begun.
    fn appointments(&self, visit: &visit::Visit, date: Date, lookup: &Lookup<'_>) -> Vec<Appointment> {
        let Some(day) = self.day(date) else { return Vec::new() };
        let (hard, fine) = self.windows(visit, date);
        let reached = lookup.overhang.get(day.index()).copied().flatten();
        let night = reached.filter(|reach| hard.from < *reach).and(day.0.checked_sub(1)).map(DayIdx);
        let next = Some(DayIdx(day.0 + 1)).filter(|next| {
            let begins = lookup.begins.get(next.index()).copied().flatten();
            begins.is_some_and(|begins| begins <= hard.to)
        });
        let on = |day| Appointment { day, hard, fine };
        std::iter::once(day).chain(night).chain(next).map(on).collect()
    }

    /// When a visit may start and when it should.
    fn windows(&self, visit: &visit::Visit, date: Date) -> (Window, Window) {
        let rules = &self.week.rules;
        let agreed = visit.agreed.map(|_| self.clock.time(visit.usual_start(date)));
        let hard = match (visit.hard, agreed) {
            (Some(hard), _) => self.window(date, &hard),
            (None, Some(agreed)) => around(agreed, rules.hard_minutes, rules.hard_minutes),
            (None, None) => self.window(date, &Stretch { from: Clock::default(), to: Clock::DAY_END }),
        };
        let early = visit.fine_early_minutes.unwrap_or(rules.fine_early_minutes);
        let late = visit.fine_late_minutes.unwrap_or(rules.fine_late_minutes);
        let fine = agreed.map_or(hard, |agreed| around(agreed.clamp(hard.from, hard.to), early, late));
        (hard, Window { from: fine.from.max(hard.from), to: fine.to.min(hard.to) })
    }

    /// What has started is exactly where it was published, whatever its times were.
    fn started(
        &self,
        visit: &visit::Visit,
        published: &history::Published,
        lookup: &Lookup<'_>,
    ) -> Vec<Appointment> {
        let start = self.clock.time(published.start);
        let hard = Window { from: start, to: start };
        let dates = visit.dates.iter().chain(std::iter::once(&published.start.date));
        let mut kept: Vec<Appointment> = Vec::new();
        for appointment in dates.flat_map(|date| self.appointments(visit, *date, lookup)) {
            if kept.iter().all(|other| other.day != appointment.day) {
                kept.push(Appointment::hard(appointment.day, hard));
            }
        }
        kept
    }

    /// Who must make a visit and when, and who is wished for.
    fn held_to(
        &self,
        visit: &visit::Visit,
        started: Option<&history::Published>,
        person: usize,
        lookup: &Lookup<'_>,
    ) -> (Option<Pin>, Vec<(WorkerIdx, Cost)>) {
        let wish = Cost::from(self.week.weights.person_wish);
        let others = lookup.others.get(person).into_iter().flatten();
        let mut wishes: BTreeMap<WorkerIdx, Cost> = others.map(|worker| (*worker, wish)).collect();
        let mut pin = match (started, &visit.pin) {
            (Some(published), _) => {
                Some(Pin { workers: Vec::new(), start: Some(self.clock.time(published.start)) })
            }
            (None, Some(pin)) => Some(Pin {
                workers: self.indices(&pin.workers),
                start: pin.start.map(|start| self.clock.time(start)),
            }),
            (None, None) => None,
        };
        let picked = lookup.picks.get(&visit.id).cloned().unwrap_or_default();
        let bound = started.map_or(picked, |published| self.indices(&published.workers));
        if bound.len() >= usize::from(visit.workers) {
            pin.get_or_insert_default().workers = bound;
        } else {
            // Half a pair cannot be pinned without the other half: anyone else is made as dear as can be.
            for worker in bound {
                *wishes.entry(worker).or_default() -= self.unplaced(Priority::Essential);
            }
        }
        (pin, wishes.into_iter().collect())
    }

    /// What changing a published visit costs: dearer the nearer it is.
    fn published(&self, published: &history::Published, now: Option<Time>) -> Published {
        let start = self.clock.time(published.start);
        let ahead = now.map_or(Span::MAX, |now| start.since(now));
        let dearer = match ahead.0 {
            ..1440 => 4,
            1440..4320 => 2,
            _ => 1,
        };
        let weights = &self.week.weights;
        Published {
            workers: self.indices(&published.workers),
            start,
            other_worker: Cost::from(weights.changed_worker) * dearer,
            moved: Cost::from(weights.changed_minute) * dearer,
        }
    }

    /// The links between visits of the problem.
    pub(super) fn compile_links(&self, visits: &Index<VisitId>) -> Vec<Link> {
        let link = |link: &visit::Link| {
            Some(Link {
                first: VisitIdx::at(visits.find(&link.first)?),
                second: VisitIdx::at(visits.find(&link.second)?),
                least: minutes(link.least_minutes),
                most: link.most_minutes.map_or(Span::MAX, minutes),
                companions: match link.companions {
                    visit::Companions::Any => Companions::Any,
                    visit::Companions::Different => Companions::Different,
                    visit::Companions::Same => Companions::Same,
                },
                together: link.both_or_neither,
            })
        };
        self.week.links.iter().filter_map(link).collect()
    }
}

fn around(agreed: Time, early: u16, late: u16) -> Window {
    Window { from: agreed - Span(early.into()), to: agreed + Span(late.into()) }
}

/// An appointment that is partly past begins now.
fn from_now(appointment: Appointment, now: Time) -> Appointment {
    let hard = Window { from: appointment.hard.from.max(now), to: appointment.hard.to };
    let from = appointment.fine.from.max(now);
    Appointment { hard, fine: Window { from, to: appointment.fine.to }, ..appointment }
}
