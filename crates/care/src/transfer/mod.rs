//! Import and export: everything of a team at once.

pub(crate) mod access;
