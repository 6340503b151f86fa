//! `fairly show`: shows a rota that is there already.

use super::options::{MapOption, Showing};
use super::{Exit, Terminal, Trouble, files, load, tell};
use crate::{board, page};
use clap::Args;
use std::path::PathBuf;

/// Show a rota: the board in the terminal, or a page
#[derive(Debug, Args)]
#[command(after_help = "\
Examples:
  fairly show week.json rota.json
  fairly show week.json rota.json --html week.html --map roads.fairly
  fairly show week.json rota.json --rounds | less")]
pub(super) struct ShowCommand {
    /// The week file
    week: PathBuf,
    /// The rota
    rota: PathBuf,
    /// Write the week here, as one HTML page to read, mail or print
    #[arg(long, value_name = "FILE")]
    html: Option<PathBuf>,
    /// Print every visit of every round after the board
    #[arg(long)]
    rounds: bool,
    #[command(flatten)]
    map: MapOption,
    /// How many columns a line may take [default: as wide as the terminal]
    #[arg(long, value_name = "COLUMNS")]
    width: Option<usize>,
}

impl ShowCommand {
    pub(super) fn carry_out(&self, terminal: &mut Terminal) -> Result<Exit, Trouble> {
        let loaded = load::week(&self.week, self.map.map.as_deref())?;
        let (file, plan) = load::rota(&self.rota, &loaded.compiled)?;
        let verdict = rota::check(&loaded.compiled.problem, &plan);
        let reasons = tell::reasons(&loaded, &file);
        let view = tell::view(&loaded, &plan, &verdict, &reasons, file.made_by.as_ref())?;
        if let Some(path) = &self.html {
            files::write(path, page::page(&view).as_bytes())?;
        }
        let style = Showing { json: false, width: self.width }.style(terminal.style());
        terminal.print(&board::board(&view, style))?;
        if self.rounds {
            terminal.print(&board::rounds_in_full(&view, style))?;
        }
        Ok(if verdict.holds() { Exit::Fine } else { Exit::Findings })
    }
}
