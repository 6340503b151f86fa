//! Who may see and enter what equipment there is, and whether a visit takes two.

use crate::access::Policy;
use crate::people::access::agreed_with_the_team;

/// Equipment in a person's home, and whether a visit takes two.
pub(crate) const EQUIPMENT: Policy =
    Policy { name: "equipment, and visits by two", looks_are_recorded: false, rule: agreed_with_the_team };
