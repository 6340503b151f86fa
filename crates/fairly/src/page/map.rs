//! The rounds on a map drawn from what is known: streets where there are any, homes, one line for each round.

use maud::{Markup, html};
use view::{Chart, Dot, Path, ShapeKind, WeekView, line_data, tidy};

pub(super) fn map(view: &WeekView) -> Markup {
    html! {
        @if let Some(chart) = &view.chart {
            section #map aria-labelledby="map-title" {
                h2 #map-title { "Map" }
                p.soft { "Lines join the visits of a round in order; they are not the streets taken. Pick a day above to see one day's rounds." }
                figure {
                    svg viewBox={"0 0 1000 " (tidy(chart.height))} role="img" aria-label="The rounds on a map" {
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
    let lines: String = of_kind.map(|(_, points)| line_data(points)).collect();
    html! { @if !lines.is_empty() { path class={"ground " (kind.name())} d=(lines) {} } }
}

fn line(view: &WeekView, path: &Path) -> Markup {
    let worker = &view.workers[path.worker];
    let beside = path.worker * 5 % 7;
    html! {
        path class={"round in-week on-" (path.day)} style={"--h:" (worker.hue)} d=(line_data(&path.points))
            transform={"translate(" (beside) " " (beside) ")"} {
            title { (worker.name) ", " (view.days[path.day].long) }
        }
    }
}

fn home(view: &WeekView, dot: &Dot) -> Markup {
    let person = &view.people[dot.person];
    html! {
        g.home data-person=(dot.person) transform={"translate(" (tidy(dot.x)) " " (tidy(dot.y)) ")"} {
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
