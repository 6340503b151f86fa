//! The open program that a neighbourhood's care runs on: its command line, its board for a terminal.
//!
//! - [`view`] turns a problem and a plan into what people read: names, times, rounds, faces, hours.
//! - [`words`] says times, lengths, counts and rules as people say them.
//! - [`board`] prints a view for a terminal.
//! - [`cli`] holds one file for each command. Only it prints.
#![forbid(unsafe_code)]

pub mod board;
pub mod cli;
pub mod view;
pub mod words;
