//! What holds of a team, through the same door as everyone uses: commands in, events out.
#![expect(clippy::unwrap_used, clippy::panic, reason = "helpers of tests may stop them")]

mod access;
mod adoption;
mod picks;
mod properties;
mod requests;
mod samples;
mod since;
mod topics;
mod undo;
mod visits;
mod workers;
mod world;
