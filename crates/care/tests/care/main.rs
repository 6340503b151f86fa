//! What holds of a team, through the same door as everyone uses: commands in, events out.
#![expect(clippy::unwrap_used, clippy::panic, reason = "helpers of tests may stop them")]

mod access;
mod adoption;
mod bank;
mod boundaries;
mod budgeting;
mod built_upon;
mod calendars;
mod commands;
mod day;
mod decisions;
mod forgetting;
mod hitches;
mod kinds;
mod ledger;
mod meetings;
mod notices;
mod pay_law;
mod payslips;
mod picks;
mod planning;
mod policy;
mod properties;
mod reasons;
mod refusals;
mod requests;
mod rounds;
mod samples;
mod second_voice;
mod since;
mod undo;
mod visits;
mod words;
mod workers;
mod world;
