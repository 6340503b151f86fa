//! Who may see and agree how an arrival is proved.

use crate::access::Policy;
use crate::people::access::theirs_to_change;

/// How arrivals at a person are proved. It is theirs to decide.
pub(crate) const ARRIVALS: Policy =
    Policy { name: "how arrivals are proved", looks_are_recorded: false, rule: theirs_to_change };
