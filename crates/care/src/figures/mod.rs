//! The team's figures: hours, continuity and fairness, without names.

pub(crate) mod access;
