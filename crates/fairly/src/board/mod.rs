//! A week as a board of text: what nobody has, rounds by worker and day, hours, faces, the score in words.
//!
//! It fits any width from about 60 columns up, and reads the same without colour.

mod faces;
mod hours;
mod layout;
mod list;
mod rounds;
mod score;
mod style;
mod tray;

pub(crate) use layout::cut;
pub use style::{Ink, Style};

use layout::Page;
use view::WeekView;
use words::{count, grouped};

/// The whole board.
#[must_use]
pub fn board(view: &WeekView, style: Style) -> String {
    let mut page = Page::new(style);
    head(view, &mut page);
    tray::tray(view, &mut page);
    rounds::rounds(view, &mut page);
    hours::hours(view, &mut page);
    faces::faces(view, &mut page);
    score::score(view, &mut page);
    page.into_text()
}

/// Every visit of every round, day by day: what to print for one worker's week.
#[must_use]
pub fn rounds_in_full(view: &WeekView, style: Style) -> String {
    let mut page = Page::new(style);
    list::list(view, &mut page);
    page.into_text()
}

/// What was weighed, and what it comes to: for judging a rota without showing it.
#[must_use]
pub fn score_in_words(view: &WeekView, style: Style) -> String {
    let mut page = Page::new(style);
    score::score(view, &mut page);
    page.into_text()
}

fn head(view: &WeekView, page: &mut Page) {
    let ink = page.ink();
    page.line(&ink.strong(&view.title));
    let of = |length: usize, one, many| count(view::number(length), one, many);
    let sizes = [
        of(view.workers.len(), "worker", "workers"),
        of(view.people.len(), "person", "people"),
        of(view.visits.len(), "visit", "visits"),
    ];
    page.line(&ink.soft(&sizes.join(" · ")));
    page.gap();
    let headline = view.headline();
    let headline = match (view.broken.is_empty(), view.tray.is_empty()) {
        (false, _) => ink.harm(&headline),
        (true, false) => ink.wanting(&headline),
        (true, true) => ink.kept(&headline),
    };
    page.line(&headline);
    for sentence in &view.broken {
        page.item("–", sentence);
    }
    page.wrapped(&at_a_glance(view));
}

/// Two sentences of figures: what most people ask first.
fn at_a_glance(view: &WeekView) -> String {
    let sums = view.sums;
    if sums.placed == 0 {
        return String::new();
    }
    let share = sums.with_people * 100 / sums.paid.max(1);
    let faces = format!("{}.{}", sums.faces_tenths / 10, sums.faces_tenths % 10);
    format!(
        "{} of every 100 paid minutes are with people. A person sees {faces} faces on average, and the usual one \
         makes {} visits in 100; {}.",
        grouped(share),
        grouped(sums.usual_percent),
        count(view::number(sums.new_faces), "first meeting", "first meetings"),
    )
}

#[cfg(test)]
mod tests {
    use super::*;
    use unicode_width::UnicodeWidthStr;
    use view::sample::Sample;

    #[test]
    fn no_line_is_wider_than_asked() {
        let view = Sample::new(12, 22).view();
        for width in [60, 80, 100, 120, 200] {
            let style = Style { width, ink: Ink::Plain };
            for text in [board(&view, style), rounds_in_full(&view, style)] {
                for line in text.lines() {
                    assert!(line.width() <= width, "{width}: {line}");
                }
            }
        }
    }

    #[test]
    fn a_small_week_reads_well_at_two_widths() {
        let view = Sample::new(3, 5).view();
        insta::assert_snapshot!("board_60", board(&view, Style { width: 60, ink: Ink::Plain }));
        insta::assert_snapshot!("board_120", board(&view, Style { width: 120, ink: Ink::Plain }));
    }

    #[test]
    fn without_colour_there_is_no_escape_and_with_it_the_words_are_the_same() {
        let view = Sample::new(3, 5).view();
        let plain = board(&view, Style { width: 80, ink: Ink::Plain });
        assert!(!plain.contains('\x1b'));
        let colour = board(&view, Style { width: 80, ink: Ink::Colour });
        let mut bare = colour;
        for code in ["\x1b[0m", "\x1b[1m", "\x1b[2m", "\x1b[31m", "\x1b[32m", "\x1b[33m", "\x1b[36m"] {
            bare = bare.replace(code, "");
        }
        let trimmed = |text: &str| text.lines().map(str::trim_end).collect::<Vec<_>>().join("\n");
        assert_eq!(trimmed(&bare), trimmed(&plain));
    }
}
