//! Small pieces that every section uses.

use maud::{Markup, html};
use std::fmt::Write;
use view::{PersonView, WeekView, WorkerView};

/// A worker's drawn initials in their own hue; the name stands beside it, so a reader of the page skips it.
pub(super) fn face(worker: &WorkerView) -> Markup {
    html! { span.face aria-hidden="true" style={"--h:" (worker.hue)} { (worker.initials) } }
}

/// A person's drawn initials.
pub(super) fn person_face(person: &PersonView) -> Markup {
    html! { span.face.person aria-hidden="true" { (person.initials) } }
}

/// Where on the page a person's week stands.
pub(super) fn anchor(person: usize) -> String {
    format!("person-{person}")
}

/// A bar of up to a hundred parts of a hundred.
pub(super) fn hundredths(part: i64, whole: i64) -> i64 {
    (part * 100 / whole.max(1)).clamp(0, 100)
}

/// The whole week, or one of its days: native radio buttons, so that keys and no script both work.
pub(super) fn day_picker(view: &WeekView) -> Markup {
    html! {
        @if view.days.len() > 1 {
            fieldset.picker {
                legend { "Show" }
                label { input #pick-week type="radio" name="pick" checked; span { "Whole week" } }
                @for (at, day) in view.days.iter().enumerate() {
                    label { input id={"pick-" (at)} type="radio" name="pick"; span { (day.short) } }
                }
            }
        }
    }
}

/// Rules that hide what is not picked. A browser that cannot ask `:has` shows everything.
pub(super) fn picking(days: usize) -> String {
    let mut rules = String::new();
    if days > 1 {
        rules.push_str("#main:not(:has(#pick-week:checked)) .on-week{display:none}");
        for day in 0..days {
            let _ = write!(rules, "#main:has(#pick-week:checked) .on-{day}:not(.in-week),");
            let _ = write!(
                rules,
                "#main:not(:has(#pick-week:checked,#pick-{day}:checked)) .on-{day}{{display:none}}"
            );
        }
    }
    rules
}
