//! What holds for every problem and every plan, tried on small random ones.

mod brute;
mod nonsense;
mod plans;
mod problems;
