//! Doors on real streets.

use roads::{Graph, Mode};

use super::Door;
use crate::chance::Chance;
use crate::{Address, Wish};

/// How many addresses around the middle are drawn from, for each door wanted: a quarter of the doors a
/// neighbourhood has for each person who draws on support there.
const FOR_EACH: usize = 12;

/// Doors for all people, then all workers, at different addresses near one of them; nothing if there is none
/// that streets lead to.
pub(crate) fn real_doors(wish: &Wish, graph: &Graph, addresses: &[Address]) -> Option<Vec<Door>> {
    let mut chance = Chance::new(wish.seed, "addresses");
    let wanted = usize::try_from(wish.people.saturating_add(wish.workers)).ok()?;
    let reached =
        |address: &&Address| Mode::ALL.iter().all(|&mode| graph.snap(address.point, mode).is_some());
    let mut order: Vec<usize> = (0..addresses.len()).collect();
    chance.shuffle(&mut order);
    let middle = order.iter().map(|&at| &addresses[at]).find(reached)?;
    let mut near: Vec<&Address> = addresses.iter().collect();
    near.sort_by_key(|address| address.point.centimetres_to(middle.point));
    near.truncate(wanted.saturating_mul(FOR_EACH).max(1));
    near.retain(reached);
    chance.shuffle(&mut near);
    let door = |address: &Address| Door { point: address.point, address: address.street.clone() };
    Some((0..wanted).map(|at| door(near[at % near.len()])).collect())
}
