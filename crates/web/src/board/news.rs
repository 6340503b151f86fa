//! What changed since the viewer last looked: a line above the board, with each change in words, and "seen".

use super::BoardView;
use design::button::{Weight, button};
use maud::{Markup, html};
use view::number;
use words::count;

/// What changed since the viewer last looked.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct News {
    /// When that was: "on Tuesday 24 November, 5.40pm".
    pub when: String,
    /// Whether it is another rota altogether.
    pub replaced: bool,
    /// Each change, with the visit's key where it still takes place.
    pub changes: Vec<NewsOf>,
    /// Which rota it is about, as the form that says "seen" names it.
    pub which: &'static str,
}

/// One change.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NewsOf {
    /// The visit's key in addresses; `None` where it no longer takes place.
    pub key: Option<String>,
    /// "Mrs Hill, breakfast, Tuesday 24 November, 7.45am".
    pub what: String,
    /// "Amara had it before".
    pub words: String,
}

pub(super) fn news(view: &BoardView) -> Markup {
    let Some(news) = &view.news else { return html! {} };
    html! {
        @if news.replaced || !news.changes.is_empty() { (changes_since(view, news)) }
        @else { p.seen { "Nothing new since you last looked." } }
    }
}

fn changes_since(view: &BoardView, news: &News) -> Markup {
    let changed = number(news.changes.len());
    html! {
        section.since aria-label="Changed since you looked" {
            p {
                span.dot aria-hidden="true" {}
                @if news.replaced { "This is another rota than the one you saw " (news.when) "." }
                @else { (count(changed, "visit", "visits")) " changed since you looked " (news.when) "." }
            }
            form.deed method="post" action={ (view.places.base) "/board/seen" } {
                input type="hidden" name="week" value=(view.places.week);
                input type="hidden" name="which" value=(news.which);
                input type="hidden" name="page" value=(view.places.page);
                (button("Seen", Weight::Bare))
            }
            @if !news.changes.is_empty() {
                details.fold {
                    summary { "What changed" }
                    ul {
                        @for one in &news.changes {
                            li {
                                @if let Some(key) = &one.key { a href=(view.places.visit(key)) { (one.what) } } @else { (one.what) }
                                ": " (one.words) "."
                            }
                        }
                    }
                }
            }
        }
    }
}
