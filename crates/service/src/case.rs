//! The form *case*, as pages read it: what was done about something, step by step.

use care::time::Moment;

/// Something that was done.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Told<W> {
    /// When.
    pub at: Moment,
    /// Who did it.
    pub who: String,
    /// What.
    pub what: W,
}
