//! What somebody takes with them to another team, as the one order by which they join it.

mod once;

use std::collections::{BTreeMap, BTreeSet};

use care::details::DataSubject;
use care::ids::{CommandId, PatternId, PersonId, SealedId, WorkerId};
use care::support::Pattern;
use care::team::{Command, Team};
use care::time::Moment;
use care::{absences, circle, people, skills, support, suspensions, wishes, workers};
use jiff::civil::Date;

use super::found::derived;
use super::moving::{Moved, Moving};
use crate::teams::{Now, Order};
use crate::{Error, Kind};

/// The order by which somebody joins the other team with what is theirs in the first.
///
/// # Errors
/// If they were erased meanwhile.
pub(super) fn carried(from: &Now, to: &Team, moving: &Moving, id: CommandId) -> Result<Order, Error> {
    let mut case = Case { from, to, order: Order::of(id) };
    match moving.who {
        Moved::Worker(worker) => case.worker(worker, moving.on)?,
        Moved::Person(person) => case.person(person, moving.on)?,
    }
    Ok(case.order)
}

/// What is carried: the order as far as it is written.
struct Case<'a> {
    from: &'a Now,
    to: &'a Team,
    order: Order,
}

impl Case<'_> {
    fn worker(&mut self, worker: WorkerId, on: Date) -> Result<(), Error> {
        let whose = DataSubject::Worker(worker);
        let known = self.from.state.workers.get(&worker).ok_or_else(Error::not_found)?;
        let details = self.again(known.details, whose).ok_or_else(erased)?;
        let terms = known.terms.clone();
        self.push(workers::Join(workers::Joined { worker, details, on, terms }));
        for (competence, held) in &known.competences {
            let proof = held.proof.and_then(|proof| self.again(proof, whose));
            let held = Some(skills::Held { proof, ..*held });
            self.push(skills::SetCompetence { worker, competence: competence.clone(), held });
        }
        // What a nurse signed them off for, for people whom the other team supports too.
        for (person, tasks) in
            known.sign_offs.iter().filter(|(person, _)| self.to.people.contains_key(person))
        {
            for (competence, sign_off) in tasks {
                let Some(nurse) = self.again(sign_off.nurse, whose) else { continue };
                let (person, competence) = (*person, competence.clone());
                let sign_off = Some(skills::SignOff { nurse, ..*sign_off });
                self.push(skills::SetSignOff { worker, person, competence, sign_off });
            }
        }
        if known.cleared_until.is_some() {
            self.push(skills::SetClearance { worker, until: known.cleared_until });
        }
        let first = Moment::new(on, care::time::Clock::MIDNIGHT);
        let theirs = self.from.state.absences.iter().filter(|(_, absence)| absence.worker == worker);
        for (absence, known) in theirs.filter(|(_, known)| known.to.is_none_or(|to| first < to)) {
            let words = known.words.and_then(|words| self.again(words, whose));
            let to = Some(absences::Absence { words, ..known.clone() });
            self.push(absences::SetAbsence { absence: *absence, to });
        }
        Ok(())
    }

    fn person(&mut self, person: PersonId, on: Date) -> Result<(), Error> {
        let whose = DataSubject::Person(person);
        let known = self.from.state.people.get(&person).ok_or_else(Error::not_found)?;
        let details = self.again(known.details, whose).ok_or_else(erased)?;
        self.push(people::Join(people::Joined { person, details, on }));
        for (member, theirs) in &known.circle {
            let Some(details) = self.again(theirs.details, whose) else { continue };
            let to = Some(circle::Member { details, ..theirs.clone() });
            self.push(circle::SetMember { person, member: *member, to });
        }
        for (worker, wish) in known.wishes.iter().filter(|(worker, _)| self.to.workers.contains_key(worker)) {
            self.push(wishes::SetWish { person, worker: *worker, wish: Some(*wish) });
        }
        if !known.council_sees.is_empty() {
            self.push(circle::ShareWithCouncil { person, sections: known.council_sees.clone() });
        }
        let mut patterns = BTreeSet::new();
        for (pattern, agreed) in in_order(&self.from.state.patterns, person, on) {
            if self.pattern(pattern, agreed, on) {
                patterns.insert(pattern);
            }
        }
        self.exceptions(person, on, &patterns);
        self.suspensions(person, on);
        Ok(())
    }

    /// When they are away, as far as that goes on.
    fn suspensions(&mut self, person: PersonId, on: Date) {
        let first = Moment::new(on, care::time::Clock::MIDNIGHT);
        let theirs = self.from.state.suspensions_of(person);
        for (suspension, known) in theirs.filter(|(_, known)| known.to.is_none_or(|to| first < to)) {
            let words = known.words.and_then(|words| self.again(words, DataSubject::Person(person)));
            let to = Some(suspensions::Suspension { words, visits: BTreeMap::new(), ..known.clone() });
            self.push(suspensions::Suspend { suspension, person, to });
        }
    }

    /// What is agreed from the day on, and what is to change later; whether anything is.
    fn pattern(&mut self, pattern: PatternId, agreed: &Pattern, on: Date) -> bool {
        let person = agreed.person;
        let current = agreed.terms.range(..=on).next_back().map(|(_, terms)| (on, terms));
        let later = agreed.terms.range(on..).filter(|(from, _)| **from > on);
        let all = current.into_iter().chain(later.map(|(from, terms)| (*from, terms)));
        let mut is_agreed = false;
        for (from, terms) in all {
            let Some(what) = self.again(terms.support.what, DataSubject::Person(person)) else { continue };
            let support = care::visit::Support { what, ..terms.support.clone() };
            let terms = support::Terms { support, ..terms.clone() };
            if !is_agreed {
                is_agreed = true;
                self.push(support::Agree(support::Agreed {
                    pattern,
                    person,
                    from,
                    terms,
                    until: agreed.until,
                }));
            } else {
                self.push(support::Change { pattern, from, terms });
            }
        }
        is_agreed
    }

    fn push(&mut self, command: impl Into<Command>) {
        self.order.commands.push(command.into());
    }

    /// The same sealed once more for the other team, under the same key; nothing where it was erased.
    fn again(&mut self, sealed: SealedId, whose: DataSubject) -> Option<SealedId> {
        let detail = self.from.book.detail(sealed)?.clone();
        let again = SealedId::new(derived(self.order.id, &format!("{sealed} {}", self.order.sealed.len())));
        self.order.sealed.push((again, whose, detail));
        Some(again)
    }
}

/// The patterns of a person that hold on a day or later, each after the one that it follows.
fn in_order(
    patterns: &BTreeMap<PatternId, Pattern>,
    person: PersonId,
    on: Date,
) -> Vec<(PatternId, &Pattern)> {
    let theirs = patterns.iter().filter(|(_, pattern)| pattern.person == person);
    let mut left: Vec<_> =
        theirs.filter(|(_, pattern)| pattern.until.is_none_or(|last| on <= last)).collect();
    let mut done = BTreeSet::new();
    let mut ordered = Vec::new();
    while !left.is_empty() {
        let follows = |pattern: &Pattern| pattern.terms.values().find_map(|terms| terms.support.after);
        let ready = |(_, pattern): &(&PatternId, &Pattern)| {
            follows(pattern).is_none_or(|after| done.contains(&after.pattern))
        };
        // Where none is ready they follow something that is no longer there, and are told so by the other team.
        let at = left.iter().position(ready).unwrap_or_default();
        let (id, pattern) = left.remove(at);
        done.insert(*id);
        ordered.push((*id, pattern));
    }
    ordered
}

fn erased() -> Error {
    Error::new(Kind::Invalid, "Their record was erased, so there is nothing to take to the other team.")
}
