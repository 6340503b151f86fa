//! What happened, so that it can be told: in which words, and about whom.

use std::collections::BTreeSet;

use super::absence::Absence;
use super::picks::Pick;
use super::request::{Answer, Asked, Request, State as RequestState};
use super::rota::{Cause, Step};
use super::topic::{State as TopicState, Topic};
use super::week::Repair;
use super::{Event, Team};
use crate::change::Change;
use crate::ids::{PersonId, WorkerId};
use crate::time::WeekStart;
use crate::visit::VisitId;

/// An event as it is told. Names are for whoever tells it to say.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Told {
    /// What somebody did, after her name: "picked a visit".
    pub words: &'static str,
    /// The workers it is about.
    pub workers: BTreeSet<WorkerId>,
    /// The people it is about.
    pub people: BTreeSet<PersonId>,
    /// The week it is about, if it is about one.
    pub week: Option<WeekStart>,
    /// The visits it is about.
    pub visits: BTreeSet<VisitId>,
}

impl Event {
    /// The event as it is told, in a team as it was after it or later.
    #[must_use]
    pub fn told(&self, team: &Team) -> Told {
        let mut told = Told {
            words: self.words(),
            workers: BTreeSet::new(),
            people: BTreeSet::new(),
            week: None,
            visits: BTreeSet::new(),
        };
        told.add(self, team);
        told.people.extend(told.visits.iter().filter_map(|visit| team.whose(*visit)));
        told
    }

    fn words(&self) -> &'static str {
        match self {
            Self::Founded(_) => "began the team",
            Self::Described(_) => "described the team anew",
            Self::WorkerJoined(_) => "took a worker into the team",
            Self::WorkerRemoved(_) => "took out a worker entered by mistake",
            Self::WorkerDetails(_) => "changed a worker's details",
            Self::WorkerTerms(_) => "agreed hours and days with a worker",
            Self::WorkerLeaving(leaving) if leaving.last.after.is_some() => "noted a worker's last day",
            Self::WorkerLeaving(_) => "noted that a worker stays",
            Self::Competence(changed) if changed.held.after.is_some() => "noted what a worker can do",
            Self::Competence(_) => "noted what a worker can do no more",
            Self::SignOff(changed) if changed.sign_off.after.is_some() => "noted a nurse's sign-off",
            Self::SignOff(_) => "took back a nurse's sign-off",
            Self::Clearance(_) => "noted a worker's clearance",
            Self::Absence(changed) => absence_words(&changed.change),
            Self::PersonJoined(_) => "began to support a person",
            Self::PersonRemoved(_) => "took out a person entered by mistake",
            Self::PersonDetails(_) => "changed a person's details",
            Self::PersonLeaving(leaving) if leaving.last.after.is_some() => "noted the last day of support",
            Self::PersonLeaving(_) => "noted that support goes on",
            Self::WorkerWish(_) => "noted whom a person likes to see",
            Self::Circle(_) => "changed what someone of a circle sees",
            Self::CouncilSees(_) => "changed what the council sees of a person",
            Self::PatternAgreed(_) => "agreed support",
            Self::PatternRemoved(_) => "took out support entered by mistake",
            Self::PatternChanged(_) => "agreed support anew",
            Self::PatternEnding(ending) if ending.last.after.is_some() => "noted when support ends",
            Self::PatternEnding(_) => "noted that support goes on",
            Self::Exception(changed) if changed.change.after.is_some() => "made something different for once",
            Self::Exception(_) => "made it as agreed after all",
            Self::DraftBegun(_) => "began a draft",
            Self::DraftDropped(_) => "dropped a draft",
            Self::DraftChanged(changed) => change_words(changed.cause, &changed.steps, false),
            Self::DraftAgreed(agreed) if agreed.agrees.after => "agreed to the draft",
            Self::DraftAgreed(_) => "agrees to the draft no more",
            Self::PicksOpened(_) => "opened a round of picks",
            Self::Pick(said) => match said.pick.after {
                Some(Pick::Mine) => "picked a visit",
                Some(Pick::NotMe) => "cannot make a visit",
                None => "took back a pick",
            },
            Self::PicksClosed(_) => "closed the round of picks",
            Self::PickSettled(_) => "settled who makes a visit",
            Self::PlanProposed(_) => "proposed a rota",
            Self::WeekPublished(_) => "published the week",
            Self::Repair(changed) => repair_words(&changed.change),
            Self::RotaChanged(changed) => change_words(changed.cause, &changed.steps, true),
            Self::Request(changed) => request_words(&changed.change),
            Self::Role(_) => "shared out a role",
            Self::Topic(changed) => topic_words(&changed.change),
            Self::Value(_) => "changed how much the team values something",
            Self::Rules(_) => "changed the rules by which the team makes its rota",
            Self::TakenBack(_) => "took something back",
        }
    }
}

