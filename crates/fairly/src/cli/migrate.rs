//! `fairly migrate`: from SQLite to PostgreSQL and back.

use super::store::Store;
use super::{Exit, Terminal, Trouble};
use clap::Args;
use journal::{Journal, Storage};

/// Move everything to another store: from a file to PostgreSQL, or back
///
/// Stop the server first. The other place must be empty; it takes the same master key. Everything is copied, then counted and
/// compared row by row. What was there stays as it is until you delete it.
#[derive(Debug, Args)]
#[command(after_help = "Example:\n  \
    fairly migrate --data fairly.db --to postgres://fairly@localhost/fairly")]
pub(super) struct MigrateCommand {
    #[command(flatten)]
    store: Store,
    /// Where to: a file that is not there yet, or a database with nothing in it
    #[arg(long, value_name = "FILE|URL")]
    to: Storage,
}

impl MigrateCommand {
    pub(super) fn carry_out(self, terminal: &mut Terminal) -> Result<Exit, Trouble> {
        let carried = self.store.with(async |from| {
            let key = self.store.key().await?;
            let to = Journal::open(&self.to, &key).await;
            let to =
                to.map_err(|why| Trouble::Asked { what: format!("{} cannot be opened: {why}", self.to) })?;
            let carried = from.carry_to(&to).await;
            to.close().await;
            carried.map_err(|why| Trouble::Asked { what: why.to_string() })
        })?;
        for (table, rows) in &carried.rows {
            terminal.print(&format!("{table}: {rows}, the same in both"))?;
        }
        terminal.print(&format!(
            "{} holds everything up to event {}. Start the server there with the same key.",
            self.to, carried.position
        ))?;
        Ok(Exit::Fine)
    }
}
