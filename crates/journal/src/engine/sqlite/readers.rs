//! A few connections that read while the writer writes.

use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, PoisonError};

use rusqlite::Connection;
use tokio::sync::Semaphore;

use super::{connect, gone, store_error};
use crate::StoreError;

/// As many as can read at once.
const READERS: u32 = 4;

/// Connections that read; those who want one while all are in use wait.
pub(super) struct Readers {
    path: PathBuf,
    free: Semaphore,
    idle: Arc<Mutex<Vec<Connection>>>,
}

impl Readers {
    pub(super) fn open(path: &Path) -> Result<Self, StoreError> {
        let idle = (0..READERS).map(|_| connect::reader(path)).collect::<rusqlite::Result<_>>();
        let idle = Arc::new(Mutex::new(idle.map_err(|error| store_error(&error))?));
        Ok(Self { path: path.to_owned(), free: Semaphore::new(READERS as usize), idle })
    }

    /// Reads on a thread of its own, since a disk may be slow.
    pub(super) async fn read<T: Send + 'static>(
        &self,
        ask: impl FnOnce(&Connection) -> T + Send + 'static,
    ) -> Result<T, StoreError> {
        let _permit = self.free.acquire().await.map_err(|_| gone())?;
        let idle = Arc::clone(&self.idle);
        let read = move || {
            let connection = idle.lock().unwrap_or_else(PoisonError::into_inner).pop()?;
            let answer = ask(&connection);
            idle.lock().unwrap_or_else(PoisonError::into_inner).push(connection);
            Some(answer)
        };
        tokio::task::spawn_blocking(read).await.ok().flatten().ok_or_else(gone)
    }

    /// The file they read.
    pub(super) fn path(&self) -> &Path {
        &self.path
    }

    /// Waits for those under way and lets go of the file.
    pub(super) async fn close(&self) {
        // Refused where it was closed before.
        if let Ok(all) = self.free.acquire_many(READERS).await {
            self.idle.lock().unwrap_or_else(PoisonError::into_inner).clear();
            self.free.close();
            drop(all);
        }
    }
}
