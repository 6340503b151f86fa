//! The break that a round owes: where, when, how long, and whether it is missed.

use super::Breach;
use super::reading::{Pause, Reading, Trip, ticks, ticks_of};
use crate::problem::{BreakRule, Shift};
use crate::rule::Rule;

/// Checks the break of every round, and that none is missing that must be taken.
pub(super) fn check(reading: &Reading<'_>, breaches: &mut Vec<Breach>) {
    for trip in &reading.trips {
        match (trip.pause, trip.shift.break_rule) {
            (Some(pause), Some(rule)) => taken(trip, pause, rule, breaches),
            (Some(_), None) => {
                breach(trip, 1, "has a break in a shift without one", breaches);
            }
            (None, Some(rule)) if rule.missed.is_none() && missed(trip.shift, Some(trip)) => {
                breach(trip, 1, "has no break in a round that must have one", breaches);
            }
            (None, _) => {}
        }
    }
}

/// Whether a round is so long, from leaving to return, that it owes the break of its shift.
pub(super) fn owed(trip: &Trip<'_>) -> bool {
    let Some(rule) = trip.shift.break_rule else { return false };
    rule.beyond.is_none_or(|beyond| trip.away() > ticks_of(beyond.0))
}

/// Whether the break owed in a shift is not taken: that of a long round or, where the rule knows no length, of any,
/// even an empty one.
pub(super) fn missed(shift: &Shift, trip: Option<&Trip<'_>>) -> bool {
    let Some(rule) = shift.break_rule else { return false };
    match trip {
        Some(trip) => trip.pause.is_none() && owed(trip),
        None => rule.beyond.is_none(),
    }
}

fn taken(trip: &Trip<'_>, pause: Pause, rule: BreakRule, breaches: &mut Vec<Breach>) {
    let length = ticks_of(rule.length.0);
    if pause.length != length {
        breach(
            trip,
            (pause.length - length).abs(),
            "has a break that is not as long as the rule says",
            breaches,
        );
    }
    let (from, to) = (ticks(rule.starts.from), ticks(rule.starts.to));
    let outside = (from - pause.start).max(pause.start - to);
    if outside > 0 {
        breach(trip, outside, "has a break that starts outside the time for it", breaches);
    }
    let there = trip.calls.get(pause.before).map_or(trip.home, |call| call.reached);
    if pause.start < there {
        breach(trip, there - pause.start, "has a break before reaching where it is taken", breaches);
    }
}

fn breach(trip: &Trip<'_>, amount: i64, how: &str, breaches: &mut Vec<Breach>) {
    let what = format!("{} {how}", trip.worker.name);
    breaches.push(Breach::new(Rule::Break, amount, what).by(trip.by));
}

#[cfg(test)]
mod tests {
    use super::super::testing::{broken, rest, round, tiny, weighed};
    use crate::plan::Round;
    use crate::problem::{BreakRule, Problem, Weights};
    use crate::rule::Rule;
    use crate::units::{Span, Window};

    const DUE: BreakRule = BreakRule {
        length: Span(20),
        starts: Window { from: crate::Time(200), to: crate::Time(290) },
        beyond: None,
        missed: None,
    };

    fn due(rule: BreakRule) -> Problem {
        let mut problem = tiny();
        problem.workers[0].shifts[0].break_rule = Some(rule);
        problem
    }

    /// Breakfast from 100 to 130 and lunch, ten ticks away, at 300; with a break.
    fn with(problem: &Problem, start: i32, length: i32, before: usize) -> Round {
        Round { rest: rest(start, length, before), ..round(problem, 0, &[(0, 100), (1, 300)]) }
    }

    #[test]
    fn a_break_fits_between_arriving_and_starting() {
        let problem = due(DUE);
        for start in [200, 280] {
            assert_eq!(broken(&problem, [with(&problem, start, 20, 1)]), []);
        }
    }

