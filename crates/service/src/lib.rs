//! The service crate.
#![forbid(unsafe_code)]
