//! The command line: one file for each command, one place that prints.

mod asc_wds;
mod asked;
mod backup;
mod budget;
mod changes;
mod check;
mod clock;
mod days;
mod demo;
mod diff;
mod erase;
mod example;
mod exit;
mod explain;
mod export;
mod files;
mod find;
mod fit;
mod import;
mod interrupt;
mod jobs;
mod ledger;
mod load;
mod lock;
mod map;
mod migrate;
mod needs;
mod offers;
mod options;
mod plan;
mod postcodes;
mod progress;
mod region;
mod repair;
mod restore;
mod roads;
mod serve;
mod show;
mod smtp;
mod store;
mod streets;
mod team;
mod tell;
mod terminal;
mod town;
mod trouble;
mod verify;

pub use clock::Clock;
pub use exit::Exit;
pub use terminal::Terminal;
pub use trouble::Trouble;

use clap::error::{ContextKind, ContextValue};
use clap::{CommandFactory, Parser, Subcommand};
use std::ffi::OsString;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::process::ExitCode;

/// What `fairly` says of itself where nobody asks for anything.
const ABOUT: &str = "\
Fairly plans a neighbourhood's home care: who goes to whom, when, and why.
It proposes, checks and explains; the team decides.";

/// The first things to try.
const FIRST_STEPS: &str = "\
First steps:
  fairly demo                                shows an invented team at work, in your browser
  fairly plan                                plans the example neighbourhood, before your eyes
  fairly plan --html week.html               and writes it as a page to open, mail or print
  fairly town --seed 7 -o week.json          invents another one
  fairly plan week.json -o rota.json         plans it
  fairly check week.json rota.json           judges that rota, or one made by hand";

#[derive(Debug, Parser)]
#[command(name = "fairly", version, about = ABOUT, max_term_width = 100, disable_help_subcommand = true)]
#[command(after_help = format!("{FIRST_STEPS}\n\n{}", exit::HELP))]
struct Arguments {
    #[command(subcommand)]
    command: Option<Command>,
}

#[derive(Debug, Subcommand)]
enum Command {
    Demo(demo::DemoCommand),
    Town(town::TownCommand),
    Map(map::MapCommand),
    Streets(streets::StreetsCommand),
    Postcodes(postcodes::PostcodesCommand),
    Import(import::ImportCommand),
    Plan(plan::PlanCommand),
    Show(show::ShowCommand),
    Check(check::CheckCommand),
    Explain(explain::ExplainCommand),
    Fit(fit::FitCommand),
    Repair(repair::RepairCommand),
    Diff(diff::DiffCommand),
    Serve(serve::ServeCommand),
    Backup(backup::BackupCommand),
    Restore(restore::RestoreCommand),
    Verify(verify::VerifyCommand),
    Export(export::ExportCommand),
    Erase(erase::EraseCommand),
    Jobs(jobs::JobsCommand),
    Ledger(ledger::LedgerCommand),
    Team(team::TeamCommand),
    Budget(budget::BudgetCommand),
    AscWds(asc_wds::AscWdsCommand),
    Migrate(migrate::MigrateCommand),
}

/// Runs the program with the arguments of this process.
#[must_use]
pub fn main() -> ExitCode {
    let mut terminal = Terminal::of_process();
    let done = catch_unwind(AssertUnwindSafe(|| run(std::env::args_os(), &mut terminal)));
    done.unwrap_or(Exit::Bug).into()
}

/// Runs the program with these arguments, the program's own name first.
pub fn run(arguments: impl IntoIterator<Item = OsString>, terminal: &mut Terminal) -> Exit {
    let done = match Arguments::try_parse_from(arguments) {
        Ok(arguments) => carry_out(arguments.command, terminal),
        Err(said) => return said_by_clap(&said, terminal),
    };
    done.unwrap_or_else(|trouble| {
        trouble.lines().iter().for_each(|line| terminal.say(line));
        trouble.exit()
    })
}

fn carry_out(command: Option<Command>, terminal: &mut Terminal) -> Result<Exit, Trouble> {
    match command {
        None => {
            terminal.print(&Arguments::command().render_help().to_string())?;
            Ok(Exit::Fine)
        }
        Some(Command::Town(town)) => town.carry_out(terminal),
        Some(Command::Map(map)) => map.carry_out(terminal),
        Some(Command::Streets(streets)) => streets.carry_out(terminal),
        Some(Command::Postcodes(postcodes)) => postcodes.carry_out(terminal),
        Some(Command::Import(import)) => import.carry_out(terminal),
        Some(Command::Plan(plan)) => plan.carry_out(terminal),
        Some(Command::Show(show)) => show.carry_out(terminal),
        Some(Command::Check(check)) => check.carry_out(terminal),
        Some(Command::Explain(explain)) => explain.carry_out(terminal),
        Some(Command::Fit(fit)) => fit.carry_out(terminal),
        Some(Command::Repair(repair)) => repair.carry_out(terminal),
        Some(Command::Diff(diff)) => diff.carry_out(terminal),
        Some(Command::Serve(serve)) => serve.carry_out(terminal),
        Some(Command::Demo(demo)) => demo.carry_out(terminal),
        Some(Command::Backup(backup)) => backup.carry_out(terminal),
        Some(Command::Restore(restore)) => restore.carry_out(terminal),
        Some(Command::Verify(verify)) => verify.carry_out(terminal),
        Some(Command::Export(export)) => export.carry_out(terminal),
        Some(Command::Erase(erase)) => erase.carry_out(terminal),
        Some(Command::Jobs(jobs)) => jobs.carry_out(terminal),
        Some(Command::Ledger(ledger)) => ledger.carry_out(terminal),
        Some(Command::Team(team)) => team.carry_out(terminal),
        Some(Command::Budget(budget)) => budget.carry_out(terminal),
        Some(Command::AscWds(asc_wds)) => asc_wds.carry_out(terminal),
        Some(Command::Migrate(migrate)) => migrate.carry_out(terminal),
    }
}

/// What one of our own readers says of a value, with the option it was given for.
fn ours(said: &clap::Error) -> Option<String> {
    let Some(ContextValue::String(option)) = said.get(ContextKind::InvalidArg) else { return None };
    let source = std::error::Error::source(said)?;
    Some(format!("{option}: {source}\n\nFor everything that can be said here, add --help."))
}

/// Help and version are results; everything else that clap says is about how the program was called.
fn said_by_clap(said: &clap::Error, terminal: &mut Terminal) -> Exit {
    let text = ours(said).unwrap_or_else(|| said.render().to_string());
    if said.use_stderr() {
        terminal.say(text.trim_end());
        return Exit::Unusable;
    }
    match terminal.print(&text) {
        Ok(()) => Exit::Fine,
        Err(why) => Trouble::from(why).exit(),
    }
}
