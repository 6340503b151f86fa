//! A plan: who goes where and when, what could not be placed, and what it all weighs.

use crate::rule::Rule;
use crate::units::{Cost, Span, Time, VisitIdx, WorkerIdx};

/// Rounds for the workers of a problem. Rounds without visits may be left out.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Plan {
    /// The rounds, each of a different shift.
    pub rounds: Vec<Round>,
}

/// One worker's visits of one shift, in order.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Round {
    /// Whose.
    pub worker: WorkerIdx,
    /// Which of the worker's shifts, in `Worker::shifts`.
    pub shift: usize,
    /// When the worker sets out.
    pub leave: Time,
    /// When the worker has reached the end place (or finished the last visit where there is none); where the break
    /// is taken there, when that is over.
    pub back: Time,
    /// The visits.
    pub stops: Vec<Stop>,
    /// The break, if one is taken.
    pub rest: Option<Rest>,
}

/// One worker's part in one visit.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Stop {
    /// Which visit.
    pub visit: VisitIdx,
    /// When the worker is there.
    pub arrive: Time,
    /// When the visit starts.
    pub start: Time,
    /// When it ends.
    pub end: Time,
}

/// A break taken in a round.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Rest {
    /// When it starts.
    pub start: Time,
    /// How long it lasts.
    pub length: Span,
    /// Before which of the round's stops; equal to their number where it is taken at the end place.
    pub before: usize,
}

impl Plan {
    /// Everyone who makes a visit, with the start; empty where it is not placed.
    pub fn of_visit(&self, visit: VisitIdx) -> impl Iterator<Item = (&Round, &Stop)> {
        self.rounds.iter().flat_map(move |round| {
            round.stops.iter().filter(move |stop| stop.visit == visit).map(move |stop| (round, stop))
        })
    }
}

/// How much one weighed rule amounts to, and what that costs.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Part {
    /// In the rule's own measure: ticks, visits, faces.
    pub amount: i64,
    /// The amount at its price.
    pub cost: Cost,
}

/// The score of a plan, rule by rule.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Score {
    /// The sum of all parts.
    pub total: Cost,
    /// Every weighed rule, in the order of `Rule::WEIGHED`.
    pub parts: Vec<(Rule, Part)>,
}

impl Score {
    /// The part of one rule; nothing where the rule weighs nothing.
    #[must_use]
    pub fn part(&self, rule: Rule) -> Part {
        self.parts.iter().find(|(of, _)| *of == rule).map(|(_, part)| *part).unwrap_or_default()
    }
}
