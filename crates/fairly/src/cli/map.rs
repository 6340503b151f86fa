//! `fairly map`: compiles a road map from an OpenStreetMap extract.

use super::{Exit, Terminal, Trouble, files};
use clap::Args;
use roads::Mode;
use std::path::PathBuf;
use words::{count, grouped};

/// Compile a road map for walking, cycling and driving from an OpenStreetMap extract
///
/// The result is small, reads fast, and is what a week file may name for its travel times.
#[derive(Debug, Args)]
#[command(after_help = "Example:\n  fairly map town.osm.pbf -o roads.fairly")]
pub(super) struct MapCommand {
    /// The extract, an .osm.pbf file
    extract: PathBuf,
    /// Write the road map here
    #[arg(long, short, value_name = "FILE")]
    output: PathBuf,
}

impl MapCommand {
    pub(super) fn carry_out(&self, terminal: &mut Terminal) -> Result<Exit, Trouble> {
        let extract = roads::osm::read(&self.extract).map_err(|why| Trouble::Unusable {
            path: self.extract.clone(),
            problems: vec![why.to_string()],
        })?;
        let graph = extract.graph;
        files::write(&self.output, &graph.to_bytes())?;
        let number = |count: usize| grouped(i64::try_from(count).unwrap_or(i64::MAX));
        terminal.print(&format!(
            "{} streets between {} junctions, {} of them joined up for driving. Written to {}.",
            number(graph.streets().len()),
            number(graph.node_count()),
            number(graph.connected_node_count(Mode::Car)),
            self.output.display(),
        ))?;
        if let Some(skipped) = skipped(extract.off_the_earth) {
            terminal.print(&skipped)?;
        }
        Ok(Exit::Fine)
    }
}

/// What is said of the points of an extract that are nowhere on the earth.
pub(super) fn skipped(points: usize) -> Option<String> {
    let points = i64::try_from(points).ok().filter(|points| *points > 0)?;
    Some(format!("Left out because they are nowhere on the earth: {}.", count(points, "point", "points")))
}
