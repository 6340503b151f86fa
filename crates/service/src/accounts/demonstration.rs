//! The invented people of a demonstration, who sign in without a proof. Nowhere else.

use care::ids::AccountId;

use super::Accounts;
use super::presence::{SignedIn, Way};
use super::refusal::Refusal;
use super::store::{Known, Profile};
use crate::Error;

impl Accounts {
    /// Adds an invented account, reached by a key such as `worker` at `/demo/worker`.
    ///
    /// # Errors
    /// When this is no demonstration, or the key is taken.
    pub async fn add_demonstration(
        &self,
        key: &str,
        account: AccountId,
        known_as: &str,
    ) -> Result<(), Error> {
        self.check_demonstration()?;
        let profile = Profile { known_as: known_as.to_owned(), sign_in_name: None, tablet_of: None };
        let made = self.inner.store.make(account, Known::Demonstration(key), &profile, self.now()).await?;
        if made { Ok(()) } else { Err(Refusal::NameTaken.into()) }
    }

    /// Signs in as an invented account.
    ///
    /// # Errors
    /// When this is no demonstration, or nobody has this key.
    pub async fn sign_in_to_demonstration(&self, key: &str) -> Result<SignedIn, Error> {
        self.check_demonstration()?;
        let account = self.inner.store.account(Known::Demonstration(key)).await?;
        let account = account.ok_or(Refusal::NoDemonstration)?;
        Ok(SignedIn::now(account, Way::Demonstration, self.now()))
    }

    fn check_demonstration(&self) -> Result<(), Error> {
        if self.inner.settings.demonstration { Ok(()) } else { Err(Refusal::NoDemonstration.into()) }
    }
}
