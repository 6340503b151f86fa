//! Hours against what is promised, and what they are made of.

use super::parts::{face, hundredths};
use maud::{Markup, html};
use view::{WeekView, WorkerView};
use words::length_short;

pub(super) fn hours(view: &WeekView) -> Markup {
    let most =
        view.workers.iter().map(|worker| worker.paid.max(worker.guaranteed.unwrap_or(0))).max().unwrap_or(1);
    html! {
        section #hours aria-labelledby="hours-title" {
            h2 #hours-title { "Hours" }
            p.soft { "Every minute out is paid: visits, travel, waiting. The mark on a bar is what is promised; promised hours are paid even where they are not filled." }
            div.scroll tabindex="0" role="region" aria-label="Hours by worker" {
                table.hours {
                    thead { tr {
                        th scope="col" { "Worker" }
                        th.wide scope="col" { "Paid" }
                        th scope="col" { "Promised" }
                        th scope="col" { "With people" }
                        th scope="col" { "Travel" }
                        th scope="col" { "Waiting" }
                    } }
                    tbody { @for worker in &view.workers { (row(worker, most)) } }
                }
            }
        }
    }
}

fn row(worker: &WorkerView, most: i64) -> Markup {
    let promised = worker.guaranteed;
    html! {
        tr style={"--h:" (worker.hue)} {
            th scope="row" { span.named { (face(worker)) span { (worker.name) } } }
            td.wide {
                div.pair {
                    span.bar.big aria-hidden="true" {
                        i style={"width:" (hundredths(worker.paid, most)) "%"} {}
                        @if let Some(promised) = promised { b style={"left:" (hundredths(promised, most)) "%"} {} }
                    }
                    span.number { (length_short(worker.paid)) }
                }
            }
            td.number { @if let Some(promised) = promised { (length_short(promised)) } @else { "none" } }
            td.number { (length_short(worker.with_people)) }
            td.number { (length_short(worker.travel)) }
            td.number { (length_short(worker.waiting)) }
        }
    }
}
