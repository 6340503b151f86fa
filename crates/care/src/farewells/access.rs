//! Who may see and note what is done when support ends.

use crate::access::Policy;
use crate::people::access::agreed_with_the_team;

/// What is done when support ends or moves.
pub(crate) const FAREWELLS: Policy =
    Policy { name: "what is done when support ends", looks_are_recorded: false, rule: agreed_with_the_team };
