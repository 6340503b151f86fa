//! The week by worker.

use super::build::Source;
use super::{RoundView, StopView, WorkerView};
use rota::{DayIdx, PlaceIdx, Round, Span, Time, VisitIdx, WorkerIdx};
use words::{HUES, clock, initials, span_short};

/// Every worker with the rounds of the week.
pub(super) fn workers(source: &Source<'_>) -> Vec<WorkerView> {
    (0..source.problem.workers.len()).map(|at| worker(source, at)).collect()
}

fn worker(source: &Source<'_>, at: usize) -> WorkerView {
    let index = WorkerIdx::at(at);
    let worker = source.problem.worker(index);
    let mut theirs: Vec<&Round> = source.plan.rounds.iter().filter(|round| round.worker == index).collect();
    theirs.retain(|round| !round.stops.is_empty());
    theirs.sort_by_key(|round| round.leave);
    let sums: Vec<Minutes> = theirs.iter().map(|round| minutes(source, round)).collect();
    let sum = |part: fn(&Minutes) -> i32| sums.iter().map(|minutes| i64::from(part(minutes))).sum::<i64>();
    let weeks = i64::try_from(source.problem.days.len().div_ceil(7)).unwrap_or(1);
    WorkerView {
        name: worker.name.clone(),
        first: first_name(source, &worker.name).to_owned(),
        initials: initials(&worker.name),
        hue: HUES[at % HUES.len()],
        paid: sum(|minutes| minutes.paid),
        guaranteed: worker.guaranteed.map(|span| i64::from(span.0) * weeks),
        with_people: sum(|minutes| minutes.with_people),
        travel: sum(|minutes| minutes.travel),
        waiting: sum(|minutes| minutes.paid - minutes.with_people - minutes.travel),
        available: available(source, index),
        rounds: theirs.iter().zip(&sums).flat_map(|(round, sums)| by_day(source, round, sums.paid)).collect(),
    }
}

/// What a whole round comes to, in the minutes that pass.
struct Minutes {
    paid: i32,
    with_people: i32,
    travel: i32,
}

fn minutes(source: &Source<'_>, round: &Round) -> Minutes {
    let rest = round.rest.map_or(0, |rest| rest.length.0);
    let legs = stops(source, round).map(|(_, _, stop)| stop.travel).sum::<i32>();
    Minutes {
        paid: (round.back - round.leave).0 - rest,
        with_people: round.stops.iter().map(|stop| (stop.end - stop.start).0).sum(),
        travel: legs + way_home(source, round).0,
    }
}

/// The first name, where no other worker has it.
fn first_name<'a>(source: &Source<'_>, name: &'a str) -> &'a str {
    let first = |name: &'a str| name.split_whitespace().next().unwrap_or(name);
    let same = |other: &&rota::problem::Worker| other.name.split_whitespace().next() == Some(first(name));
    if source.problem.workers.iter().filter(same).count() > 1 { name } else { first(name) }
}

fn available(source: &Source<'_>, worker: WorkerIdx) -> Vec<bool> {
    let mut days = vec![false; source.problem.days.len()];
    for shift in &source.problem.worker(worker).shifts {
        if let Some(day) = days.get_mut(shift.day.index()) {
            *day = true;
        }
    }
    days
}

/// A round as it is on each day on which a visit of it starts.
fn by_day(source: &Source<'_>, round: &Round, paid: i32) -> Vec<RoundView> {
    let mut parts: Vec<RoundView> = Vec::new();
    for (day, from, stop) in stops(source, round) {
        if parts.last().is_none_or(|part| part.day != day.index()) {
            parts.push(part_of(source, round, day, from, if parts.is_empty() { paid } else { 0 }));
        }
        if let Some(part) = parts.last_mut() {
            part.stops.push(stop);
        }
    }
    if let Some(last) = parts.last_mut() {
        last.travel_home = way_home(source, round).0;
        last.drawn.1 = last.back;
    }
    parts
}

/// A round on a day on which its first visit is left for at `from`, without its visits.
fn part_of(source: &Source<'_>, round: &Round, day: DayIdx, from: Time, paid: i32) -> RoundView {
    let when = |time| source.calendar.when(source.problem, day, time);
    let goes_on = paid == 0 && round.leave < source.problem.day(day).from;
    let begins = if goes_on { from.max(source.problem.day(day).from) } else { round.leave };
    let rest = round.rest.filter(|rest| source.calendar.day_of(source.problem, rest.start) == day);
    RoundView {
        day: day.index(),
        goes_on,
        leave: when(round.leave),
        back: when(round.back),
        drawn: (when(begins), when(round.back.min(source.problem.day(day).to.max(begins)))),
        paid,
        stops: Vec::new(),
        travel_home: 0,
        rest: rest.map(|rest| (when(rest.start), rest.length.0)),
    }
}

/// The stops of a round, each with the day on which it starts and the moment at which it is left for. Who has been at a
/// door since the day before is there from midnight.
fn stops(source: &Source<'_>, round: &Round) -> impl Iterator<Item = (DayIdx, Time, StopView)> {
    let mut from = source.problem.worker(round.worker).shifts[round.shift].start;
    round.stops.iter().map(move |stop| {
        let to = place(source, stop.visit).or(from);
        let travel = source.problem.travel(round.worker, from, to);
        from = to;
        let person = source.problem.visit(stop.visit).person;
        let (day, start) = source.calendar.happens(source.problem, stop.start);
        let when = |time| source.calendar.when(source.problem, day, time);
        let midnight = if day.index() == 0 { stop.arrive } else { source.problem.day(day).from };
        let view = StopView {
            visit: stop.visit.index(),
            travel: travel.0,
            arrive: when(stop.arrive.max(midnight)),
            start,
            end: when(stop.end),
            new_face: !source.problem.person(person).known.contains(&round.worker),
        };
        (day, stop.arrive - travel, view)
    })
}

