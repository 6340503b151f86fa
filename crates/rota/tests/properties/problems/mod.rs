//! Small random problems, each built from genes: bytes that are read one by one to decide everything about a worker,
//! a visit, a link. A zero always means the plainest choice, so that what fails shrinks to what matters.

mod genes;
mod visits;
mod workers;

use std::ops::RangeInclusive;

use genes::Genes;
use proptest::collection::vec;
use proptest::prelude::*;
use rota::problem::{Day, TravelTable, Weights};
use rota::{Cost, PlaceIdx, Problem, Span, Time};

/// How large the problems are, and how fine their clock.
#[derive(Clone, Debug)]
pub(crate) struct Shape {
    /// How many days.
    pub(crate) days: RangeInclusive<i32>,
    /// How many workers.
    pub(crate) workers: RangeInclusive<usize>,
    /// How many visits.
    pub(crate) visits: RangeInclusive<usize>,
    /// What travel times and lengths of visits are multiples of.
    pub(crate) step: i32,
    /// How many steps the longest window of a visit is wide.
    pub(crate) width: i32,
    /// Whether rounds may owe breaks, visits may be made shorter, and visits may be pinned: all that the search over
    /// every plan does not know.
    pub(crate) everything: bool,
}

impl Shape {
    /// Up to three days, four workers and eight visits, in minutes.
    pub(crate) const SMALL: Self =
        Self { days: 1..=3, workers: 0..=4, visits: 0..=8, step: 5, width: 40, everything: true };

    /// A week and a bit, so that the rules for weeks show.
    pub(crate) const WEEK: Self = Self { days: 7..=9, workers: 1..=3, visits: 4..=12, ..Self::SMALL };

    /// One day, two workers, five visits and so few possible starts that all plans can be tried.
    pub(crate) const TINY: Self =
        Self { days: 1..=1, workers: 1..=2, visits: 1..=5, step: 1, width: 2, everything: false };

    /// How long the time of a day is in which visits can be.
    fn day_length(&self) -> i32 {
        if self.step == 1 { 40 } else { 900 }
    }
}

/// Problems of a shape, without faults.
pub(crate) fn problems(shape: Shape) -> impl Strategy<Value = Problem> {
    let genes = || vec(prop_oneof![3 => Just(0_u8), 2 => any::<u8>()], 160);
    (
        shape.days.clone(),
        vec(any::<u8>(), 16),
        vec(genes(), shape.workers.clone()),
        vec(genes(), shape.visits.clone()),
        vec(genes(), 0..=2),
        genes(),
    )
        .prop_map(move |(days, world, workers, visits, links, weights)| {
            let mut problem = world_of(&shape, days, &mut Genes::new(&world));
            problem.weights = weights_of(&mut Genes::new(&weights));
            let count = workers.len();
            problem.people =
                (0..3).map(|at| visits::person(at, count, &mut Genes::new(&world[at..]))).collect();
            for genes in &workers {
                let worker = workers::worker(&shape, &problem, &mut Genes::new(genes));
                problem.workers.push(worker);
            }
            for genes in &visits {
                let visit = visits::visit(&shape, &problem, &mut Genes::new(genes));
                problem.visits.push(visit);
            }
            for genes in links.iter().filter(|_| visits.len() > 1) {
                let link = visits::link(&shape, &problem, &mut Genes::new(genes));
                problem.links.push(link);
            }
            problem
        })
}

/// Days, places and travel.
fn world_of(shape: &Shape, days: i32, genes: &mut Genes<'_>) -> Problem {
    let places = 1 + genes.below(5);
    let spots: Vec<(i32, i32)> = (0..places).map(|_| (genes.number(4), genes.number(4))).collect();
    let uphill = genes.number(3);
    let step = shape.step;
    let walking = TravelTable::from_fn(places, |from, to| {
        let apart = (spots[from].0 - spots[to].0).abs() + (spots[from].1 - spots[to].1).abs();
        Span(apart * step + if from < to { uphill } else { 0 })
    });
    let cycling = TravelTable::from_fn(places, |from, to| {
        Span(walking.span(PlaceIdx::at(from), PlaceIdx::at(to)).0 / 2)
    });
    Problem {
        days: (0..days).map(|index| day(shape, index, genes)).collect(),
        places,
        travel: vec![walking, cycling],
        competences: vec!["medicines".into(), "hoist".into()],
        ..Problem::default()
    }
}

fn day(shape: &Shape, index: i32, genes: &mut Genes<'_>) -> Day {
    let from = 1_440 * index;
    Day {
        from: Time(from),
        to: Time(from + 1_440),
        weekend: genes.chance(3),
        evening: Time(from + shape.day_length() / 2),
    }
}

fn weights_of(genes: &mut Genes<'_>) -> Weights {
    let mut weight = || Cost::from(genes.number(6));
    Weights {
        travel: weight(),
        waiting: weight(),
        late: weight(),
        early: weight(),
        worst_late: weight(),
        shortened: weight(),
        overtime: weight(),
        longest_idle: weight(),
        guaranteed_unfilled: weight(),
        beyond_guaranteed: weight(),
        stranger: weight(),
        face: weight(),
        not_liked: weight(),
        split_day: weight(),
        unfair_evenings: weight(),
        unfair_weekends: weight(),
        imbalance: weight(),
    }
}
