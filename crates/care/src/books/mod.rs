//! The books of a team: everything that is ever added up from what happened to it, so that it is added up once.
//!
//! A second fold of the team's events, beside its state: the state forgets weeks that are long over, the books forget nothing. They
//! hold the [ledger](crate::bank::Book) of the bank of hours and the [record](crate::hours::Record) of everybody's time. The same
//! events give the same books, whenever they are folded.

mod touched;

use std::collections::BTreeMap;

use jiff::Timestamp;
use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use crate::bank::{self, Book, Part};
use crate::hours::Record;
use crate::stream::Stream;
use crate::suspensions::Counts;
use crate::team::{Event, Team};
use crate::time::WeekStart;
use crate::units::Minutes;
use crate::weeks::Round;
use crate::weeks::rounds::Promised;
use crate::{absences, history, meetings, workers};

/// The books of a team.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Books {
    team: Team,
    /// What becomes of commissioned hours.
    pub bank: Book,
    /// Everybody's time.
    pub hours: Record,
    today: Option<Date>,
}

impl Books {
    /// Takes in something that happened to the team.
    pub fn apply(&mut self, at: Timestamp, event: &Event) {
        self.team.apply(event);
        let Some(founded) = &self.team.founded else { return };
        let today = founded.description.zone.civil(at).date.max(self.today.unwrap_or(Date::MIN));
        self.today = Some(today);
        self.bank.go_on_to(today);
        self.note(event, today);
        for week in touched::weeks(&self.team, event, today) {
            self.tell(week);
        }
        self.bank.withdraw();
    }

    /// The same on the morning of a later day on which nothing else has happened.
    #[must_use]
    pub fn on(&self, today: Date) -> Self {
        let mut books = self.clone();
        if self.today.is_some() {
            books.bank.go_on_to(today);
        }
        books
    }

    /// The day up to which they are written.
    #[must_use]
    pub fn today(&self) -> Option<Date> {
        self.today
    }

    /// How many events they are the fold of.
    #[must_use]
    pub fn version(&self) -> u64 {
        self.team.version
    }

    /// What is not about rotas.
    fn note(&mut self, event: &Event, today: Date) {
        if let Event::History(history::Event::TakenBack(taken)) = event {
            taken.events.iter().for_each(|event| self.note(event, today));
        }
        if let Event::Meetings(meetings::Event::Changed(changed)) = event {
            crate::stream::set::put(&mut self.hours.meetings, changed.meeting, changed.change.after.clone());
        }
        if let Event::Absences(absences::Event::Changed(changed)) = event {
            crate::stream::set::put(&mut self.hours.absences, changed.absence, changed.change.after.clone());
        }
        if let Event::Workers(event) = event {
            self.note_worker(event, today);
        }
        if let Event::Bank(bank::Event::BlockAgreed(agreed)) = event {
            self.bank.agree(agreed.block, agreed.change.after.as_ref());
        }
        if let Event::Bank(bank::Event::Spent(spent)) = event {
            self.bank.spend(spent.spending, spent.change.after.as_ref());
        }
    }

    fn note_worker(&mut self, event: &workers::Event, today: Date) {
        match event {
            workers::Event::Joined(joined) => {
                self.hours.here.insert(joined.worker, (joined.on, None));
                self.hours.terms.insert(joined.worker, [(joined.on, joined.terms.clone())].into());
            }
            workers::Event::Removed(removed) => {
                self.hours.here.remove(&removed.joined.worker);
                self.hours.terms.remove(&removed.joined.worker);
            }
            workers::Event::TermsChanged(changed) => {
                let first = self.hours.here.get(&changed.worker).map_or(today, |(first, _)| *first);
                let terms = self.hours.terms.entry(changed.worker).or_default();
                terms.insert(today.max(first), changed.terms.after.clone());
            }
            workers::Event::Leaving(leaving) => {
                if let Some((_, last)) = self.hours.here.get_mut(&leaving.worker) {
                    *last = leaving.last.after;
                }
            }
            workers::Event::DetailsChanged(_) | workers::Event::LeavingProposed(_) => {}
        }
    }

    /// Writes down what people are told of a week now. A visit that is suspended counts as was said of it.
    fn tell(&mut self, week: WeekStart) {
        let Some(published) = self.team.published(week) else { return };
        let visits = self.team.visits(week);
        let suspended = self.team.suspended_between(week.monday(), week.sunday());
        let mut told = BTreeMap::new();
        let mut rounds: Vec<Round> = Vec::new();
        for round in &published.rounds {
            let counts = |visit: &Promised, how: fn(&Counts) -> bool| {
                let assignment = published.rota.get(&visit.visit);
                let counts = visits.contains_key(&visit.visit)
                    || suspended.get(&visit.visit).is_some_and(|(_, counts)| how(counts));
                counts && assignment.is_some_and(|one| self.team.who_comes(one).contains(&round.worker))
            };
            for visit in round.visits.iter().filter(|visit| counts(visit, |counts| counts.charged)) {
                let on = visit.promised.date;
                let agreed = visits.get(&visit.visit).or(suspended.get(&visit.visit).map(|(visit, _)| visit));
                let person = agreed.map(|visit| visit.person);
                let Some(block) = person.and_then(|person| self.team.block_of(person, on)) else { continue };
                let part = Part { visit: visit.visit, worker: round.worker };
                told.insert(part, bank::Told { block, on, week, minutes: visit.minutes });
            }
            rounds.extend(kept(round, |visit| counts(visit, |counts| counts.paid)));
        }
        self.bank.tell(week, &told);
        self.hours.tell(week, rounds);
    }
}

/// A round without the visits to which its worker does not come; `None` where none is left. Where some are left, the ways to them stay
/// as they were judged, and what was waited is not known any longer.
fn kept(round: &Round, comes: impl Fn(&Promised) -> bool) -> Option<Round> {
    let visits: Vec<_> = round.visits.iter().filter(|visit| comes(visit)).copied().collect();
    if visits.len() == round.visits.len() {
        return Some(round.clone());
    }
    let goes = |leg: &crate::weeks::rounds::Leg| {
        leg.to.is_none_or(|to| visits.iter().any(|visit| visit.visit == to))
    };
    let travel = round.travel.iter().filter(|leg| goes(leg)).copied().collect();
    (!visits.is_empty()).then(|| Round {
        visits,
        travel,
        waiting: Minutes::ZERO,
        estimated: true,
        ..round.clone()
    })
}
