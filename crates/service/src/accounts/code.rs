//! Secret codes that people carry: in a link, on a printed page.

use std::fmt;
use std::str::FromStr;

use zeroize::{Zeroize, ZeroizeOnDrop, Zeroizing};

/// Crockford's letters: no I, L, O and U, so that nothing is misread and no word appears by chance.
const LETTERS: &[u8; 32] = b"0123456789ABCDEFGHJKMNPQRSTVWXYZ";

/// A secret code: `LENGTH` letters of five bits each. Anyone who holds it may do what it is for, so only its keyed hash is
/// ever stored, and it neither shows in debug output nor stays in memory.
#[derive(Clone, PartialEq, Eq, Zeroize, ZeroizeOnDrop)]
pub struct Code<const LENGTH: usize>([u8; LENGTH]);

/// The code in an invitation's link: 130 bits, nothing to guess.
pub type LinkCode = Code<26>;

/// A recovery code on paper: 60 bits in three groups, short enough to type.
pub type RecoveryCode = Code<12>;

/// What was typed or followed is no code of this kind.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("this is not a code of {length} letters and digits")]
pub struct NotACode {
    /// How many letters and digits such a code has.
    pub length: usize,
}

impl<const LENGTH: usize> Code<LENGTH> {
    /// Makes a code that nobody has had before.
    ///
    /// # Errors
    /// When the machine has no randomness to give.
    pub fn random() -> Result<Self, getrandom::Error> {
        let mut letters = [0; LENGTH];
        getrandom::fill(&mut letters)?;
        for letter in &mut letters {
            *letter = LETTERS[usize::from(*letter & 31)];
        }
        Ok(Self(letters))
    }

    /// The code in its one spelling: in one piece and small letters, as a link has it.
    #[must_use]
    pub fn text(&self) -> Zeroizing<String> {
        Zeroizing::new(self.0.iter().map(|letter| char::from(letter.to_ascii_lowercase())).collect())
    }

    /// The code in groups of four, for paper.
    #[must_use]
    pub fn in_groups(&self) -> String {
        let groups: Vec<String> =
            self.0.chunks(4).map(|group| String::from_utf8_lossy(group).into_owned()).collect();
        groups.join("-")
    }
}

impl<const LENGTH: usize> FromStr for Code<LENGTH> {
    type Err = NotACode;

    /// Reads a code as people type it: with or without dashes and spaces, in either case, O for nought, I or L for one.
    fn from_str(text: &str) -> Result<Self, NotACode> {
        let wrong = NotACode { length: LENGTH };
        let mut letters = [0; LENGTH];
        let mut places = letters.iter_mut();
        for typed in text.chars().filter(|letter| !matches!(letter, '-' | ' ' | '–' | '\t')) {
            let letter = letter(typed).ok_or(wrong)?;
            *places.next().ok_or(wrong)? = letter;
        }
        if places.next().is_some() {
            return Err(wrong);
        }
        Ok(Self(letters))
    }
}

fn letter(typed: char) -> Option<u8> {
    let letter = match typed.to_ascii_uppercase() {
        'O' => '0',
        'I' | 'L' => '1',
        other => other,
    };
    let letter = u8::try_from(letter).ok()?;
    LETTERS.contains(&letter).then_some(letter)
}

impl<const LENGTH: usize> fmt::Debug for Code<LENGTH> {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("Code(…)")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_code_is_read_as_people_type_it() {
        let code: RecoveryCode = "0K7Q-1M3R-D9TW".parse().unwrap();
        for typed in ["ok7q lm3r d9tw", "OK7QIM3RD9TW", " 0k7q-1m3r – d9tw "] {
            assert_eq!(typed.parse::<RecoveryCode>().unwrap(), code, "{typed}");
        }
    }

    #[test]
    fn too_short_too_long_and_strange_letters_are_no_codes() {
        for typed in ["", "0K7Q-1M3R-D9T", "0K7Q-1M3R-D9TWX", "0K7Q-1M3R-D9TU", "0K7Q-1M3R-D9Té"] {
            assert_eq!(typed.parse::<RecoveryCode>(), Err(NotACode { length: 12 }), "{typed}");
        }
    }

    #[test]
    fn a_code_survives_paper_and_link() {
        let code = RecoveryCode::random().unwrap();
        assert_eq!(code.in_groups().parse::<RecoveryCode>().unwrap(), code);
        let code = LinkCode::random().unwrap();
        assert_eq!(code.text().parse::<LinkCode>().unwrap(), code);
        assert_eq!(code.text().len(), 26);
    }

    #[test]
    fn two_codes_differ_and_neither_shows() {
        let (one, other) = (LinkCode::random().unwrap(), LinkCode::random().unwrap());
        assert_ne!(one, other);
        assert_eq!(format!("{one:?}"), "Code(…)");
    }
}
