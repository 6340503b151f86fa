//! What can stop a command, and how it is said.

use super::Exit;
use std::io;
use std::path::PathBuf;

/// Why a command could not do what was asked.
#[derive(Debug, thiserror::Error)]
pub enum Trouble {
    /// A file could not be read.
    #[error("{path} cannot be read: {}", plainly(.source))]
    Read {
        /// Which.
        path: PathBuf,
        /// Why.
        source: io::Error,
    },
    /// A file could not be written. What stood there before is untouched.
    #[error("{path} cannot be written: {}", plainly(.source))]
    Write {
        /// Which.
        path: PathBuf,
        /// Why.
        source: io::Error,
    },
    /// A file has problems, all of them listed.
    #[error("{path} cannot be used yet: {}", words::count_of_problems(.problems.len()))]
    Unusable {
        /// Which.
        path: PathBuf,
        /// One line or more for each: where, what is wrong, what to do.
        problems: Vec<String>,
    },
    /// What was asked does not fit what is there.
    #[error("{what}")]
    Asked {
        /// In a sentence.
        what: String,
    },
    /// Results could not be printed.
    #[error("the result cannot be printed: {0}")]
    Print(#[from] io::Error),
    /// A mistake of ours.
    #[error("this is a mistake of ours: {what}")]
    Bug {
        /// What went wrong, in a sentence.
        what: String,
    },
}

impl Trouble {
    /// The code to end with. A reader who has seen enough and closed the pipe is no trouble.
    #[must_use]
    pub fn exit(&self) -> Exit {
        match self {
            Self::Print(why) if why.kind() == io::ErrorKind::BrokenPipe => Exit::Fine,
            Self::Bug { .. } | Self::Print(_) => Exit::Bug,
            _ => Exit::Unusable,
        }
    }

    /// Everything to be said, line by line; nothing where nobody listens any more.
    #[must_use]
    pub fn lines(&self) -> Vec<String> {
        if self.exit() == Exit::Fine {
            return Vec::new();
        }
        let mut lines = vec![format!("fairly: {self}")];
        if let Self::Unusable { problems, .. } = self {
            lines.extend(problems.iter().map(|problem| format!("  {}", problem.replace('\n', "\n    "))));
        }
        lines
    }
}

/// Why a file cannot be used, as one would say it to somebody who never saw a number of an error.
fn plainly(why: &io::Error) -> String {
    match why.kind() {
        io::ErrorKind::NotFound => "it is not there; look at the name and the folder".to_owned(),
        io::ErrorKind::PermissionDenied => "this account may not open it".to_owned(),
        io::ErrorKind::IsADirectory => "it is a folder".to_owned(),
        io::ErrorKind::StorageFull => "the disk is full".to_owned(),
        _ => why.to_string(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_that_is_missing_is_said_plainly() {
        let trouble = Trouble::Read { path: "week.json".into(), source: io::ErrorKind::NotFound.into() };
        let said = "fairly: week.json cannot be read: it is not there; look at the name and the folder";
        assert_eq!(trouble.lines(), [said]);
    }
}
