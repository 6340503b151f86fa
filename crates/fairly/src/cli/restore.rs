//! `fairly restore`: a journal out of a backup.

use super::lock::{Words, secret};
use super::store::{Store, on_threads};
use super::{Exit, Terminal, Trouble};
use clap::Args;
use journal::{Storage, Unlock};
use std::path::PathBuf;

/// Restore a backup to a place where nothing is yet
///
/// The journal is verified before it is put in place; nothing is ever written over. Everyone who was signed in signs in again.
/// Anyone who was erased after the backup was made is back: erase them again. For PostgreSQL, restore to a file and go on
/// with `fairly migrate`.
#[derive(Debug, Args)]
#[command(after_help = "Example:\n  fairly restore monday.age --passphrase-file words.txt --data fairly.db")]
pub(super) struct RestoreCommand {
    /// The backup
    #[arg(value_name = "BACKUP")]
    backup: PathBuf,
    #[command(flatten)]
    store: Store,
    /// A file with the age identity that opens the backup, instead of words
    #[arg(long, value_name = "FILE", conflicts_with = "passphrase_file")]
    identity_file: Option<PathBuf>,
    #[command(flatten)]
    words: Words,
}

impl RestoreCommand {
    pub(super) fn carry_out(self, terminal: &mut Terminal) -> Result<Exit, Trouble> {
        let unlock = match &self.identity_file {
            Some(path) => Unlock::Identity(secret(path)?),
            None => Unlock::Passphrase(self.words.read()?),
        };
        let (Storage::Sqlite(data), Some(key)) = (self.store.place(), self.store.key_path()) else {
            let what = "a backup is restored to a file; go on to PostgreSQL with `fairly migrate`";
            return Err(Trouble::Asked { what: what.to_owned() });
        };
        let restored = on_threads(async {
            let restored = journal::restore(&self.backup, unlock, data, &key).await;
            restored.map_err(|why| Trouble::Asked { what: why.to_string() })
        })?;
        let verified = restored.verified;
        terminal.print(&format!(
            "{} holds {} events in {} streams, all verified; its key is in {}.",
            data.display(),
            verified.events,
            verified.ends.len(),
            key.display()
        ))?;
        Ok(Exit::Fine)
    }
}
