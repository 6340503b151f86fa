//! Who may see what devices measure, and give a person a device.

use crate::access::Policy;
use crate::people::access::theirs_to_change;

/// What devices measure. It is the person's own to see and to decide about, and opens to workers as their other notes do.
pub(crate) const OBSERVATIONS: Policy =
    Policy { name: "what devices measure", looks_are_recorded: true, rule: theirs_to_change };
