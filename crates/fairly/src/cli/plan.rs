//! `fairly plan`: plans a week.

use super::clock::{Budget, Clock, Kind};
use super::interrupt::stop_on_interrupt;
use super::load::{self, Loaded};
use super::options::{MapOption, Showing};
use super::progress::Line;
use super::region::{Region, Share};
use super::{Exit, Terminal, Trouble, example, files, tell};
use crate::{board, page};
use clap::Args;
use rota::{Options, Plan, Proposal, Steps};
use std::path::{Path, PathBuf};
use std::time::Duration;
use view::WeekView;
use week::RotaFile;

/// Plan a week: who goes to whom, and when
///
/// Reads a week file, searches for the best rota it can find in the time given, checks it against every rule,
/// and prints the week as a board. Ctrl-C stops early and keeps the best so far.
///
/// With --steps instead of --seconds the same week, seed, steps and threads give the same rota, byte for byte.
///
/// A folder is a region: every .json file in it is one team's week. Teams are planned one on each thread, and -o names
/// a folder for their rotas. Teams that leave out visits for which there may be room are planned once more, longer. Ctrl-C
/// keeps the teams that are done.
#[derive(Debug, Args)]
#[command(after_help = "\
Examples:
  fairly plan                                  plans the example neighbourhood
  fairly plan week.json                        plans for ten seconds and prints the board
  fairly plan week.json -o rota.json --html week.html --seconds 60
  fairly plan week.json --steps 200000 --seed 7 --json > rota.json
  fairly plan region -o rotas --total-seconds 600     plans a region, a week file for each team")]
pub(super) struct PlanCommand {
    /// The week file, or a folder of them; the example neighbourhood where none is given
    week: Option<PathBuf>,
    /// How long to search, in seconds; in a region, for each team (and four times that once more, where there may be room
    /// for a visit left out)
    #[arg(long, short, default_value_t = 10.0, conflicts_with = "steps", value_parser = seconds)]
    seconds: f64,
    /// How long a whole region may take, in seconds, shared out evenly among its teams
    #[arg(long, value_name = "SECONDS", conflicts_with_all = ["steps", "seconds"], value_parser = seconds)]
    total_seconds: Option<f64>,
    /// How many moves to try on each thread, instead of seconds: the same result every time
    #[arg(long, value_parser = clap::value_parser!(u64).range(1..))]
    steps: Option<u64>,
    /// What all chance is drawn from
    #[arg(long, default_value_t = 1)]
    seed: u64,
    /// How many searches run side by side, of which three at most share one week [default: one for each core; 1 with
    /// --steps]
    #[arg(long, value_parser = clap::value_parser!(u16).range(1..=256))]
    threads: Option<u16>,
    /// Start from this rota instead of from nothing
    #[arg(long, value_name = "ROTA")]
    from: Option<PathBuf>,
    /// Write the rota here, as JSON; for a region, a folder
    #[arg(long, short, value_name = "FILE")]
    output: Option<PathBuf>,
    /// Write the week here, as one HTML page to read, mail or print
    #[arg(long, value_name = "FILE")]
    html: Option<PathBuf>,
    /// Print every visit of every round after the board
    #[arg(long)]
    rounds: bool,
    #[command(flatten)]
    map: MapOption,
    #[command(flatten)]
    showing: Showing,
}

/// A time that a search can take.
pub(super) fn seconds(text: &str) -> Result<f64, String> {
    match text.parse::<f64>() {
        Ok(seconds) if (0.0..=86_400.0).contains(&seconds) => Ok(seconds),
        _ => Err("give seconds between 0 and 86400".to_owned()),
    }
}

fn cores() -> usize {
    std::thread::available_parallelism().map_or(1, usize::from)
}

fn asked(what: &str) -> Trouble {
    Trouble::Asked { what: what.to_owned() }
}

impl PlanCommand {
    pub(super) fn carry_out(&self, terminal: &mut Terminal) -> Result<Exit, Trouble> {
        match self.week.as_deref().filter(|path| path.is_dir()) {
            Some(folder) => self.region(folder)?.carry_out(&*stop_on_interrupt()?, terminal),
            None if self.total_seconds.is_some() => {
                Err(asked("--total-seconds is for a folder of weeks; give --seconds for one week"))
            }
            None => self.week(terminal),
        }
    }

