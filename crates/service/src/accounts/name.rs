//! The name someone signs in with.

use std::fmt;

use unicode_normalization::UnicodeNormalization;

/// What someone types to say who they are: an e-mail address, or any name they chose. Kept without blanks around it and
/// compared without regard to case, and to which of two forms of the same letters a keyboard makes.
#[derive(Clone, PartialEq, Eq)]
pub struct SignInName(String);

/// Why a sign-in name cannot be used.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum NameTrouble {
    /// Shorter than three letters.
    #[error("A sign-in name has at least three letters. Your e-mail address works well.")]
    TooShort,
    /// Longer than eighty letters.
    #[error("This sign-in name is too long to keep. Choose one with fewer than eighty letters.")]
    TooLong,
    /// A colon, a line break or another letter that cannot be typed everywhere.
    #[error("A sign-in name is written in letters, digits and signs on one line, without a colon.")]
    StrangeLetters,
}

impl SignInName {
    /// Reads a name as someone typed it.
    ///
    /// # Errors
    /// When no account could have such a name.
    pub fn new(typed: &str) -> Result<Self, NameTrouble> {
        let typed: String = typed.nfkc().collect();
        let name = typed.split_whitespace().collect::<Vec<_>>().join(" ");
        let length = name.chars().count();
        if length < 3 {
            return Err(NameTrouble::TooShort);
        }
        if length > 80 {
            return Err(NameTrouble::TooLong);
        }
        // A colon would part the name in two in an authenticator app's list.
        if name.chars().any(|letter| letter.is_control() || letter == ':') {
            return Err(NameTrouble::StrangeLetters);
        }
        Ok(Self(name))
    }

    /// The name as it was chosen.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The form in which two spellings of one name are the same, and which is hashed to find the account.
    #[must_use]
    pub fn folded(&self) -> String {
        self.0.to_lowercase().nfkc().collect()
    }
}

impl fmt::Debug for SignInName {
    /// Names stay out of logs.
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("SignInName(…)")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn blanks_and_case_make_no_other_name() {
        let name = SignInName::new("  Grace@Example.org ").unwrap();
        assert_eq!(name.as_str(), "Grace@Example.org");
        assert_eq!(name.folded(), SignInName::new("grace@example.ORG").unwrap().folded());
        assert_eq!(SignInName::new("Grace \t Adu").unwrap().as_str(), "Grace Adu");
    }

    #[test]
    fn letters_in_two_forms_make_no_other_name() {
        let folded = |name: &str| SignInName::new(name).unwrap().folded();
        assert_eq!(folded("Zo\u{eb} N\u{fa}\u{f1}ez"), folded("ZOE\u{308} Nu\u{301}n\u{303}ez"));
        assert_eq!(
            folded("\u{ff47}\u{ff52}\u{ff41}\u{ff43}\u{ff45}@example.org"),
            folded("grace@example.org")
        );
        assert_eq!(SignInName::new("team\u{ff1a}grace"), Err(NameTrouble::StrangeLetters));
    }

    #[test]
    fn what_cannot_be_typed_everywhere_is_refused() {
        assert_eq!(SignInName::new("  ab "), Err(NameTrouble::TooShort));
        assert_eq!(SignInName::new(&"a".repeat(81)), Err(NameTrouble::TooLong));
        assert_eq!(SignInName::new("team:grace"), Err(NameTrouble::StrangeLetters));
        assert_eq!(SignInName::new("grace\u{7}adu"), Err(NameTrouble::StrangeLetters));
    }

    #[test]
    fn a_name_does_not_show_in_logs() {
        assert_eq!(format!("{:?}", SignInName::new("grace").unwrap()), "SignInName(…)");
    }
}
