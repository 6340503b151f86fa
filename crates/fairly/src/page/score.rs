//! What the rota weighs, each rule in a sentence with what it means.

use super::parts::hundredths;
use maud::{Markup, html};
use view::WeekView;
use view::meaning;
use words::grouped;

pub(super) fn score(view: &WeekView) -> Markup {
    let dearest = view.weighed.iter().map(|part| part.cost).max().unwrap_or(1);
    html! {
        @if !view.weighed.is_empty() {
            section #weighs aria-labelledby="weighs-title" {
                h2 #weighs-title { "What it weighs" }
                p.soft { "Each line at the price the team has set. One is worth one paid minute, and less is better." }
                table.weighs {
                    thead { tr { th scope="col" { "Weighs" } th scope="col" { "What" } } }
                    tbody {
                        @for part in &view.weighed {
                            tr {
                                td.number { (grouped(part.cost)) }
                                td {
                                    strong { (part.sentence) }
                                    span.bar aria-hidden="true" { i style={"width:" (hundredths(part.cost, dearest)) "%"} {} }
                                    span.soft { (meaning(part.rule)) }
                                }
                            }
                        }
                        tr.sum { td.number { (grouped(view.total)) } td { strong { "in all" } } }
                    }
                }
            }
        }
    }
}
