//! The workspace on the web: pages, live updates and what keeps them safe. Nothing outside this crate knows HTTP.
//!
//! - [`Config`] says where to listen and how people reach it; [`Server`] binds, serves and stops.
//! - [`board`] draws the week.
//! - [`frame`] is what every page has around it, made of the pieces of the crate `design`; [`assets`] serves the styles and
//!   scripts behind them.
//! - [`App`] is what every page is given; [`router`] puts pages, security and limits together.
//! - `rules.rs` is the table of who may come to which page; a page that is not in it stays closed.
//! - [`Trouble`] is what a page answers when it cannot do what was asked.
#![forbid(unsafe_code)]

mod app;
pub mod assets;
pub mod board;
mod config;
pub mod frame;
mod gate;
mod live;
mod observe;
mod operations;
mod pages;
mod router;
mod rules;
mod security;
mod server;
pub mod session;
mod team;
#[cfg(test)]
mod testing;
mod told;
mod trouble;
#[cfg(test)]
mod walk;

use gate::escaped;

pub use app::App;
pub use config::{Config, Demonstration, Origin, OriginError, TlsFiles, Way};
pub use observe::log_panics;
pub use router::router;
pub use server::{Server, ServerError};
pub use trouble::Trouble;
