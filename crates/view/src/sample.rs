//! A small made-up week for the tests of everything that draws one: names that test escaping, a double-up, a break, a first meeting, a pin, a visit
//! that nobody has.

use super::{Calendar, Label, Made, Point, Source, WeekView};
use rota::problem::{Appointment, BreakRule, Day, Person, Pin, Problem, Shift, TravelTable, Visit, Worker};
use rota::{
    DayIdx, ModeIdx, Part, PersonIdx, PlaceIdx, Plan, Rest, Round, Rule, Score, Span, Stop, Time, Unplaced,
    Verdict, VisitIdx, Window, WorkerIdx,
};

const WORKERS: [&str; 12] = [
    "Amara Okafor",
    "Grace Lee",
    "Tom Birch",
    "Shazia Malik",
    "Élodie Roux",
    "Peter Novak",
    "Joan Hughes",
    "Kwame Boateng",
    "Lucy Ward",
    "Ana Sousa",
    "Dev Patel",
    "Ruth Cohen",
];
const PEOPLE: [&str; 22] = [
    "Mrs Hill",
    "<script>alert('hello')</script>",
    "Mr Okoro",
    "Doris Finch",
    "Mr & Mrs Shah",
    "Ida Marsh",
    "Stanley Cole",
    "Miss Reeve",
    "Nora Quinn",
    "Mr Kowalski",
    "Edith Lamb",
    "Hassan Ali",
    "Mrs Pryce",
    "Walter Gray",
    "Olive Bunn",
    "Mr Tan",
    "Beryl Stone",
    "Agnes Moor",
    "Cyril Webb",
    "Mrs Begum",
    "Ted Lowe",
    "Vera Nash",
];
const WHAT: [&str; 5] = ["breakfast", "wash and dress", "lunch", "tea", "bedtime"];

/// A problem with a plan for it, as large as asked.
#[derive(Debug)]
pub struct Sample {
    problem: Problem,
    plan: Plan,
    verdict: Verdict,
    unplaced: Vec<Unplaced>,
    labels: Vec<Label>,
}

impl Sample {
    /// So many workers (at most 12) and people (at most 22), seven days.
    #[must_use]
    pub fn new(workers: usize, people: usize) -> Self {
        let mut sample = Self {
            problem: problem(workers, people),
            plan: Plan::default(),
            verdict: Verdict::default(),
            unplaced: Vec::new(),
            labels: Vec::new(),
        };
        for worker in 0..workers {
            for shift in 0..sample.problem.workers[worker].shifts.len() {
                sample.round(worker, shift);
            }
        }
        if !sample.plan.rounds.is_empty() {
            sample.double_up();
            sample.leave_one_out();
        }
        sample.weigh();
        sample
    }

    /// What people see of it.
    #[must_use]
    pub fn view(&self) -> WeekView {
        WeekView::new(&self.source())
    }

