//! Passwords: what may become one, and how they are kept.

mod common;
mod hasher;

use std::fmt;

use unicode_normalization::UnicodeNormalization;
use zeroize::{Zeroize, ZeroizeOnDrop};

pub(super) use self::hasher::{Checked, Hasher};
pub use self::hasher::{Cost, HasherTrouble};

/// The fewest letters a new password may have.
pub const FEWEST_LETTERS: usize = 12;

/// The most bytes that are looked at; more would only be work for us.
const MOST_BYTES: usize = 512;

/// A password as someone typed it. It does not show in debug output, and its memory is wiped.
#[derive(Clone, Zeroize, ZeroizeOnDrop)]
pub struct Password(String);

/// Why a password cannot be taken as a new one.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum PasswordTrouble {
    /// Fewer than twelve letters.
    #[error(
        "A password needs at least twelve letters. Three words that have nothing to do with each other are easy to keep."
    )]
    TooShort,
    /// More than can be kept.
    #[error("This password is longer than we can keep. Up to a hundred letters are always fine.")]
    TooLong,
    /// Among the first that would be tried.
    #[error(
        "This password would be among the first that someone tries. Three words that have nothing to do with each other, or \
         with you, are easy to keep and hard to guess."
    )]
    Common,
}

impl Password {
    /// A password as it was typed, to be compared with the one that is kept: its letters in the one form that every
    /// keyboard's come to (NFKC, as NIST SP 800-63B asks).
    #[must_use]
    pub fn typed(mut text: String) -> Self {
        if text.is_ascii() {
            return Self(text);
        }
        let normal = text.nfkc().collect();
        text.zeroize();
        Self(normal)
    }

    /// Whether this may become somebody's password; `own` are words that others know of the person, such as their name.
    ///
    /// # Errors
    /// When it is too short, too long or too common.
    pub fn check_as_new(&self, own: &[&str]) -> Result<(), PasswordTrouble> {
        if self.0.len() > MOST_BYTES {
            return Err(PasswordTrouble::TooLong);
        }
        if self.0.chars().count() < FEWEST_LETTERS {
            return Err(PasswordTrouble::TooShort);
        }
        if common::is_common(&self.0, own) {
            return Err(PasswordTrouble::Common);
        }
        Ok(())
    }

    /// The bytes to be hashed, never more than are looked at: a longer text is nobody's password.
    pub(super) fn bytes(&self) -> &[u8] {
        let bytes = self.0.as_bytes();
        bytes.get(..MOST_BYTES + 1).unwrap_or(bytes)
    }
}

impl fmt::Debug for Password {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("Password(…)")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str) -> Result<(), PasswordTrouble> {
        Password::typed(text.to_owned()).check_as_new(&["Grace Adu"])
    }

    #[test]
    fn a_new_password_is_neither_short_nor_endless_nor_common() {
        assert_eq!(check("kettle moss"), Err(PasswordTrouble::TooShort));
        assert_eq!(check(&"kettle moss ".repeat(60)), Err(PasswordTrouble::TooLong));
        assert_eq!(check("Password1234"), Err(PasswordTrouble::Common));
        assert_eq!(check("graceadu1974"), Err(PasswordTrouble::Common));
        assert_eq!(check("kettle bicycle moss"), Ok(()));
    }

    #[test]
    fn letters_are_counted_not_bytes() {
        assert_eq!(check("ŷŵêïöüŷŵêï"), Err(PasswordTrouble::TooShort));
        assert_eq!(check("tŷ bach glas iawn"), Ok(()));
    }

    #[test]
    fn letters_in_two_forms_are_one_password() {
        let bytes = |text: &str| Password::typed(text.to_owned()).bytes().to_vec();
        assert_eq!(bytes("t\u{177} bach glas"), bytes("ty\u{302} bach glas"));
        assert_eq!(bytes("\u{ff54}y bach glas"), bytes("ty bach glas"));
        assert_ne!(bytes("ty bach glas"), bytes("t\u{177} bach glas"));
    }

    #[test]
    fn a_longer_text_is_never_equal_to_the_longest_password() {
        let longest = Password::typed("x".repeat(MOST_BYTES));
        let longer = Password::typed("x".repeat(10 * MOST_BYTES));
        assert_ne!(longest.bytes(), longer.bytes());
        assert!(longer.bytes().len() <= MOST_BYTES + 1);
    }
}
