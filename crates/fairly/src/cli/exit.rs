//! How a command ends: the numbers a script can rely on.

use std::process::ExitCode;

/// What a command says to the one who started it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Exit {
    /// It did what was asked and found nothing wrong.
    Fine,
    /// It did what was asked, and there is something to look at: a broken rule, a difference, rows not read.
    Findings,
    /// It could not use what it was given: a wrong option, a file missing or full of problems.
    Unusable,
    /// A mistake of ours.
    Bug,
}

impl Exit {
    /// The number, as `--help` documents it.
    #[must_use]
    pub fn code(self) -> u8 {
        match self {
            Self::Fine => 0,
            Self::Findings => 1,
            Self::Unusable => 2,
            Self::Bug => 3,
        }
    }
}

/// The numbers in words, for the end of `--help`.
pub(super) const HELP: &str = "Exit codes: 0 all well; 1 something to look at (a broken rule, rows not read); \
2 could not use what was given; 3 a mistake of ours.";

impl From<Exit> for ExitCode {
    fn from(exit: Exit) -> Self {
        Self::from(exit.code())
    }
}
