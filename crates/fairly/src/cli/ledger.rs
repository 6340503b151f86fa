//! `fairly ledger`: a team's bank of hours as plain text, and whether it adds up.

use super::store::Store;
use super::{Exit, Terminal, Trouble};
use care::bank::{BlockId, Holding, Part, What};
use care::books::Books;
use care::ids::TeamId;
use care::ledger::{self, Words};
use care::visit::VisitId;
use clap::{Args, Subcommand, ValueEnum};
use service::{Service, SystemClock};
use std::path::PathBuf;
use std::sync::Arc;

/// Check a team's bank of hours, or write it as plain-text accounting
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

impl LedgerCommand {
    pub(super) fn carry_out(self, terminal: &mut Terminal) -> Result<Exit, Trouble> {
        match self.what {
            Wanted::Check { store } => check(&store, terminal),
            Wanted::Export { format, stream, output, store } => {
                let books = store.with(async |journal| {
                    let service = Service::new(journal.clone(), Arc::new(SystemClock));
                    let team = chosen(&service, stream.as_deref()).await?;
                    service.books_here(team).await.map_err(|why| asked(&why))
                })?;
                let text = written(&books, format);
                match output {
                    Some(path) => {
                        super::files::write(&path, text.as_bytes())?;
                        let entries = books.bank.ledger().transactions().len();
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
        let (faults, ledger) = (books.bank.faults(), books.bank.ledger());
        let (entries, accounts) = (ledger.transactions().len(), ledger.balances().count());
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

fn written(books: &Books, format: Format) -> String {
    match format {
        Format::Hledger => ledger::hledger(books.bank.ledger(), &ByIds),
        Format::Csv => ledger::csv(books.bank.ledger(), &ByIds),
    }
}

/// Names by ids: nobody's own name is in what is written.
struct ByIds;

impl Words<Holding, What> for ByIds {
    fn account(&self, account: Holding) -> String {
        let of = |what: &str, block: BlockId| format!("{what}:{block}");
        match account {
            Holding::Commissioned(block) => of("commissioned", block),
            Holding::Open(block, week) => format!("open:{block}:{week}"),
            Holding::Reserved(block) => of("reserved", block),
            Holding::Delivered(block) => of("delivered", block),
            Holding::Kept(block) => of("kept", block),
            Holding::Spent(block) => of("spent", block),
            Holding::Returned(block) => of("returned", block),
            Holding::Beyond(block) => of("beyond", block),
        }
    }

    fn transaction(&self, what: &What) -> String {
        match what {
            What::Commissioned(_, week, _) => format!("hours for the week of {week}"),
            What::Withdrawn(_, week, _) => format!("hours for the week of {week} were a mistake"),
            What::Reserved(part, _) => format!("promised: {}", visit(*part)),
            What::Released(part, _) => format!("no longer promised: {}", visit(*part)),
            What::Delivered(part, _) => format!("took place: {}", visit(*part)),
            What::Corrected(part, _) => format!("did not take place like this: {}", visit(*part)),
            What::NotUsed(_, week, _) => format!("the week of {week} is over"),
            What::RanOut(_, week) => format!("kept for as long as was agreed by the week of {week}"),
            What::Spent(spending, _) => format!("spent: {spending}"),
            What::NotSpent(spending, _) => format!("not spent: {spending}"),
        }
    }
}

fn visit(part: Part) -> String {
    match part.visit {
        VisitId::Agreed { pattern, date } => format!("{pattern} of {date} by {}", part.worker),
        VisitId::Once(once) => format!("{once} by {}", part.worker),
    }
}

fn asked(why: &impl ToString) -> Trouble {
    Trouble::Asked { what: why.to_string() }
}
