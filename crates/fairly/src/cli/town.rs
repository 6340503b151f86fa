//! `fairly town`: invents a town and a week of care in it.

use super::days::week_day;
use super::{Exit, Terminal, Trouble, files};
use clap::Args;
use roads::Graph;
use std::fs;
use std::path::{Path, PathBuf};
use town::{Address, Refusal, Wish};
use week::{Date, Week};
use words::count;

/// Invent a town and a week of care in it
///
/// Streets, a river with two bridges, hills, a high street; people and what they need, workers and what is agreed
/// with them. Nobody in it exists. The same options give the same week, to the byte, on every machine.
#[derive(Debug, Args)]
#[command(after_help = "\
Examples:
  fairly town --people 22 --workers 12 --seed 1 -o week.json
  fairly town --people 22 --workers 12 -o week.json --roads roads.fairly
  fairly town --people 50 --workers 25 --map extract.osm.pbf -o week.json
  fairly town --people 26000 --workers 16000 -o region        a folder with a week for each team")]
pub(super) struct TownCommand {
    /// How many people are visited; more than a branch holds make a region of many teams
    #[arg(long, default_value_t = 22)]
    people: u32,
    /// How many workers there are
    #[arg(long, default_value_t = 12)]
    workers: u32,
    /// What all chance is drawn from
    #[arg(long, default_value_t = 1)]
    seed: u64,
    /// The first day of the week
    #[arg(long, value_name = "DATE", default_value = "2026-03-02", value_parser = week_day)]
    first_day: Date,
    /// How many days, 1 to 28
    #[arg(long, default_value_t = 7)]
    days: u8,
    /// Put it on the real streets of this OpenStreetMap extract
    #[arg(long, value_name = "EXTRACT")]
    map: Option<PathBuf>,
    /// Take addresses from this extract instead of from the map's own
    #[arg(long, value_name = "EXTRACT", requires = "map")]
    addresses: Option<PathBuf>,
    /// Write the streets here, as a road map to draw
    #[arg(long, value_name = "FILE")]
    roads: Option<PathBuf>,
    /// Write the week here; printed where not given. A region is written into this folder, a file for each team
    #[arg(long, short, value_name = "FILE")]
    output: Option<PathBuf>,
}

impl TownCommand {
    pub(super) fn carry_out(&self, terminal: &mut Terminal) -> Result<Exit, Trouble> {
        self.can_be_wished(terminal)?;
        let teams = town::teams(&self.wish());
        if self.map.is_none() && teams.len() > 1 {
            return self.region(teams, terminal);
        }
        let (week, graph) = match &self.map {
            Some(map) => self.on_real_streets(map)?,
            None => town::invent(&self.wish()).map(|town| (town.week, town.graph)).map_err(refused)?,
        };
        if let Some(path) = &self.roads {
            files::write(path, &graph.to_bytes())?;
        }
        match &self.output {
            Some(path) => {
                files::write(path, week.to_json().as_bytes())?;
                terminal.print(&summary(&week, path))?;
            }
            None => terminal.print(&week.to_json())?,
        }
        Ok(Exit::Fine)
    }

    /// Somebody must be visited. That nobody could come can be meant, to see what a week says then.
    fn can_be_wished(&self, terminal: &mut Terminal) -> Result<(), Trouble> {
        if self.people == 0 {
            let what = "a week of care needs somebody to visit: say at least --people 1".to_owned();
            return Err(Trouble::Asked { what });
        }
        if self.workers == 0 {
            terminal.say("No workers, as asked: nobody can make any of the visits.");
        }
        Ok(())
    }

    /// One week after the other, so that a region never has to be held in memory at once.
    fn region(
        &self,
        teams: impl ExactSizeIterator<Item = Wish>,
        terminal: &mut Terminal,
    ) -> Result<Exit, Trouble> {
        let Some(folder) = &self.output else {
            return Err(Trouble::Asked {
                what: "so many people make a region: say a folder for it with -o".to_owned(),
            });
        };
        fs::create_dir_all(folder).map_err(|source| Trouble::Write { path: folder.clone(), source })?;
        let number = i64::try_from(teams.len()).unwrap_or(i64::MAX);
        for (at, wish) in teams.enumerate() {
            let town = town::invent(&wish).map_err(refused)?;
            let path = folder.join(format!("team-{:04}.json", at + 1));
            files::write(&path, town.week.to_json().as_bytes())?;
        }
        let teams = count(number, "team", "teams");
        terminal.print(&format!("{teams}, a week for each, written into {}.", folder.display()))?;
        Ok(Exit::Fine)
    }

    fn wish(&self) -> Wish {
        Wish { days: self.days, ..Wish::new(self.people, self.workers, self.seed, self.first_day) }
    }

    fn on_real_streets(&self, map: &Path) -> Result<(Week, Graph), Trouble> {
        let unusable = |path: &Path, why: roads::osm::OsmError| Trouble::Unusable {
            path: path.to_owned(),
            problems: vec![why.to_string()],
        };
        let graph = roads::osm::read(map).map_err(|why| unusable(map, why))?.graph;
        let from = self.addresses.as_deref().unwrap_or(map);
        let doors = roads::osm::addresses(from).map_err(|why| unusable(from, why))?;
        let address = |door: roads::osm::Address| Address {
            point: door.point,
            street: door.street.unwrap_or_default(),
        };
        let doors: Vec<Address> = doors.into_iter().map(address).collect();
        let week = town::invent_on(&self.wish(), &graph, &doors).map_err(refused)?;
        Ok((week, graph))
    }
}

fn refused(why: Refusal) -> Trouble {
    Trouble::Asked { what: why.to_string() }
}

fn summary(week: &Week, path: &Path) -> String {
    let number = |length: usize| i64::try_from(length).unwrap_or(i64::MAX);
    format!(
        "{}, {} and {}. Written to {}.",
        count(number(week.workers.len()), "worker", "workers"),
        count(number(week.people.len()), "person", "people"),
        count(number(week.visits.len()), "visit", "visits"),
        path.display(),
    )
}