fn way_home(source: &Source<'_>, round: &Round) -> Span {
    let shift = &source.problem.worker(round.worker).shifts[round.shift];
    let last = round.stops.iter().rev().find_map(|stop| place(source, stop.visit)).or(shift.start);
    source.problem.travel(round.worker, last, shift.end)
}

fn place(source: &Source<'_>, visit: VisitIdx) -> Option<PlaceIdx> {
    source.problem.visit(visit).place
}

impl RoundView {
    /// Minutes with people.
    #[must_use]
    pub fn with_people(&self) -> i32 {
        self.stops.iter().map(|stop| stop.end - stop.start).sum()
    }

    /// Minutes on the way, home legs included.
    #[must_use]
    pub fn travel(&self) -> i32 {
        self.stops.iter().map(|stop| stop.travel).sum::<i32>() + self.travel_home
    }

    /// From when to when the whole round is, said once: "9.28pm–7am" on the day on which it begins, and "until 7am" on the
    /// next.
    #[must_use]
    pub fn said(&self) -> String {
        if self.goes_on { format!("until {}", clock(self.back)) } else { span_short(self.leave, self.back) }
    }
}

#[cfg(test)]
mod tests {
    use super::super::{Source, WeekView};
    use rota::{Plan, Round, Span, Stop, Time, VisitIdx, WorkerIdx};
    use week::{Coordinates, Horizon, Person, Place, Shift, Stretch, Travel, Visit, Week, Worker};
    use words::clock;

    /// Asha works from 9pm to 7am in the night in which clocks go back; Mrs Hill is seen to at 10pm, and at 1.09am when the
    /// clock shows that for the second time.
    fn night() -> WeekView {
        let horizon =
            Horizon { from: "2026-10-24".parse().unwrap(), days: 2, zone: "Europe/London".to_owned() };
        let mut week = Week::new(horizon, Travel::Coordinates(Coordinates::default()));
        week.places =
            vec![Place::new("office", "office", 53.45, -2.27), Place::new("hill", "home", 53.46, -2.26)];
        week.people = vec![Person::new("hill", "Mrs Hill", "hill")];
        let parts = vec![Stretch { from: "21:00".parse().unwrap(), to: "07:00".parse().unwrap() }];
        let dates = vec!["2026-10-24".parse().unwrap()];
        week.workers = vec![Worker {
            shifts: vec![Shift { parts, dates, ..Shift::default() }],
            start: Some("office".into()),
            end: Some("office".into()),
            ..Worker::new("asha", "Asha")
        }];
        let visit = |id, moment: &str| Visit::new(id, "hill", id, moment.parse().unwrap(), 30);
        week.visits = vec![visit("late", "2026-10-24T22:00"), visit("turn", "2026-10-25T01:09")];
        let compiled = week.problem(None).unwrap();
        let way = compiled.problem.travel(WorkerIdx(0), Some(rota::PlaceIdx(0)), Some(rota::PlaceIdx(1)));
        let stop = |visit, arrive: i32, start: i32| Stop {
            visit: VisitIdx(visit),
            arrive: Time(arrive),
            start: Time(start),
            end: Time(start + 30),
        };
        let stops = vec![stop(0, 1_320, 1_320), stop(1, 1_350, 1_440 + 129)];
        let (leave, back) = (Time(1_320) - way, Time(1_440 + 159) + way);
        let round = Round { worker: WorkerIdx(0), shift: 0, leave, back, stops, rest: None };
        let plan = Plan { rounds: vec![round] };
        let verdict = rota::check(&compiled.problem, &plan);
        assert_eq!(way, Span(compiled.problem.travel[0].span(rota::PlaceIdx(1), rota::PlaceIdx(0)).0));
        WeekView::new(&Source::of_week(&week, &compiled, &plan, &verdict).unwrap())
    }

    #[test]
    fn what_happens_after_midnight_is_on_the_day_on_which_it_does() {
        let view = night();
        let asha = &view.workers[0];
        let [saturday, sunday] = asha.rounds.as_slice() else { panic!("{:?}", asha.rounds) };
        assert_eq!((saturday.day, saturday.goes_on, saturday.stops.len()), (0, false, 1));
        assert_eq!((sunday.day, sunday.goes_on, sunday.stops.len()), (1, true, 1));
        assert!(saturday.said().contains("pm–1."), "said once, as a whole: {}", saturday.said());
        assert!(sunday.said().starts_with("until 1.") && sunday.said().ends_with("am again"));
        assert_eq!((saturday.drawn.1.passed, sunday.drawn.0.passed), (1_440, 0));
        assert_eq!(view.people[0].coming.iter().map(|coming| coming.day).collect::<Vec<_>>(), [0, 1]);
    }

    #[test]
    fn lengths_are_what_passes_where_the_clock_goes_back() {
        let view = night();
        let asha = &view.workers[0];
        let turn = &asha.rounds[1].stops[0];
        assert_eq!((clock(turn.start), clock(turn.end)), ("1.09am again".into(), "1.39am again".into()));
        assert_eq!((turn.end - turn.start, turn.start - turn.arrive), (30, 129));
        let away = asha.travel + 60 + (1_440 + 129 - 1_350);
        assert_eq!((asha.with_people, asha.paid, asha.waiting), (60, away, 1_440 + 129 - 1_350));
    }
}
