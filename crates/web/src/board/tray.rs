//! What nobody has yet: on top, most urgent first, never out of sight.

use super::{BoardView, By, Stage};
use maud::{Markup, html};
use view::Wanting;
use words::length;

/// More than these of a draft are filled in together, not one by one.
const MANY: usize = 30;

/// Whether the visits that nobody has are listed on top.
pub(super) fn lists(view: &BoardView) -> bool {
    let wanting = view.week.tray.len();
    wanting > 0 && (view.stage == Stage::Published || wanting <= MANY)
}

pub(super) fn tray(view: &BoardView) -> Markup {
    let wanting = &view.week.tray;
    html! {
        @if !wanting.is_empty() && !lists(view) {
            p.still-open {
                strong { (wanting.len()) " visits have nobody yet." } " They are filled in together, further on. "
                @if view.by != By::Person { a href=(view.places.board(By::Person, view.day)) { "See them by person" } }
            }
        } @else if !wanting.is_empty() {
            section.tray aria-labelledby="tray-title" {
                h2 #tray-title { "Nobody yet" span.unseen { ":" } " " span.count { (wanting.len()) } }
                ol tabindex="0" aria-label="Visits that nobody has, most urgent first" { @for one in wanting { (self::one(view, one)) } }
            }
        }
    }
}

fn one(view: &BoardView, wanting: &Wanting) -> Markup {
    let visit = &view.week.visits[wanting.visit];
    let mark = view.marks.get(wanting.visit);
    let key = mark.map_or("", |mark| mark.key.as_str());
    let ask = mark.and_then(|mark| mark.ask.as_deref()).unwrap_or(&wanting.why);
    html! {
        li {
            a.visit.nobody id={"t-" (wanting.visit)} href=(view.places.visit(key)) data-person=(visit.person)
                draggable=[(!view.may_change).then_some("false")] {
                span.who { (view.week.people[visit.person].name) }
                " " span.what { (visit.what) ", " (wanting.when) ", " (length(i64::from(wanting.minutes))) }
                @if !visit.workers.is_empty() { span.what { " one of two is missing" } }
                @if !ask.is_empty() { " " span.why { (ask) } }
            }
        }
    }
}
