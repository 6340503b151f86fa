//! Any plan can be judged, whatever nonsense it says.

use proptest::collection::vec;
use proptest::prelude::*;

use crate::problems::{Shape, problems};
use rota::{Plan, Rest, Round, Span, Stop, Time, VisitIdx, WorkerIdx, check};

/// Mostly small numbers, sometimes the most extreme ones.
fn number() -> impl Strategy<Value = i32> {
    prop_oneof![6 => -10..1_500, 1 => Just(i32::MIN), 1 => Just(i32::MAX), 1 => any::<i32>()]
}

fn time() -> impl Strategy<Value = Time> {
    number().prop_map(Time)
}

fn index() -> impl Strategy<Value = u32> {
    prop_oneof![12 => 0_u32..6, 1 => Just(u32::MAX)]
}

fn stop() -> impl Strategy<Value = Stop> {
    (index(), time(), time(), time()).prop_map(|(visit, arrive, start, end)| Stop {
        visit: VisitIdx(visit),
        arrive,
        start,
        end,
    })
}

fn rest() -> impl Strategy<Value = Rest> {
    (time(), number(), 0_usize..5).prop_map(|(start, length, before)| Rest {
        start,
        length: Span(length),
        before,
    })
}

fn round() -> impl Strategy<Value = Round> {
    let whose = (index().prop_map(WorkerIdx), 0_usize..3);
    (whose, time(), time(), vec(stop(), 0..5), proptest::option::of(rest())).prop_map(
        |((worker, shift), leave, back, stops, rest)| Round { worker, shift, leave, back, stops, rest },
    )
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 400, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_plan_is_judged(problem in problems(Shape::SMALL), rounds in vec(round(), 0..5)) {
        let verdict = check(&problem, &Plan { rounds });
        prop_assert!(verdict.breaches.iter().all(|breach| breach.amount > 0 && !breach.what.is_empty()));
        prop_assert_eq!(verdict.score.total, verdict.score.parts.iter().map(|(_, part)| part.cost).sum::<i64>());
    }
}
