//! Faces, drawn as initials until there is a photo. Names stand beside them, so readers of the page skip them.

use super::measure;
use maud::{Markup, html};
use words::initials;

/// How large a face is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Size {
    /// In a line of text or a lane.
    #[default]
    Small,
    /// At the head of a card.
    Medium,
    /// On a page of its own.
    Large,
}

impl Size {
    fn class(self) -> &'static str {
        match self {
            Self::Small => "face",
            Self::Medium => "face medium",
            Self::Large => "face large",
        }
    }
}

/// The hue of the worker who stands at `place` in the team's list.
#[must_use]
pub fn hue_of(place: usize) -> u16 {
    words::HUES[place % words::HUES.len()]
}

/// A worker's face in their own hue.
#[must_use]
pub fn worker(name: &str, hue: u16, size: Size) -> Markup {
    html! { span class={(size.class()) " " (measure::hue(hue))} aria-hidden="true" { (initials(name)) } }
}

/// A person's face: all in one calm colour, for hues belong to rounds.
#[must_use]
pub fn person(name: &str, size: Size) -> Markup {
    html! { span class={(size.class()) " person"} aria-hidden="true" { (initials(name)) } }
}

/// A face, a name that leads somewhere, and a line beneath.
#[must_use]
pub fn line(face: &Markup, name: &str, href: Option<&str>, beneath: &Markup) -> Markup {
    html! {
        div.person-line {
            (face)
            div {
                @if let Some(href) = href { a.name href=(href) { (name) } } @else { span.name { (name) } }
                p.soft { (beneath) }
            }
        }
    }
}

/// Who comes to a person and how often: continuity at a glance.
#[must_use]
pub fn familiar(workers: &[(&str, u16, i64, bool)]) -> Markup {
    html! {
        ul.familiar {
            @for (name, hue, visits, new) in workers {
                li {
                    (worker(name, *hue, Size::Small))
                    span { (name) " " span.number.soft { "× " (visits) } }
                    @if *new { span.tag { "new" } }
                }
            }
        }
    }
}
