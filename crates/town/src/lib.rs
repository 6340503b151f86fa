//! Invents towns and weeks of care in them.
//!
//! A [`Wish`] says how many people and workers, from which seed and for which days; [`invent`] makes a
//! [`Town`] of it: a road graph with a river, two bridges, hills and a high street, and a week file of the
//! care there. The same wish gives the same town to the byte, on every machine. [`invent_on`] does the same
//! on real streets, and [`teams`] splits a region into teams, each with a neighbourhood and a week of its own.
//!
//! Nobody in an invented town exists, and the towns lie where nobody lives. What each number is drawn from,
//! and what is invented outright, is told in `docs/town.md`.
//!
//! ```
//! let first_day = "2026-03-02".parse().unwrap();
//! let town = town::invent(&town::Wish::new(22, 12, 1, first_day)).unwrap();
//! assert_eq!(town.week.people.len(), 22);
//! assert!(town.graph.node_count() > 150);
//! ```
#![forbid(unsafe_code)]

mod care;
mod chance;
mod place;
mod region;
mod wish;

pub use chance::Chance;
pub use region::teams;
pub use wish::{Refusal, Wish};

use care::{Setting, weave};
use roads::{Graph, Point};
use week::Week;

/// An invented town and the care in it.
#[derive(Clone, Debug)]
pub struct Town {
    /// What the neighbourhood is called.
    pub name: String,
    /// The week of care, complete in itself: its travel table is worked out from the graph.
    pub week: Week,
    /// The streets, with river and parks as backdrop.
    pub graph: Graph,
}

/// A real address to place someone at.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Address {
    /// Where.
    pub point: Point,
    /// The name of the street. No house number: an invented person shares no door with a real one.
    pub street: String,
}

impl Address {
    /// The address of a map, if its street has a name.
    #[must_use]
    pub fn of(mapped: roads::osm::Address) -> Option<Self> {
        mapped.street.map(|street| Self { point: mapped.point, street })
    }
}

/// Invents the town of a wish.
///
/// # Errors
/// If the wish is beyond what a week file or one town can hold; see [`Refusal`].
pub fn invent(wish: &Wish) -> Result<Town, Refusal> {
    wish.check()?;
    let ground = place::ground(wish.seed, wish.team, wish.people, wish.workers)?;
    let setting = Setting { name: &ground.name, graph: &ground.graph, doors: &ground.doors };
    let week = weave(wish, &setting);
    Ok(Town { name: ground.name, week, graph: ground.graph })
}

/// Invents the week of a wish on real streets: people and workers live near one another, at addresses drawn
/// from those given.
///
/// # Errors
/// If the wish is beyond what a week file can hold, or there is no address.
pub fn invent_on(wish: &Wish, graph: &Graph, addresses: &[Address]) -> Result<Week, Refusal> {
    wish.check()?;
    let doors = place::real_doors(wish, graph, addresses).ok_or(Refusal::NoAddress)?;
    Ok(weave(wish, &Setting { name: "Invented care on real streets", graph, doors: &doors }))
}
