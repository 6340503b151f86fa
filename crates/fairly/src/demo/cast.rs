//! Who is in the story.

use super::names::{Name, Names};
use care::ids::{PersonId, WorkerId};
use service::Storyteller;
use std::cmp::Reverse;
use std::collections::BTreeMap;
use week::Week;

/// How many neighbours of the mother have parts in the story.
const PARTS: usize = 8;

/// A worker of the team.
#[derive(Clone, Debug)]
pub(super) struct Hand {
    pub(super) id: WorkerId,
    pub(super) name: Name,
}

/// A person whom the team supports.
#[derive(Clone, Debug)]
pub(super) struct Someone {
    pub(super) id: PersonId,
    pub(super) name: Name,
}

/// Everyone of the story, in the order of the invented week.
#[derive(Clone, Debug)]
pub(super) struct Cast {
    pub(super) workers: Vec<Hand>,
    pub(super) people: Vec<Someone>,
    /// The places of the workers, grown-ups with most hours first: the parts of the story are given out in this order.
    parts: Vec<usize>,
    hands: BTreeMap<week::WorkerId, usize>,
    someones: BTreeMap<week::PersonId, usize>,
    /// Whose daughter can sign in: the person with most visits by one worker at a time.
    pub(super) mother: usize,
    /// Who came to the team last: the person with fewest visits.
    pub(super) newest: usize,
}

impl Cast {
    /// Gives names and ids to everyone of an invented week.
    pub(super) fn new(week: &Week, names: &mut Names, teller: &mut Storyteller) -> Self {
        let hand = |worker: &week::Worker| Hand {
            id: WorkerId::new(teller.id()),
            name: names.worker(worker.gender.as_deref() != Some("man"), &worker.languages),
        };
        let workers = week.workers.iter().map(hand).collect();
        let someone = |person: &week::Person| Someone {
            id: PersonId::new(teller.id()),
            name: names.person(person.language_wish.as_deref()),
        };
        let people = week.people.iter().map(someone).collect();
        let visits = |at: &usize| {
            let theirs = week.visits.iter().filter(|visit| visit.person == week.people[*at].id);
            let alone = theirs.clone().all(|visit| visit.workers == 1);
            (alone, theirs.count())
        };
        let all = 0..week.people.len();
        let mother = all.clone().max_by_key(visits).unwrap_or_default();
        let newest = all.filter(|at| *at != mother).min_by_key(|at| visits(at).1).unwrap_or_default();
        let mut parts: Vec<usize> = (0..week.workers.len()).collect();
        let hours = |at: &usize| week.workers[*at].contract.contracted_minutes_a_week;
        parts.sort_by_key(|at| (week.workers[*at].born.is_some(), Reverse(hours(at))));
        Self {
            workers,
            people,
            parts,
            hands: week.workers.iter().enumerate().map(|(at, worker)| (worker.id.clone(), at)).collect(),
            someones: week.people.iter().enumerate().map(|(at, person)| (person.id.clone(), at)).collect(),
            mother,
            newest,
        }
    }

    /// The worker who plays a part; in small teams some play two.
    pub(super) fn part(&self, part: usize) -> WorkerId {
        self.workers[self.parts[part % self.parts.len()]].id
    }

    /// The person so many places after the mother, but neither the mother nor the newest.
    pub(super) fn neighbour(&self, places: usize) -> &Someone {
        let others = (1..self.people.len()).map(|further| (self.mother + further) % self.people.len());
        let others: Vec<usize> = others.filter(|at| *at != self.newest).collect();
        &self.people[others[places % others.len()]]
    }

    /// The places of people who have no part in the story.
    pub(super) fn bystanders(&self) -> Vec<usize> {
        let others = (1..self.people.len()).map(|further| (self.mother + further) % self.people.len());
        others.filter(|at| *at != self.newest).skip(PARTS).collect()
    }

    /// The places of everyone who was there from the start.
    pub(super) fn settled(&self) -> Vec<usize> {
        (0..self.people.len()).filter(|at| *at != self.newest).collect()
    }

    /// The worker whom the invented week calls so.
    pub(super) fn worker_of(&self, id: &week::WorkerId) -> Option<&Hand> {
        self.hands.get(id).map(|at| &self.workers[*at])
    }

    /// The person whom the invented week calls so.
    pub(super) fn person_of(&self, id: &week::PersonId) -> Option<&Someone> {
        self.someones.get(id).map(|at| &self.people[*at])
    }
}
