//! The open program that a neighbourhood's care runs on: its command line and its workspace on the web.
//!
//! - [`view`] turns a problem and a plan into what people read: names, times, rounds, faces, hours.
//! - [`words`] says times, lengths, counts and rules as people say them.
//! - [`board`] prints a view for a terminal, [`page`] writes it as one HTML page.
//! - [`web`] is the team's workspace in a browser. Only it knows HTTP.
//! - [`demo`] tells the story of an invented team, to be looked at in the workspace.
//! - [`cli`] holds one file for each command. Only it prints.
#![forbid(unsafe_code)]

pub mod board;
pub mod cli;
pub mod demo;
pub mod diff;
pub mod page;
pub mod view;
pub mod web;
pub mod words;
