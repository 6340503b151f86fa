//! Today for a screen on the wall: everyone who is out, each visit a line, as large as the screen allows, and nothing scrolls.
//!
//! How large the letters are follows from how many lines and columns there are; the style sheet works it out from the screen.

use super::lane::{Block, Lane, lanes};
use super::week::tone;
use super::{BoardView, Mark};
use design::button::{self, Weight};
use design::measure;
use maud::{Markup, html};
use words::{clock, listed};

/// A screen's width and height, by which columns are chosen: what is left beside the heading of 1920 by 1080.
const SCREEN: (f64, f64) = (1_870.0, 890.0);

/// How tall a line is, in letters' heights.
const LINE: f64 = 1.32;

/// So many visits that nobody has are named; the others are counted.
const NAMED: usize = 3;

/// How the cards are laid out.
#[derive(Clone, Copy, Debug, PartialEq)]
struct Fit {
    columns: usize,
    /// Lines from top to bottom.
    lines: usize,
    /// Letters' heights across a column.
    wide: usize,
}

/// `now` is the minute of the day.
pub(super) fn wall(view: &BoardView, now: i32) -> Markup {
    let Some(day) = view.day else { return html! {} };
    let all = lanes(view);
    let (out, home): (Vec<&Lane>, Vec<&Lane>) =
        all.iter().filter(|lane| lane.cells.len() > day).partition(|lane| !lane.cells[day].blocks.is_empty());
    let counts: Vec<usize> = out.iter().map(|lane| lane.cells[day].blocks.len()).collect();
    let fit = fit(&counts, widest(view, &out, day));
    html! {
        div.wall {
            div.wall-head {
                h1 { (view.week.days[day].long) }
                (open(view))
                @if !home.is_empty() { p.soft { "Not out: " (listed(&home.iter().map(|lane| view.week.workers[lane.at].first.as_str()).collect::<Vec<_>>())) "." } }
                (button::link(&view.places.board(view.by, Some(day)), "Back to the board", Weight::Bare))
            }
            ol class={"wall-cards " (measure::lanes(fit.columns)) " " (measure::row(fit.lines)) " " (measure::span(fit.wide))} {
                @for lane in &out { (card(view, lane, (day, now))) }
            }
        }
    }
}

/// What nobody has, in one line.
fn open(view: &BoardView) -> Markup {
    let tray = &view.week.tray;
    let named: Vec<String> = tray
        .iter()
        .take(NAMED)
        .map(|one| format!("{}, {}", view.week.people[view.week.visits[one.visit].person].name, one.when))
        .collect();
    html! {
        @if tray.is_empty() { p.kept { "Every visit has someone." } } @else {
            p.wanting { strong { "Nobody yet: " } (named.join("; ")) @if tray.len() > NAMED { "; and " (tray.len() - NAMED) " more" } "." }
        }
    }
}

fn card(view: &BoardView, lane: &Lane, (day, now): (usize, i32)) -> Markup {
    let cell = &lane.cells[day];
    html! {
        li class={"wall-card" (tone(view, lane))} {
            h2 { (view.week.workers[lane.at].name) " " span.times { (cell.words) } }
            ol { @for block in &cell.blocks { (line(view, block, now)) } }
        }
    }
}

fn line(view: &BoardView, block: &Block, now: i32) -> Markup {
    let when = if block.end.passed <= now {
        "past"
    } else if block.start.passed <= now {
        "here"
    } else {
        ""
    };
    let late = view.marks.get(block.visit).and_then(|mark: &Mark| mark.late.as_deref());
    html! {
        li class=(when) {
            span.when { (clock(block.start)) } " " span.who { (name(view, block)) }
            @if late.is_some() { strong { " late" } } @else if block.new_face { span.new { " new" } }
        }
    }
}

fn name<'a>(view: &'a BoardView, block: &Block) -> &'a str {
    &view.week.people[view.week.visits[block.visit].person].name
}

/// The most letters' heights that a line of these lanes needs.
fn widest(view: &BoardView, out: &[&Lane], day: usize) -> usize {
    let letters = |text: &str| text.chars().count();
    let lines =
        out.iter().flat_map(|lane| lane.cells[day].blocks.iter().map(|block| letters(name(view, block)) + 9));
    let heads = out
        .iter()
        .map(|lane| letters(&view.week.workers[lane.at].name) + letters(&lane.cells[day].words) + 1);
    // A letter is a little more than half as wide as it is tall; the rest is the space between columns.
    lines.chain(heads).max().unwrap_or(20) * 3 / 5 + 2
}

/// The columns with which letters can be largest.
fn fit(counts: &[usize], wide: usize) -> Fit {
    let number = |count: usize| f64::from(u32::try_from(count).unwrap_or(u32::MAX));
    let size = |fit: &Fit| {
        let by_width = SCREEN.0 / number(fit.columns * fit.wide);
        let by_height = SCREEN.1 / (number(fit.lines) * LINE);
        by_width.min(by_height)
    };
    let with = |columns: usize| {
        // Each card has a heading that is as tall as two lines, and half a line below.
        let rows = counts.chunks(columns).map(|row| row.iter().max().copied().unwrap_or_default() + 3);
        Fit { columns, lines: rows.sum::<usize>().max(1), wide }
    };
    let mut best = with(1);
    for columns in 2..=counts.len().max(1) {
        let other = with(columns);
        if size(&other) > size(&best) {
            best = other;
        }
    }
    best
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_team_of_twelve_is_laid_out_so_that_letters_are_large() {
        let fit = fit(&[7, 9, 3, 4, 9, 5, 3, 4, 9, 11, 8, 6], 13);
        assert_eq!((fit.columns, fit.lines), (6, 26), "two rows of six");
        let size = (SCREEN.0 / 78.0).min(SCREEN.1 / (26.0 * LINE));
        assert!(size > 22.0, "{size}");
    }

    #[test]
    fn nobody_out_is_laid_out_too() {
        assert_eq!(fit(&[], 20).columns, 1);
    }
}
