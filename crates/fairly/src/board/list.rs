//! Every visit of every round, day by day and worker by worker.

use super::layout::{Page, cut, fit};
use view::{RoundView, StopView, WeekView, WorkerView};
use words::{clock, length_short};

pub(super) fn list(view: &WeekView, page: &mut Page) {
    for (at, day) in view.days.iter().enumerate() {
        page.heading(&day.long, "");
        for worker in &view.workers {
            for round in worker.rounds.iter().filter(|round| round.day == at) {
                one(view, worker, round, page);
            }
        }
    }
}

fn one(view: &WeekView, worker: &WorkerView, round: &RoundView, page: &mut Page) {
    page.gap();
    let ink = page.ink();
    let travel = length_short(i64::from(round.travel()));
    let about = format!("{}, travel {travel}", round.said());
    page.line(&format!("{}  {}", ink.strong(&cut(&worker.name, 30)), ink.soft(&about)));
    for stop in &round.stops {
        let line = line(view, worker, stop);
        page.line(&cut(&line, page.width()));
    }
    if let Some((start, length)) = round.rest {
        page.line(&format!("  {:>8}  break, {}", clock(start), length_short(i64::from(length))));
    }
}

fn line(view: &WeekView, worker: &WorkerView, stop: &StopView) -> String {
    let visit = &view.visits[stop.visit];
    let person = &view.person_of(stop.visit).name;
    let minutes = length_short(i64::from(stop.end - stop.start));
    let mut line = format!("  {:>8}  {}  {person}, {}", clock(stop.start), fit(&minutes, 7), visit.what);
    for other in visit.workers.iter().filter(|other| view.workers[**other].name != worker.name) {
        line += &format!(" · with {}", view.workers[*other].name);
    }
    if stop.new_face {
        line += " · new to each other";
    }
    if visit.pinned {
        line += " · pinned";
    }
    line
}
