//! Why something cannot be done: all reasons at once, in sentences for the one who wanted it.

use std::fmt;

/// All reasons why a command is refused; there is always at least one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Refusal<P> {
    /// The reasons, in the order in which they were found.
    pub problems: Vec<P>,
}

impl<P: fmt::Display> fmt::Display for Refusal<P> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (at, problem) in self.problems.iter().enumerate() {
            if at > 0 {
                f.write_str(" ")?;
            }
            problem.fmt(f)?;
        }
        Ok(())
    }
}

impl<P: fmt::Debug + fmt::Display> std::error::Error for Refusal<P> {}

impl<P> From<P> for Refusal<P> {
    fn from(problem: P) -> Self {
        Self { problems: vec![problem] }
    }
}

/// Collects problems, so that all of them are told at once, each once.
pub(crate) struct Problems<P>(Vec<P>);

impl<P: PartialEq> Problems<P> {
    /// Nothing noted yet.
    pub(crate) fn new() -> Self {
        Self(Vec::new())
    }

    /// Notes `problem` unless it `holds` that there is none.
    pub(crate) fn unless(&mut self, holds: bool, problem: impl Into<P>) {
        let problem = problem.into();
        if !holds && !self.0.contains(&problem) {
            self.0.push(problem);
        }
    }

    /// Notes what was found elsewhere.
    pub(crate) fn add(&mut self, result: Result<(), Refusal<P>>) {
        if let Err(refusal) = result {
            for problem in refusal.problems {
                self.unless(false, problem);
            }
        }
    }

    /// Nothing, or everything that was noted.
    pub(crate) fn done(self) -> Result<(), Refusal<P>> {
        if self.0.is_empty() { Ok(()) } else { Err(Refusal { problems: self.0 }) }
    }
}
