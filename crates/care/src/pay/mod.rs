//! Pay: what the law and what the team promise for every minute of work.

pub mod holiday;
pub mod minimum;
pub mod rates;
mod round;
pub mod sick;
