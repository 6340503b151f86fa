//! The open program that a neighbourhood's care runs on: its command line, which also serves the workspace of the crate
//! `web`.
//!
//! - [`board`] prints a view of a week for a terminal, [`page`] writes it as one HTML page.
//! - [`demo`] tells the story of an invented team, to be looked at in the workspace.
//! - [`cli`] holds one file for each command. Only it prints.
#![forbid(unsafe_code)]

pub mod board;
pub mod cli;
pub mod demo;
pub mod diff;
pub mod page;
