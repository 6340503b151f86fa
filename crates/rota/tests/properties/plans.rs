//! What holds for the plan of any problem.

use proptest::prelude::*;
use proptest::test_runner::{RngAlgorithm, TestRng, TestRunner};

use crate::brute;
use crate::problems::{Shape, problems};
use rota::problem::Weights;
use rota::{Options, Plan, Problem, Proposal, Steps, VisitIdx, plan};

fn planned(problem: &Problem, seed: u64, steps: u64) -> Proposal {
    plan(problem, None, &Options { seed, threads: 1 }, &Steps(steps), &mut |_| {})
}

/// Runs a property on so many problems of a shape, the same ones every time; a failing one is shrunk and shown.
/// With `ROTA_CASES=5000` it is other problems every time, and as many as said.
#[expect(clippy::disallowed_methods, reason = "how hard to try is said from outside")]
fn for_all(shape: Shape, cases: u32, property: impl Fn(&Problem) -> Result<(), TestCaseError>) {
    let wanted = std::env::var("ROTA_CASES").ok().and_then(|cases| cases.parse().ok());
    let cases = wanted.unwrap_or(cases);
    let config = ProptestConfig { cases, failure_persistence: None, ..ProptestConfig::default() };
    let mut runner = match wanted {
        Some(_) => TestRunner::new(config),
        None => TestRunner::new_with_rng(config, TestRng::deterministic_rng(RngAlgorithm::ChaCha)),
    };
    let failure = runner.run(&problems(shape), |problem| property(&problem)).err();
    assert!(failure.is_none(), "{}", failure.map_or_else(String::new, |failure| failure.to_string()));
}

#[test]
fn generated_problems_have_no_faults() {
    for shape in [Shape::SMALL, Shape::WEEK, Shape::TINY] {
        for_all(shape, 300, |problem| {
            prop_assert_eq!(problem.faults(), []);
            Ok(())
        });
    }
}

#[test]
fn a_plan_breaks_no_rule() {
    for_all(Shape::SMALL, 100, |problem| {
        let proposal = planned(problem, 1, 3_000);
        prop_assert_eq!(&proposal.verdict.breaches, &[]);
        prop_assert_eq!(&proposal.verdict, &rota::check(problem, &proposal.plan));
        Ok(())
    });
}

#[test]
fn a_week_s_plan_keeps_the_rules_for_weeks() {
    for_all(Shape::WEEK, 40, |problem| {
        let problem = &Problem { links: Vec::new(), ..problem.clone() };
        prop_assert_eq!(planned(problem, 1, 3_000).verdict.breaches, []);
        Ok(())
    });
}

#[test]
fn every_visit_left_out_has_a_reason() {
    for_all(Shape::SMALL, 100, |problem| {
        let proposal = planned(problem, 1, 3_000);
        let all = (0..problem.visits.len()).map(VisitIdx::at);
        let left_out: Vec<VisitIdx> =
            all.filter(|&visit| proposal.plan.of_visit(visit).next().is_none()).collect();
        let mut explained: Vec<VisitIdx> = proposal.unplaced.iter().map(|unplaced| unplaced.visit).collect();
        explained.sort_unstable();
        prop_assert_eq!(explained, left_out);
        prop_assert!(proposal.unplaced.iter().all(|unplaced| !unplaced.why.is_empty()));
        Ok(())
    });
}

#[test]
fn what_no_plan_could_hold_is_not_held_by_itself_either() {
    for_all(Shape { visits: 3..=9, ..Shape::TINY }, 150, |problem| {
        for shortage in planned(problem, 1, 3_000).unplaced.iter().filter_map(|left| left.shortage.as_ref()) {
            let visits = shortage.visits.iter().map(|visit| problem.visit(*visit).clone()).collect();
            let alone = Problem { visits, links: Vec::new(), weights: Weights::default(), ..problem.clone() };
            prop_assert!(!planned(&alone, 1, 3_000).unplaced.is_empty(), "{shortage:?}");
        }
        Ok(())
    });
}

