//! How much something matters, in words instead of numbers.

use maud::{Markup, html};

/// Sets one: "Few faces at each door matters to us: a lot". `scale` begins with the least, and `chosen`
/// counts from 0.
#[must_use]
pub fn choose(name: &str, sentence: &str, scale: &[&str], chosen: usize, last_time: &str) -> Markup {
    html! {
        fieldset.strength id=(name) {
            legend { (sentence) }
            div.scale {
                @for (at, words) in scale.iter().enumerate() {
                    label { input type="radio" name=(name) value=(at) checked[at == chosen]; span { (words) } }
                }
            }
            @if !last_time.is_empty() { p.soft { "Last week published: " (last_time) } }
        }
    }
}

/// Only says it.
#[must_use]
pub fn said(sentence: &str, scale: &[&str], chosen: usize) -> Markup {
    let chosen = chosen.min(scale.len().saturating_sub(1));
    html! {
        p.strength-said {
            span { (sentence) }
            span.dots aria-hidden="true" { @for at in 1..scale.len() { i.on[at <= chosen] {} } }
            @if let Some(words) = scale.get(chosen) { strong { (words) } }
        }
    }
}
