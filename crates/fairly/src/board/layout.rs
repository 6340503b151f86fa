//! Lines, columns and paragraphs of a fixed width.

use super::{Ink, Style};
use unicode_width::{UnicodeWidthChar, UnicodeWidthStr};

/// Text as it grows, line by line.
pub(super) struct Page {
    text: String,
    style: Style,
}

impl Page {
    pub(super) fn new(style: Style) -> Self {
        let width = style.width.max(Style::NARROWEST);
        Self { text: String::new(), style: Style { width, ..style } }
    }

    pub(super) fn ink(&self) -> Ink {
        self.style.ink
    }

    pub(super) fn width(&self) -> usize {
        self.style.width
    }

    /// A line as it is, without spaces at its end.
    pub(super) fn line(&mut self, text: &str) {
        self.text.push_str(text.trim_end());
        self.text.push('\n');
    }

    /// An empty line, but never two.
    pub(super) fn gap(&mut self) {
        if !self.text.is_empty() && !self.text.ends_with("\n\n") {
            self.text.push('\n');
        }
    }

    /// A heading with air above it and, on the right, a word on what its columns are.
    pub(super) fn heading(&mut self, title: &str, aside: &str) {
        self.gap();
        let ink = self.ink();
        let room = self.width().saturating_sub(title.width());
        let aside = if aside.width() < room { aside } else { "" };
        let between = " ".repeat(room - aside.width());
        self.line(&format!("{}{}{}", ink.strong(title), between, ink.soft(aside)));
    }

    /// A paragraph, no wider than is pleasant to read.
    pub(super) fn wrapped(&mut self, text: &str) {
        for line in wrap(text, self.width().min(92)) {
            self.line(&line);
        }
    }

    /// A paragraph with a mark before its first line, in the room of two columns.
    pub(super) fn item(&mut self, mark: &str, text: &str) {
        for (at, line) in wrap(text, self.width().min(92).saturating_sub(2)).iter().enumerate() {
            self.line(&format!("{} {line}", if at == 0 { mark } else { " " }));
        }
    }

    pub(super) fn into_text(self) -> String {
        self.text
    }
}

/// The text in exactly so many columns: cut with an ellipsis, or filled with spaces.
pub(super) fn fit(text: &str, columns: usize) -> String {
    let text = cut(text, columns);
    let fill = columns - text.width();
    text + &" ".repeat(fill)
}

/// The text on the right of so many columns.
pub(super) fn fit_right(text: &str, columns: usize) -> String {
    let text = cut(text, columns);
    " ".repeat(columns - text.width()) + &text
}

/// The text in at most so many columns.
pub(crate) fn cut(text: &str, columns: usize) -> String {
    let text: String = text.chars().map(|c| if c.is_control() { '\u{fffd}' } else { c }).collect();
    if text.width() <= columns {
        return text;
    }
    let mut out = String::new();
    for char in text.chars() {
        if out.width() + char.width().unwrap_or(0) + 1 > columns {
            break;
        }
        out.push(char);
    }
    let mut out = out.trim_end().to_owned();
    if columns > 0 {
        out.push('…');
    }
    out
}

/// Lines of at most so many columns, broken between words.
pub(super) fn wrap(text: &str, columns: usize) -> Vec<String> {
    let mut lines = Vec::new();
    let mut line = String::new();
    for word in text.split_whitespace() {
        if !line.is_empty() && line.width() + 1 + word.width() > columns {
            lines.push(std::mem::take(&mut line));
        }
        if !line.is_empty() {
            line.push(' ');
        }
        line.push_str(&cut(word, columns));
    }
    if !line.is_empty() {
        lines.push(line);
    }
    lines
}

/// The columns that the longest of some names takes, within bounds.
pub(super) fn column<'a>(names: impl Iterator<Item = &'a str>, least: usize, most: usize) -> usize {
    names.map(UnicodeWidthStr::width).max().unwrap_or(0).clamp(least, most)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_fill_their_column_whatever_their_letters() {
        for name in ["Amara Okafor", "Zoë", "王小明 and a long tail", "", "a\u{1b}[31mb"] {
            assert_eq!(fit(name, 10).width(), 10, "{name:?}");
            assert_eq!(fit_right(name, 10).width(), 10, "{name:?}");
        }
        assert_eq!(cut("Amara Okafor", 8), "Amara O…");
        assert!(!cut("a\u{1b}[31mb", 20).contains('\u{1b}'));
    }

    #[test]
    fn paragraphs_break_between_words() {
        assert_eq!(wrap("one two three", 7), ["one two", "three"]);
        assert_eq!(wrap("", 7), Vec::<String>::new());
    }
}
