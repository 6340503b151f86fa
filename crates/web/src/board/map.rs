//! The rounds on the ground: streets where there are any, homes, one line for each round. Drawn here; no tiles, no company.

use super::BoardView;
use super::label::{Label, labels};
use design::card::empty;
use design::measure;
use maud::{Markup, html};
use view::{Chart, Dot, Path, ShapeKind, WorkerView, line_data, tidy};

pub(super) fn map(view: &BoardView) -> Markup {
    match &view.week.chart {
        Some(chart) => drawn(view, chart),
        None => empty(
            "There is no map yet",
            "It shows where people live. Add addresses with postcodes to people, or give the team a map under Settings.",
            None,
        ),
    }
}

fn drawn(view: &BoardView, chart: &Chart) -> Markup {
    let shown = |path: &&Path| view.day.is_none_or(|day| path.day == day);
    let names: Vec<&str> =
        chart.people.iter().map(|dot| view.week.people[dot.person].name.as_str()).collect();
    let labels = labels(chart, &names);
    html! {
        figure.map {
            svg viewBox={"0 0 1000 " (tidy(chart.height))} role="group" aria-label="The rounds on a map" {
                @for kind in ShapeKind::ALL { (ground(chart, kind)) }
                @for path in chart.rounds.iter().filter(shown) { (line(view, path)) }
                @for (at, dot) in chart.people.iter().enumerate() { (home(view, dot, &labels[at])) }
            }
            figcaption {
                p.soft { "Lines join the visits of a round, starting at its dot. They are not the streets taken. Point at a name to see one round alone." @if view.day.is_none() { " Choose a day to tell the rounds apart." } }
                ul.legend {
                    @for (at, worker) in view.week.workers.iter().enumerate().filter(|(_, worker)| out(view, worker)) {
                        li class=(measure::hue(worker.hue)) data-worker=(at) {
                            a href=(view.places.worker(at)) { i aria-hidden="true" {} (worker.name) }
                        }
                    }
                }
                @if !chart.attribution.is_empty() { p.soft { (chart.attribution) } }
            }
        }
    }
}

/// Whether a worker's rounds are drawn.
fn out(view: &BoardView, worker: &WorkerView) -> bool {
    worker.rounds.iter().any(|round| view.day.is_none_or(|day| round.day == day))
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
        g class={"round " (measure::hue(worker.hue)) @if view.day.is_none() { " faint" }} data-worker=(path.worker)
            transform={"translate(" (beside) " " (beside) ")"} {
            title { (worker.name) ", " (view.week.days[path.day].long) }
            path d=(line_data(&path.points)) {}
            @if let Some((x, y)) = path.points.first() { circle r="6" cx=(tidy(*x)) cy=(tidy(*y)) {} }
        }
    }
}

/// A home with its name, leading to the person's page.
fn home(view: &BoardView, dot: &Dot, label: &Label) -> Markup {
    let person = &view.week.people[dot.person];
    html! {
        a.home href=(view.places.person(dot.person)) data-person=(dot.person) aria-label=(person.name)
            transform={"translate(" (tidy(dot.x)) " " (tidy(dot.y)) ")"} {
            title { (person.name) }
            circle r="9" {}
            text x=(tidy(label.x)) y=(tidy(label.y)) text-anchor=(label.anchor) aria-hidden="true" { (person.name) }
        }
    }
}
