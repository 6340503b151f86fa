//! How much something matters, in words instead of numbers.

use care::team::value::Strength;
use maud::{Markup, html};

/// Sets one: "Few faces at each door matters to us: a lot". `chosen` counts from 0.
#[must_use]
pub fn choose(name: &str, sentence: &str, chosen: usize, last_time: &str) -> Markup {
    html! {
        fieldset.strength id=(name) {
            legend { (sentence) }
            div.scale {
                @for (at, strength) in Strength::ALL.iter().enumerate() {
                    label { input type="radio" name=(name) value=(at) checked[at == chosen]; span { (strength.words()) } }
                }
            }
            @if !last_time.is_empty() { p.soft { "In the last rota: " (last_time) } }
        }
    }
}

/// Only says it.
#[must_use]
pub fn said(sentence: &str, chosen: usize) -> Markup {
    let chosen = chosen.min(Strength::ALL.len() - 1);
    html! {
        p.strength-said {
            span { (sentence) }
            span.dots aria-hidden="true" { @for at in 1..Strength::ALL.len() { i.on[at <= chosen] {} } }
            strong { (Strength::ALL[chosen].words()) }
        }
    }
}
