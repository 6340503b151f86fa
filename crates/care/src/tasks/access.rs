//! Who may see and change what there is to do for a person. What is to be done for nobody in particular is of the team's weeks.

use crate::access::Policy;
use crate::people::access::agreed_with_the_team;

/// What there is to do for a person besides visits.
pub(crate) const TASKS: Policy =
    Policy { name: "what there is to do for a person", looks_are_recorded: true, rule: agreed_with_the_team };
