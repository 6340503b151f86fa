//! The example neighbourhood that comes with the program.

use super::load::{self, Loaded};
use super::{Trouble, tell};
use roads::Graph;
use rota::{Options, Steps};
use std::path::Path;
use view::WeekView;

/// What `fairly town --people 22 --workers 12 --seed 1` writes.
const WEEK: &str = include_str!("../../../../examples/neighbourhood.json");
/// Its streets.
const ROADS: &[u8] = include_bytes!("../../../../examples/neighbourhood.roads");

/// So many moves make a rota worth looking at, in a second or two.
const MOVES: u64 = 200_000;

/// The example, ready to be planned.
///
/// # Errors
/// Only if the program was built with a broken example.
pub(super) fn week() -> Result<Loaded, Trouble> {
    let path = Path::new("examples/neighbourhood.json");
    let mut loaded = load::week_of_text(path, WEEK, None)?;
    let broken =
        |why: roads::FileError| Trouble::Bug { what: format!("the example's streets are broken: {why}") };
    loaded.graph = Some(Graph::from_bytes(ROADS).map_err(broken)?);
    Ok(loaded)
}

/// The example planned, as people see it: the same on every machine. Nothing only if the program was built with a broken one.
pub(super) fn planned() -> Option<WeekView> {
    let loaded = week().ok()?;
    let options = Options { seed: 1, threads: 1 };
    let proposal = rota::plan(&loaded.compiled.problem, None, &options, &Steps(MOVES), &mut |_| {});
    tell::view(&loaded, &proposal.plan, &proposal.verdict, &proposal.unplaced, None).ok()
}
