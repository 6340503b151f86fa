//! `fairly backup`: everything in one encrypted file, while the server serves.

use super::lock::Words;
use super::store::Store;
use super::{Exit, Terminal, Trouble};
use clap::Args;
use journal::Lock;
use std::path::PathBuf;

/// Back everything up to one encrypted file, while the server goes on serving
///
/// The file holds the journal as it is at one moment and the master key, encrypted with age: it is enough to begin again on a
/// bare machine, with `fairly restore`, or with the ordinary programs `age -d` and `tar x`. Keep the words, or the age
/// identity, apart from it: without them nobody reads it, and with them anybody does.
#[derive(Debug, Args)]
#[command(
    after_help = "Examples:\n  fairly backup --data fairly.db --passphrase-file words.txt -o monday.age\n  \
    fairly backup --data fairly.db --recipient age1... -o monday.age"
)]
pub(super) struct BackupCommand {
    #[command(flatten)]
    store: Store,
    /// The file to write; it must not be there yet
    #[arg(short, long, value_name = "FILE")]
    output: PathBuf,
    /// The public half of an age key, instead of words: the machine that backs up cannot read what it wrote
    #[arg(long, value_name = "AGE1...", conflicts_with = "passphrase_file")]
    recipient: Option<String>,
    #[command(flatten)]
    words: Words,
}

impl BackupCommand {
    pub(super) fn carry_out(self, terminal: &mut Terminal) -> Result<Exit, Trouble> {
        let lock = match self.recipient {
            Some(recipient) => Lock::Recipient(recipient),
            None => Lock::Passphrase(self.words.read()?),
        };
        let saved = self.store.with(async |journal| {
            journal.backup(&self.output, lock).await.map_err(|why| Trouble::Asked { what: why.to_string() })
        })?;
        terminal.print(&format!(
            "{} holds everything up to event {}: {} kB.",
            self.output.display(),
            saved.position,
            saved.bytes.div_ceil(1_000)
        ))?;
        Ok(Exit::Fine)
    }
}
