//! Workers from genes.

use rota::problem::{BreakRule, Competent, Limits, Problem, RestException, Shift, SignOff, Unwanted, Worker};
use rota::{CompetenceIdx, Cost, DayIdx, ModeIdx, PersonIdx, PlaceIdx, Span, Time, Window};

use super::Shape;
use super::genes::Genes;

/// A worker with up to two shifts a day, one after the other.
pub(crate) fn worker(shape: &Shape, problem: &Problem, genes: &mut Genes<'_>) -> Worker {
    let days = problem.days.len();
    let shifts = (0..days).flat_map(|day| shifts(shape, problem, DayIdx::at(day), genes)).collect();
    Worker {
        shifts,
        mode: ModeIdx::at(genes.below(2)),
        competences: competences(days, genes),
        sign_offs: sign_offs(days, genes),
        cleared_until: genes.chance(5).then(|| DayIdx::at(genes.below(days))),
        guaranteed: genes.chance(2).then(|| genes.span(30, shape.step)),
        limits: limits(shape, genes),
        unwanted: unwanted(shape, genes),
        last_worked: genes.chance(3).then(|| Time(genes.number(40) * shape.step - 100)),
        rest_exceptions: rest_exceptions(shape, days, genes),
        capacity: genes.chance(3).then(|| genes.number(8)),
        evenings_before: genes.number(3).unsigned_abs(),
        weekends_before: genes.number(3).unsigned_abs(),
        ..Worker::new(format!("worker {}", problem.workers.len()))
    }
}

fn shifts(shape: &Shape, problem: &Problem, day: DayIdx, genes: &mut Genes<'_>) -> Vec<Shift> {
    let (begin, length) = (problem.day(day).from, shape.day_length());
    let all = Window { from: begin, to: begin + Span(length) };
    let late_start = genes.span(length / shape.step / 4, shape.step);
    let half = begin + Span(length / 2);
    match genes.below(5) {
        0 | 1 => vec![shift(shape, problem, day, Window { from: begin + late_start, ..all }, genes)],
        2 => vec![shift(shape, problem, day, Window { from: begin + late_start, to: half }, genes)],
        3 => Vec::new(),
        _ => vec![
            shift(shape, problem, day, Window { from: begin, to: half }, genes),
            shift(shape, problem, day, Window { from: half, ..all }, genes),
        ],
    }
}

fn shift(shape: &Shape, problem: &Problem, day: DayIdx, window: Window, genes: &mut Genes<'_>) -> Shift {
    let place = |genes: &mut Genes<'_>| (!genes.chance(5)).then(|| PlaceIdx::at(genes.below(problem.places)));
    Shift {
        day,
        window,
        start: place(genes),
        end: place(genes),
        may_overrun: genes.chance(3),
        began: None,
        leaves_at_start: genes.chance(5),
        break_rule: (shape.everything && genes.chance(3)).then(|| break_rule(shape, window, genes)),
    }
}

fn break_rule(shape: &Shape, shift: Window, genes: &mut Genes<'_>) -> BreakRule {
    let from = shift.from + genes.span((shift.to - shift.from).0 / shape.step, shape.step);
    BreakRule {
        length: Span(shape.step) + genes.span(6, shape.step),
        starts: Window { from, to: from + genes.span(40, shape.step) },
        beyond: genes.chance(2).then(|| genes.span(60, shape.step)),
        missed: genes.chance(2).then(|| Cost::from(genes.number(50))),
    }
}

fn competences(days: usize, genes: &mut Genes<'_>) -> Vec<Competent> {
    let until = |genes: &mut Genes<'_>| genes.chance(3).then(|| DayIdx::at(genes.below(days)));
    (0..2)
        .filter_map(|at| {
            let held = genes.below(2) == 0;
            held.then(|| Competent { competence: CompetenceIdx::at(at), until: until(genes) })
        })
        .collect()
}

fn sign_offs(days: usize, genes: &mut Genes<'_>) -> Vec<SignOff> {
    let signed = genes.chance(4).then(|| SignOff {
        person: PersonIdx::at(genes.below(3)),
        competence: CompetenceIdx::at(genes.below(2)),
        until: genes.chance(2).then(|| DayIdx::at(genes.below(days))),
    });
    signed.into_iter().collect()
}

fn limits(shape: &Shape, genes: &mut Genes<'_>) -> Limits {
    let mut limits = Limits::default();
    if genes.chance(4) {
        limits.most_a_day = genes.span(60, shape.step);
    }
    if genes.chance(4) {
        limits.most_a_week = genes.span(90, shape.step);
    }
    if genes.chance(3) {
        limits.daily_rest = Span(1_440 - shape.day_length()) + genes.span(80, shape.step);
    }
    if genes.chance(3) {
        limits.weekly_rest = Span(1_440) + genes.span(100, 100);
    }
    limits
}

fn unwanted(shape: &Shape, genes: &mut Genes<'_>) -> Vec<Unwanted> {
    let one = genes.chance(3).then(|| {
        let from = genes.number(100) * shape.step;
        Unwanted { window: Window::new(from, from + 20 * shape.step), cost: Cost::from(genes.number(40)) }
    });
    one.into_iter().collect()
}

fn rest_exceptions(shape: &Shape, days: usize, genes: &mut Genes<'_>) -> Vec<RestException> {
    let agreed = genes.chance(4).then(|| RestException {
        after: DayIdx::at(genes.below(days)),
        least: Span(1_440 - shape.day_length()) + genes.span(40, shape.step),
    });
    agreed.into_iter().collect()
}
