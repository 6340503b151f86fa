//! `fairly diff`: what changed between two rotas, for whom.

use super::changes::{self, Names};
use super::options::{Showing, json};
use super::{Exit, Terminal, Trouble, files, load};
use crate::diff;
use clap::Args;
use serde_json::json;
use std::path::{Path, PathBuf};
use week::Week;

/// Say what changed between two rotas, for whom
///
/// Ends with 1 where something did, as diff does.
#[derive(Debug, Args)]
#[command(after_help = "Example:\n  fairly diff before.json after.json --week week.json")]
pub(super) struct DiffCommand {
    /// The rota before
    before: PathBuf,
    /// The rota after
    after: PathBuf,
    /// The week they are of, to say names instead of ids
    #[arg(long, value_name = "WEEK")]
    week: Option<PathBuf>,
    #[command(flatten)]
    showing: Showing,
}

impl DiffCommand {
    pub(super) fn carry_out(&self, terminal: &mut Terminal) -> Result<Exit, Trouble> {
        let (before, after) = (load::rota_file(&self.before)?, load::rota_file(&self.after)?);
        let names = self.week.as_deref().map_or_else(|| Ok(Names::default()), names)?;
        let changes = diff::changes(&before, &after);
        if self.showing.json {
            terminal.print(&json(&json!({ "changes": changes::as_json(&changes) })))?;
        } else {
            let summary = changes::summary(&changes, &names);
            terminal.print(&format!("{summary}\n{}", changes::in_words(&changes, &names)))?;
        }
        Ok(if changes.is_empty() { Exit::Fine } else { Exit::Findings })
    }
}

fn names(path: &Path) -> Result<Names, Trouble> {
    let week = Week::read(&files::read(path)?).map_err(|findings| load::unusable(path, &findings))?;
    Ok(Names::of(&week))
}
