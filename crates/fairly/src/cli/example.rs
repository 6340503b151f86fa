//! The example neighbourhood that comes with the program.

use super::Trouble;
use super::load::{self, Loaded};
use roads::Graph;
use std::path::Path;

/// What `fairly town --people 22 --workers 12 --seed 1` writes.
const WEEK: &str = include_str!("../../../../examples/neighbourhood.json");
/// Its streets.
const ROADS: &[u8] = include_bytes!("../../../../examples/neighbourhood.roads");

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
