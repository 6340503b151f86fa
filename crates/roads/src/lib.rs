//! Roads: how long it takes to walk, cycle or drive from door to door.
//!
//! A [`Graph`] is built street by street with a [`GraphBuilder`]. Its [`Graph::table`] gives the seconds
//! between many points, which is what a rota needs; its streets and backdrop are what a map draws.
//!
//! Units are whole numbers throughout: positions in ten-millionths of a degree, lengths in centimetres,
//! times of single streets in milliseconds, times between places in seconds. Rounding up to minutes, and
//! minutes for parking a car or locking a bicycle, are the caller's matter.
//!
//! ```
//! use roads::{GraphBuilder, Kind, Mode, Point, Street};
//!
//! # fn main() -> Result<(), Box<dyn std::error::Error>> {
//! let (mill, church) = (Point::from_degrees(51.584, -2.996)?, Point::from_degrees(51.588, -2.998)?);
//! let mut builder = GraphBuilder::new();
//! let (from, to) = (builder.add_node(mill), builder.add_node(church));
//! builder.add_street(from, to, Street::new(Kind::Residential).named("Church Lane").climbing(12));
//! let graph = builder.build()?;
//! let table = graph.table(Mode::Foot, &[mill, church], 1);
//! assert_eq!((table.seconds(0, 1), table.seconds(1, 0)), (Some(397), Some(329)));
//! # Ok(())
//! # }
//! ```
//!
//! Measured with `times NEWPORT table car 300` (release build, one core, `examples/times.rs`): the table of
//! 300 × 300 doors takes 0.16 s of processor time on Newport's 10,650 junctions; reading the 2.5 MB
//! extract takes 0.2 s, the compiled map of 1.3 MB 0.03 s.
#![forbid(unsafe_code)]

mod builder;
mod cut;
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
