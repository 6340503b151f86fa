//! Hours against what is promised.

use super::measure;
use maud::{Markup, html};
use words::length_short;

/// Paid minutes against guaranteed ones, as a bar with the number. Said in words for those who do not see the bar.
#[must_use]
pub fn bar(paid: i64, guaranteed: Option<i64>) -> Markup {
    let whole = paid.max(guaranteed.unwrap_or(0)).max(1);
    let beyond = guaranteed.is_some_and(|promised| paid > promised);
    html! {
        div.hours-bar.beyond[beyond] {
            span.said {
                span.number { (length_short(paid)) }
                @match guaranteed {
                    Some(promised) => { span.soft { " of " (length_short(promised)) } }
                    None => { span.soft { ", none guaranteed" } }
                }
            }
            span.bar aria-hidden="true" {
                i class=(measure::share(paid, whole)) {}
                @if let Some(promised) = guaranteed { b class=(measure::mark(promised, whole)) {} }
            }
        }
    }
}

/// A share of something as a plain bar with its words: "7 of 12 have picked".
#[must_use]
pub fn share(part: i64, whole: i64, words: &str) -> Markup {
    html! {
        div.hours-bar {
            span.said { (words) }
            span.bar aria-hidden="true" { i class=(measure::share(part, whole)) {} }
        }
    }
}
