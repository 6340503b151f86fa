//! What makes a problem unusable: indices that point nowhere, windows that end before they begin.

#[cfg(test)]
mod tests;
mod visits;
mod workers;

use super::{Problem, TravelTable};
use crate::units::{CompetenceIdx, DayIdx, PersonIdx, PlaceIdx, Span, Time, VisitIdx, Window, WorkerIdx};

/// One thing wrong with a problem's data.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fault {
    /// Where in the problem, such as `visits[3].appointments[0]`.
    pub at: String,
    /// What is wrong, in words.
    pub what: String,
}

impl Problem {
    /// The latest moment and the longest span a problem may name, apart from those that stand for "no limit":
    /// [`Time::MIN`], [`Time::MAX`], [`Span::MAX`]. No moment is earlier than this many ticks before the horizon.
    pub const MOST_TICKS: i32 = 500_000_000;

    /// The most days a horizon has.
    pub const MOST_DAYS: usize = 28;

    /// Everything wrong with the data, so that it can be mended at once. Empty for a problem that can be planned.
    #[must_use]
    pub fn faults(&self) -> Vec<Fault> {
        let mut finder = Finder { problem: self, faults: Vec::new() };
        finder.days();
        finder.travel();
        finder.workers();
        finder.people();
        finder.visits();
        finder.links();
        finder.weights();
        finder.faults
    }
}

/// Collects what is wrong.
struct Finder<'a> {
    problem: &'a Problem,
    faults: Vec<Fault>,
}

impl Finder<'_> {
    fn days(&mut self) {
        let days = &self.problem.days;
        if days.is_empty() || days.len() > Problem::MOST_DAYS {
            let what = format!("there are {} days; a horizon has 1 to {}", days.len(), Problem::MOST_DAYS);
            self.fault("days", what);
        }
        for (index, day) in days.iter().enumerate() {
            let at = format!("days[{index}]");
            self.time(&format!("{at}.evening"), day.evening);
            self.window(&at, Window { from: day.from, to: day.to });
            if index > 0 && day.from < days[index - 1].to {
                self.fault(&at, "begins before the day before it ends");
            }
        }
    }

    fn travel(&mut self) {
        for (mode, table) in self.problem.travel.iter().enumerate() {
            let at = format!("travel[{mode}]");
            if table.places() != self.problem.places {
                let what = format!("covers {} places, and there are {}", table.places(), self.problem.places);
                self.fault(&at, what);
            }
            if let Some((from, to, span)) = bad_leg(table) {
                let how = if span < Span::ZERO { "is negative" } else { "is longer than unreachable" };
                self.fault(&at, format!("the way from place {from} to place {to} {how}"));
            }
        }
    }

    fn people(&mut self) {
        for (index, person) in self.problem.people.iter().enumerate() {
            let lists = [
                ("not_this_worker", &person.not_this_worker),
                ("liked", &person.liked),
                ("known", &person.known),
                ("recent", &person.recent),
            ];
            for (list, workers) in lists {
                self.worker_list(&format!("people[{index}].{list}"), workers);
            }
        }
    }

    fn weights(&mut self) {
        let weights = &self.problem.weights;
        for (name, weight) in [
            ("travel", weights.travel),
            ("waiting", weights.waiting),
            ("late", weights.late),
            ("early", weights.early),
            ("worst_late", weights.worst_late),
            ("shortened", weights.shortened),
            ("overtime", weights.overtime),
            ("longest_idle", weights.longest_idle),
            ("guaranteed_unfilled", weights.guaranteed_unfilled),
            ("beyond_guaranteed", weights.beyond_guaranteed),
            ("stranger", weights.stranger),
            ("face", weights.face),
            ("not_liked", weights.not_liked),
            ("split_day", weights.split_day),
            ("unfair_evenings", weights.unfair_evenings),
            ("unfair_weekends", weights.unfair_weekends),
            ("imbalance", weights.imbalance),
        ] {
            if weight < 0 {
                self.fault(&format!("weights.{name}"), "is negative");
            }
        }
    }

    fn fault(&mut self, at: &str, what: impl Into<String>) {
        self.faults.push(Fault { at: at.to_owned(), what: what.into() });
    }

    /// An index that points past the end of its list.
    fn index(&mut self, at: &str, what: &str, index: usize, count: usize) {
        if index >= count {
            self.fault(at, format!("names {what} {index}, and there are {count}"));
        }
    }

    fn worker(&mut self, at: &str, index: WorkerIdx) {
        self.index(at, "worker", index.index(), self.problem.workers.len());
    }

    fn person(&mut self, at: &str, index: PersonIdx) {
        self.index(at, "person", index.index(), self.problem.people.len());
    }

    fn place(&mut self, at: &str, index: Option<PlaceIdx>) {
        if let Some(index) = index {
            self.index(at, "place", index.index(), self.problem.places);
        }
    }

    fn day(&mut self, at: &str, index: DayIdx) {
        self.index(at, "day", index.index(), self.problem.days.len());
    }

    fn competence(&mut self, at: &str, index: CompetenceIdx) {
        self.index(at, "competence", index.index(), self.problem.competences.len());
    }

    fn visit(&mut self, at: &str, index: VisitIdx) {
        self.index(at, "visit", index.index(), self.problem.visits.len());
    }

    fn worker_list(&mut self, at: &str, workers: &[WorkerIdx]) {
        for (index, &worker) in workers.iter().enumerate() {
            self.worker(&format!("{at}[{index}]"), worker);
        }
    }

    fn time(&mut self, at: &str, time: Time) {
        let bounded = (-Problem::MOST_TICKS..=Problem::MOST_TICKS).contains(&time.0);
        if !bounded && time != Time::MIN && time != Time::MAX {
            self.fault(
                at,
                format!("is {} ticks from the start, and {} is the most", time.0, Problem::MOST_TICKS),
            );
        }
    }

    fn window(&mut self, at: &str, window: Window) {
        self.time(&format!("{at}.from"), window.from);
        self.time(&format!("{at}.to"), window.to);
        if window.to < window.from {
            self.fault(at, "ends before it begins");
        }
    }

    fn span(&mut self, at: &str, span: Span) {
        if span < Span::ZERO {
            self.fault(at, "is negative");
        } else if span.0 > Problem::MOST_TICKS && span != Span::MAX {
            self.fault(at, format!("is {} ticks, and {} is the most", span.0, Problem::MOST_TICKS));
        }
    }
}

/// The first leg that is negative or longer than what stands for unreachable.
fn bad_leg(table: &TravelTable) -> Option<(PlaceIdx, PlaceIdx, Span)> {
    let places = || (0..table.places()).map(PlaceIdx::at);
    let legs = places().flat_map(|from| places().map(move |to| (from, to, table.span(from, to))));
    legs.into_iter().find(|(_, _, span)| *span < Span::ZERO || *span > TravelTable::UNREACHABLE)
}
