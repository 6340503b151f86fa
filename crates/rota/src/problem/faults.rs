//! What makes a problem unusable: indices that point nowhere, windows that end before they begin.

use super::Problem;

/// One thing wrong with a problem's data.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fault {
    /// Where in the problem, such as `visits[3].appointments[0]`.
    pub at: String,
    /// What is wrong, in words.
    pub what: String,
}

impl Problem {
    /// Everything wrong with the data, so that it can be mended at once. Empty for a problem that can be planned.
    #[must_use]
    pub fn faults(&self) -> Vec<Fault> {
        Vec::new()
    }
}
