//! Every door of the service, tried by everyone: each command, and taking back each kind of event. What opens is compared with the
//! table of the policy, by a relation that is written down here by hand.
#![allow(clippy::unwrap_used, clippy::panic, reason = "helpers of tests may stop them")]

mod commands;
#[path = "../common/mod.rs"]
mod common;
mod undo;
mod walkers;
mod words;
