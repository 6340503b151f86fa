//! Roads: how long it takes to walk, cycle or drive from door to door.
//!
//! A [`Graph`] is built street by street with a [`GraphBuilder`]. Its [`Graph::table`] gives the seconds
//! between many points, which is what a rota needs; its streets and backdrop are what a map draws.
//!
//! Units are whole numbers throughout: positions in ten-millionths of a degree, lengths in centimetres,
//! times of single streets in milliseconds, times between places in seconds.

mod builder;
mod door;
mod file;
mod graph;
mod mode;
pub mod osm;
mod part;
mod point;
mod profile;
mod route;
mod snap;
mod street;
mod table;
mod web;

pub use builder::{BuildError, GraphBuilder};
pub use file::FileError;
pub use graph::{Backdrop, BackdropKind, Graph, NodeId, StreetRef};
pub use mode::Mode;
pub use point::{Bounds, Point, PointError};
pub use profile::Control;
pub use route::Route;
pub use snap::{FARTHEST_DOOR_METRES, Snap};
pub use street::{Kind, Street};
pub use table::Table;