    /// A folder of weeks, one for each team.
    fn region<'a>(&'a self, folder: &'a Path) -> Result<Region<'a>, Trouble> {
        if self.from.is_some() || self.html.is_some() || self.rounds || self.map.map.is_some() {
            return Err(asked(
                "--from, --html, --rounds and --map are for one week; plan the region with -o, then look at one \
                 team with `fairly show`",
            ));
        }
        let share = match (self.steps, self.total_seconds) {
            (Some(steps), _) => Share::Steps(steps),
            (None, Some(total)) => Share::AllTeams(total),
            (None, None) => Share::EachTeam(self.seconds),
        };
        Ok(Region {
            folder,
            output: self.output.as_deref(),
            share,
            seed: self.seed,
            threads: self.threads.map_or_else(cores, usize::from),
            json: self.showing.json,
        })
    }

    fn week(&self, terminal: &mut Terminal) -> Result<Exit, Trouble> {
        let loaded = match &self.week {
            Some(path) => load::week(path, self.map.map.as_deref())?,
            None => example::week()?,
        };
        let from = self.from.as_ref().map(|path| load::rota(path, &loaded.compiled)).transpose()?;
        let options = Options { seed: self.seed, threads: self.threads() };
        let proposal = self.search(&loaded, from.map(|(_, plan)| plan).as_ref(), &options, terminal)?;
        let file = loaded.compiled.rota_file(&proposal, &options);
        let view = tell::view(
            &loaded,
            &proposal.plan,
            &proposal.verdict,
            &proposal.unplaced,
            file.made_by.as_ref(),
        )?;
        if !proposal.verdict.holds() {
            view.broken.iter().for_each(|sentence| terminal.say(&format!("  {sentence}")));
            return Err(Trouble::Bug { what: "the plan breaks a rule; nothing was written".to_owned() });
        }
        self.keep(&file, &view)?;
        self.show(&file, &view, terminal)?;
        Ok(Exit::Fine)
    }

    /// One for each core, but one where the result must not depend on the machine.
    fn threads(&self) -> usize {
        let unsaid = || if self.steps.is_some() { 1 } else { cores() };
        self.threads.map_or_else(unsaid, usize::from)
    }

    fn search(
        &self,
        loaded: &Loaded,
        from: Option<&Plan>,
        options: &Options,
        terminal: &mut Terminal,
    ) -> Result<Proposal, Trouble> {
        let stop = stop_on_interrupt()?;
        let (kind, goal) = match self.steps {
            Some(steps) => (Kind::Steps(Steps(steps)), format!("{steps} moves")),
            None => {
                let clock = Clock::starting_now(Duration::from_secs_f64(self.seconds));
                (Kind::Seconds(clock), format!("{} s", self.seconds))
            }
        };
        let mut line = Line::new(goal);
        let budget = Budget { kind, stop: &stop };
        let proposal = rota::plan(&loaded.compiled.problem, from, options, &budget, &mut |progress| {
            line.show(progress, terminal);
        });
        line.clear(terminal);
        Ok(proposal)
    }

    fn keep(&self, file: &RotaFile, view: &WeekView) -> Result<(), Trouble> {
        if let Some(path) = &self.output {
            files::write(path, file.to_json().as_bytes())?;
        }
        if let Some(path) = &self.html {
            files::write(path, page::page(view).as_bytes())?;
        }
        Ok(())
    }

    fn show(&self, file: &RotaFile, view: &WeekView, terminal: &mut Terminal) -> Result<(), Trouble> {
        if self.showing.json {
            return Ok(terminal.print(&file.to_json())?);
        }
        let style = self.showing.style(terminal.style());
        terminal.print(&board::board(view, style))?;
        if self.rounds {
            terminal.print(&board::rounds_in_full(view, style))?;
        }
        for path in self.output.iter().chain(&self.html) {
            terminal.say(&format!("Written to {}.", path.display()));
        }
        Ok(())
    }
}
