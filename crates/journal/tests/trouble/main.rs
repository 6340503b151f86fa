//! What happens when things go wrong: killed, full, tampered with, three servers at once, a slow commit, a false database.
#![expect(
    clippy::unwrap_used,
    clippy::panic,
    clippy::print_stdout,
    clippy::print_stderr,
    reason = "helpers of tests may stop them, say that they skip, and say what was acknowledged"
)]

mod child;
mod claims;
mod encrypted;
mod erased;
mod full;
mod killed;
mod late;
mod lived;
mod older;
mod servers;
mod start;
mod support;
mod tampered;
mod unreadable;
