//! A bug ends its request, never the server; the log learns where it was, not what it said.

use std::panic;

/// Has panics written to the log by their place in the code alone: their message may quote anything.
pub fn log_panics() {
    panic::set_hook(Box::new(|panic| {
        let place = panic.location();
        let (file, line) = place.map_or(("unknown", 0), |place| (place.file(), place.line()));
        tracing::error!(file, line, "a bug: this job ended, the server goes on");
    }));
}
