//! What is wrong with a row, and what to do about it.

use std::fmt;

/// How bad it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Kind {
    /// The upload stops here.
    Error,
    /// The value is ignored, or should be looked at.
    Warning,
}

impl Kind {
    /// The word for it, as the service has it.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::Error => "error",
            Self::Warning => "warning",
        }
    }
}

/// Something that the service would say of a row.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Finding {
    /// The line the row begins on; the header is line 1.
    pub line: u64,
    /// The column, as the service names it; two that do not fit together are joined by `/`.
    pub column: String,
    /// How bad it is.
    pub kind: Kind,
    /// What is wrong, and what to do.
    pub says: String,
}

impl fmt::Display for Finding {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { line, column, kind, says } = self;
        match column.as_str() {
            "" => write!(f, "line {line}: {}: {says}", kind.word()),
            column => write!(f, "line {line}, {column}: {}: {says}", kind.word()),
        }
    }
}

/// The findings of one row, as they come up.
#[derive(Debug)]
pub(super) struct Findings {
    line: u64,
    found: Vec<Finding>,
}

impl Findings {
    pub(super) const fn of(line: u64) -> Self {
        Self { line, found: Vec::new() }
    }

    pub(super) fn error(&mut self, column: &str, says: impl Into<String>) {
        self.add(Kind::Error, column, says.into());
    }

    pub(super) fn warning(&mut self, column: &str, says: impl Into<String>) {
        self.add(Kind::Warning, column, says.into());
    }

    fn add(&mut self, kind: Kind, column: &str, says: String) {
        self.found.push(Finding { line: self.line, column: column.to_owned(), kind, says });
    }

    pub(super) fn all(self) -> Vec<Finding> {
        self.found
    }
}

/// Sentences that many columns need.
pub(super) mod says {
    /// A code that is not in the list.
    pub(in crate::ascwds) fn no_code(text: &str, codes: &str) -> String {
        format!("{text:?} is no code that the service knows. Write {codes}, or leave it empty.")
    }

    /// A code that has to be there.
    pub(in crate::ascwds) fn unknown(text: &str, codes: &str) -> String {
        format!("{text:?} is no code that the service knows. Write {codes}.")
    }

    /// Something that has to be there.
    pub(in crate::ascwds) fn missing(what: &str) -> String {
        format!("It is empty. Write {what}.")
    }

    /// More characters than there may be.
    pub(in crate::ascwds) fn too_long(length: usize, most: usize) -> String {
        format!("It has {length} characters. Shorten it to {most}.")
    }

    /// Something that the service will not read here.
    pub(in crate::ascwds) fn ignored(why: &str) -> String {
        format!("The service ignores it, since {why}. Empty it, or change the other column.")
    }
}
