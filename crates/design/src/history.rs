//! What happened, newest first, each with a way back where there is one.

use maud::{Markup, html};

/// One thing that happened.
#[derive(Clone, Debug)]
pub struct Item {
    /// "Tuesday 3 March, 4.10pm".
    pub when: String,
    /// "Grace adopted the rota for the week of 9 March."
    pub what: String,
    /// The reason, in the words of the one who did it; may be empty.
    pub why: String,
    /// A button that takes it back.
    pub undo: Option<Markup>,
    /// Whether it has been taken back since.
    pub undone: bool,
}

/// A list of them under the days they happened on.
#[must_use]
pub fn timeline(days: &[(String, Vec<Item>)]) -> Markup {
    html! {
        div.timeline {
            @for (day, items) in days {
                section {
                    h2 { (day) }
                    ol { @for item in items { (one(item)) } }
                }
            }
        }
    }
}

fn one(item: &Item) -> Markup {
    html! {
        li.undone[item.undone] {
            span.when { (item.when) }
            div {
                p { (item.what) @if item.undone { span.soft { " Taken back since." } } }
                @if !item.why.is_empty() { p.quoted { (item.why) } }
            }
            @if let Some(undo) = &item.undo { (undo) }
        }
    }
}