    #[test]
    fn a_break_keeps_its_place_length_and_time() {
        let problem = due(DUE);
        let broken_by = |start, length, before| broken(&problem, [with(&problem, start, length, before)]);
        assert_eq!(broken_by(195, 20, 1), [(Rule::Break, 5)], "too early");
        assert_eq!(broken_by(200, 15, 1), [(Rule::Break, 5)], "too short");
        assert_eq!(broken_by(200, 32, 1), [(Rule::Break, 12)], "too long");
        assert_eq!(broken_by(284, 20, 1), [(Rule::OnePlaceAtATime, 4)], "runs into lunch");
        assert_eq!(broken_by(291, 9, 1), [(Rule::Break, 11), (Rule::Break, 1)], "too late, too short");
        assert_eq!(broken_by(200, 20, 3), [(Rule::Break, 1), (Rule::Break, 1)], "nowhere, and so none");
    }

    #[test]
    fn a_break_is_taken_only_once_there() {
        let problem = due(BreakRule { starts: Window::ALWAYS, ..DUE });
        assert_eq!(broken(&problem, [with(&problem, 139, 20, 1)]), [(Rule::Break, 1)]);
    }

    #[test]
    fn a_break_at_the_end_place_belongs_to_the_round() {
        let problem = due(BreakRule { starts: Window::ALWAYS, ..DUE });
        let mut asha = with(&problem, 360, 20, 2);
        assert_eq!(asha.back.0, 350);
        assert_eq!(broken(&problem, [asha.clone()]), [(Rule::OnePlaceAtATime, 30)]);
        asha.back.0 = 380;
        assert_eq!(broken(&problem, [asha.clone()]), []);
        asha.rest = rest(349, 20, 2);
        asha.back.0 = 370;
        assert_eq!(broken(&problem, [asha]), [(Rule::Break, 1)], "before getting home");
    }

    #[test]
    fn only_long_rounds_owe_a_break() {
        // From 90 to 350: 260 ticks.
        for (beyond, breaks) in [(259, 1), (260, 0)] {
            let problem = due(BreakRule { beyond: Some(Span(beyond)), ..DUE });
            let without = round(&problem, 0, &[(0, 100), (1, 300)]);
            assert_eq!(broken(&problem, [without]).len(), breaks);
            assert_eq!(broken(&problem, [with(&problem, 200, 20, 1)]), []);
        }
    }

    #[test]
    fn what_is_not_owed_is_waiting_and_paid() {
        // From 90 to 350: 260 ticks, of which 150 are waits for lunch; a break of 20 among them.
        for (beyond, waits, paid) in [(259, 140, 240), (260, 160, 260)] {
            let mut problem = due(BreakRule { beyond: Some(Span(beyond)), ..DUE });
            problem.workers[0].guaranteed = Some(Span(0));
            let round = [with(&problem, 200, 20, 1)];
            problem.weights = Weights { waiting: 1, ..Weights::default() };
            assert_eq!(weighed(&problem, round.clone(), Rule::Waiting), (waits, waits), "beyond {beyond}");
            problem.weights = Weights { beyond_guaranteed: 1, ..Weights::default() };
            assert_eq!(weighed(&problem, round, Rule::BeyondGuaranteed), (paid, paid), "beyond {beyond}");
        }
    }

    #[test]
    fn a_break_may_have_a_price_instead() {
        let problem = due(BreakRule { missed: Some(7), ..DUE });
        let without = round(&problem, 0, &[(0, 100), (1, 300)]);
        assert_eq!(weighed(&problem, [without], Rule::MissedBreak), (1, 7));
        assert_eq!(weighed(&problem, [], Rule::MissedBreak), (1, 7), "an empty round");
        assert_eq!(weighed(&problem, [with(&problem, 200, 20, 1)], Rule::MissedBreak), (0, 0));
        let long_ones = due(BreakRule { missed: Some(7), beyond: Some(Span(0)), ..DUE });
        assert_eq!(weighed(&long_ones, [], Rule::MissedBreak), (0, 0));
    }

    #[test]
    fn nobody_breaks_where_no_break_is_due() {
        let problem = tiny();
        assert_eq!(broken(&problem, [with(&problem, 200, 20, 1)]), [(Rule::Break, 1)]);
        let mut empty = round(&problem, 0, &[]);
        empty.rest = rest(200, 20, 0);
        assert_eq!(broken(&problem, [empty]), [(Rule::Break, 1)]);
    }
}
