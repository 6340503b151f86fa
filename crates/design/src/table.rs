//! Figures in columns.

use maud::{Markup, html};

/// A table that scrolls by itself where the screen is narrow; `caption` says what it holds.
#[must_use]
pub fn table(caption: &str, head: &[&str], rows: &[Vec<Markup>]) -> Markup {
    html! {
        div.scroll tabindex="0" role="region" aria-label=(caption) {
            table {
                caption.unseen { (caption) }
                thead { tr { @for name in head { th scope="col" { (name) } } } }
                tbody { @for row in rows { tr { (cells(row)) } } }
            }
        }
    }
}

/// The first cell of a row names it.
fn cells(row: &[Markup]) -> Markup {
    html! {
        @for (at, cell) in row.iter().enumerate() {
            @if at == 0 { th scope="row" { (cell) } } @else { td { (cell) } }
        }
    }
}
