//! What can keep a use case from being carried out, as the one who asked should hear it.

use std::fmt;

use care::Refusal;
use journal::{AppendError, StoreError};

/// What sort of trouble it is; decides the status of a page and the exit code of a command.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// What was asked does not make sense as it stands; the sentence says what to mend.
    Invalid,
    /// There is no such thing, or the one who asks may not know that there is.
    NotFound,
    /// The one who asks may not do it; the sentence says why.
    Forbidden,
    /// Others were faster, and what they did is in the way.
    Conflict,
    /// The same id was used before for something else; both are said.
    Reused,
    /// Too much was asked at once, or too often.
    TooMany,
    /// The store cannot answer now; nothing was lost.
    Unavailable,
    /// A mistake of ours.
    Internal,
}

/// Why something was not done: sentences for people, and what lies behind for the log.
#[derive(Debug)]
pub struct Error {
    /// What sort of trouble it is.
    pub kind: Kind,
    /// What happened, what it means and what to do, in sentences without anything personal.
    pub sentences: Vec<String>,
    /// What lies behind it; for the log only, ids and no names.
    source: Option<Box<dyn std::error::Error + Send + Sync>>,
}

impl Error {
    /// Trouble of a kind, in one sentence.
    #[must_use]
    pub fn new(kind: Kind, sentence: impl Into<String>) -> Self {
        Self { kind, sentences: vec![sentence.into()], source: None }
    }

    /// Everything that is wrong with what was asked, all at once.
    #[must_use]
    pub fn all(kind: Kind, sentences: Vec<String>) -> Self {
        Self { kind, sentences, source: None }
    }

    /// There is no such thing, or none that the one who asks may know of: the same words for both.
    #[must_use]
    pub fn not_found() -> Self {
        Self::new(Kind::NotFound, "There is nothing here, or nothing that you may see.")
    }

    /// A mistake of ours, with what lies behind it.
    #[must_use]
    pub fn internal(source: impl Into<Box<dyn std::error::Error + Send + Sync>>) -> Self {
        let sentence = "Something went wrong on our side. Nothing you saved before is lost.";
        Self { source: Some(source.into()), ..Self::new(Kind::Internal, sentence) }
    }

    /// The store cannot answer now, with what lies behind it.
    #[must_use]
    pub fn unavailable(source: impl Into<Box<dyn std::error::Error + Send + Sync>>) -> Self {
        let sentence = "This could not be saved or read just now. Nothing is lost; try again in a moment.";
        Self { source: Some(source.into()), ..Self::new(Kind::Unavailable, sentence) }
    }
}

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.sentences.join(" "))
    }
}

impl std::error::Error for Error {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        self.source.as_ref().map(|source| source.as_ref() as &(dyn std::error::Error + 'static))
    }
}

impl From<StoreError> for Error {
    fn from(error: StoreError) -> Self {
        match error {
            StoreError::Full => Self { source: Some(error.into()), ..Self::new(Kind::Unavailable, FULL) },
            StoreError::ReadOnly(_) => {
                Self { source: Some(error.into()), ..Self::new(Kind::Unavailable, READ_ONLY) }
            }
            StoreError::Damaged(_) => Self::internal(error),
            _ => Self::unavailable(error),
        }
    }
}

impl From<AppendError> for Error {
    fn from(error: AppendError) -> Self {
        match error {
            AppendError::Store(store) => store.into(),
            AppendError::Erased(_) => Self::new(
                Kind::Conflict,
                "This is about somebody whose record was erased, so nothing more can be kept about them.",
            ),
            AppendError::Conflict { .. } => {
                Self::new(Kind::Conflict, "Somebody else changed this first. Look again.")
            }
            AppendError::NotJson(_) => Self::internal(error),
        }
    }
}

impl<P: fmt::Display> From<Refusal<P>> for Error {
    fn from(refusal: Refusal<P>) -> Self {
        Self::all(Kind::Invalid, refusal.problems.iter().map(ToString::to_string).collect())
    }
}

/// What people hear when nothing more can be written.
const FULL: &str = "There is no room left on the server's disk, so this was not saved. Everything saved before is safe. \
                    Tell the administrator of the server; it works again as soon as there is room.";

/// What people hear when the server may read and not write.
const READ_ONLY: &str = "The server may not write where it keeps everything, so this was not saved. Everything saved before is \
                         safe. Tell the person who looks after the server: its file or disk has become read-only.";
