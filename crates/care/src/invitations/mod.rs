//! Invitations into a team.

pub(crate) mod access;
