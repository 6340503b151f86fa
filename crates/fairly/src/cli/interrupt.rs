//! Ctrl-C, as a wish to stop that is looked at when it suits.

use super::Trouble;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

/// Set at the first Ctrl-C; the second one ends the program as usual.
///
/// # Errors
/// When the system will not say.
pub(super) fn stop_on_interrupt() -> Result<Arc<AtomicBool>, Trouble> {
    let stop = Arc::new(AtomicBool::new(false));
    let asked = Arc::clone(&stop);
    let handled = ctrlc::try_set_handler(move || {
        if asked.swap(true, Ordering::Relaxed) {
            std::process::exit(130);
        }
    });
    match handled {
        Ok(()) | Err(ctrlc::Error::MultipleHandlers) => Ok(stop),
        Err(why) => Err(Trouble::Bug { what: format!("Ctrl-C cannot be listened for: {why}") }),
    }
}
