//! Who can sign in, and with what. Kept in tables that change, never in events: a secret that is replaced is gone.

mod accounts;
mod codes;
mod credentials;

pub use accounts::Account;
pub use codes::{Code, NewCode};
pub use credentials::Credential;

use zeroize::Zeroizing;

use crate::master::keyed_hash;
use crate::{Journal, StoreError, seal};

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
    /// A hash that finds a name or code again and does not give it away to whoever has the store alone.
    fn hash(self, what: &str, text: &str) -> [u8; 32] {
        keyed_hash(&self.0.keys().names, format!("{what}\0{text}").as_bytes())
    }

    fn seal(self, bound: &[&str], plain: &[u8]) -> Result<Vec<u8>, StoreError> {
        seal::seal(&self.0.keys().accounts, bound, plain)
    }

    fn open(self, bound: &[&str], sealed: &[u8]) -> Result<Zeroizing<Vec<u8>>, StoreError> {
        let wrong = || StoreError::Damaged("a value in the keyring does not open".into());
        seal::open(&self.0.keys().accounts, bound, sealed).ok_or_else(wrong)
    }
}
