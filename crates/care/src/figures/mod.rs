//! The team's figures: hours, continuity and fairness, without names.

pub(crate) mod access;
mod disclosed;
mod quarter;

pub use disclosed::{Disclosed, LEAST};
pub use quarter::{Quarter, quarter};
