//! Appending: what is asked, what is answered.

use std::collections::BTreeSet;

use crate::{ActorId, Entry, Meta, Moment, Recorded, SealedId, StoreError, StreamId, SubjectId, Version};

/// Everything that one command changes, all of it or nothing.
#[derive(Debug, Clone)]
pub struct Append {
    /// The stream that the command was decided on.
    pub stream: StreamId,
    /// Its version when it was decided. If others were faster, nothing is written.
    pub expected: Version,
    /// Who, by which command, and when it happened.
    pub meta: Meta,
    /// The events, in order. None is right for a command that changed nothing but must be answered the same again.
    pub entries: Vec<Entry>,
    /// What was asked, as a fingerprint that the caller compares when the command comes again; see [`Journal::first`].
    /// Empty where nobody compares. No names.
    ///
    /// [`Journal::first`]: crate::Journal::first
    pub asked: Vec<u8>,
    /// What the command answered; given again whenever the command comes again. Ids only, no names.
    pub answer: Vec<u8>,
    /// What goes into the vault, in the clear: it is sealed here.
    pub seal: Vec<Secret>,
    /// What is to be done afterwards.
    pub jobs: Vec<NewJob>,
}

/// One value for the vault, in the clear.
#[derive(Clone)]
pub struct Secret {
    /// What events call it. Never used twice.
    pub id: SealedId,
    /// Whom it is about.
    pub subject: SubjectId,
    /// The value itself, in whatever form the caller reads again.
    pub plain: zeroize::Zeroizing<Vec<u8>>,
}

/// Something to be done once the change is written, at least once.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewJob {
    /// What kind of work: `tell-circle`.
    pub kind: String,
    /// Not before this.
    pub due_at: Moment,
    /// What the work needs to know, as JSON. Ids only, no names.
    pub body: Vec<u8>,
    /// What it is about, by which it is found while it is not done.
    pub about: Option<String>,
}

/// What became of a command.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Appended {
    /// It was written, and is safe on disk. The events as recorded.
    Written(Vec<Recorded>),
    /// It was answered before, with this; nothing was written now.
    Repeated(Vec<u8>),
}

/// The first time that a command came.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct First {
    /// What it was answered.
    pub answer: Vec<u8>,
    /// When.
    pub at: Moment,
    /// The stream it was for.
    pub stream: StreamId,
    /// Who gave it.
    pub actor: ActorId,
    /// What was asked, as the caller wrote it.
    pub asked: Vec<u8>,
}

/// Why nothing was written.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum AppendError {
    /// Others were faster: fold theirs and decide again.
    #[error("somebody else changed this first: it is at version {actual}")]
    Conflict {
        /// The version the stream has now.
        actual: Version,
    },
    /// A secret is about someone whose key was destroyed.
    #[error("{0} was erased, so nothing more can be kept about them")]
    Erased(SubjectId),
    /// The body of an event or job is not one line of JSON.
    #[error("the body of a {0} is not one line of JSON")]
    NotJson(String),
    /// The store did not do it.
    #[error(transparent)]
    Store(#[from] StoreError),
}

impl NewJob {
    /// Work of this kind, about nothing in particular.
    pub fn new(kind: impl Into<String>, due_at: Moment, body: impl Into<Vec<u8>>) -> Self {
        Self { kind: kind.into(), due_at, body: body.into(), about: None }
    }

    /// About this, by which it is found.
    pub fn about(mut self, about: impl Into<String>) -> Self {
        self.about = Some(about.into());
        self
    }
}

impl Append {
    /// This command on this stream, with nothing to write yet.
    pub fn new(stream: StreamId, expected: Version, meta: Meta) -> Self {
        Self {
            stream,
            expected,
            meta,
            entries: vec![],
            asked: vec![],
            answer: vec![],
            seal: vec![],
            jobs: vec![],
        }
    }

    /// With this event as well.
    pub fn entry(mut self, kind: impl Into<String>, body: impl Into<Vec<u8>>) -> Self {
        self.entries.push(Entry::new(kind, body));
        self
    }

    /// With this answer.
    pub fn answer(mut self, answer: impl Into<Vec<u8>>) -> Self {
        self.answer = answer.into();
        self
    }

    /// With this fingerprint of what was asked.
    pub fn asked(mut self, asked: impl Into<Vec<u8>>) -> Self {
        self.asked = asked.into();
        self
    }

    /// Finds what cannot be written whatever the stream says: what is not JSON, one name for two secrets.
    pub(crate) fn check(&self) -> Result<(), AppendError> {
        let names: BTreeSet<&SealedId> = self.seal.iter().map(|secret| &secret.id).collect();
        if names.len() < self.seal.len() {
            return Err(StoreError::Taken.into());
        }
        let entries = self.entries.iter().map(|entry| (&entry.kind, &entry.body));
        let jobs = self.jobs.iter().map(|job| (&job.kind, &job.body));
        match entries.chain(jobs).find(|(_, body)| !is_line_of_json(body)) {
            Some((kind, _)) => Err(AppendError::NotJson(kind.clone())),
            None => Ok(()),
        }
    }
}

/// JSON as it is in one line of an export.
fn is_line_of_json(body: &[u8]) -> bool {
    let one_line = !body.iter().any(|byte| matches!(byte, b'\n' | b'\r'));
    one_line
        && serde_json::from_slice::<serde::de::IgnoredAny>(body).is_ok()
        && std::str::from_utf8(body).is_ok()
}

impl Secret {
    /// This value under this name, about this person or worker.
    pub fn new(id: SealedId, subject: SubjectId, plain: impl Into<Vec<u8>>) -> Self {
        Self { id, subject, plain: plain.into().into() }
    }
}

impl std::fmt::Debug for Secret {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Secret({} about {})", self.id, self.subject)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_one_line_of_json_is_a_body() {
        for good in [&b"{}"[..], b"null", br#"{"note":"a\nb"}"#] {
            assert!(is_line_of_json(good));
        }
        for bad in [&b""[..], b"{", b"{\n}", b"{} {}", b"\"\xff\""] {
            assert!(!is_line_of_json(bad));
        }
    }

    #[test]
    fn a_secret_is_not_shown() {
        let secret = Secret::new("a".into(), "anna".into(), "12 Mill Lane");
        assert_eq!(format!("{secret:?}"), "Secret(a about anna)");
    }
}
