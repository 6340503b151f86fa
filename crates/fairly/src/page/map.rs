//! The rounds on a map drawn from what is known: streets where there are any, homes, one line for each round.

use crate::view::{Chart, Dot, Path, ShapeKind, WeekView};
use maud::{Markup, html};
use std::fmt::Write;

pub(super) fn map(view: &WeekView) -> Markup {
    html! {
        @if let Some(chart) = &view.chart {
            section #map aria-labelledby="map-title" {
                h2 #map-title { "Map" }
                p.soft { "Lines join the visits of a round in order; they are not the streets taken. Pick a day above to see one day's rounds." }
                figure {
                    svg viewBox={"0 0 1000 " (round(chart.height))} role="img" aria-label="The rounds on a map" {
                        @for kind in ShapeKind::ALL { (ground(chart, kind)) }
                        @for path in &chart.rounds { (line(view, path)) }
                        @for dot in &chart.people { (home(view, dot)) }
                    }
                    figcaption {
                        (legend(view))
                        @if !chart.attribution.is_empty() { p.soft { (chart.attribution) } }
                    }
                }
            }
        }
    }
}

/// All shapes of a kind as one path.
fn ground(chart: &Chart, kind: ShapeKind) -> Markup {
    let of_kind = chart.shapes.iter().filter(|(of, _)| *of == kind);
    let lines: String = of_kind.map(|(_, points)| data(points)).collect();
    html! { @if !lines.is_empty() { path class={"ground " (class(kind))} d=(lines) {} } }
}

fn class(kind: ShapeKind) -> &'static str {
    match kind {
        ShapeKind::Park => "park",
        ShapeKind::Water => "water",
        ShapeKind::River => "river",
        ShapeKind::Railway => "railway",
        ShapeKind::Footpath => "footpath",
        ShapeKind::Street => "street",
        ShapeKind::MainStreet => "street main",
    }
}

fn line(view: &WeekView, path: &Path) -> Markup {
    let worker = &view.workers[path.worker];
    let beside = path.worker * 5 % 7;
    html! {
        path class={"round in-week on-" (path.day)} style={"--h:" (worker.hue)} d=(data(&path.points))
            transform={"translate(" (beside) " " (beside) ")"} {
            title { (worker.name) ", " (view.days[path.day].long) }
        }
    }
}

fn home(view: &WeekView, dot: &Dot) -> Markup {
    let person = &view.people[dot.person];
    html! {
        g.home data-person=(dot.person) transform={"translate(" (round(dot.x)) " " (round(dot.y)) ")"} {
            title { (person.name) }
            circle r="13" {}
            text text-anchor="middle" dy="4" { (person.initials) }
        }
    }
}

fn legend(view: &WeekView) -> Markup {
    html! {
        ul.legend {
            @for worker in view.workers.iter().filter(|worker| !worker.rounds.is_empty()) {
                li style={"--h:" (worker.hue)} { i aria-hidden="true" {} (worker.name) }
            }
        }
    }
}

/// A line as the `d` of a path, to a tenth of a unit.
fn data(points: &[(f64, f64)]) -> String {
    let mut out = String::new();
    for (at, (x, y)) in points.iter().enumerate() {
        let _ = write!(out, "{}{} {}", if at == 0 { 'M' } else { 'L' }, round(*x), round(*y));
    }
    out
}

fn round(value: f64) -> String {
    let text = format!("{value:.1}");
    text.strip_suffix(".0").map_or(text.clone(), str::to_owned)
}
