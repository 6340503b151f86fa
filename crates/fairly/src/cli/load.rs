//! Reads what commands work on: weeks, rotas, road maps. Everything wrong with a file is listed at once.

use super::roads::MapTravel;
use super::{Trouble, files};
use ::roads::Graph;
use rota::Plan;
use std::path::{Path, PathBuf};
use week::{Compiled, Finding, RotaFile, Travel, Week};

/// A week ready to be planned.
pub(super) struct Loaded {
    /// As its file says it.
    pub(super) week: Week,
    /// As the engine needs it.
    pub(super) compiled: Compiled,
    /// The streets, if the week or the command names a map.
    pub(super) graph: Option<Graph>,
}

/// Reads a week, and the road map it names or `map` does.
///
/// # Errors
/// When a file cannot be read, with all that is wrong with it.
pub(super) fn week(path: &Path, map: Option<&Path>) -> Result<Loaded, Trouble> {
    week_of_text(path, &files::read(path)?, map)
}

/// The same of a text that stands for the file at `path`.
///
/// # Errors
/// As for [`week`].
pub(super) fn week_of_text(path: &Path, text: &str, map: Option<&Path>) -> Result<Loaded, Trouble> {
    let week = Week::read(text).map_err(|findings| unusable(path, &findings))?;
    let named = map.map(Path::to_owned).or_else(|| named_map(path, &week));
    let graph = named.as_deref().map(graph).transpose()?;
    compile(path, week, graph)
}

/// A week, once read, as the engine needs it.
///
/// # Errors
/// With all that is wrong with the week, or with its travel times.
pub(super) fn compile(path: &Path, week: Week, graph: Option<Graph>) -> Result<Loaded, Trouble> {
    let travel = graph.as_ref().map(MapTravel::new);
    let source = travel.as_ref().map(|travel| travel as &dyn week::TravelSource);
    let compiled = week.problem(source).map_err(|findings| unusable(path, &findings))?;
    Ok(Loaded { week, compiled, graph })
}

/// The map a week asks for; its name is relative to the week's own folder.
fn named_map(path: &Path, week: &Week) -> Option<PathBuf> {
    match &week.travel {
        Travel::Map(map) => Some(path.parent().unwrap_or(Path::new("")).join(&map.file)),
        _ => None,
    }
}

/// Reads a compiled road map.
///
/// # Errors
/// When it cannot be read or is none.
pub(super) fn graph(path: &Path) -> Result<Graph, Trouble> {
    Graph::read_file(path)
        .map_err(|why| Trouble::Unusable { path: path.to_owned(), problems: vec![why.to_string()] })
}

/// Reads a rota and fits it to a week.
///
/// # Errors
/// When it cannot be read, is no rota, or speaks of workers and visits that are not in the week.
pub(super) fn rota(path: &Path, compiled: &Compiled) -> Result<(RotaFile, Plan), Trouble> {
    let file = rota_file(path)?;
    let plan = compiled.plan(&file).map_err(|findings| unusable(path, &findings))?;
    Ok((file, plan))
}

/// Reads a rota without its week.
///
/// # Errors
/// When it cannot be read or is no rota.
pub(super) fn rota_file(path: &Path) -> Result<RotaFile, Trouble> {
    RotaFile::read(&files::read(path)?).map_err(|findings| unusable(path, &findings))
}

/// A file's findings as a trouble that says them all.
pub(super) fn unusable(path: &Path, findings: &[Finding]) -> Trouble {
    let problem = |finding: &Finding| format!("{}: {}\n{}", finding.at, finding.what, finding.help);
    Trouble::Unusable { path: path.to_owned(), problems: findings.iter().map(problem).collect() }
}
