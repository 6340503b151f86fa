//! Proving that the journal works: a change is written for good on the way that all changes take, and something sealed is
//! read again.

use crate::engine::{Statement, values};
use crate::{Journal, StoreError, seal};

/// What the proof is bound to.
pub(crate) const PROBE: &str = "probe";

/// About as large as the largest changes that people make, in bytes, so that a disk on which those have no room is found full.
const LARGE: usize = 32 * 1024;

impl Journal {
    /// Writes a row as large as a large change, safe on disk, on the way that all changes take, and reads and opens it again.
    ///
    /// # Errors
    /// Where a change could not be written or a sealed value not be read just now, and why.
    pub async fn prove(&self) -> Result<(), StoreError> {
        let save = "insert into probe (one, sealed) values (1, $1) \
                    on conflict (one) do update set sealed = excluded.sealed";
        let sealed = seal::seal(&self.keys().wrap, &[PROBE], &vec![0; LARGE])?;
        self.engine().prove(Statement::new(save, values![sealed])).await?;
        let row = self.engine().row("select sealed from probe", vec![]).await?;
        let sealed: Option<Vec<u8>> = row.map(|mut row| row.take()).transpose()?;
        let opened = sealed.and_then(|sealed| seal::open(&self.keys().wrap, &[PROBE], &sealed));
        let lost = || StoreError::Damaged("what was just sealed does not open".into());
        opened.map(drop).ok_or_else(lost)
    }
}
