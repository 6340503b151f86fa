//! One form for what people type in several: letters made of parts, wide digits, curly quotes, signs nobody sees.

use unicode_normalization::UnicodeNormalization;

/// A cell as it is kept: each letter in its composed form.
pub(super) fn composed(cell: &str) -> String {
    if cell.is_ascii() { cell.to_owned() } else { cell.nfc().collect() }
}

/// A cell that is a figure, a date or a word of ours: digits and signs in their plain form, nothing invisible.
pub(super) fn typed(cell: &str) -> String {
    let plain = cell.chars().filter(|sign| !is_invisible(*sign)).map(|sign| match sign {
        '\u{ff01}'..='\u{ff5e}' => char::from_u32(u32::from(sign) - 0xfee0).unwrap_or(sign),
        '\u{2212}' | '\u{2010}' | '\u{2011}' => '-',
        other if other.is_whitespace() && other != '\n' => ' ',
        other => other,
    });
    plain.collect::<String>().trim().to_owned()
}

/// A name or another word of the team's own in the form in which two spellings are one: without regard to case, dots,
/// quotes, how many blanks there are, and which apostrophe or hyphen was typed. Blanks themselves count.
pub(super) fn folded(text: &str) -> String {
    let letters = text.nfc().filter(|sign| !is_invisible(*sign) && !is_quote_or_dot(*sign));
    let plain = letters.map(|sign| match sign {
        '’' | '‘' | 'ʼ' | '´' | '`' => '\'',
        '‐' | '‑' | '–' | '—' | '−' => '-',
        other => other,
    });
    let lower: String = plain.flat_map(char::to_lowercase).nfc().collect();
    let words: Vec<&str> = lower.split_whitespace().collect();
    if words.is_empty() { text.to_owned() } else { words.join(" ") }
}

/// A competence, language or gender as it is kept: in small letters, with one blank between words.
pub(super) fn lowered(text: &str) -> String {
    let lower: String = text.to_lowercase().nfc().filter(|sign| !is_invisible(*sign)).collect();
    lower.split_whitespace().collect::<Vec<_>>().join(" ")
}

fn is_quote_or_dot(sign: char) -> bool {
    matches!(sign, '.' | '"' | '“' | '”' | '„' | '«' | '»')
}

/// Soft hyphens, marks of direction, joiners and selectors of form.
fn is_invisible(sign: char) -> bool {
    matches!(sign,
        '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{2069}'
        | '\u{fe00}'..='\u{fe0f}' | '\u{feff}')
}

/// Whether a sign says nothing at all and comes along from word processors: it is left out.
pub(super) fn says_nothing(sign: char) -> bool {
    matches!(sign, '\u{ad}' | '\u{200b}' | '\u{2060}' | '\u{feff}')
}

/// Whether a letter shows that the file was spoilt on the way: it stands for one that was lost, or is a control.
pub(super) fn is_spoilt(sign: char) -> bool {
    sign == char::REPLACEMENT_CHARACTER || (sign.is_control() && !sign.is_whitespace())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_name_in_two_forms_is_one() {
        for (one, other) in [
            ("Zo\u{eb} N\u{fa}\u{f1}ez", "Zoe\u{308} Nu\u{301}n\u{303}ez"),
            ("Mrs. Hill", "mrs\u{a0}hill"),
            ("O’Hara", "O'HARA"),
            ("\"Nan\" Hill", "Nan  Hill"),
            ("Ann\u{200b}a", "anna"),
        ] {
            assert_eq!(folded(one), folded(other));
        }
        assert_ne!(folded("Jo Anne"), folded("Joanne"));
        assert_ne!(folded("💜"), folded("🌹"));
        assert_ne!(folded("."), folded("\""), "what is nothing but signs stays itself");
        assert_eq!(composed("me\u{301}dicaments"), "m\u{e9}dicaments");
        assert_eq!(lowered("Me\u{301}dicaments  DU soir"), "m\u{e9}dicaments du soir");
    }

    #[test]
    fn wide_and_invisible_signs_are_plain() {
        assert_eq!(typed("\u{ff18}\u{ff1a}30"), "8:30");
        assert_eq!(typed("\u{200e}\u{2212}2.26\u{a0}"), "-2.26");
    }
}