impl Told {
    fn add(&mut self, event: &Event, team: &Team) {
        match event {
            Event::Founded(_) | Event::Described(_) | Event::Value(_) | Event::Rules(_) => {}
            Event::WorkerJoined(joined) => self.worker(joined.worker),
            Event::WorkerRemoved(removed) => self.worker(removed.joined.worker),
            Event::WorkerDetails(changed) => self.worker(changed.worker),
            Event::WorkerTerms(changed) => self.worker(changed.worker),
            Event::WorkerLeaving(leaving) => self.worker(leaving.worker),
            Event::Competence(changed) => self.worker(changed.worker),
            Event::SignOff(changed) => {
                self.worker(changed.worker);
                self.person(changed.person);
            }
            Event::Clearance(changed) => self.worker(changed.worker),
            Event::Absence(changed) => {
                either(&changed.change).for_each(|absence| self.worker(absence.worker));
            }
            Event::PersonJoined(joined) => self.person(joined.person),
            Event::PersonRemoved(removed) => self.person(removed.joined.person),
            Event::PersonDetails(changed) => self.person(changed.person),
            Event::PersonLeaving(leaving) => self.person(leaving.person),
            Event::WorkerWish(wished) => {
                self.person(wished.person);
                self.worker(wished.worker);
            }
            Event::Circle(changed) => self.person(changed.person),
            Event::CouncilSees(changed) => self.person(changed.person),
            Event::PatternAgreed(agreed) => self.person(agreed.person),
            Event::PatternRemoved(removed) => self.person(removed.agreed.person),
            Event::PatternChanged(changed) => self.person(changed.person),
            Event::PatternEnding(ending) => {
                self.people.extend(team.patterns.get(&ending.pattern).map(|pattern| pattern.person));
            }
            Event::Exception(changed) => {
                for exception in either(&changed.change) {
                    self.person(exception.person());
                    self.visits.extend(exception.visit());
                }
            }
            Event::DraftBegun(begun) => self.week = Some(begun.week),
            Event::DraftDropped(dropped) => self.week = Some(dropped.week),
            Event::DraftChanged(changed) | Event::RotaChanged(changed) => {
                self.steps(changed.week, &changed.steps);
            }
            Event::DraftAgreed(agreed) => self.week = Some(agreed.week),
            Event::PicksOpened(opened) => self.week = Some(opened.week),
            Event::Pick(said) => {
                self.week = Some(said.week);
                self.visits.insert(said.visit);
            }
            Event::PicksClosed(closed) => self.week = Some(closed.week),
            Event::PickSettled(settled) => {
                self.week = Some(settled.week);
                self.visits.insert(settled.visit);
                for settlement in either(&settled.settlement) {
                    self.workers.extend(&settlement.chosen);
                }
            }
            Event::PlanProposed(proposed) => self.week = Some(proposed.week),
            Event::WeekPublished(published) => self.week = Some(published.week),
            Event::Repair(changed) => {
                either(&changed.change).for_each(|repair| self.steps(changed.week, &repair.steps));
            }
            Event::Request(changed) => {
                for request in either(&changed.change) {
                    self.week = Some(request.week);
                    self.workers.extend(request.answers.keys());
                    match request.what {
                        Asked::Offer { visit } | Asked::TakeOver { visit } => self.visits.extend([visit]),
                        Asked::Swap { mine, yours } => self.visits.extend([mine, yours]),
                    }
                }
            }
            Event::Role(shared) => self.workers.extend(shared.turns.after.iter().map(|turn| turn.worker)),
            Event::Topic(_) => {}
            Event::TakenBack(taken) => taken.events.iter().for_each(|event| self.add(event, team)),
        }
    }

