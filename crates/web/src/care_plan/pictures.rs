//! The pictures of Easy Read: a few thick strokes each, drawn by us, so that everybody sees at once what a sentence is about.

use maud::{Markup, html};

/// What a picture shows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Picture {
    /// One person.
    Me,
    /// A heart: what matters.
    Heart,
    /// Three people.
    People,
    /// A mouth that speaks.
    Speech,
    /// Yes.
    Tick,
    /// No.
    Cross,
    /// A star: what somebody is good at.
    Star,
    /// A hand: help.
    Hand,
    /// A sun that rises: what somebody hopes for.
    Sun,
    /// Two who do something together.
    Together,
    /// A telephone.
    Phone,
    /// A leaf of a calendar.
    Calendar,
    /// A pen: signing.
    Pen,
}

/// A picture, 96 wide and high. It says nothing that the sentence beside it does not say.
pub(super) fn picture(picture: Picture) -> Markup {
    html! {
        svg.picture viewBox="0 0 96 96" width="96" height="96" fill="none" stroke="currentColor" stroke-width="5" stroke-linecap="round" stroke-linejoin="round" aria-hidden="true" {
            @for path in strokes(picture) { path d=(path) {} }
        }
    }
}

const HEAD: &str = "M48 12a14 14 0 1 0 .1 0z";
const BODY: &str = "M24 84v-14a24 24 0 0 1 48 0v14";

fn strokes(picture: Picture) -> &'static [&'static str] {
    match picture {
        Picture::Me => &[HEAD, BODY],
        Picture::Heart => &["M48 82C20 60 12 46 12 34a18 18 0 0 1 36-4 18 18 0 0 1 36 4c0 12-8 26-36 48z"],
        Picture::People => &[
            "M48 20a11 11 0 1 0 .1 0z",
            "M30 78V66a18 18 0 0 1 36 0v12",
            "M18 34a8 8 0 1 0 .1 0z",
            "M78 34a8 8 0 1 0 .1 0z",
            "M8 74v-8a11 11 0 0 1 14-11",
            "M88 74v-8a11 11 0 0 0-14-11",
        ],
        Picture::Speech => &["M12 18h72v44H44L26 80V62H12z", "M28 34h40", "M28 47h26"],
        Picture::Tick => &["M48 8a40 40 0 1 0 .1 0z", "M28 50l14 14 26-30"],
        Picture::Cross => &["M48 8a40 40 0 1 0 .1 0z", "M32 32l32 32", "M64 32L32 64"],
        Picture::Star => &["M48 10l11 26 28 2-21 18 7 28-25-15-25 15 7-28L9 38l28-2z"],
        Picture::Hand => &[
            "M22 52V34a6 6 0 0 1 12 0V22a6 6 0 0 1 12 0v-4a6 6 0 0 1 12 0v8a6 6 0 0 1 12 0v32c0 18-10 28-24 28-12 0-18-6-26-20l-8-12a6 6 0 0 1 10-6z",
        ],
        Picture::Sun => &["M12 72h72", "M26 72a22 22 0 0 1 44 0", "M48 18v14", "M18 34l9 10", "M78 34l-9 10"],
        Picture::Together => &[
            "M30 16a11 11 0 1 0 .1 0z",
            "M66 16a11 11 0 1 0 .1 0z",
            "M12 82V66a18 18 0 0 1 24-17l24 0a18 18 0 0 1 24 17v16",
            "M38 64h20",
        ],
        Picture::Phone => &[
            "M24 12l14-2 8 20-10 8a46 46 0 0 0 22 22l8-10 20 8-2 14c0 8-6 12-14 12C42 84 12 54 12 26c0-8 4-14 12-14z",
        ],
        Picture::Calendar => {
            &["M14 20h68v62H14z", "M14 38h68", "M32 10v18", "M64 10v18", "M34 58l10 10 18-20"]
        }
        Picture::Pen => &["M18 78l6-22 40-40 16 16-40 40z", "M54 26l16 16", "M14 86h68"],
    }
}
