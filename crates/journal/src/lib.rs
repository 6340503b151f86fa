//! The journal crate.
#![forbid(unsafe_code)]
