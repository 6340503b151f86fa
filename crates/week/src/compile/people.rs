//! People: whom they know, like and refuse.

use std::collections::BTreeSet;

use rota::WorkerIdx;
use rota::problem::Person;

use super::Context;
use crate::civil::Date;
use crate::ids::{PersonId, WorkerId};
use crate::person;

impl Context<'_> {
    pub(super) fn compile_people(&self) -> Vec<Person> {
        let rules = &self.week.rules;
        let from = self.week.horizon.from;
        let days = i32::from(self.week.horizon.days);
        let known_from = from.plus_days(-i32::from(rules.known_days));
        let recent_from = from.plus_days((days - i32::from(rules.faces_days)).min(0));
        let mut known = vec![BTreeSet::new(); self.week.people.len()];
        let mut recent = known.clone();
        for (person, worker, last) in self.meetings() {
            let Some(person) = self.people.find(person) else { continue };
            let Some(worker) = self.workers.find(worker).map(WorkerIdx::at) else { continue };
            if last.is_none_or(|last| last >= known_from) {
                known[person].insert(worker);
            }
            if last.is_some_and(|last| last >= recent_from && last < from) {
                recent[person].insert(worker);
            }
        }
        let people = self.week.people.iter().zip(known).zip(recent);
        people.map(|((person, known), recent)| self.compile_person(person, known, recent)).collect()
    }

    /// Every time that a worker is known to have come, from people and from history.
    fn meetings(&self) -> impl Iterator<Item = (&PersonId, &WorkerId, Option<Date>)> {
        let known = self
            .week
            .people
            .iter()
            .flat_map(|person| person.known.iter().map(|known| (&person.id, &known.worker, known.last)));
        let came = self.week.history.iter().map(|came| (&came.person, &came.worker, Some(came.date)));
        known.chain(came)
    }

    fn compile_person(
        &self,
        person: &person::Person,
        known: BTreeSet<WorkerIdx>,
        recent: BTreeSet<WorkerIdx>,
    ) -> Person {
        Person {
            name: person.name.clone(),
            not_this_worker: self.indices(&person.not_workers),
            liked: self.indices(&person.liked),
            known: known.into_iter().collect(),
            recent: recent.into_iter().collect(),
        }
    }

    /// The workers of a list of ids.
    pub(super) fn indices(&self, ids: &[WorkerId]) -> Vec<WorkerIdx> {
        ids.iter().filter_map(|id| self.workers.find(id).map(WorkerIdx::at)).collect()
    }

    /// The workers who are not as a person wishes.
    pub(super) fn not_as_wished(&self, person: &person::Person) -> Vec<WorkerIdx> {
        let other = |index: &usize| {
            let worker = &self.week.workers[*index];
            let gender = person.gender_wish.as_deref();
            let language = person.language_wish.as_deref();
            let same = |one: &str, other: &str| one.trim().to_lowercase() == other.trim().to_lowercase();
            gender.is_some_and(|wish| !worker.gender.as_deref().is_some_and(|own| same(own, wish)))
                || language.is_some_and(|wish| !worker.languages.iter().any(|own| same(own, wish)))
        };
        (0..self.week.workers.len()).filter(other).map(WorkerIdx::at).collect()
    }
}
