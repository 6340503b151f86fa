//! Who can sign in, and with what. Kept in tables that change, never in events: a secret that is replaced is gone.

mod accounts;
mod codes;
mod credentials;

pub use accounts::Account;
pub(crate) use accounts::PROFILE;
pub use codes::{Code, NewCode};
pub use credentials::Credential;

use zeroize::Zeroizing;

use crate::engine::Row;
use crate::master::keyed_hash;
use crate::{Journal, StoreError, Unreadable, seal};

/// The accounts, what they sign in with, and the codes that let somebody in once.
#[derive(Debug, Clone, Copy)]
pub struct Keyring<'a>(&'a Journal);

impl Journal {
    /// The accounts, what they sign in with, and the codes that let somebody in once.
    pub fn keyring(&self) -> Keyring<'_> {
        Keyring(self)
    }
}

impl Keyring<'_> {
    /// A hash that finds a name or code again and does not give it away to anyone who has the store alone.
    fn hash(self, what: &str, text: &str) -> [u8; 32] {
        keyed_hash(&self.0.keys().names, format!("{what}\0{text}").as_bytes())
    }

    fn seal(self, bound: &[&str], plain: &[u8]) -> Result<Vec<u8>, StoreError> {
        seal::seal(&self.0.keys().accounts, bound, plain)
    }

    /// Opens one value; where it does not open, says what reads as missing.
    fn open(
        self,
        bound: &[&str],
        sealed: &[u8],
        what: impl FnOnce() -> Unreadable,
    ) -> Option<Zeroizing<Vec<u8>>> {
        let opened = seal::open(&self.0.keys().accounts, bound, sealed);
        if opened.is_none() {
            self.0.report(what());
        }
        opened
    }

    /// The rows that can be read.
    fn readable<T>(
        self,
        rows: Vec<Row>,
        read: impl Fn(Self, Row) -> Result<Option<T>, StoreError>,
    ) -> Result<Vec<T>, StoreError> {
        rows.into_iter().filter_map(|row| read(self, row).transpose()).collect()
    }
}
