//! The care crate.
#![forbid(unsafe_code)]
