//! Few signs, drawn by us as simple strokes. A sign never stands without a word near it.

use maud::{Markup, html};

/// A sign.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Icon {
    /// Pinned by someone.
    Pin,
    /// Picked by the worker.
    Hand,
    /// Two change places.
    Swap,
    /// Done, kept.
    Tick,
    /// Needs someone, or care.
    Attention,
    /// To the left, earlier.
    Back,
    /// To the right, later.
    Onward,
    /// Onto paper.
    Print,
    /// Take back.
    Undo,
    /// Who may see it, who looked.
    Eye,
    /// Add one.
    Plus,
    /// More to choose from.
    Menu,
    /// Two workers at once.
    Pair,
    /// Close.
    Cross,
    /// What one is told.
    Bell,
}

impl Icon {
    /// All of them, for the page that shows them.
    pub const ALL: [(Self, &'static str); 15] = [
        (Self::Pin, "pinned"),
        (Self::Hand, "picked"),
        (Self::Swap, "swap"),
        (Self::Tick, "done"),
        (Self::Attention, "needs someone"),
        (Self::Back, "earlier"),
        (Self::Onward, "later"),
        (Self::Print, "print"),
        (Self::Undo, "undo"),
        (Self::Eye, "looked"),
        (Self::Plus, "add"),
        (Self::Menu, "more"),
        (Self::Pair, "two workers"),
        (Self::Cross, "close"),
        (Self::Bell, "notices"),
    ];

    /// Its strokes on a field of 24 by 24.
    fn strokes(self) -> &'static str {
        match self {
            Self::Pin => "M9 3h6l-1 6 4 4H6l4-4zM12 13v8",
            Self::Hand => {
                "M8 13V5.5a1.5 1.5 0 0 1 3 0V11m0-6.5a1.5 1.5 0 0 1 3 0V11m0-4.5a1.5 1.5 0 0 1 3 0V15a6 6 0 0 1-6 6c-3 0-4.5-1.5-7-6.5a1.5 1.5 0 0 1 2.5-1.5L8 15"
            }
            Self::Swap => "M4 8h14l-4-4m6 12H6l4 4",
            Self::Tick => "m4 13 5 5L20 6",
            Self::Attention => "M12 7v7m0 3.5v.1M12 3a9 9 0 1 1 0 18 9 9 0 0 1 0-18z",
            Self::Back => "m15 5-7 7 7 7",
            Self::Onward => "m9 5 7 7-7 7",
            Self::Print => "M7 9V3h10v6M7 17H4V9h16v8h-3M7 14h10v7H7z",
            Self::Undo => "M5 9h9a5 5 0 0 1 0 10H8M9 5 5 9l4 4",
            Self::Eye => {
                "M2.5 12S6 5.5 12 5.5 21.5 12 21.5 12 18 18.5 12 18.5 2.5 12 2.5 12zM12 9a3 3 0 1 1 0 6 3 3 0 0 1 0-6z"
            }
            Self::Plus => "M12 5v14M5 12h14",
            Self::Menu => "M4 7h16M4 12h16M4 17h16",
            Self::Pair => "M8 4H5v16h3m8-16h3v16h-3M9 12h6",
            Self::Cross => "m6 6 12 12M18 6 6 18",
            Self::Bell => "M6 17V11a6 6 0 0 1 12 0v6M4 17h16M10 20a2 2 0 0 0 4 0M12 5V3",
        }
    }
}

/// Draws a sign. Readers of the page skip it: the word beside it says the same.
#[must_use]
pub fn icon(icon: Icon) -> Markup {
    html! { svg.icon viewBox="0 0 24 24" aria-hidden="true" { path d=(icon.strokes()) {} } }
}
