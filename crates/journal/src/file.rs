//! Files: what is about nobody, too big for an event, and belongs with the journal all the same, such as a team's streets.

use sha2::{Digest, Sha256};

use crate::chained::Chain;
use crate::engine::{Statement, values};
use crate::{Hash, Journal, StoreError};

impl Journal {
    /// Keeps a file under a name, in place of what was there. It is not sealed: nothing in it may identify or describe
    /// a person.
    ///
    /// # Errors
    /// Where the store fails.
    pub async fn save_file(&self, name: &str, body: &[u8]) -> Result<(), StoreError> {
        let sql = "insert into files (name, body, sum) values ($1, $2, $3) \
                   on conflict (name) do update set body = excluded.body, sum = excluded.sum";
        let sum = Hash(Sha256::digest(body).into());
        let save = Statement::new(sql, values![name, body.to_vec(), sum]);
        let file = Statement::chained(Chain::Filings, values![name, sum]);
        self.engine().write(vec![save, file]).await.map(drop)
    }

    /// The file of a name, if there is one.
    ///
    /// # Errors
    /// Where the store fails, or the file is not what was saved.
    pub async fn file(&self, name: &str) -> Result<Option<Vec<u8>>, StoreError> {
        let Some(mut row) =
            self.engine().row("select body, sum from files where name = $1", values![name]).await?
        else {
            return Ok(None);
        };
        let (body, sum): (Vec<u8>, Hash) = (row.take()?, row.take()?);
        let whole = sum == Hash(Sha256::digest(&body).into());
        if whole {
            Ok(Some(body))
        } else {
            Err(StoreError::Damaged(format!("the file {name} is not what was saved")))
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::{Journal, MasterKey, Storage};

    #[tokio::test]
    async fn a_file_is_read_as_it_was_saved_last() {
        let journal = Journal::open(&Storage::Memory, &MasterKey::random().unwrap()).await.unwrap();
        assert_eq!(journal.file("streets/a").await, Ok(None));
        journal.save_file("streets/a", b"roads").await.unwrap();
        journal.save_file("streets/a", b"more roads").await.unwrap();
        assert_eq!(journal.file("streets/a").await, Ok(Some(b"more roads".to_vec())));
    }
}
