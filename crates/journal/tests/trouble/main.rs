//! What happens when things go wrong: killed, full, tampered with, three servers at once, a slow commit, a false database.
#![expect(
    clippy::unwrap_used,
    clippy::panic,
    clippy::print_stdout,
    clippy::print_stderr,
    reason = "helpers of tests may stop them, say that they skip, and say what was acknowledged"
)]

mod child;
mod encrypted;
mod erased;
mod full;
mod killed;
mod late;
mod servers;
mod support;
mod tampered;