/// A round of a plan with its break elsewhere, everything else as it is.
fn with_break_before(proposal: &Proposal, round: usize, before: usize) -> Plan {
    let mut plan = proposal.plan.clone();
    let stops = &plan.rounds[round].stops;
    let arrive = stops.get(before).map(|stop| stop.arrive);
    if let (Some(rest), Some(arrive)) = (plan.rounds[round].rest.as_mut(), arrive) {
        (rest.before, rest.start) = (before, rest.start.max(arrive));
    }
    plan
}

#[test]
fn breaks_are_owed_and_no_other_door_would_be_cheaper() {
    for_all(Shape::SMALL, 100, |problem| {
        let proposal = planned(problem, 1, 3_000);
        for (at, round) in proposal.plan.rounds.iter().enumerate() {
            let Some(rest) = round.rest else { continue };
            let rule = problem.worker(round.worker).shifts[round.shift].break_rule;
            let beyond = rule.and_then(|rule| rule.beyond);
            prop_assert!(beyond.is_none_or(|beyond| round.back - round.leave > beyond), "{round:?}");
            for before in (1..round.stops.len()).filter(|before| *before != rest.before && rest.before > 0) {
                let verdict = rota::check(problem, &with_break_before(&proposal, at, before));
                prop_assert!(
                    !verdict.holds() || verdict.score.total >= proposal.score().total,
                    "{round:?} {before}"
                );
            }
        }
        Ok(())
    });
}

#[test]
fn a_plan_goes_on_from_another_and_is_no_worse() {
    for_all(Shape::SMALL, 60, |problem| {
        let first = planned(problem, 1, 3_000);
        let options = Options { seed: 2, threads: 1 };
        let second = plan(problem, Some(&first.plan), &options, &Steps(500), &mut |_| {});
        prop_assert!(!first.verdict.holds() || second.verdict.holds());
        prop_assert!(second.score().total <= first.score().total, "{:?}", (&first.plan, &second.plan));
        Ok(())
    });
}

#[test]
fn a_plan_is_no_worse_than_leaving_everything_out() {
    for_all(Shape::SMALL, 100, |problem| {
        let nothing = rota::check(problem, &Plan::default()).score.total;
        prop_assert!(planned(problem, 1, 3_000).score().total <= nothing);
        Ok(())
    });
}

#[test]
fn the_same_seed_and_steps_give_the_same_plan() {
    for_all(Shape::SMALL, 40, |problem| {
        prop_assert_eq!(planned(problem, 7, 2_000).plan, planned(problem, 7, 2_000).plan);
        Ok(())
    });
}

#[test]
fn a_tiny_problem_is_planned_as_well_as_can_be() {
    for_all(Shape::TINY, 60, |problem| {
        let (cost, best) = brute::best(problem);
        let found = planned(problem, 1, 20_000);
        prop_assert_eq!(&found.verdict.breaches, &[]);
        prop_assert!(found.score().total <= cost, "{} found, {cost} possible: {best:?}", found.score().total);
        Ok(())
    });
}

#[test]
fn one_more_worker_never_makes_the_best_plan_worse() {
    for_all(Shape::TINY, 60, |problem| {
        let mut problem = problem.clone();
        // What compares workers with one another may well be worse with one more.
        let weights = &mut problem.weights;
        (weights.longest_idle, weights.imbalance, weights.guaranteed_unfilled) = (0, 0, 0);
        (weights.unfair_evenings, weights.unfair_weekends) = (0, 0);
        let (without, _) = brute::best(&problem);
        problem.workers.push(problem.workers[0].clone());
        let (with, _) = brute::best(&problem);
        prop_assert!(with <= without, "{with} with one more, {without} without");
        Ok(())
    });
}

#[test]
fn the_order_of_rounds_is_of_no_matter() {
    for_all(Shape::SMALL, 60, |problem| {
        let Proposal { mut plan, verdict, .. } = planned(problem, 1, 1_000);
        plan.rounds.reverse();
        prop_assert_eq!(rota::check(problem, &plan).score, verdict.score);
        Ok(())
    });
}
