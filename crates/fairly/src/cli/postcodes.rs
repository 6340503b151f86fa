//! `fairly postcodes`: installs a table of postcodes for the place, once.

use super::store::Store;
use super::streets::{asked, by_program, number};
use super::{Exit, Terminal, Trouble};
use clap::Args;
use service::{Service, SystemClock};
use std::fs::File;
use std::path::PathBuf;
use std::sync::Arc;
use words::{count, grouped, listed};

/// Install a table that says where postcodes are, once for the place; without one, say what is known
///
/// From then on imports and the pages of people and workers find where a postcode is by themselves. People who are not on
/// the map yet are put there by the postcode in their address. The table may be the national directory's, or a part of
/// it; another one adds to it.
#[derive(Debug, Args)]
#[command(after_help = "Examples:\n  fairly postcodes ONSPD.csv --data fairly.db\n  fairly postcodes")]
pub(super) struct PostcodesCommand {
    #[command(flatten)]
    store: Store,
    /// The table: CSV with the columns postcode (or pcds), lat and long (or lon)
    table: Option<PathBuf>,
}

impl PostcodesCommand {
    pub(super) fn carry_out(self, terminal: &mut Terminal) -> Result<Exit, Trouble> {
        let table = self
            .table
            .as_ref()
            .map(|path| File::open(path).map_err(|source| Trouble::Read { path: path.clone(), source }));
        let table = table.transpose()?;
        let said = self.store.with(async |journal| {
            let service = Service::new(journal.clone(), Arc::new(SystemClock));
            let mut said = Vec::new();
            if let Some(mut table) = table {
                let read = service.install_postcodes(&mut table).await.map_err(asked)?;
                said.push(format!("{} read.", count(number(read), "postcode was", "postcodes were")));
                let placed = place_everybody(&service).await?;
                if placed > 0 {
                    said.push(format!(
                        "{} put on the map by it.",
                        count(number(placed), "person was", "people were")
                    ));
                }
            }
            said.push(known(&service).await?);
            Ok(said)
        })?;
        said.iter().try_for_each(|line| terminal.print(line))?;
        Ok(Exit::Fine)
    }
}

/// Puts everybody on the map whose address has a postcode that is known now.
async fn place_everybody(service: &Service) -> Result<usize, Trouble> {
    let mut placed = 0;
    for team in service.all_teams().await.map_err(asked)?.into_keys() {
        placed += service.place_by_postcode(team, by_program(), None).await.map_err(asked)?;
    }
    Ok(placed)
}

async fn known(service: &Service) -> Result<String, Trouble> {
    let areas = service.postcode_areas().await.map_err(asked)?;
    if areas.is_empty() {
        return Ok("No postcodes are known here yet. Give a table of them.".to_owned());
    }
    let names: Vec<&str> = areas.keys().map(String::as_str).collect();
    let all = grouped(number(areas.values().sum()));
    Ok(format!("{all} postcodes are known here, of the areas {}.", listed(&names)))
}
