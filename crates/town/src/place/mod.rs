//! Where an invented town is: its land, streets, their names, and the doors on them.

mod doors;
mod earth;
mod land;
mod map;
mod names;
mod real;
mod streets;

use roads::{BuildError, Graph, Point};

use crate::chance::Chance;
use doors::doors;
use land::Land;
use names::town_name;
use streets::Streets;

pub(crate) use real::real_doors;

/// A front door.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Door {
    pub(crate) point: Point,
    /// What its place is called, such as "14 Alder Road".
    pub(crate) address: String,
}

/// An invented neighbourhood.
pub(crate) struct Ground {
    pub(crate) name: String,
    pub(crate) graph: Graph,
    pub(crate) doors: Vec<Door>,
}

/// Invents a neighbourhood with doors for so many people and then for so many workers. `team` decides where
/// on the earth it is.
///
/// Its size follows Trafford, a borough of Greater Manchester, where some 2,200 people live on a square
/// kilometre (Census 2021) and about one in a hundred draws on support at home (26,000 of 2.8 million in
/// Greater Manchester; Independent Prosperity Review, 2019): twenty-two people live on about one square
/// kilometre, which with river, parks and a main road makes some 200 junctions.
///
/// # Errors
/// If there are more junctions than a road graph can number.
pub(crate) fn ground(seed: u64, team: u32, people: u32, workers: u32) -> Result<Ground, BuildError> {
    let mut chance = Chance::new(seed, "land");
    let side = count(people.saturating_mul(10)).isqrt().clamp(13, 250);
    let land = Land::invent(side + chance.below(3), side - 1 + chance.below(2), &mut chance);
    let streets = Streets::invent(&land, &mut Chance::new(seed, "streets"));
    let earth = earth::Earth::of_team(team);
    let graph = map::graph(&land, &streets, earth)?;
    let mut chance = Chance::new(seed, "doors");
    let mut spots = doors(&streets, count(people), true, &mut chance);
    spots.extend(doors(&streets, count(workers), false, &mut chance));
    let doors = spots.into_iter().map(|(spot, address)| Door { point: earth.point(spot), address }).collect();
    Ok(Ground { name: town_name(&mut Chance::new(seed, "name")), graph, doors })
}

fn count(of: u32) -> usize {
    usize::try_from(of).unwrap_or(usize::MAX)
}
