//! The whole week by worker: a row for each, a column for each day, time across.

use super::parts::{face, hundredths};
use maud::{Markup, html};
use view::{RoundView, StopView, WeekView, WorkerView};
use words::{length_short, span_of_day};

pub(super) fn week(view: &WeekView) -> Markup {
    let (first, last) = view.hours;
    html! {
        div.week.on-week {
            p.soft { "Each day runs from " (span_of_day(first, last)) ". Blocks are visits, as long as their minutes; lines are travel; open boxes are waiting." }
            div.scroll tabindex="0" role="region" aria-label="The week by worker" {
                table style={"--first:" (first) ";--hours:" ((last - first) / 60)} {
                    caption.unseen { "Rounds of the week, a row for each worker" }
                    thead { tr {
                        th scope="col" { "Worker" }
                        @for day in &view.days { th.weekend[day.weekend] scope="col" { (day.short) } }
                        th scope="col" { "Paid, of promised" }
                    } }
                    tbody { @for worker in &view.workers { (row(view, worker)) } }
                }
            }
        }
    }
}

fn row(view: &WeekView, worker: &WorkerView) -> Markup {
    html! {
        tr style={"--h:" (worker.hue)} {
            th scope="row" { span.named { (face(worker)) span { (worker.name) } } }
            @for (at, day) in view.days.iter().enumerate() {
                td.weekend[day.weekend] { (cell(view, worker, at)) }
            }
            td.paid { (paid(worker)) }
        }
    }
}

fn cell(view: &WeekView, worker: &WorkerView, day: usize) -> Markup {
    let rounds: Vec<&RoundView> = worker.rounds.iter().filter(|round| round.day == day).collect();
    let visits: usize = rounds.iter().map(|round| round.stops.len()).sum();
    html! {
        @if rounds.is_empty() {
            span.off { (if worker.available[day] { "free" } else { "off" }) }
        } @else {
            div.strip aria-hidden="true" { @for round in &rounds { (strip(view, round)) } }
            @for round in &rounds { span.times { (round.said()) " " } }
            span.soft.count { (visits) (if visits == 1 { " visit" } else { " visits" }) }
        }
    }
}

fn strip(view: &WeekView, round: &RoundView) -> Markup {
    html! {
        span.out style={"--from:" (round.drawn.0) ";--long:" (round.drawn.1 - round.drawn.0)} {}
        @for stop in &round.stops { (block(view, stop)) }
        @if let Some((start, length)) = round.rest {
            span.rest style={"--from:" (start) ";--long:" (length)} {}
        }
    }
}

fn block(view: &WeekView, stop: &StopView) -> Markup {
    let visit = &view.visits[stop.visit];
    let said =
        format!("{}, {}: {}", view.person_of(stop.visit).name, visit.what, span_of_day(stop.start, stop.end));
    html! {
        @if stop.arrive < stop.start {
            span.gap style={"--from:" (stop.arrive) ";--long:" (stop.start - stop.arrive)} {}
        }
        span.block.double[visit.needed > 1] data-person=(visit.person) title=(said)
            style={"--from:" (stop.start) ";--long:" (stop.end - stop.start)} {}
    }
}

fn paid(worker: &WorkerView) -> Markup {
    html! {
        span.number { (length_short(worker.paid)) }
        @if let Some(promised) = worker.guaranteed {
            span.soft { " of " (length_short(promised)) }
            span.bar aria-hidden="true" { i style={"width:" (hundredths(worker.paid, promised.max(worker.paid))) "%"} {} }
        }
    }
}
