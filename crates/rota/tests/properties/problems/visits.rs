//! People, visits and links from genes.

use rota::problem::{Appointment, Companions, Link, Person, Pin, Problem, Published, Visit};
use rota::{CompetenceIdx, Cost, DayIdx, PersonIdx, PlaceIdx, Span, Time, VisitIdx, Window, WorkerIdx};

use super::Shape;
use super::genes::Genes;

/// A person, with an opinion of some of the workers.
pub(crate) fn person(at: usize, workers: usize, genes: &mut Genes<'_>) -> Person {
    let mut list = |one_in| if genes.chance(one_in) { genes.some_workers(workers) } else { Vec::new() };
    Person {
        name: format!("person {at}"),
        not_this_worker: list(6),
        liked: list(2),
        known: list(2),
        recent: list(2),
    }
}

/// A visit on a day or two, sometimes by two workers, sometimes pinned, shortened or published.
pub(crate) fn visit(shape: &Shape, problem: &Problem, genes: &mut Genes<'_>) -> Visit {
    let workers = problem.workers.len();
    let duration = Span(shape.step) + genes.span(8, shape.step);
    let mut appointments = vec![appointment(shape, problem, genes)];
    let takes = if genes.chance(4) { 2 } else { 1 };
    if genes.chance(4) {
        appointments.push(appointment(shape, problem, genes));
    }
    Visit {
        name: format!("visit {}", problem.visits.len()),
        person: PersonIdx::at(genes.below(3)),
        place: (!genes.chance(8)).then(|| PlaceIdx::at(genes.below(problem.places))),
        duration,
        shortest: if shape.everything && genes.chance(4) { Span(duration.0 / 2) } else { duration },
        workers: takes,
        competences: (0..2).filter(|_| genes.chance(6)).map(CompetenceIdx::at).collect(),
        unplaced: 1_000 - Cost::from(genes.number(10)) * 100,
        wishes: wishes(workers, genes),
        load: genes.number(4),
        published: genes.chance(4).then(|| published(shape, workers, &appointments[0], genes)),
        pin: (shape.everything && genes.chance(6))
            .then(|| pin(workers, usize::from(takes), &appointments[0], genes)),
        appointments,
    }
}

fn appointment(shape: &Shape, problem: &Problem, genes: &mut Genes<'_>) -> Appointment {
    let day = DayIdx::at(genes.below(problem.days.len()));
    let room = shape.day_length() / shape.step - shape.width;
    let from = problem.day(day).from + Span((room / 4 + genes.number(room)) % room * shape.step);
    let width = shape.width - genes.number(shape.width + 1);
    let hard = Window { from, to: from + Span(width * shape.step) };
    let early = genes.number(width + 1);
    let wanted = early + genes.number(width + 1 - early);
    let fine = match genes.below(4) {
        3 => Window { from, to: from - Span(genes.number(5)) - Span(1) },
        2 => Window { from: from + Span(early * shape.step), to: from + Span(wanted * shape.step) },
        1 => Window { from, to: from + Span(early * shape.step) },
        _ => hard,
    };
    Appointment { day, hard, fine }
}

fn wishes(workers: usize, genes: &mut Genes<'_>) -> Vec<(WorkerIdx, Cost)> {
    if !genes.chance(4) {
        return Vec::new();
    }
    genes
        .some_workers(workers)
        .into_iter()
        .map(|worker| (worker, Cost::from(genes.number(40)) - 10))
        .collect()
}

fn published(shape: &Shape, workers: usize, appointment: &Appointment, genes: &mut Genes<'_>) -> Published {
    Published {
        workers: genes.some_workers(workers),
        start: appointment.hard.from + genes.span(4, shape.step),
        other_worker: Cost::from(genes.number(30)),
        moved: Cost::from(genes.number(3)),
    }
}

/// A pin to workers (enough of them), to a start, or to both.
fn pin(workers: usize, takes: usize, appointment: &Appointment, genes: &mut Genes<'_>) -> Pin {
    let mut pinned = genes.some_workers(workers);
    if pinned.len() < takes {
        pinned.clear();
    }
    let within = (appointment.hard.to - appointment.hard.from).0 + 1;
    let start = genes.chance(2).then(|| Time(appointment.hard.from.0 + genes.number(within)));
    Pin { workers: pinned, start }
}

/// A link between two different visits, sometimes in either order.
pub(crate) fn link(shape: &Shape, problem: &Problem, genes: &mut Genes<'_>) -> Link {
    let visits = problem.visits.len();
    let (a, b) = (genes.below(visits), genes.below(visits - 1));
    let b = (a + 1 + b) % visits;
    // Links that follow each other round in a circle are outside what the search looks for (see `Link`).
    let (first, second) = (a.min(b), a.max(b));
    let least = if genes.chance(4) { -genes.span(10, shape.step) } else { genes.span(10, shape.step) };
    Link {
        first: VisitIdx::at(first),
        second: VisitIdx::at(second),
        least,
        most: if genes.chance(2) { least.max(Span::ZERO) + genes.span(20, shape.step) } else { Span::MAX },
        companions: [Companions::Any, Companions::Different, Companions::Same][genes.below(3)],
        together: genes.chance(3),
    }
}
