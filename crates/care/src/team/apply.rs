//! What each event does to the state. Nothing here asks whether it may: that was decided before it was written.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::event::Event;
use super::week::{Draft, Published, Week};
use super::{Team, pattern, person, picks, rota, value, worker};
use crate::change::Change;
use crate::time::WeekStart;

impl Team {
    /// Folds one event into the state.
    pub fn apply(&mut self, event: &Event) {
        self.version += 1;
        self.fold_in(event);
    }

    fn fold_in(&mut self, event: &Event) {
        match event {
            Event::Founded(founded) => self.founded = Some(founded.clone()),
            Event::Described(described) => {
                if let Some(founded) = &mut self.founded {
                    founded.description = described.description.after.clone();
                }
            }
            Event::StreetsLaid(laid) => self.streets.clone_from(&laid.streets.after),
            Event::WorkerJoined(joined) => self.worker_joined(joined),
            Event::WorkerRemoved(removed) => drop(self.workers.remove(&removed.joined.worker)),
            Event::WorkerDetails(_)
            | Event::WorkerTerms(_)
            | Event::WorkerLeaving(_)
            | Event::Competence(_)
            | Event::SignOff(_)
            | Event::Clearance(_) => self.worker_changed(event),
            Event::Absence(changed) => set(&mut self.absences, changed.absence, &changed.change),
            Event::PersonJoined(joined) => self.person_joined(joined),
            Event::PersonRemoved(removed) => drop(self.people.remove(&removed.joined.person)),
            Event::PersonDetails(_)
            | Event::PersonLeaving(_)
            | Event::WorkerWish(_)
            | Event::Circle(_)
            | Event::CouncilSees(_) => {
                self.person_changed(event);
            }
            Event::PatternAgreed(agreed) => self.pattern_agreed(agreed),
            Event::PatternRemoved(removed) => drop(self.patterns.remove(&removed.agreed.pattern)),
            Event::PatternChanged(changed) => {
                if let Some(pattern) = self.patterns.get_mut(&changed.pattern) {
                    set(&mut pattern.terms, changed.from, &changed.terms);
                }
            }
            Event::PatternEnding(ending) => {
                if let Some(pattern) = self.patterns.get_mut(&ending.pattern) {
                    pattern.until = ending.last.after;
                }
            }
            Event::Exception(changed) => set(&mut self.exceptions, changed.exception, &changed.change),
            Event::DraftBegun(_)
            | Event::DraftDropped(_)
            | Event::DraftChanged(_)
            | Event::DraftAgreed(_)
            | Event::PlanProposed(_)
            | Event::WeekPublished(_)
            | Event::Repair(_)
            | Event::RotaChanged(_) => self.week_changed(event),
            Event::PicksOpened(_) | Event::Pick(_) | Event::PicksClosed(_) | Event::PickSettled(_) => {
                self.picks_changed(event);
            }
            Event::Request(changed) => set(&mut self.requests, changed.request, &changed.change),
            Event::Role(shared) => drop(self.roles.insert(shared.role, shared.turns.after.clone())),
            Event::Topic(changed) => set(&mut self.topics, changed.topic, &changed.change),
            Event::Value(changed) => self.value_changed(changed),
            Event::Rules(changed) => self.rules = changed.rules.after,
            Event::TakenBack(taken) => {
                self.taken_back.retain(|_, by| !taken.versions.contains(by));
                self.taken_back.extend(taken.versions.iter().map(|version| (*version, self.version)));
                for event in &taken.events {
                    self.fold_in(event);
                }
            }
        }
    }

    fn worker_joined(&mut self, joined: &worker::Joined) {
        let worker = worker::Worker {
            details: joined.details,
            joined: joined.on,
            leaves: None,
            terms: joined.terms.clone(),
            competences: BTreeMap::new(),
            sign_offs: BTreeMap::new(),
            cleared_until: None,
        };
        self.workers.insert(joined.worker, worker);
    }

    fn worker_changed(&mut self, event: &Event) {
        let id = match event {
            Event::WorkerDetails(changed) => changed.worker,
            Event::WorkerTerms(changed) => changed.worker,
            Event::WorkerLeaving(leaving) => leaving.worker,
            Event::Competence(changed) => changed.worker,
            Event::SignOff(changed) => changed.worker,
            Event::Clearance(changed) => changed.worker,
            _ => return,
        };
        let Some(worker) = self.workers.get_mut(&id) else { return };
        match event {
            Event::WorkerDetails(changed) => worker.details = changed.details.after,
            Event::WorkerTerms(changed) => worker.terms = changed.terms.after.clone(),
            Event::WorkerLeaving(leaving) => worker.leaves = leaving.last.after,
            Event::Competence(changed) => {
                set(&mut worker.competences, changed.competence.clone(), &changed.held);
            }
            Event::SignOff(changed) => {
                let tasks = worker.sign_offs.entry(changed.person).or_default();
                set(tasks, changed.competence.clone(), &changed.sign_off);
                if tasks.is_empty() {
                    worker.sign_offs.remove(&changed.person);
                }
            }
            Event::Clearance(changed) => worker.cleared_until = changed.until.after,
            _ => {}
        }
    }

    fn person_joined(&mut self, joined: &person::Joined) {
        let person = person::Person {
            details: joined.details,
            joined: joined.on,
            leaves: None,
            wishes: BTreeMap::new(),
            circle: BTreeMap::new(),
            council_sees: std::collections::BTreeSet::new(),
        };
        self.people.insert(joined.person, person);
    }

