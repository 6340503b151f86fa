//! What a backup is locked and unlocked with: words, or an age key.

use super::{Trouble, files};
use clap::Args;
use std::path::{Path, PathBuf};
use zeroize::Zeroizing;

/// Which environment variable holds the words, where no file does.
const WORDS_VARIABLE: &str = "FAIRLY_BACKUP_PASSPHRASE";

/// Words for a backup.
#[derive(Clone, Debug, Args)]
pub(super) struct Words {
    /// A file with the words that open the backup. Without it: the environment's FAIRLY_BACKUP_PASSPHRASE
    #[arg(long, value_name = "FILE")]
    passphrase_file: Option<PathBuf>,
}

impl Words {
    /// The words, from the file or the environment.
    ///
    /// # Errors
    /// If there are none, or too few to lock anything.
    pub(super) fn read(&self) -> Result<Zeroizing<String>, Trouble> {
        let text = match &self.passphrase_file {
            Some(path) => secret(path)?,
            None => Zeroizing::new(std::env::var(WORDS_VARIABLE).unwrap_or_default()),
        };
        let words = Zeroizing::new(text.trim().to_owned());
        if words.is_empty() {
            let what = format!("words are wanted: give --passphrase-file, or set {WORDS_VARIABLE}");
            return Err(Trouble::Asked { what });
        }
        Ok(words)
    }
}

/// The text of a file that holds a secret.
///
/// # Errors
/// If it cannot be read.
pub(super) fn secret(path: &Path) -> Result<Zeroizing<String>, Trouble> {
    files::read(path).map(Zeroizing::new)
}
