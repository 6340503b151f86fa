//! Rounds by worker and day, each drawn as the share of every hour spent with people.

use super::Ink;
use super::layout::{Page, column, fit, fit_right};
use std::ops::Range;
use view::{DayView, RoundView, WeekView, When, WorkerView, number};
use words::{count, length_short, span_of_day, span_short};

/// From nothing to a whole slot with people.
const HEIGHTS: [char; 9] = ['·', '▁', '▂', '▃', '▄', '▅', '▆', '▇', '█'];

/// How a grid of so many days is divided.
struct Grid {
    days: Range<usize>,
    name: usize,
    cell: usize,
    gap: &'static str,
}

impl Grid {
    fn new(view: &WeekView, days: Range<usize>, width: usize) -> Self {
        let name = column(view.workers.iter().map(|worker| worker.name.as_str()), 6, (width / 5).min(24));
        let gap = if width < 100 { " " } else { "  " };
        let room = width.saturating_sub(name + 2 - gap.len());
        let cell = (room / days.len().max(1)).saturating_sub(gap.len()).clamp(3, 32);
        Self { days, name, cell, gap }
    }

    fn row(&self, name: &str, cells: impl Iterator<Item = String>) -> String {
        let cells: Vec<String> = cells.collect();
        format!("{name}  {}", cells.join(self.gap))
    }
}

pub(super) fn rounds(view: &WeekView, page: &mut Page) {
    let (first, last) = view.hours;
    page.heading(
        "Rounds",
        &format!("each day {}, higher is more time with people", span_of_day(first, last)),
    );
    for from in (0..view.days.len()).step_by(7) {
        let days = from..(from + 7).min(view.days.len());
        week(view, &Grid::new(view, days, page.width()), page);
    }
}

fn week(view: &WeekView, grid: &Grid, page: &mut Page) {
    let ink = page.ink();
    page.line(&ink.soft(&grid.row(&fit("", grid.name), headings(view, grid).into_iter())));
    for worker in &view.workers {
        let name = ink.strong(&fit(&worker.name, grid.name));
        page.line(&grid.row(&name, grid.days.clone().map(|day| strip(view, worker, day, grid.cell, ink))));
        let sums = ink.soft(&fit_right("", grid.name));
        page.line(&grid.row(&sums, grid.days.clone().map(|day| ink.soft(&beneath(worker, day, grid.cell)))));
    }
}

/// The names of the days, all as long as there is room for every one.
fn headings(view: &WeekView, grid: &Grid) -> Vec<String> {
    let days = &view.days[grid.days.clone()];
    let three = |day: &DayView| day.name.chars().take(3).collect::<String>();
    let choices: [&dyn Fn(&DayView) -> String; 3] =
        [&|day| day.long.clone(), &|day| day.short.clone(), &three];
    let fits =
        |name: &&&dyn Fn(&DayView) -> String| days.iter().all(|day| name(day).chars().count() <= grid.cell);
    let name = choices.iter().find(fits).unwrap_or(&choices[2]);
    days.iter().map(|day| fit(&name(day), grid.cell)).collect()
}

/// One day of one worker as a line of bars: a slot is as high as the share of it spent with people.
fn strip(view: &WeekView, worker: &WorkerView, day: usize, cell: usize, ink: Ink) -> String {
    let rounds: Vec<&RoundView> = worker.rounds.iter().filter(|round| round.day == day).collect();
    if rounds.is_empty() {
        let word = if worker.available[day] { "free" } else { "off" };
        return ink.soft(&fit(word, cell));
    }
    let bar: String = (0..cell).map(|slot| height(&rounds, slot_of(view.hours, slot, cell))).collect();
    ink.accent(&bar)
}

/// The minutes of a day that one column stands for.
fn slot_of((first, last): (i32, i32), slot: usize, cell: usize) -> (i32, i32) {
    let at = |slot: usize| {
        let (slot, cell) = (i32::try_from(slot).unwrap_or(0), i32::try_from(cell).unwrap_or(1));
        first + (last - first) * slot / cell.max(1)
    };
    (at(slot), at(slot + 1))
}

fn height(rounds: &[&RoundView], (from, to): (i32, i32)) -> char {
    let shared = |start: When, end: When| (end.passed.min(to) - start.passed.max(from)).max(0);
    if rounds.iter().all(|round| shared(round.drawn.0, round.drawn.1) == 0) {
        return ' ';
    }
    let stops = rounds.iter().flat_map(|round| &round.stops);
    let busy: i32 = stops.map(|stop| shared(stop.start, stop.end)).sum();
    let eighths = (busy * 8 + (to - from) / 2) / (to - from).max(1);
    HEIGHTS[usize::try_from(eighths.clamp(0, 8)).unwrap_or(0)]
}

/// Under the bars: when the day's work begins and ends, and how many visits, as far as there is room.
fn beneath(worker: &WorkerView, day: usize, cell: usize) -> String {
    let rounds: Vec<&RoundView> = worker.rounds.iter().filter(|round| round.day == day).collect();
    let (Some(first), Some(last)) = (rounds.first(), rounds.last()) else { return fit("", cell) };
    let visits: usize = rounds.iter().map(|round| round.stops.len()).sum();
    let paid: i32 = rounds.iter().map(|round| round.paid).sum();
    let whole = if first.goes_on { first.said() } else { span_short(first.leave, last.back) };
    let times = match rounds.as_slice() {
        [one, two] => format!("{}, {}", one.said(), two.said()),
        _ => whole.clone(),
    };
    let said = count(number(visits), "visit", "visits");
    let choices = [
        format!("{times}  {said}  {}", length_short(i64::from(paid))),
        format!("{times}  {said}"),
        format!("{whole} · {visits}"),
        whole,
        said,
        visits.to_string(),
    ];
    let fits = choices.iter().find(|choice| choice.chars().count() <= cell);
    fit(fits.map_or("", String::as_str), cell)
}
