//! Reads what commands work on: weeks, rotas, road maps. Everything wrong with a file is listed at once.

use super::roads::MapTravel;
use super::{Trouble, files};
use ::roads::Graph;
use rota::Plan;
use std::path::{Path, PathBuf};
use week::{Change, Compiled, Finding, RotaFile, Travel, Week};

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
    let week = Week::read(text).map_err(|findings| unusable_as(Kind::Week, path, text, &findings))?;
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
    let file = rota_of_week(path, compiled)?;
    let plan = compiled.plan(&file).map_err(|findings| unusable(path, &findings))?;
    Ok((file, plan))
}

/// Reads a rota of which at least something is in the week.
///
/// # Errors
/// When it cannot be read, is no rota, or is the rota of another week.
pub(super) fn rota_of_week(path: &Path, compiled: &Compiled) -> Result<RotaFile, Trouble> {
    let file = rota_file(path)?;
    if !of_another_week(&file, compiled) {
        return Ok(file);
    }
    let problem =
        "none of its visits is in the week: it is the rota of another one\nname the week it was made for";
    Err(Trouble::Unusable { path: path.to_owned(), problems: vec![problem.to_owned()] })
}

/// Whether a rota has visits, and the week has none of them.
fn of_another_week(file: &RotaFile, compiled: &Compiled) -> bool {
    let mut visits = file.rounds.iter().flat_map(|round| &round.visits).map(|stop| &stop.visit).peekable();
    visits.peek().is_some() && visits.all(|visit| compiled.visit(visit).is_none())
}

/// Reads a rota without its week.
///
/// # Errors
/// When it cannot be read or is no rota.
pub(super) fn rota_file(path: &Path) -> Result<RotaFile, Trouble> {
    let text = files::read(path)?;
    RotaFile::read(&text).map_err(|findings| unusable_as(Kind::Rota, path, &text, &findings))
}

/// Reads what happened.
///
/// # Errors
/// When it cannot be read or tells of no change.
pub(super) fn change(path: &Path) -> Result<Change, Trouble> {
    let text = files::read(path)?;
    Change::read(&text).map_err(|findings| unusable_as(Kind::Change, path, &text, &findings))
}

/// The kinds of file there are, by the tags they carry.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Kind {
    Week,
    Rota,
    Change,
}

impl Kind {
    /// Each with its tag and the words for it.
    const ALL: [(Self, &'static str, &'static str); 3] = [
        (Self::Week, "fairly.week/1", "a week"),
        (Self::Rota, "fairly.rota/1", "a rota"),
        (Self::Change, "fairly.change/1", "a change"),
    ];

    /// What a text says that it is.
    fn of(text: &str) -> Option<(Self, &'static str)> {
        let value: serde_json::Value = serde_json::from_str(text).ok()?;
        let format = value.get("format")?.as_str()?;
        Self::ALL.iter().find(|(_, tag, _)| *tag == format).map(|(kind, _, words)| (*kind, *words))
    }

    fn words(self) -> &'static str {
        Self::ALL.iter().find(|(kind, ..)| *kind == self).map_or("", |(.., words)| words)
    }
}

/// A file's findings; but where it is another kind of file, only that.
fn unusable_as(wanted: Kind, path: &Path, text: &str, findings: &[Finding]) -> Trouble {
    match Kind::of(text) {
        Some((kind, found)) if kind != wanted => {
            let problem = format!(
                "this is {found}, and {} belongs here\nlook at the order of the files",
                wanted.words()
            );
            Trouble::Unusable { path: path.to_owned(), problems: vec![problem] }
        }
        _ => unusable(path, findings),
    }
}

/// A file's findings as a trouble that says them all.
pub(super) fn unusable(path: &Path, findings: &[Finding]) -> Trouble {
    let problem = |finding: &Finding| format!("{}: {}\n{}", finding.at, finding.what, finding.help);
    Trouble::Unusable { path: path.to_owned(), problems: findings.iter().map(problem).collect() }
}
