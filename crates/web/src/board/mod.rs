//! Draws the board: the week by worker, by person or on the map, and a single day with time running down.
//!
//! Pure functions from a [`BoardView`] to markup. In the week, a day is a list of named blocks in the order of time, as tall as
//! their minutes need; on one day time is geometry. Both are the same lists without a style sheet: days, within them lanes,
//! within them visits, each a link to a page that can do everything a drag does.

mod block;
mod day;
mod label;
mod lane;
mod map;
mod news;
mod page;
pub(crate) use page::{day_on_a_phone, pages};
mod places;
pub(crate) mod sample;
pub(crate) mod summary;
#[cfg(test)]
mod tests;
mod tray;
mod wall;
mod week;

pub use news::{News, NewsOf};
pub use places::Places;

use design::icon::Icon;
use design::week::tabs;
use design::{button, live};
use maud::{Markup, html};
use view::WeekView;

/// Everything the board shows.
#[derive(Clone, Debug)]
pub struct BoardView {
    /// Rounds, people, what nobody has, sums.
    pub week: WeekView,
    /// Where things lead.
    pub places: Places,
    /// How far the week has come.
    pub stage: Stage,
    /// Whose lanes.
    pub by: By,
    /// One day of the week, from 0; `None` for the whole.
    pub day: Option<usize>,
    /// What is particular to a visit, by its index in the week.
    pub marks: Vec<Mark>,
    /// Whether the viewer may change anything.
    pub may_change: bool,
    /// What changed since the viewer last looked; `None` where they never did.
    pub news: Option<News>,
}

/// How far a week has come.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Stage {
    /// People know it. Drawn solid.
    Published,
    /// It is in the making. Drawn dashed.
    Draft,
}

/// Whose lanes a board has.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum By {
    /// A lane for each worker.
    #[default]
    Worker,
    /// A lane for each person.
    Person,
    /// No lanes: the ground.
    Map,
}

impl By {
    /// All of them, in the order of the tabs.
    pub const ALL: [Self; 3] = [Self::Worker, Self::Person, Self::Map];

    /// As an address says it.
    #[must_use]
    pub fn key(self) -> &'static str {
        match self {
            Self::Worker => "worker",
            Self::Person => "person",
            Self::Map => "map",
        }
    }

    /// What an address says; anything strange is the first.
    #[must_use]
    pub fn read(key: &str) -> Self {
        Self::ALL.into_iter().find(|by| by.key() == key).unwrap_or_default()
    }

    fn words(self) -> &'static str {
        match self {
            Self::Worker => "By worker",
            Self::Person => "By person",
            Self::Map => "On the map",
        }
    }
}

/// What is particular to a visit on the board.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Mark {
    /// The visit's key in addresses.
    pub key: String,
    /// The worker who picked it, in `WeekView::workers`.
    pub picked_by: Option<usize>,
    /// What changed about it since the viewer last looked, in words.
    pub news: Option<String>,
    /// "agreed for 7.45pm", where it is at another time than that by more than is agreed to be fine.
    pub agreed: Option<String>,
    /// "20 minutes", where the worker who makes it said that they are so late.
    pub late: Option<String>,
    /// Whether it is other than people were told, in a draft.
    pub differs: bool,
    /// "Ask Ola, who has 3 hours free on Friday morning", where nobody makes it.
    pub ask: Option<String>,
}

/// The whole board, as a part of a page that keeps itself up to date.
#[must_use]
pub fn board(view: &BoardView) -> Markup {
    let address = view.places.board(view.by, view.day);
    let drawn = html! {
        div class=(class(view)) {
            (tray::tray(view))
            (news::news(view))
            (choices(view))
            @match (view.by, view.day) {
                (By::Map, _) => { (map::map(view)) }
                (_, Some(day)) => { (day::day(view, day)) }
                (_, None) => { (week::week(view)) }
            }
        }
        (summary::summary(view))
        (help(view))
        @if view.may_change { (menu()) }
    };
    live::region("board", &address, &drawn)
}

fn class(view: &BoardView) -> String {
    let stage = match view.stage {
        Stage::Published => "published",
        Stage::Draft => "draft",
    };
    let tray = if tray::lists(view) { " with-tray" } else { "" };
    format!("board {stage}{tray}")
}

/// Whose lanes, and which day.
fn choices(view: &BoardView) -> Markup {
    let by: Vec<(&str, String, bool)> =
        By::ALL.iter().map(|by| (by.words(), view.places.board(*by, view.day), *by == view.by)).collect();
    let mut days = vec![("Whole week", view.places.board(view.by, None), view.day.is_none())];
    for (at, day) in view.week.days.iter().enumerate() {
        days.push((&day.short, view.places.board(view.by, Some(at)), view.day == Some(at)));
    }
    let tabs = |label, all: &[(&str, String, bool)]| {
        let all: Vec<(&str, &str, bool)> =
            all.iter().map(|(words, href, here)| (*words, href.as_str(), *here)).collect();
        tabs(label, &all)
    };
    html! {
        div.choices {
            (tabs("Whose lanes", &by))
            (tabs("Which day", &days))
            (button::link_with(&view.places.print(), Icon::Print, "Print", button::Weight::Bare))
        }
    }
}

/// What the drawing means and which keys there are; folded, for those who want to know.
fn help(view: &BoardView) -> Markup {
    html! {
        details.fold.help {
            summary { "How to read this board" }
            div {
                p { "A block is a visit, as tall as its minutes. A thin line is the way there, thicker if it is long; an open box is waiting, and it is paid. A bracket joins the two who come together. A dot means that it has changed since you last looked; what it was before is above the board." }
                p { "Dashed is a draft; solid is published, and people know it. In a draft, ≠ means that people were told something else. Point at a visit, and every visit of that person in the week lights up." }
                @if view.may_change {
                    p.keys { "Keys: arrows go from visit to visit, " kbd { "Enter" } " opens, " kbd { "M" } " moves it to someone else or another time, " kbd { "." } " shows all that can be done. Dragging does the same as " kbd { "M" } "." }
                }
            }
        }
    }
}

/// What can be done with the visit that has the focus; a script puts it beside the visit and fills in where it leads.
fn menu() -> Markup {
    html! {
        div #visit-menu popover role="menu" aria-label="This visit" {
            a role="menuitem" data-deed="" href="#board" { "Open" }
            a role="menuitem" data-deed="/move" href="#board" { "Move to …" }
            a role="menuitem" data-deed="/swap" href="#board" { "Ask for a swap …" }
            a role="menuitem" data-deed="/pin" href="#board" { "Pin, or take the pin out" }
        }
    }
}
