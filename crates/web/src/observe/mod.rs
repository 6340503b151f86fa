//! What the person who runs the machine can see: a line in the log for each request, and figures. Ids, never names.

mod figures;
mod log;
mod panics;

pub(super) use figures::{Figures, listening};
pub(super) use log::{AskedBy, RequestId, watch};
pub use panics::log_panics;
