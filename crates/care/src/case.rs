//! The form *case*: what was done about something, step by step. Each step is added after the last; only the last is taken back.

use serde::{Deserialize, Serialize};

use crate::time::Timestamp;
use crate::{By, Context};

/// Something that was done.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Step<D> {
    /// Who did it.
    pub by: By,
    /// When.
    pub at: Timestamp,
    /// What.
    pub did: D,
}

impl<D> Step<D> {
    /// What the one who asks does now; a clock that runs ahead is set back to when it reached us.
    pub(crate) fn now(context: &Context, did: D) -> Self {
        Self { by: context.by, at: context.happened.min(context.received), did }
    }
}

/// The step at a place; `None` where others come after it, so that it can no longer be set.
pub(crate) fn last_at<D: Clone>(steps: &[Step<D>], place: usize) -> Option<Option<Step<D>>> {
    (steps.len() <= place + 1).then(|| steps.get(place).cloned())
}

/// Sets the last step, or takes it off.
pub(crate) fn set_last<D>(steps: &mut Vec<Step<D>>, place: usize, step: Option<Step<D>>) {
    steps.truncate(place);
    steps.extend(step);
}
