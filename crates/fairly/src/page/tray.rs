//! What nobody has yet: on top, most urgent first.

use super::parts::anchor;
use maud::{Markup, html};
use view::{Wanting, WeekView};
use words::length;

/// So many lie open; the rest is folded away beneath them, so that the rounds stay in reach.
const OPEN: usize = 12;

pub(super) fn tray(view: &WeekView) -> Markup {
    html! {
        @if !view.tray.is_empty() {
            section.tray #tray aria-labelledby="tray-title" {
                h2 #tray-title { "Nobody yet" }
                ol { @for wanting in view.tray.iter().take(OPEN) { (one(view, wanting)) } }
                @if view.tray.len() > OPEN {
                    details {
                        summary { "and " (view.tray.len() - OPEN) " more" }
                        ol { @for wanting in view.tray.iter().skip(OPEN) { (one(view, wanting)) } }
                    }
                }
            }
        }
    }
}

fn one(view: &WeekView, wanting: &Wanting) -> Markup {
    let visit = &view.visits[wanting.visit];
    let minutes = length(i64::from(wanting.minutes));
    html! {
        li data-person=(visit.person) {
            p.which {
                a href={"#" (anchor(visit.person))} { (view.people[visit.person].name) }
                ", " (visit.what) ": " (wanting.when) ", " (minutes)
                @if !visit.workers.is_empty() { ". One of two workers is missing" }
            }
            @if !wanting.why.is_empty() { p { (wanting.why) " " (wanting.help) } }
        }
    }
}
