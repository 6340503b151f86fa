//! Small charts: one line of figures over some weeks, with what it means in a sentence and the table behind it.

use super::card;
use super::table::table;
use maud::{Markup, html};
use std::fmt::Write;

/// How wide and high the drawing is, in its own units.
const SIZE: (i64, i64) = (3200, 960);
/// Room for the marks of the first and last point, and above and below the line.
const ROOM: (i64, i64) = (80, 100);

/// One figure over time.
#[derive(Clone, Debug, Default)]
pub struct Chart<'a> {
    /// What tells it from others on the page.
    pub id: &'a str,
    /// "Visits with somebody".
    pub title: &'a str,
    /// What it is now and where it goes, in a sentence.
    pub sentence: String,
    /// What is aimed at and why, in a sentence; may be empty.
    pub aim: &'a str,
    /// When, the figure, and how it is said; a gap where there is none.
    pub points: Vec<Point>,
    /// What is aimed at, where that is a figure.
    pub target: Option<i64>,
}

/// One figure of a chart.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Point {
    /// "23 November".
    pub when: String,
    /// The figure.
    pub value: Option<i64>,
    /// "96 %".
    pub said: String,
}

/// Draws a chart with its sentences; the figures themselves are in a table that opens.
#[must_use]
pub fn chart(chart: &Chart<'_>) -> Markup {
    let rows: Vec<Vec<Markup>> =
        chart.points.iter().rev().map(|point| vec![html! { (point.when) }, html! { (point.said) }]).collect();
    html! {
        section.chart aria-labelledby=(chart.id) {
            h2 id=(chart.id) { (chart.title) }
            p { (chart.sentence) }
            (drawing(chart))
            @if !chart.aim.is_empty() { p.soft { (chart.aim) } }
            (card::fold("Week by week", &table(chart.title, &["Week of", chart.title], &rows)))
        }
    }
}

fn drawing(chart: &Chart<'_>) -> Markup {
    let title = format!("{}-drawing", chart.id);
    let range = range(chart);
    let places: Vec<Option<(i64, i64)>> = chart
        .points
        .iter()
        .enumerate()
        .map(|(at, point)| Some((across(at, chart.points.len()), up(point.value?, range))))
        .collect();
    let last = places.iter().rev().find_map(|place| *place);
    html! {
        svg viewBox={"0 0 " (SIZE.0) " " (SIZE.1)} role="img" aria-labelledby=(title) {
            title id=(title) { (chart.title) ": " (spoken(chart)) }
            @if let Some(target) = chart.target {
                path.target d={"M0 " (up(target, range)) "H" (SIZE.0)} {}
            }
            path.line d=(line(&places)) {}
            @for (across, up) in places.iter().flatten() {
                circle.point cx=(across) cy=(up) r="30" {}
            }
            @if let Some((across, up)) = last { circle.last cx=(across) cy=(up) r="50" {} }
        }
    }
}

/// The first and the last figure, as they are read out.
fn spoken(chart: &Chart<'_>) -> String {
    let known: Vec<&Point> = chart.points.iter().filter(|point| point.value.is_some()).collect();
    match known.as_slice() {
        [] => "no figures yet".to_owned(),
        [one] => format!("{} in the week of {}", one.said, one.when),
        [first, .., last] => format!(
            "from {} in the week of {} to {} in the week of {}",
            first.said, first.when, last.said, last.when
        ),
    }
}

/// From which figure to which the drawing goes, the target included: a fifth of the highest at least, so that a small change
/// looks small.
fn range(chart: &Chart<'_>) -> (i64, i64) {
    let all = chart.points.iter().filter_map(|point| point.value).chain(chart.target);
    let (low, high) = all.fold((i64::MAX, i64::MIN), |(low, high), one| (low.min(one), high.max(one)));
    if low > high { (0, 1) } else { (low.min(high - high.abs() / 5), high) }
}

fn across(at: usize, many: usize) -> i64 {
    let number = |count: usize| i64::try_from(count).unwrap_or(i64::MAX);
    ROOM.0 + (SIZE.0 - 2 * ROOM.0) * number(at) / number(many.saturating_sub(1).max(1))
}

/// How far down from the top; what never changes is in the middle.
fn up(value: i64, (low, high): (i64, i64)) -> i64 {
    let (height, range) = (SIZE.1 - 2 * ROOM.1, high - low);
    let from_below = if range > 0 { height * (value - low) / range } else { height / 2 };
    SIZE.1 - ROOM.1 - from_below
}

/// A line through all places, broken where there is none.
fn line(places: &[Option<(i64, i64)>]) -> String {
    let mut path = String::new();
    let mut pen_down = false;
    for place in places {
        if let Some((across, up)) = place {
            let _ = write!(path, "{}{across} {up}", if pen_down { "L" } else { "M" });
        }
        pen_down = place.is_some();
    }
    path
}

#[cfg(test)]
mod tests {
    use super::*;

    fn points(values: &[Option<i64>]) -> Vec<Point> {
        let point = |(at, value): (usize, &Option<i64>)| Point {
            when: format!("{} March", at + 1),
            value: *value,
            said: value.map_or_else(|| "–".to_owned(), |value| format!("{value} %")),
        };
        values.iter().enumerate().map(point).collect()
    }

    #[test]
    fn a_chart_can_be_read_without_seeing_it() {
        let one = Chart { id: "covered", title: "Visits with somebody", ..Chart::default() };
        let html = chart(&Chart { points: points(&[Some(90), None, Some(96)]), ..one }).into_string();
        assert!(html.contains("role=\"img\"") && html.contains("aria-labelledby=\"covered-drawing\""));
        assert!(html.contains("from 90 % in the week of 1 March to 96 % in the week of 3 March"));
        assert!(html.contains("<details") && html.contains("<td>96 %</td>") && html.contains("<td>–</td>"));
        assert!(!html.contains("style="), "the content policy forbids it");
    }

    #[test]
    fn a_week_without_a_figure_breaks_the_line() {
        let line = line(&[Some((0, 1)), Some((2, 3)), None, Some((4, 5))]);
        assert_eq!(line, "M0 1L2 3M4 5");
    }

    #[test]
    fn a_small_change_looks_small() {
        let drawn = |values: &[Option<i64>]| range(&Chart { points: points(values), ..Chart::default() });
        assert_eq!(drawn(&[Some(1000), Some(997)]), (800, 1000));
        assert_eq!(drawn(&[Some(10), Some(90)]), (10, 90));
        assert_eq!(drawn(&[None]), (0, 1));
    }

    #[test]
    fn the_highest_figure_is_at_the_top_and_one_that_never_changes_in_the_middle() {
        assert_eq!((up(10, (0, 10)), up(0, (0, 10)), up(7, (7, 7))), (100, 860, 480));
        assert_eq!((across(0, 9), across(8, 9), across(0, 1)), (80, 3120, 80));
    }
}
