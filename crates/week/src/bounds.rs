//! What a name and a text may be, wherever they come from: a form, a program, a table.

/// The letters of the longest name, which fits on one line of a list.
pub const NAME_LETTERS_MOST: usize = 100;

/// The letters of the longest text.
pub const TEXT_LETTERS_MOST: usize = 10_000;

/// Whether a letter cannot be seen and changes what is around it: a control, but for line ends and tabs, or a sign that turns the
/// direction of what follows, so that a name reads as another.
#[must_use]
pub fn is_hidden(letter: char) -> bool {
    let turns = matches!(letter, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}');
    turns || (letter.is_control() && !matches!(letter, '\n' | '\r' | '\t'))
}

/// Whether a text has at most this many letters.
pub(crate) fn fits(text: &str, most: usize) -> bool {
    text.len() <= most || text.chars().nth(most).is_none()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_cannot_be_seen_is_hidden_and_letters_of_every_language_are_not() {
        assert!("\0\u{1b}\u{7f}\u{85}\u{202e}\u{2067}".chars().all(is_hidden));
        assert!(!"Zoë Núñez, O’Hara\n\t 💜 نور \u{200d}\u{200f}".chars().any(is_hidden));
    }

    #[test]
    fn letters_are_counted_and_not_bytes() {
        assert!(fits(&"é".repeat(100), NAME_LETTERS_MOST));
        assert!(!fits(&"é".repeat(101), NAME_LETTERS_MOST));
    }
}
