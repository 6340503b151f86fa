//! The rounds on the ground: streets where there are any, homes, one line for each round. Drawn here; no tiles, no company.

use super::BoardView;
use crate::view::{Chart, Dot, Path, ShapeKind, line_data, tidy};
use crate::web::design::card::empty;
use crate::web::design::measure;
use maud::{Markup, html};

pub(super) fn map(view: &BoardView) -> Markup {
    match &view.week.chart {
        Some(chart) => drawn(view, chart),
        None => empty(
            "There is no map yet",
            "Addresses with a place on the ground make one: add them to people, or bring in an extract of the town.",
            None,
        ),
    }
}

fn drawn(view: &BoardView, chart: &Chart) -> Markup {
    let shown = |path: &&Path| view.day.is_none_or(|day| path.day == day);
    html! {
        figure.map {
            svg viewBox={"0 0 1000 " (tidy(chart.height))} role="group" aria-label="The rounds on a map" {
                @for kind in ShapeKind::ALL { (ground(chart, kind)) }
                @for path in chart.rounds.iter().filter(shown) { (line(view, path)) }
                @for dot in &chart.people { (home(view, dot)) }
            }
            figcaption {
                p.soft { "Lines join the visits of a round in order; they are not the streets taken." @if view.day.is_none() { " Choose a day to tell the rounds apart." } }
                ul.legend {
                    @for worker in view.week.workers.iter().filter(|worker| !worker.rounds.is_empty()) {
                        li class=(measure::hue(worker.hue)) { i aria-hidden="true" {} (worker.name) }
                    }
                }
                @if !chart.attribution.is_empty() { p.soft { (chart.attribution) } }
            }
        }
    }
}

/// All shapes of a kind as one path.
fn ground(chart: &Chart, kind: ShapeKind) -> Markup {
    let of_kind = chart.shapes.iter().filter(|(of, _)| *of == kind);
    let lines: String = of_kind.map(|(_, points)| line_data(points)).collect();
    html! { @if !lines.is_empty() { path class={"ground " (kind.name())} d=(lines) {} } }
}

fn line(view: &BoardView, path: &Path) -> Markup {
    let worker = &view.week.workers[path.worker];
    let beside = path.worker * 5 % 7;
    html! {
        path class={"round " (measure::hue(worker.hue)) @if view.day.is_none() { " faint" }} d=(line_data(&path.points))
            transform={"translate(" (beside) " " (beside) ")"} {
            title { (worker.name) ", " (view.week.days[path.day].long) }
        }
    }
}

/// A home, leading to the person's page.
fn home(view: &BoardView, dot: &Dot) -> Markup {
    let person = &view.week.people[dot.person];
    html! {
        a.home href=(view.places.person(dot.person)) data-person=(dot.person) aria-label=(person.name)
            transform={"translate(" (tidy(dot.x)) " " (tidy(dot.y)) ")"} {
            title { (person.name) }
            circle r="14" {}
            text text-anchor="middle" dy="4" aria-hidden="true" { (person.initials) }
        }
    }
}
