//! Who may see and change what a worker can do and has proved.

use crate::access::Policy;

/// A worker's proofs, sign-offs and clearance. They are shown to the same people as the contract.
pub(crate) const SKILLS: Policy = Policy {
    name: "a worker's proofs and clearance",
    looks_are_recorded: true,
    rule: crate::workers::access::contract,
};
