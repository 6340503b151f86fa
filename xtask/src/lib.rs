//! What the house promises of itself, as checks: our licences, who may know whom, what each crate may touch, and that the
//! documents point at things that are there. What may be built in from elsewhere is in `deny.toml`.
//!
//! Each check reads the [`House`] and returns findings: where, what is wrong, what to do. `cargo run -p xtask -- check`
//! prints them all; `cargo test -p xtask` holds this repository against each of them.
#![forbid(unsafe_code)]

mod apart;
mod arms;
mod code;
mod documents;
mod habits;
mod house;
mod layers;
mod licences;
mod packages;
mod phrases;
mod purity;
mod rust;
mod sizes;
mod vendor;
mod views;

use std::fmt;

pub use house::{House, Source};
pub use packages::{Package, Packages};
pub use vendor::fetch as fetch_vendored;

/// Something to mend.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Finding {
    /// Where: a file, perhaps with a line, or a crate.
    pub at: String,
    /// What is wrong, and what to do about it.
    pub what: String,
}

impl Finding {
    /// A finding at a place.
    pub(crate) fn new(at: impl Into<String>, what: impl Into<String>) -> Self {
        Self { at: at.into(), what: what.into() }
    }
}

impl fmt::Display for Finding {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: {}", self.at, self.what)
    }
}

/// One check.
#[derive(Debug)]
pub struct Check {
    /// What to call it on the command line.
    pub name: &'static str,
    /// What it guards, in a few words.
    pub about: &'static str,
    /// Finds what is wrong.
    pub find: fn(&House) -> Vec<Finding>,
}

/// All checks, in the order in which they run.
pub const CHECKS: &[Check] = &[
    Check {
        name: "licences",
        about: "each of our crates names the licence it is under",
        find: licences::find,
    },
    Check { name: "layers", about: "each crate uses only those it may know", find: layers::find },
    Check {
        name: "purity",
        about: "pure crates touch no clock, file, environment or network",
        find: purity::find,
    },
    Check { name: "apart", about: "the checker and the search share no code", find: apart::find },
    Check { name: "printing", about: "only the command line prints", find: habits::printing },
    Check { name: "unsafe", about: "every crate forbids unsafe code", find: habits::forbids_unsafe },
    Check { name: "headers", about: "every Rust file begins by saying what it is", find: habits::headers },
    Check {
        name: "lengths",
        about: "no file is longer than 500 lines where many work, 600 elsewhere",
        find: sizes::files,
    },
    Check {
        name: "functions",
        about: "no function is longer than 60 lines where many work",
        find: sizes::functions,
    },
    Check {
        name: "arms",
        about: "no wildcard arm on events, commands, matters or sections",
        find: arms::find,
    },
    Check { name: "views", about: "pages read views, no state, and make no command", find: views::find },
    Check { name: "phrases", about: "plain English in code and documents", find: phrases::find },
    Check { name: "unfinished", about: "no todo, no test that is switched off", find: habits::unfinished },
    Check {
        name: "documents",
        about: "what documents point at is there, and so is every test they name",
        find: documents::find,
    },
];

/// The longest files, longest first, as `path (lines)`.
#[must_use]
pub fn longest(house: &House, count: usize) -> Vec<String> {
    let mut sources: Vec<&Source> = house.sources.iter().collect();
    sources.sort_by_key(|source| std::cmp::Reverse(source.text.lines().count()));
    sources.iter().take(count).map(|s| format!("{} ({})", s.path, s.text.lines().count())).collect()
}