    fn source(&self) -> Source<'_> {
        let start = "2026-03-02T00:00:00+00:00[Europe/London]".parse().expect("a moment with its zone");
        let spot = |at: usize| Point {
            latitude: 53.44 + f64::from(u8::try_from(at * 37 % 29).expect("small")) / 2_000.0,
            longitude: -2.35 + f64::from(u8::try_from(at * 53 % 31).expect("small")) / 900.0,
        };
        Source {
            problem: &self.problem,
            plan: &self.plan,
            verdict: &self.verdict,
            unplaced: &self.unplaced,
            calendar: Calendar::new(start),
            labels: self.labels.clone(),
            places: (0..self.problem.places).map(|at| Some(spot(at))).collect(),
            shapes: Vec::new(),
            attribution: String::new(),
            made: Some(Made { seed: 1, steps: 120_000, threads: 2 }),
        }
    }

    fn round(&mut self, worker: usize, shift: usize) {
        let day = self.problem.workers[worker].shifts[shift].day;
        let leave = self.problem.workers[worker].shifts[shift].window.from;
        let mut now = leave;
        let mut from = PlaceIdx::at(0);
        let mut stops = Vec::new();
        for at in 0..8 {
            let person = (worker * 2 + at + day.index() / 4) % self.problem.people.len();
            let place = PlaceIdx::at(person + 1);
            let arrive = now + self.problem.travel[0].span(from, place);
            let start = arrive + Span(if at == 4 { 35 } else { 0 });
            let end = start + Span([30, 45, 15, 60, 30, 45, 30, 30][at]);
            stops.push(Stop { visit: self.visit(person, place, day, start, end), arrive, start, end });
            (now, from) = (end, place);
        }
        let back = now + self.problem.travel[0].span(from, PlaceIdx::at(0));
        let rest = (shift == 1).then(|| Rest { start: stops[4].arrive, length: Span(20), before: 4 });
        self.plan.rounds.push(Round { worker: WorkerIdx::at(worker), shift, leave, back, stops, rest });
    }

    fn visit(&mut self, person: usize, place: PlaceIdx, day: DayIdx, start: Time, end: Time) -> VisitIdx {
        let index = VisitIdx::at(self.problem.visits.len());
        let what = WHAT[index.index() % WHAT.len()];
        let fine = Window { from: start - Span(15), to: start + Span(15) };
        let at = Appointment::hard(day, fine);
        let mut visit = Visit::new(what, PersonIdx::at(person), place, end - start, at);
        if index.index() == 3 {
            visit.pin = Some(Pin { workers: vec![WorkerIdx(0)], start: None });
        }
        self.problem.visits.push(visit);
        self.labels.push(Label { id: format!("v{index}"), what: what.to_owned() });
        index
    }

    /// The second worker joins the first at the first visit of the week.
    fn double_up(&mut self) {
        let shared = self.plan.rounds[0].stops[0];
        self.problem.visits[shared.visit.index()].workers = 2;
        let other = self.plan.rounds.iter_mut().find(|round| round.worker == WorkerIdx(1));
        if let Some(round) = other {
            round.stops[0] = shared;
        }
    }

    fn leave_one_out(&mut self) {
        let at = Appointment::hard(DayIdx(1), Window::new(1_440 + 990, 1_440 + 1_050));
        let mut visit = Visit::new("tea", PersonIdx(2), PlaceIdx(3), Span(30), at);
        visit.unplaced = 5_000;
        self.unplaced.push(Unplaced {
            visit: VisitIdx::at(self.problem.visits.len()),
            stopped_by: vec![(Rule::Competence, 2)],
            why: "Nobody who works then is signed off for insulin.".to_owned(),
            help: "Grace Lee could be, or the visit could be at 4pm.".to_owned(),
            could: Vec::new(),
            off: Vec::new(),
            shortage: None,
        });
        self.problem.visits.push(visit);
        self.labels.push(Label { id: "tea".to_owned(), what: "tea".to_owned() });
    }

    fn weigh(&mut self) {
        let parts = vec![
            (Rule::Unplaced, Part { amount: 1, cost: 5_000 }),
            (Rule::Late, Part { amount: 95, cost: 190 }),
            (Rule::Travel, Part { amount: 610, cost: 610 }),
            (Rule::Stranger, Part { amount: 2, cost: 240 }),
        ];
        self.verdict.score = Score { total: parts.iter().map(|(_, part)| part.cost).sum(), parts };
    }
}

fn problem(workers: usize, people: usize) -> Problem {
    let day = |at: i32| Day {
        from: Time(at * 1_440),
        to: Time((at + 1) * 1_440),
        weekend: at >= 5,
        evening: Time(at * 1_440 + 1_080),
    };
    let minutes = |from: usize, to: usize| {
        Span(i32::try_from(if from == to { 0 } else { 5 + (from * 7 + to * 5) % 14 }).expect("small"))
    };
    Problem {
        days: (0..7).map(day).collect(),
        places: people + 1,
        travel: vec![TravelTable::from_fn(people + 1, minutes)],
        workers: (0..workers).map(worker).collect(),
        people: (0..people).map(|at| person(at, workers)).collect(),
        ..Problem::default()
    }
}

fn worker(at: usize) -> Worker {
    let shift = |day: usize| {
        let from = i32::try_from(day * 1_440 + if at.is_multiple_of(2) { 435 } else { 840 } + at * 5)
            .expect("small");
        let mut shift = Shift::new(DayIdx::at(day), Window::new(from, from + 480), PlaceIdx(0));
        shift.break_rule =
            Some(BreakRule { length: Span(20), starts: Window::ALWAYS, beyond: None, missed: None });
        shift
    };
    Worker {
        mode: ModeIdx(0),
        shifts: (0..7).filter(|day| (day + at) % 7 < 5).map(shift).collect(),
        guaranteed: (at % 4 != 3).then_some(Span(27 * 60)),
        ..Worker::new(WORKERS[at])
    }
}

fn person(at: usize, workers: usize) -> Person {
    let known = (0..workers).filter(|worker| !(worker + at).is_multiple_of(5)).map(WorkerIdx::at).collect();
    Person { name: PEOPLE[at].to_owned(), known, ..Person::default() }
}
