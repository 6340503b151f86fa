//! `fairly streets`: gives a team a road map, so that it travels by road and not as the crow flies.

use super::days::day;
use super::store::Store;
use super::{Exit, Terminal, Trouble};
use care::By;
use care::ids::{CommandId, TeamId};
use clap::Args;
use jiff::civil::Date;
use roads::Graph;
use roads::osm::Extract;
use service::{Ground, Lost, Map, Service, SystemClock};
use std::fs::File;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use uuid::Uuid;
use words::{count, grouped};

/// Give a team a road map, cut to its surroundings; without a map, say which each team has
///
/// From then on its travel times are by road, and its board draws the streets. A server that is running takes the map up by
/// itself, and the team can take it back in its history. Homes that are not found on it are named in the team's settings.
#[derive(Debug, Args)]
#[command(after_help = "Examples:\n  fairly map county.osm.pbf -o roads.fairly\n  \
    fairly streets roads.fairly --of 2026-06-13 --team \"Mill Lane\"\n  \
    fairly streets --postcodes ONSPD.csv --team \"Mill Lane\"")]
pub(super) struct StreetsCommand {
    #[command(flatten)]
    store: Store,
    /// The map: what `fairly map` compiled, or an .osm.pbf extract
    map: Option<PathBuf>,
    /// The team, by its name or the id in its address; may be left out where there is one only
    #[arg(long, value_name = "NAME|ID")]
    team: Option<String>,
    /// The day whose streets the map shows, such as 2026-06-13, so that its age can be told
    #[arg(long, value_name = "DATE", value_parser = day)]
    of: Option<Date>,
    /// How many kilometres around the team's homes and doors the map is to go
    #[arg(long, value_name = "KM", default_value_t = 5, value_parser = clap::value_parser!(u32).range(1..=100))]
    margin: u32,
    /// Where the team works, as LATITUDE,LONGITUDE, where none of its homes is known yet
    #[arg(long, value_name = "LAT,LON", allow_hyphen_values = true, value_parser = middle)]
    middle: Option<care::Location>,
    /// A table of postcodes (postcode, lat, long): puts homes on the ground whose address has one and nothing else
    #[arg(long, value_name = "FILE")]
    postcodes: Option<PathBuf>,
}

impl StreetsCommand {
    pub(super) fn carry_out(self, terminal: &mut Terminal) -> Result<Exit, Trouble> {
        let read = self.map.as_deref().map(graph).transpose()?;
        let (graph, off_the_earth) = read.map_or((None, 0), |read| (Some(read.graph), read.off_the_earth));
        let said = self.store.with(async |journal| {
            let service = Service::new(journal.clone(), Arc::new(SystemClock));
            let teams = service.all_teams().await.map_err(asked)?;
            if graph.is_none() && self.postcodes.is_none() {
                let mut said = Vec::new();
                for (team, name) in &teams {
                    said.push(told(name, &service.ground_of(*team).await.map_err(asked)?));
                }
                return Ok(said);
            }
            let (team, name) = self.team(teams)?;
            let mut said = Vec::new();
            if let Some(path) = &self.postcodes {
                let placed = place(&service, team, path).await?;
                said.push(format!(
                    "{} put on the ground by postcode.",
                    count(number(placed), "home was", "homes were")
                ));
            }
            if let Some(graph) = graph {
                let map = Map {
                    graph,
                    of: self.of,
                    margin: self.margin.saturating_mul(1_000),
                    middle: self.middle,
                };
                service.lay_streets(team, by_program(), map).await.map_err(asked)?;
            }
            said.push(told(&name, &service.ground_of(team).await.map_err(asked)?));
            Ok(said)
        })?;
        for line in said.into_iter().chain(super::map::skipped(off_the_earth)) {
            terminal.print(&line)?;
        }
        Ok(Exit::Fine)
    }

    /// The team that is meant.
    fn team(
        &self,
        mut teams: std::collections::BTreeMap<TeamId, String>,
    ) -> Result<(TeamId, String), Trouble> {
        if let Some(wanted) = &self.team {
            teams.retain(|id, name| name == wanted || id.to_string() == *wanted);
        }
        let what = match teams.len() {
            1 => return teams.pop_first().ok_or(Trouble::Asked { what: String::new() }),
            0 => "there is no such team".to_owned(),
            _ => {
                let ids: Vec<String> = teams.iter().map(|(id, name)| format!("{name} ({id})")).collect();
                format!("say which team, by its name or id: {}", ids.join(", "))
            }
        };
        Err(Trouble::Asked { what })
    }
}

/// A map that was compiled before, or is now.
fn graph(path: &Path) -> Result<Extract, Trouble> {
    let unusable = |why: String| Trouble::Unusable { path: path.to_owned(), problems: vec![why] };
    if path.extension().is_some_and(|ending| ending == "pbf") {
        return roads::osm::read(path).map_err(|why| unusable(why.to_string()));
    }
    let graph = Graph::read_file(path).map_err(|why| unusable(why.to_string()))?;
    Ok(Extract { graph, off_the_earth: 0 })
}

async fn place(service: &Service, team: TeamId, path: &Path) -> Result<usize, Trouble> {
    let mut table = File::open(path).map_err(|source| Trouble::Read { path: path.to_owned(), source })?;
    service.place_by_postcode(team, by_program(), Some(&mut table)).await.map_err(asked)
}

pub(super) fn by_program() -> (By, CommandId) {
    (By::Program, CommandId::new(Uuid::new_v4()))
}

pub(super) fn asked(error: service::Error) -> Trouble {
    Trouble::Asked { what: error.to_string() }
}

fn middle(text: &str) -> Result<care::Location, String> {
    let read = |text: &str| text.trim().parse::<f64>().ok().filter(|degrees| degrees.abs() <= 180.0);
    let read = text.split_once(',').and_then(|(north, east)| read(north).zip(read(east)));
    let (north, east) = read.ok_or("write latitude and longitude, such as 51.58,-2.99")?;
    #[expect(clippy::cast_possible_truncation, reason = "degrees are small")]
    let millionths = |degrees: f64| (degrees * 1e6).round() as i32;
    Ok(care::Location { latitude: millionths(north), longitude: millionths(east) })
}

pub(super) fn number(count: usize) -> i64 {
    i64::try_from(count).unwrap_or(i64::MAX)
}

/// What a team has, without anybody's name: terminals are read by others too.
fn told(name: &str, ground: &Ground) -> String {
    let map = match (&ground.laid, &ground.streets) {
        (Some(laid), Some(streets)) => {
            let streets = grouped(number(streets.graph().streets().len()));
            let of = laid.of.map(|of| format!(" of {of}")).unwrap_or_default();
            format!("{name} travels on a map{of} with {streets} streets, given on {}.", laid.given)
        }
        (Some(laid), None) => format!("{name} was given a map on {}, and its file is not there.", laid.given),
        (None, _) => format!("{name} has no map: it is planned as the crow flies."),
    };
    let without = ground.lost.iter().filter(|(_, lost)| *lost == Lost::NoPlace).count();
    let off = ground.lost.len() - without;
    let reasons = [(without, "without a place"), (off, "far from any street")];
    let reasons: Vec<String> =
        reasons.iter().filter(|(count, _)| *count > 0).map(|(count, why)| format!("{count} {why}")).collect();
    let places = count(number(ground.doors), "place", "places");
    let lost = if reasons.is_empty() {
        " Every place is found.".to_owned()
    } else {
        format!(" Not found, of {places}: {}. The team's settings name them.", reasons.join(", "))
    };
    format!("{map}{lost}")
}
