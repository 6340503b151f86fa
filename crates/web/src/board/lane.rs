//! What a board draws, whether lanes are workers’ or people’s: lanes with a cell for each day, cells with blocks.

use super::{BoardView, By};
use view::{RoundView, StopView, When, WorkerView};

/// A lane: a worker's, or a person's.
pub(super) struct Lane {
    /// In `WeekView::workers` or `WeekView::people`.
    pub(super) at: usize,
    /// A cell for each day.
    pub(super) cells: Vec<Cell>,
}

/// What one lane holds on one day.
#[derive(Default)]
pub(super) struct Cell {
    /// "7.15–2.30pm"; for a day without visits "free" or "off", or nothing.
    pub(super) words: String,
    /// Visits by time, each with what lies before it.
    pub(super) blocks: Vec<Block>,
    /// Ways home: when they begin and how long they are.
    pub(super) home: Vec<(i32, i32)>,
    /// Breaks: when and how long.
    pub(super) rests: Vec<(When, i32)>,
}

/// A visit in a lane.
#[derive(Clone, Debug)]
pub(super) struct Block {
    /// In `WeekView::visits`.
    pub(super) visit: usize,
    /// Who is here, in `WeekView::workers`; `None` where nobody is yet.
    pub(super) worker: Option<usize>,
    /// Start and end.
    pub(super) start: When,
    pub(super) end: When,
    /// Minutes on the way before it.
    pub(super) travel: i32,
    /// Minutes at the door before it; the break is not counted.
    pub(super) waiting: i32,
    /// When the worker is at the door.
    pub(super) arrive: When,
    /// Whether the two meet for the first time.
    pub(super) new_face: bool,
}

impl Cell {
    /// From when to when anything happens.
    pub(super) fn hours(&self) -> Option<(i32, i32)> {
        let first = self.blocks.iter().map(|block| block.arrive.passed - block.travel).min()?;
        let last = self.blocks.iter().map(|block| block.end.passed).max()?;
        let home = self.home.iter().map(|(from, long)| from + long).max().unwrap_or(last);
        Some((first, last.max(home)))
    }
}

/// All lanes of a board.
pub(super) fn lanes(view: &BoardView) -> Vec<Lane> {
    match view.by {
        By::Person => (0..view.week.people.len()).map(|at| person(view, at)).collect(),
        By::Worker | By::Map => {
            view.week.workers.iter().enumerate().map(|(at, worker)| self::worker(view, at, worker)).collect()
        }
    }
}

fn worker(view: &BoardView, at: usize, worker: &WorkerView) -> Lane {
    let cell = |day: usize| {
        let mut cell = Cell::default();
        let rounds: Vec<&RoundView> = worker.rounds.iter().filter(|round| round.day == day).collect();
        for round in &rounds {
            cell.blocks.extend(round.stops.iter().map(|stop| block(at, stop, round.rest)));
            cell.home.extend(
                (round.travel_home > 0).then_some((round.back.passed - round.travel_home, round.travel_home)),
            );
            cell.rests.extend(round.rest);
        }
        let times: Vec<String> = rounds.iter().map(|round| round.said()).collect();
        cell.words = match (times.is_empty(), worker.available.get(day)) {
            (false, _) => times.join(", "),
            (true, Some(true)) => "free".to_owned(),
            (true, _) => "off".to_owned(),
        };
        cell
    };
    Lane { at, cells: (0..view.week.days.len()).map(cell).collect() }
}

fn block(worker: usize, stop: &StopView, rest: Option<(When, i32)>) -> Block {
    let here = rest.filter(|(start, _)| (stop.arrive..stop.start).contains(start));
    Block {
        visit: stop.visit,
        worker: Some(worker),
        start: stop.start,
        end: stop.end,
        travel: stop.travel,
        waiting: (stop.start - stop.arrive - here.map_or(0, |(_, long)| long)).max(0),
        arrive: stop.arrive,
        new_face: stop.new_face,
    }
}

/// A person's visits, and what nobody has.
fn person(view: &BoardView, at: usize) -> Lane {
    let mut cells: Vec<Cell> = view.week.days.iter().map(|_| Cell::default()).collect();
    let person = &view.week.people[at];
    for coming in &person.coming {
        let workers = &view.week.visits[coming.visit].workers;
        let new = person.faces.iter().any(|face| face.new && workers.contains(&face.worker));
        let block = plain(coming.visit, workers.first().copied(), coming.start, coming.end, new);
        cells[coming.day].blocks.push(block);
    }
    for wanting in view.week.tray.iter().filter(|wanting| view.week.visits[wanting.visit].person == at) {
        let nobody = view.week.visits[wanting.visit].workers.is_empty();
        if let Some(cell) = wanting.day.filter(|_| nobody).and_then(|day| cells.get_mut(day)) {
            let start = wanting.start.unwrap_or_default();
            let end = view.week.days[wanting.day.unwrap_or_default()].when(start.passed + wanting.minutes);
            cell.blocks.push(plain(wanting.visit, None, start, end, false));
        }
    }
    for cell in &mut cells {
        cell.blocks.sort_by_key(|block| (block.start, block.visit, block.worker));
    }
    Lane { at, cells }
}

fn plain(visit: usize, worker: Option<usize>, start: When, end: When, new_face: bool) -> Block {
    Block { visit, worker, start, end, travel: 0, waiting: 0, arrive: start, new_face }
}
