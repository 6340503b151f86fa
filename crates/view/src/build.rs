//! Makes a view.

use super::chart::{self, Point, Shape};
use super::people::{each_stop, people};
use super::rounds::workers;
use super::{Calendar, PersonView, Sums, VisitView, Wanting, WeekView, Weighed, WorkerView};
use rota::problem::Visit;
use rota::{Plan, Problem, Unplaced, Verdict, VisitIdx, Window};
use std::collections::BTreeMap;
use week::{Compiled, Week};

/// Everything a view is made from.
#[derive(Clone, Debug)]
pub struct Source<'a> {
    /// What was to be planned, in minutes.
    pub problem: &'a Problem,
    /// The plan.
    pub plan: &'a Plan,
    /// What `rota::check` says of it.
    pub verdict: &'a Verdict,
    /// Why visits have no place, where the engine said so.
    pub unplaced: &'a [Unplaced],
    /// What the clock shows.
    pub calendar: Calendar,
    /// How each visit is called and what it is, by index; where short, the problem's own names serve.
    pub labels: Vec<Label>,
    /// Where each place of the problem is, by index; empty where nobody knows.
    pub places: Vec<Option<Point>>,
    /// What to draw beneath the rounds.
    pub shapes: Vec<Shape>,
    /// Whom to thank for it; may be empty.
    pub attribution: String,
    /// How the plan was made.
    pub made: Option<Made>,
}

/// What a week file calls a visit.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Label {
    /// The name that commands take.
    pub id: String,
    /// What it is, such as "breakfast".
    pub what: String,
}

/// How a plan was made.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Made {
    /// The seed of all chance.
    pub seed: u64,
    /// Moves tried.
    pub steps: u64,
    /// Threads.
    pub threads: u64,
}

impl<'a> Source<'a> {
    /// What a week by itself gives: names and places; no reasons, no streets.
    ///
    /// # Errors
    /// When the week's zone is not known, which reading it should have said.
    pub fn of_week(
        week: &Week,
        compiled: &'a Compiled,
        plan: &'a Plan,
        verdict: &'a Verdict,
    ) -> Result<Self, jiff::Error> {
        Ok(Self {
            problem: &compiled.problem,
            plan,
            verdict,
            unplaced: &[],
            calendar: Calendar::of_week(week)?,
            labels: labels(week, compiled),
            places: places(week),
            shapes: Vec::new(),
            attribution: String::new(),
            made: None,
        })
    }
}

fn labels(week: &Week, compiled: &Compiled) -> Vec<Label> {
    let named: BTreeMap<_, _> = week.visits.iter().map(|visit| (&visit.id, &visit.name)).collect();
    let label = |at: usize| {
        let id = compiled.visit_id(VisitIdx::at(at));
        Label {
            id: id.map(ToString::to_string).unwrap_or_default(),
            what: id.and_then(|id| named.get(id)).map(|name| (*name).clone()).unwrap_or_default(),
        }
    };
    (0..compiled.problem.visits.len()).map(label).collect()
}

fn places(week: &Week) -> Vec<Option<Point>> {
    let point =
        |place: &week::Place| place.point().map(|point| Point { latitude: point.lat, longitude: point.lon });
    week.places.iter().map(point).collect()
}

impl WeekView {
    /// The view of a plan.
    #[must_use]
    pub fn new(source: &Source<'_>) -> Self {
        let workers = workers(source);
        let people = people(source, &workers);
        Self {
            title: source.calendar.title(source.problem),
            days: source.calendar.days(source.problem),
            hours: hours(&workers),
            visits: visits(source, &workers),
            tray: tray(source),
            weighed: weighed(source.verdict),
            total: source.verdict.score.total,
            broken: source.verdict.breaches.iter().map(|breach| breach.what.clone()).collect(),
            sums: sums(source, &workers, &people),
            chart: chart::chart(source, &workers),
            made: source.made.clone(),
            workers,
            people,
        }
    }
}

/// The hours of a day worth drawing: from the first departure to the last return, whole hours.
fn hours(workers: &[WorkerView]) -> (i32, i32) {
    let rounds = || workers.iter().flat_map(|worker| &worker.rounds);
    let first = rounds().map(|round| round.drawn.0.passed).min().unwrap_or(7 * 60);
    let last = rounds().map(|round| round.drawn.1.passed).max().unwrap_or(22 * 60);
    let (first, last) = (first.div_euclid(60) * 60, (last + 59).div_euclid(60) * 60);
    (first, last.max(first + 60))
}

fn visits(source: &Source<'_>, workers: &[WorkerView]) -> Vec<VisitView> {
    let mut who = vec![Vec::new(); source.problem.visits.len()];
    for (worker, _, stop) in each_stop(workers) {
        who[stop.visit].push(worker);
    }
    source
        .problem
        .visits
        .iter()
        .zip(who)
        .enumerate()
        .map(|(at, (visit, who))| view(source, at, visit, who))
        .collect()
}

