//! The open program that a neighbourhood's care runs on: its command line, its board for a terminal, [`page`] writes it as one HTML page.
//!
//! - [`view`] turns a problem and a plan into what people read: names, times, rounds, faces, hours.
//! - [`words`] says times, lengths, counts and rules as people say them.
//! - [`board`] prints a view for a terminal, [`page`] writes it as one HTML page.
//! - [`cli`] holds one file for each command. Only it prints.
#![forbid(unsafe_code)]

pub mod board;
pub mod cli;
pub mod diff;
pub mod page;
pub mod view;
pub mod words;
