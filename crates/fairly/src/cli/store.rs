//! Where everything is kept, and the key to it: what every command on a journal asks for.

use super::Trouble;
use clap::Args;
use journal::{Journal, MasterKey, Storage};
use std::path::PathBuf;

/// Which environment variable holds the master key, where no file is to.
const KEY_VARIABLE: &str = "FAIRLY_MASTER_KEY";

/// The journal a command works on.
#[derive(Clone, Debug, Args)]
pub(super) struct Store {
    /// Where everything is kept: a file, made at the first start, or postgres://user@host/database
    #[arg(long, value_name = "FILE|URL", default_value = "fairly.db")]
    data: Storage,
    /// The master key's file, made at the first start; without it nobody's name can be read. Not in the same backup!
    /// Without this option: the environment's FAIRLY_MASTER_KEY, or a file beside the data that ends in ".key"
    #[arg(long, value_name = "FILE")]
    key_file: Option<PathBuf>,
}

/// Runs what waits for a journal.
///
/// # Errors
/// Whatever stops it, or the system where it gives no threads.
pub(super) fn on_threads<T>(work: impl Future<Output = Result<T, Trouble>>) -> Result<T, Trouble> {
    let runtime = tokio::runtime::Builder::new_multi_thread().enable_all().build();
    runtime
        .map_err(|why| Trouble::Bug { what: format!("no threads could be started: {why}") })?
        .block_on(work)
}

impl Store {
    /// The journal at a place with its key where it usually is.
    pub(super) fn at(data: Storage) -> Self {
        Self { data, key_file: None }
    }

    /// Where everything is kept.
    pub(super) fn place(&self) -> &Storage {
        &self.data
    }

    /// The key of a journal that is there; made where there is neither a key nor a journal yet.
    ///
    /// # Errors
    /// If it cannot be read or made, or is not where it should be.
    pub(super) async fn key(&self) -> Result<MasterKey, Trouble> {
        let asked = |what: String| Trouble::Asked { what };
        let from_environment = std::env::var(KEY_VARIABLE).ok().filter(|_| self.key_file.is_none());
        match (from_environment, self.key_path()) {
            (Some(text), _) => MasterKey::from_text(&text).map_err(|why| asked(why.to_string())),
            (None, Some(path)) => {
                Journal::key_in(&path, &self.data).await.map_err(|why| asked(why.to_string()))
            }
            (None, None) => Err(asked(format!("a key is wanted: give --key-file, or set {KEY_VARIABLE}"))),
        }
    }

    /// Opens the journal.
    ///
    /// # Errors
    /// If the key or the journal cannot be opened, with what to do.
    pub(super) async fn open(&self) -> Result<Journal, Trouble> {
        let key = self.key().await?;
        let opened = Journal::open(&self.data, &key).await;
        opened.map_err(|why| Trouble::Asked { what: format!("{} cannot be opened: {why}", self.data) })
    }

    /// Does something with a journal that is there already, and closes it.
    ///
    /// # Errors
    /// If there is none, if it cannot be opened, or whatever stops what is done.
    pub(super) fn with<T>(
        &self,
        act: impl AsyncFnOnce(&Journal) -> Result<T, Trouble>,
    ) -> Result<T, Trouble> {
        self.must_be_there()?;
        on_threads(async {
            let journal = self.open().await?;
            let done = act(&journal).await;
            journal.close().await;
            done
        })
    }

    /// Neither a journal nor a key is made where one was to be found.
    fn must_be_there(&self) -> Result<(), Trouble> {
        let missing = |what: &str, path: &std::path::Path| Trouble::Asked {
            what: format!("there is no {what} at {}; say where it is", path.display()),
        };
        if let Storage::Sqlite(path) = &self.data
            && !path.exists()
        {
            return Err(missing("journal", path));
        }
        match self.key_path().filter(|_| self.key_file.is_some() || std::env::var(KEY_VARIABLE).is_err()) {
            Some(path) if !path.exists() => Err(missing("key file", &path)),
            _ => Ok(()),
        }
    }

    /// The file that holds the key, or will: the one that was named, or the one beside the data.
    pub(super) fn key_path(&self) -> Option<PathBuf> {
        self.key_file.clone().or_else(|| match &self.data {
            Storage::Sqlite(path) => {
                let mut name = path.clone().into_os_string();
                name.push(".key");
                Some(name.into())
            }
            Storage::Memory | Storage::Postgres(_) => None,
        })
    }
}
