//! `fairly demo`: an invented team, ready to be looked at.

use super::days::day;
use super::example;
use super::serve::{bug, serve, write_log};
use super::store::Store;
use super::{Exit, Terminal, Trouble};
use crate::demo::{Keepsake, RunningClock, State, Wish, tell};
use clap::Args;
use jiff::civil::Date;
use jiff::{Timestamp, tz::TimeZone};
use journal::{Journal, Storage};
use service::planning::Effort;
use service::{Clock, Service, SystemClock};
use std::fs;
use std::io;
use std::net::SocketAddr;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use tokio::runtime;
use web::{Config, Demonstration, Origin, Way};

/// How many moves the engine tries for each week of the story: some tenths of a second.
const MOVES: u64 = 400_000;

/// The same where the story is longer, so that a year of it is made in a minute or two.
const MOVES_OF_A_YEAR: u64 = 120_000;

/// Look at an invented team in the workspace, signed in as anyone in it
///
/// Makes a town with a team in it: people, workers, what is agreed, two months behind them, this week published and next
/// week a draft with a round of picks under way. Nobody in it exists. It is kept in one file; the same command opens it
/// again as you left it.
#[derive(Debug, Args)]
#[command(after_help = "\
Examples:
  fairly demo
  fairly demo --fresh                      makes it again, from today
  fairly demo --people 50 --workers 26 --data branch.db
  fairly demo --months 12 --data year.db    a year, told in a minute or two
  fairly demo --teams 130 --data borough.db")]
pub(super) struct DemoCommand {
    /// Where the demonstration lies
    #[arg(long, value_name = "FILE", default_value = "fairly-demo.db")]
    data: PathBuf,
    /// Make it again, even where there is one already
    #[arg(long)]
    fresh: bool,
    /// Where to listen for your browser
    #[arg(long, value_name = "ADDRESS", default_value = "127.0.0.1:8080")]
    listen: SocketAddr,
    /// Where to listen for health checks and figures
    #[arg(long, value_name = "ADDRESS")]
    admin: Option<SocketAddr>,
    /// How many proxies stand in front and say, in X-Forwarded-For, whom they were called by
    #[arg(long, value_name = "NUMBER", default_value_t = 0)]
    trusted_proxy_hops: usize,
    /// How many people the team supports
    #[arg(long, default_value_t = 22)]
    people: u32,
    /// How many workers it has
    #[arg(long, default_value_t = 12)]
    workers: u32,
    /// How many months are behind the team: two are told in full, the time before them in outline
    #[arg(long, default_value_t = 2, value_parser = clap::value_parser!(u32).range(2..=36))]
    months: u32,
    /// How many teams there are; more than one make a borough, for trying and measuring
    #[arg(long, default_value_t = 1)]
    teams: u32,
    /// What all chance is drawn from
    #[arg(long, default_value_t = 1)]
    seed: u64,
    /// The day after the story ends, and what day it is in the workspace; usually today
    #[arg(long, value_name = "DATE", value_parser = day)]
    today: Option<Date>,
    /// Say nothing but the address
    #[arg(long)]
    quiet: bool,
}

impl DemoCommand {
    pub(super) fn carry_out(self, terminal: &mut Terminal) -> Result<Exit, Trouble> {
        write_log("warn");
        let runtime = runtime::Builder::new_multi_thread().enable_all().build();
        let runtime = runtime.map_err(|why| bug("no threads could be started", &why))?;
        runtime.block_on(self.show(terminal))
    }

    async fn show(self, terminal: &mut Terminal) -> Result<Exit, Trouble> {
        let (journal, keepsake) = self.ready(terminal).await?;
        let config = Config {
            listen: self.listen,
            admin: self.admin,
            origin: None,
            trusted_hops: self.trusted_proxy_hops,
            tls: None,
            mail: None,
            demo: Some(shown(&keepsake)),
            example: example::planned,
        };
        let greeting = |origin: &Origin| self.greeting(&keepsake, origin);
        serve(Service::open(journal, self.clock()), config, greeting, terminal).await
    }

    /// The demonstration as it is, or a new one.
    async fn ready(&self, terminal: &mut Terminal) -> Result<(Journal, Keepsake), Trouble> {
        let journal = self.store().open().await?;
        match self.find(&journal).await? {
            State::Foreign => Err(Trouble::Asked {
                what: format!(
                    "{} is no demonstration but somebody's own, so it is left alone. Give another file with --data",
                    self.data.display()
                ),
            }),
            State::Told(keepsake) if !self.fresh => Ok((journal, keepsake)),
            State::Empty => self.make(journal, terminal).await,
            State::Told(_) | State::Unfinished => {
                journal.close().await;
                drop(journal);
                remove(&self.data)?;
                self.make(self.store().open().await?, terminal).await
            }
        }
    }