    fn person_changed(&mut self, event: &Event) {
        let id = match event {
            Event::PersonDetails(changed) => changed.person,
            Event::PersonLeaving(leaving) => leaving.person,
            Event::WorkerWish(wished) => wished.person,
            Event::Circle(changed) => changed.person,
            Event::CouncilSees(changed) => changed.person,
            _ => return,
        };
        let Some(person) = self.people.get_mut(&id) else { return };
        match event {
            Event::PersonDetails(changed) => person.details = changed.details.after,
            Event::PersonLeaving(leaving) => person.leaves = leaving.last.after,
            Event::WorkerWish(wished) => set(&mut person.wishes, wished.worker, &wished.wish),
            Event::Circle(changed) => set(&mut person.circle, changed.member, &changed.change),
            Event::CouncilSees(changed) => person.council_sees = changed.sections.after.clone(),
            _ => {}
        }
    }

    fn pattern_agreed(&mut self, agreed: &pattern::Agreed) {
        let pattern = pattern::Pattern {
            person: agreed.person,
            terms: BTreeMap::from([(agreed.from, agreed.terms.clone())]),
            until: agreed.until,
        };
        self.patterns.insert(agreed.pattern, pattern);
    }

    fn week_changed(&mut self, event: &Event) {
        let version = self.version;
        match event {
            Event::DraftBegun(begun) => {
                self.week(begun.week).draft = Some(Draft { changed_at: version, ..begun.draft.clone() });
            }
            Event::DraftDropped(dropped) => self.week(dropped.week).end_draft(),
            Event::DraftChanged(changed) => {
                if let Some(draft) = &mut self.week(changed.week).draft {
                    rota::walk(&mut draft.rota, &changed.steps);
                    draft.touch(version);
                }
            }
            Event::DraftAgreed(agreed) => {
                if let Some(draft) = &mut self.week(agreed.week).draft {
                    if agreed.agrees.after {
                        draft.agreed.insert(agreed.worker);
                    } else {
                        draft.agreed.remove(&agreed.worker);
                    }
                }
            }
            Event::PlanProposed(proposed) => {
                self.week(proposed.week).plans.insert(proposed.plan, proposed.content.clone());
            }
            Event::WeekPublished(published) => {
                let week = self.week(published.week);
                let times = week.published.as_ref().map_or(0, |before| before.times) + 1;
                let rota = week.draft.take().map(|draft| draft.rota).unwrap_or_default();
                week.published = Some(Published { rota, times, at: published.at });
                week.end_draft();
                week.repairs.clear();
                self.forget_before(published.week.plus_weeks(-Self::KEPT_WEEKS));
            }
            Event::Repair(changed) => {
                set(&mut self.week(changed.week).repairs, changed.repair, &changed.change);
            }
            Event::RotaChanged(changed) => {
                if let Some(published) = &mut self.week(changed.week).published {
                    rota::walk(&mut published.rota, &changed.steps);
                }
            }
            _ => {}
        }
    }

    fn picks_changed(&mut self, event: &Event) {
        let version = self.version;
        let week = match event {
            Event::PicksOpened(opened) => opened.week,
            Event::Pick(said) => said.week,
            Event::PicksClosed(closed) => closed.week,
            Event::PickSettled(settled) => settled.week,
            _ => return,
        };
        let Some(draft) = &mut self.week(week).draft else { return };
        match (event, &mut draft.picks) {
            (Event::PicksOpened(opened), round) => {
                *round = Some(picks::Round {
                    closes: opened.closes,
                    shown: opened.shown,
                    closed: false,
                    said: BTreeMap::new(),
                    settled: BTreeMap::new(),
                });
            }
            (Event::Pick(said), Some(round)) => {
                let of_visit = round.said.entry(said.visit).or_default();
                set(of_visit, said.worker, &said.pick);
                if of_visit.is_empty() {
                    round.said.remove(&said.visit);
                }
            }
            (Event::PicksClosed(_), Some(round)) => round.closed = true,
            (Event::PickSettled(settled), Some(round)) => {
                set(&mut round.settled, settled.visit, &settled.settlement);
            }
            _ => {}
        }
        draft.touch(version);
    }

    /// Lets go of what ended before `oldest` began. It stands in the journal; who comes and why needs no more.
    fn forget_before(&mut self, oldest: WeekStart) {
        let first = oldest.monday();
        self.weeks = self.weeks.split_off(&oldest);
        self.requests.retain(|_, request| oldest <= request.week);
        self.absences.retain(|_, absence| absence.to.is_none_or(|to| first <= to.date));
        self.exceptions.retain(|_, exception| exception.last_date().is_none_or(|last| first <= last));
    }

    fn value_changed(&mut self, changed: &value::ValueChanged) {
        let usual = value::Strength::default();
        if changed.strength.after == usual {
            self.values.remove(&changed.value);
        } else {
            self.values.insert(changed.value, changed.strength.after);
        }
    }

    fn week(&mut self, week: WeekStart) -> &mut Week {
        Arc::make_mut(self.weeks.entry(week).or_default())
    }
}

impl Draft {
    /// It is another draft than the one people agreed to.
    fn touch(&mut self, version: u64) {
        self.agreed.clear();
        self.changed_at = version;
    }
}

impl Week {
    fn end_draft(&mut self) {
        self.draft = None;
        self.plans.clear();
    }
}

/// Puts in what is after the change, or takes out what was before it.
fn set<K: Ord, V: Clone>(map: &mut BTreeMap<K, V>, key: K, change: &Change<Option<V>>) {
    match &change.after {
        Some(value) => map.insert(key, value.clone()),
        None => map.remove(&key),
    };
}
