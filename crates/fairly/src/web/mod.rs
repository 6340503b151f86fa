//! The workspace on the web: pages, live updates and what keeps them safe. Nothing outside this module knows HTTP or HTML.
//!
//! - [`Config`] says where to listen and how people reach it; [`Server`] binds, serves and stops.
//! - [`design`] holds the pieces that pages are built from, [`assets`] the styles and scripts behind them.
//! - [`App`] is what every page is given; [`router`] puts pages, security and limits together.

mod app;
pub mod assets;
mod config;
pub mod design;
mod operations;
mod pages;
mod router;
mod server;

pub use app::App;
pub use config::{Config, Origin, OriginError, TlsFiles};
pub use router::router;
pub use server::{Server, ServerError};
