//! Rust as text, read well enough for the checks: what is in quotes or comments is blanked out, so that braces and words that
//! are left are code.

/// The text with comments, strings and characters replaced by blanks; every line and column stays where it was.
pub(crate) fn masked(text: &str) -> String {
    let mut masked = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(first) = rest.chars().next() {
        let after_word = masked.chars().next_back().is_some_and(joins);
        let hidden = hidden(rest, after_word);
        if hidden == 0 {
            masked.push(first);
            rest = &rest[first.len_utf8()..];
        } else {
            let (gone, left) = rest.split_at(hidden);
            masked.extend(gone.chars().map(|letter| if letter == '\n' { '\n' } else { ' ' }));
            rest = left;
        }
    }
    masked
}

/// How many bytes of a comment, a string or a character the text begins with; 0 where it begins with code.
fn hidden(text: &str, after_word: bool) -> usize {
    if text.starts_with("//") {
        return text.find('\n').unwrap_or(text.len());
    }
    if text.starts_with("/*") {
        return text.find("*/").map_or(text.len(), |end| end + 2);
    }
    if text.starts_with('"') {
        return quoted(text);
    }
    if !after_word && text.starts_with(['r', 'b']) {
        let raw = text.trim_start_matches(['r', 'b']);
        let marks = raw.len() - raw.trim_start_matches('#').len();
        if raw[marks..].starts_with('"') && text.len() - raw.len() <= 2 {
            let (opening, end) = (text.len() - raw.len() + marks + 1, format!("\"{}", "#".repeat(marks)));
            return text[opening..].find(&end).map_or(text.len(), |at| opening + at + end.len());
        }
    }
    if text.starts_with('\'') { character(text) } else { 0 }
}

/// How long a string is, with both quotes.
fn quoted(text: &str) -> usize {
    let mut escaped = false;
    for (at, letter) in text.char_indices().skip(1) {
        match letter {
            '"' if !escaped => return at + 1,
            '\\' => escaped = !escaped,
            _ => escaped = false,
        }
    }
    text.len()
}

/// How long a character is, with both quotes; 0 for a lifetime.
fn character(text: &str) -> usize {
    let mut letters = text.char_indices().skip(1);
    let Some((_, first)) = letters.next() else { return 0 };
    if first == '\\' {
        return text[2..].find('\'').map_or(0, |_| {
            // After a backslash comes one letter at least, which may be a quote.
            text[3..].find('\'').map_or(0, |end| end + 4)
        });
    }
    match letters.next() {
        Some((at, '\'')) => at + 1,
        _ => 0,
    }
}

/// Whether a letter is part of a word of Rust.
pub(crate) fn joins(letter: char) -> bool {
    letter.is_alphanumeric() || letter == '_'
}

/// Every place where a word is in masked text as a word of its own.
pub(crate) fn places<'a>(masked: &'a str, word: &'a str) -> impl Iterator<Item = usize> + 'a {
    masked.match_indices(word).map(|(at, _)| at).filter(move |at| {
        let before = masked[..*at].chars().next_back().is_some_and(joins);
        let after = masked[at + word.len()..].chars().next().is_some_and(joins);
        !before && !after
    })
}

/// Where the first of these letters is outside all brackets, from a place on.
pub(crate) fn outside(masked: &str, from: usize, wanted: &[char]) -> Option<usize> {
    let mut depth = 0_usize;
    for (at, letter) in masked[from..].char_indices() {
        if depth == 0 && wanted.contains(&letter) {
            return Some(from + at);
        }
        match letter {
            '(' | '[' | '{' => depth += 1,
            ')' | ']' | '}' => depth = depth.checked_sub(1)?,
            _ => {}
        }
    }
    None
}

/// Just behind the bracket that closes the one at a place.
pub(crate) fn behind(masked: &str, open: usize) -> usize {
    let closing = outside(masked, open + 1, &[')', ']', '}']);
    closing.map_or(masked.len(), |at| at + 1)
}

/// The number of the line that a place is in, from 1.
pub(crate) fn line(text: &str, at: usize) -> usize {
    text[..at].matches('\n').count() + 1
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_quoted_or_remarked_is_no_code() {
        let text =
            "let a = \"{\\\"\"; // {\nlet b = '{'; let c: &'a str = r#\"{\"}\"#; /* { */ '\\'' b\"{\" x";
        let masked = masked(text);
        assert_eq!(masked.len(), text.len());
        assert!(!masked.contains('{') && !masked.contains('}'), "{masked}");
        assert!(masked.contains("&'a str") && masked.ends_with(" x"), "{masked}");
    }

    #[test]
    fn brackets_are_followed() {
        let text = "fn a(b: [u8; 2]) { c(); { d } } e";
        let open = outside(text, 0, &['{']).unwrap();
        assert_eq!(&text[..open], "fn a(b: [u8; 2]) ");
        assert_eq!(&text[behind(text, open)..], " e");
        assert_eq!(places("matches match rematch", "match").collect::<Vec<_>>(), [8]);
    }
}
