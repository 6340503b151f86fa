//! Who may see a person's medicines, agree them, and record what came of each occasion.

use crate::access::Policy;
use crate::people::access::agreed_with_the_team;

/// A person's medicines.
pub(crate) const MEDICINES: Policy =
    Policy { name: "a person's medicines", looks_are_recorded: true, rule: agreed_with_the_team };
