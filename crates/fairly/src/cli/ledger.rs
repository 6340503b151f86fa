//! `fairly ledger`: a team's bank of hours and its budgets as plain text, and whether they add up.

mod names;

use super::store::Store;
use super::{Exit, Terminal, Trouble};
use care::books::Books;
use care::ids::TeamId;
use care::ledger;
use clap::{Args, Subcommand, ValueEnum};
use names::ByIds;
use service::{Service, SystemClock};
use std::path::PathBuf;
use std::sync::Arc;

/// Check a team's bank of hours and budgets, or write them as plain-text accounting
///
/// Every transaction of the ledger sums to zero. What is written for hledger is accepted by
/// `hledger check accounts commodities balancednoautoconversion ordereddates`; blocks and visits are named by their ids, so that no
/// name of anybody is in it.
#[derive(Debug, Args)]
#[command(after_help = "\
Examples:
  fairly ledger check --data fairly.db
  fairly ledger export --format hledger --stream team/5vb2k3c9r1... --data fairly.db -o bank.journal")]
pub(super) struct LedgerCommand {
    #[command(subcommand)]
    what: Wanted,
}

#[derive(Debug, Subcommand)]
enum Wanted {
    /// Add up the ledger of every team again
    Check {
        #[command(flatten)]
        store: Store,
    },
    /// Write the ledger of a team
    Export {
        /// As what
        #[arg(long, value_enum, default_value = "hledger")]
        format: Format,
        /// Which ledger
        #[arg(long, value_enum, default_value = "hours")]
        ledger: Which,
        /// Whose, as team/ID; without it, of the only team there is
        #[arg(long, value_name = "STREAM")]
        stream: Option<String>,
        /// The file to write; without it, to the screen
        #[arg(short, long, value_name = "FILE")]
        output: Option<PathBuf>,
        #[command(flatten)]
        store: Store,
    },
}

#[derive(Clone, Copy, Debug, ValueEnum)]
enum Format {
    /// For hledger
    Hledger,
    /// A table with a row for each posting
    Csv,
}

#[derive(Clone, Copy, Debug, ValueEnum)]
enum Which {
    /// The bank of hours, in minutes
    Hours,
    /// Personal budgets, in pounds
    Budgets,
}

impl LedgerCommand {
    pub(super) fn carry_out(self, terminal: &mut Terminal) -> Result<Exit, Trouble> {
        match self.what {
            Wanted::Check { store } => check(&store, terminal),
            Wanted::Export { format, ledger, stream, output, store } => {
                let books = store.with(async |journal| {
                    let service = Service::new(journal.clone(), Arc::new(SystemClock));
                    let team = chosen(&service, stream.as_deref()).await?;
                    service.books_here(team).await.map_err(|why| asked(&why))
                })?;
                let (text, entries) = written(&books, (ledger, format));
                match output {
                    Some(path) => {
                        super::files::write(&path, text.as_bytes())?;
                        terminal.print(&format!("{} holds {entries} transactions.", path.display()))?;
                    }
                    None => terminal.print(text.trim_end())?,
                }
                Ok(Exit::Fine)
            }
        }
    }
}

fn check(store: &Store, terminal: &mut Terminal) -> Result<Exit, Trouble> {
    let all = store.with(async |journal| {
        let service = Service::new(journal.clone(), Arc::new(SystemClock));
        let mut all = Vec::new();
        for (team, name) in service.all_teams().await.map_err(|why| asked(&why))? {
            all.push((name, service.books_here(team).await.map_err(|why| asked(&why))?));
        }
        Ok(all)
    })?;
    let mut fine = true;
    for (name, books) in &all {
        let (faults, hours, budgets) = (books.faults(), books.bank.ledger(), books.budgets.ledger());
        let entries = hours.transactions().len() + budgets.transactions().len();
        let accounts = hours.balances().count() + budgets.balances().count();
        let said = if faults.is_empty() { "adds up" } else { "does not add up" };
        terminal.print(&format!("{name}: {entries} transactions in {accounts} accounts, {said}."))?;
        for fault in &faults {
            terminal.print(&format!("  {fault}"))?;
        }
        fine &= faults.is_empty();
    }
    Ok(if fine { Exit::Fine } else { Exit::Findings })
}

/// The team of a stream, or the only one there is.
async fn chosen(service: &Service, stream: Option<&str>) -> Result<TeamId, Trouble> {
    if let Some(stream) = stream {
        let id = stream.strip_prefix("team/").unwrap_or(stream);
        return id.parse().map_err(|_| Trouble::Asked {
            what: format!("{stream} is no stream of a team; one is called team/ID"),
        });
    }
    let teams = service.all_teams().await.map_err(|why| asked(&why))?;
    let mut all = teams.keys();
    match (all.next(), all.next()) {
        (Some(team), None) => Ok(*team),
        (Some(_), Some(_)) | (None, _) => {
            let what = "say which team, with --stream team/ID; `fairly team list` lists them";
            Err(Trouble::Asked { what: what.to_owned() })
        }
    }
}

/// A ledger as text, and how many transactions it has.
fn written(books: &Books, wanted: (Which, Format)) -> (String, usize) {
    let (hours, budgets) = (books.bank.ledger(), books.budgets.ledger());
    match wanted {
        (Which::Hours, Format::Hledger) => (ledger::hledger(hours, &ByIds), hours.transactions().len()),
        (Which::Hours, Format::Csv) => (ledger::csv(hours, &ByIds), hours.transactions().len()),
        (Which::Budgets, Format::Hledger) => (ledger::hledger(budgets, &ByIds), budgets.transactions().len()),
        (Which::Budgets, Format::Csv) => (ledger::csv(budgets, &ByIds), budgets.transactions().len()),
    }
}

fn asked(why: &impl ToString) -> Trouble {
    Trouble::Asked { what: why.to_string() }
}