fn view(source: &Source<'_>, at: usize, visit: &Visit, workers: Vec<usize>) -> VisitView {
    let label = source.labels.get(at).cloned();
    let label = label.unwrap_or_else(|| Label { id: visit.name.clone(), what: visit.name.clone() });
    VisitView {
        id: label.id,
        what: label.what,
        person: visit.person.index(),
        needed: usize::from(visit.workers),
        pinned: visit.pin.is_some(),
        changed: changed(source, at, visit),
        workers,
    }
}

/// Whether who comes, or when, is not what was published.
fn changed(source: &Source<'_>, at: usize, visit: &Visit) -> bool {
    let Some(published) = &visit.published else { return false };
    let mut coming = source.plan.of_visit(VisitIdx::at(at)).peekable();
    coming.peek().is_none()
        || coming
            .any(|(round, stop)| !published.workers.contains(&round.worker) || stop.start != published.start)
}

fn tray(source: &Source<'_>) -> Vec<Wanting> {
    let lacks = |at: &usize| {
        let visit = VisitIdx::at(*at);
        source.plan.of_visit(visit).count() < usize::from(source.problem.visit(visit).workers)
    };
    let mut wanting: Vec<usize> = (0..source.problem.visits.len()).filter(lacks).collect();
    wanting.sort_by_key(|at| std::cmp::Reverse(source.problem.visits[*at].unplaced));
    wanting.into_iter().map(|at| wanting_view(source, at)).collect()
}

fn wanting_view(source: &Source<'_>, at: usize) -> Wanting {
    let visit = &source.problem.visits[at];
    let reason = source.unplaced.iter().find(|reason| reason.visit.index() == at);
    // A night's visit has an appointment for the shifts of each day that reach it, all at one time.
    let mut fine: Vec<Window> = visit.appointments.iter().map(|one| one.fine).collect();
    fine.dedup();
    let whens: Vec<String> = fine.iter().map(|window| when(source, *window)).collect();
    let only = fine.first().filter(|_| fine.len() == 1);
    let begins = only.map(|window| source.calendar.happens(source.problem, window.from));
    Wanting {
        visit: at,
        when: whens.join(", or "),
        day: begins.map(|(day, _)| day.index()),
        start: begins.map(|(_, start)| start),
        minutes: visit.duration.0,
        why: reason.map(|reason| reason.why.clone()).unwrap_or_default(),
        help: reason.map(|reason| reason.help.clone()).unwrap_or_default(),
    }
}

/// "Tuesday 7.45am to 9am", the day being that on which it happens.
fn when(source: &Source<'_>, window: Window) -> String {
    let (day, from) = source.calendar.happens(source.problem, window.from);
    let to = source.calendar.when(source.problem, day, window.to);
    let day = source.calendar.weekday(window.from);
    if from == to {
        format!("{day} {}", words::clock(from))
    } else {
        format!("{day} {}", words::span_of_day(from, to))
    }
}

fn weighed(verdict: &Verdict) -> Vec<Weighed> {
    let parts = verdict.score.parts.iter().filter(|(_, part)| part.cost != 0);
    let mut weighed: Vec<Weighed> = parts
        .map(|(rule, part)| Weighed {
            rule: *rule,
            sentence: super::weighed(*rule, part.amount),
            cost: part.cost,
        })
        .collect();
    weighed.sort_by_key(|part| std::cmp::Reverse(part.cost));
    weighed
}

fn sums(source: &Source<'_>, workers: &[WorkerView], people: &[PersonView]) -> Sums {
    let over = |part: fn(&WorkerView) -> i64| workers.iter().map(part).sum::<i64>();
    let faces = super::number(people.iter().map(|person| person.faces.len()).sum());
    let seen = super::number(people.iter().filter(|person| !person.faces.is_empty()).count()).max(1);
    let arrivals = super::number(people.iter().map(PersonView::arrivals).sum()).max(1);
    let usual = people.iter().filter_map(|person| person.faces.first()).map(|face| face.visits).sum();
    let is_placed = |at: &usize| source.plan.of_visit(VisitIdx::at(*at)).next().is_some();
    Sums {
        placed: (0..source.problem.visits.len()).filter(is_placed).count(),
        paid: over(|worker| worker.paid),
        with_people: over(|worker| worker.with_people),
        travel: over(|worker| worker.travel),
        waiting: over(|worker| worker.waiting),
        faces_tenths: (faces * 10 + seen / 2) / seen,
        usual_percent: super::number(usual) * 100 / arrivals,
        new_faces: people.iter().flat_map(|person| &person.faces).filter(|face| face.new).count(),
    }
}