    async fn find(&self, journal: &Journal) -> Result<State, Trouble> {
        let service = Service::new(journal.clone(), self.clock());
        Keepsake::find(&service).await.map_err(|why| self.unusable(&why))
    }

    async fn make(&self, journal: Journal, terminal: &mut Terminal) -> Result<(Journal, Keepsake), Trouble> {
        let wish = Wish {
            people: self.people,
            workers: self.workers,
            seed: self.seed,
            today: self.today(),
            effort: Effort::Steps(if self.months > 2 { MOVES_OF_A_YEAR } else { MOVES }),
            months: self.months,
            teams: self.teams,
        };
        let watched = terminal.live() && !self.quiet;
        let service = Service::new(journal.clone(), self.clock());
        let mut hear = |news: &str| {
            if watched {
                terminal.status(&format!("Making the demonstration. {news}"));
            }
        };
        let made = tell(&service, &wish, &mut hear).await;
        if watched {
            terminal.status("");
        }
        Ok((journal, made.map_err(|why| self.unusable(&why))?))
    }

    fn unusable(&self, why: &service::Error) -> Trouble {
        Trouble::Asked { what: format!("{}: {why}", self.data.display()) }
    }

    fn store(&self) -> Store {
        Store::at(Storage::Sqlite(self.data.clone()))
    }

    fn today(&self) -> Date {
        self.today.unwrap_or_else(|| {
            let zone = TimeZone::get("Europe/London").unwrap_or(TimeZone::UTC);
            Timestamp::now().to_zoned(zone).date()
        })
    }

    fn clock(&self) -> Arc<dyn Clock> {
        match self.today {
            Some(today) => Arc::new(RunningClock::on_the_morning_of(today)),
            None => Arc::new(SystemClock),
        }
    }

    /// What there is, how to get in, and what to try first.
    fn greeting(&self, keepsake: &Keepsake, origin: &Origin) -> String {
        if self.quiet {
            return origin.to_string();
        }
        let Keepsake { town, people, workers, ways, months, teams, .. } = keepsake;
        let others = match teams.saturating_sub(1) {
            0 => String::new(),
            1 => "Another team works in a town nearby.\n".to_owned(),
            others => format!("{others} other teams work in towns nearby.\n"),
        };
        let behind = match months {
            2 => "Nine weeks".to_owned(),
            months => format!("{months} months"),
        };
        let widest = ways.iter().map(|way| way.who.chars().count()).max().unwrap_or_default();
        let ways = ways.iter().map(|way| format!("  {:widest$}  {origin}/demo/{}\n", way.who, way.key));
        format!(
            "This is {town}, an invented town. A team of {workers} workers supports {people} people there. Nobody in it \
             exists.\n{behind} are behind them, this week is published, and for next week they are picking visits.\n{others}\n\
             Sign in, without a password, as\n{}\n\
             Try this first: sign in as the planner and make next week's rota. Close the round of picks, settle the \
             visit\nthat two have picked, let Fairly complete the rest, read what would be different, and publish it.\n\n\
             Everything is kept in {}. Ctrl-C stops; nothing is lost, and the same command opens it again.",
            ways.collect::<String>(),
            self.data.display()
        )
    }
}

/// Removes a demonstration; its key stays and serves the next one.
fn remove(data: &Path) -> Result<(), Trouble> {
    for ending in ["", "-wal", "-shm"] {
        let mut name = data.as_os_str().to_owned();
        name.push(ending);
        match fs::remove_file(&name) {
            Err(source) if source.kind() != io::ErrorKind::NotFound => {
                return Err(Trouble::Write { path: name.into(), source });
            }
            _ => {}
        }
    }
    Ok(())
}

/// What the workspace shows of it.
fn shown(keepsake: &Keepsake) -> Demonstration {
    let shown = |ways: &[crate::demo::Way]| {
        ways.iter().map(|way| Way { key: way.key.clone(), who: way.who.clone() }).collect()
    };
    Demonstration {
        town: keepsake.town.clone(),
        people: keepsake.people,
        workers: keepsake.workers,
        ways: shown(&keepsake.ways),
        others: shown(&keepsake.others),
    }
}
