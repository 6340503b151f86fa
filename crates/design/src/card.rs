//! Pieces of paper to put things on: few boxes, never a box in a box.

use maud::{Markup, html};

/// Something that stands by itself: a person, a proposal, a request.
#[must_use]
pub fn card(title: &str, body: &Markup) -> Markup {
    html! { article.card { h3 { (title) } (body) } }
}

/// A part of a page under a heading; `id` makes it a place to link to.
#[must_use]
pub fn section(id: &str, title: &str, body: &Markup) -> Markup {
    html! { section.section aria-labelledby=(id) { h2 id=(id) { (title) } (body) } }
}

/// Nothing here yet: what will be here, and the first step. Helpful, not sorry.
#[must_use]
pub fn empty(title: &str, words: &str, action: Option<&Markup>) -> Markup {
    html! {
        div.empty {
            p.title { (title) }
            p { (words) }
            @if let Some(action) = action { (action) }
        }
    }
}

/// More of the same kind, folded away until someone wants it.
#[must_use]
pub fn fold(summary: &str, body: &Markup) -> Markup {
    folded(summary, true, body)
}

/// The same, unless there is a reason to show it at once.
#[must_use]
pub fn folded(summary: &str, away: bool, body: &Markup) -> Markup {
    html! { details.fold open[!away] { summary { (summary) } div { (body) } } }
}

/// What is known of one thing, as name and value.
#[must_use]
pub fn facts(facts: &[(&str, Markup)]) -> Markup {
    html! { dl.facts { @for (name, value) in facts { div { dt { (name) } dd { (value) } } } } }
}

/// A few figures that matter, each with a line of what it means.
#[must_use]
pub fn figures(figures: &[(&str, String, &str)]) -> Markup {
    html! {
        dl.figures {
            @for (name, value, meaning) in figures {
                div { dt { (name) } dd.value { (value) } dd.meaning { (meaning) } }
            }
        }
    }
}

/// A short word on something: "new", "draft", "away".
#[must_use]
pub fn tag(words: &str, tone: super::notice::Tone) -> Markup {
    html! { span class={"tag " (tone.class())} { (words) } }
}

/// What someone said, in their own words.
#[must_use]
pub fn words_of(who: &str, words: &str) -> Markup {
    html! { figure.words { blockquote { p { (words) } } figcaption { (who) } } }
}
