//! What happened, newest first, each with a way back where there is one.

use crate::card::fold;
use maud::{Markup, html};

/// One thing that happened.
#[derive(Clone, Debug)]
pub struct Item {
    /// "Tuesday 3 March, 4.10pm".
    pub when: String,
    /// "Grace adopted the rota for the week of 9 March."
    pub what: String,
    /// What else came of the same deed, each as a sentence; folded away.
    pub parts: Vec<String>,
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

/// "And 3 more changes", to be opened.
fn parts(parts: &[String]) -> Markup {
    let number = i64::try_from(parts.len()).unwrap_or(i64::MAX);
    let summary = format!("And {}", words::count(number, "more change", "more changes"));
    fold(&summary, &html! { ul { @for part in parts { li { (part) } } } })
}

fn one(item: &Item) -> Markup {
    html! {
        li.undone[item.undone] {
            span.when { (item.when) }
            div {
                p { (item.what) @if item.undone { span.soft { " Taken back since." } } }
                @if !item.why.is_empty() { p.quoted { (item.why) } }
                @if !item.parts.is_empty() { (parts(&item.parts)) }
            }
            @if let Some(undo) = &item.undo { (undo) }
        }
    }
}