    fn worker(&mut self, worker: WorkerId) {
        self.workers.insert(worker);
    }

    fn person(&mut self, person: PersonId) {
        self.people.insert(person);
    }

    fn steps(&mut self, week: WeekStart, steps: &[Step]) {
        self.week = Some(week);
        for step in steps {
            self.visits.insert(step.visit);
            let places = step.before.iter().chain(&step.after);
            self.workers.extend(places.flat_map(|place| &place.workers));
        }
    }
}

/// What was and what is, as far as there is any.
fn either<T>(change: &Change<Option<T>>) -> impl Iterator<Item = &T> {
    change.before.iter().chain(&change.after)
}

fn absence_words(change: &Change<Option<Absence>>) -> &'static str {
    match (&change.before, &change.after) {
        (None, _) => "noted that a worker is away",
        (Some(_), Some(_)) => "noted until when a worker is away",
        (Some(_), None) => "noted that a worker is not away after all",
    }
}

fn change_words(cause: Cause, steps: &[Step], published: bool) -> &'static str {
    match (cause, published) {
        (Cause::Picks, _) => "gave visits to those who picked them",
        (Cause::Settled, _) => "gave a visit to one of those who picked it",
        (Cause::Plan(_), _) => "took a proposal into the draft",
        (Cause::Repair(_), _) => "changed the published rota",
        (Cause::Request(_), _) => "changed who comes, as workers agreed",
        (Cause::Hand, _) if steps.iter().all(|step| step.after.is_none()) => "took workers off visits",
        (Cause::Hand, _) if steps.iter().all(|step| step.before.is_none()) => "put workers on visits",
        (Cause::Hand, true) => "changed the published rota",
        (Cause::Hand, false) => "changed the draft",
    }
}

fn repair_words(change: &Change<Option<Repair>>) -> &'static str {
    match (&change.before, &change.after) {
        (None, _) => "proposed a change to the published rota",
        (Some(_), Some(_)) => "agreed to a change of the published rota",
        (Some(_), None) => "ended a proposed change",
    }
}

fn request_words(change: &Change<Option<Request>>) -> &'static str {
    let Some(after) = &change.after else { return "took back a request" };
    let Some(before) = &change.before else {
        return match after.what {
            Asked::Offer { .. } => "offered a visit",
            Asked::TakeOver { .. } => "asked who takes over a visit",
            Asked::Swap { .. } => "asked to swap visits",
        };
    };
    let answers = |request: &Request, answer| request.answers.values().filter(|one| **one == answer).count();
    match after.state {
        RequestState::Made => "said yes to a request",
        RequestState::Withdrawn => "took back a request",
        RequestState::Declined => "said no to a request, as everybody did",
        RequestState::Open if answers(after, Answer::No) > answers(before, Answer::No) => {
            "said no to a request"
        }
        RequestState::Open => "opened a request again",
    }
}

fn topic_words(change: &Change<Option<Topic>>) -> &'static str {
    let Some(after) = &change.after else { return "took back a topic" };
    let Some(before) = &change.before else { return "brought something up to decide" };
    match after.state {
        TopicState::Withdrawn => "withdrew a topic",
        TopicState::Decided { .. } => "noted that something is decided",
        TopicState::Open if after.proposals.len() > before.proposals.len() => "proposed something else",
        TopicState::Open if after.objections.len() > before.objections.len() => {
            "has a reason against a proposal"
        }
        TopicState::Open if after.consents.len() > before.consents.len() => "consents to a proposal",
        TopicState::Open => "opened a topic again",
    }
}
