//! Who may see what a person consented to, and record it.

use crate::access::Policy;
use crate::people::access::theirs_to_change;

/// What a person was asked and decided, and who may decide for them.
pub(crate) const CONSENTS: Policy =
    Policy { name: "what a person consented to", looks_are_recorded: true, rule: theirs_to_change };
