//! Secrets that programs carry for as long as nobody ends them: the address of a calendar, the key of a device. As with every code,
//! only a keyed hash is kept. In a demonstration, where nobody is real, the secret is kept beside it, so that tools can find it.

use jiff::{SignedDuration, Timestamp};
use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};

use super::Accounts;
use super::code::LinkCode;
use super::store::Purpose;
use crate::Error;

/// A calendar program is set up once and forgotten.
const LASTS: SignedDuration = SignedDuration::from_hours(10 * 365 * 24);

/// What a token opens, in whatever form the one who asks reads again.
pub(crate) trait Opens: Serialize + DeserializeOwned {
    /// What it is for.
    const PURPOSE: Lasting;
}

/// What lasting tokens are for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Lasting {
    /// Reading a calendar.
    Calendar,
    /// Sending what a device measures.
    Device,
    /// Opening an emergency sheet.
    Emergency,
}

/// A token that somebody came with.
pub(crate) struct Token<T> {
    hash: journal::Hash,
    shown: Option<String>,
    /// What it opens.
    pub(crate) opens: T,
}

/// As it is kept.
#[derive(Serialize, Deserialize)]
struct Kept<T> {
    #[serde(default, skip_serializing_if = "Option::is_none")]
    shown: Option<String>,
    opens: T,
}

impl Lasting {
    fn purpose(self) -> Purpose {
        match self {
            Self::Calendar => Purpose::Calendar,
            Self::Device => Purpose::Device,
            Self::Emergency => Purpose::Emergency,
        }
    }
}

impl Accounts {
    /// Makes a token. Whether the one who asks may have it is the caller's to know.
    ///
    /// # Errors
    /// When the store fails.
    pub(crate) async fn make_token<T: Opens>(&self, opens: T) -> Result<LinkCode, Error> {
        let code = LinkCode::random().map_err(Error::internal)?;
        let shown = self.inner.settings.demonstration.then(|| code.text().to_string());
        let payload = written(&Kept { shown, opens })?;
        let now = self.now();
        let ends_at = now.saturating_add(LASTS).unwrap_or(Timestamp::MAX);
        let purpose = T::PURPOSE.purpose();
        self.inner.store.keep_codes(purpose, vec![code.text()], None, &payload, now, ends_at).await?;
        Ok(code)
    }

    /// What a token opens; `None` where there is no such token, or it was ended.
    ///
    /// # Errors
    /// When the store fails.
    pub(crate) async fn token<T: Opens>(&self, text: &str) -> Result<Option<Token<T>>, Error> {
        let Ok(code) = text.parse::<LinkCode>() else { return Ok(None) };
        let kept = self.inner.store.code(T::PURPOSE.purpose(), &code.text(), self.now()).await?;
        kept.map(|kept| read(&kept)).transpose()
    }

    /// Keeps something else with a token.
    ///
    /// # Errors
    /// When the store fails.
    pub(crate) async fn rewrite_token<T: Opens>(&self, token: Token<T>) -> Result<(), Error> {
        let Token { hash, shown, opens } = token;
        let payload = written(&Kept { shown, opens })?;
        self.inner.store.rewrite(T::PURPOSE.purpose(), hash, &payload).await.map(drop)
    }

    /// Ends the tokens that open this.
    ///
    /// # Errors
    /// When the store fails.
    pub(crate) async fn end_tokens<T: Opens>(&self, which: impl Fn(&T) -> bool) -> Result<(), Error> {
        let (store, now, purpose) = (&self.inner.store, self.now(), T::PURPOSE.purpose());
        for kept in store.codes(purpose).await?.iter().filter(|kept| kept.ends_at > now.into()) {
            if which(&read::<T>(kept)?.opens) {
                store.withdraw(purpose, kept.hash, now).await?;
            }
        }
        Ok(())
    }

    /// Every token that has not ended, as it is in an address. Nothing where this is no demonstration.
    ///
    /// # Errors
    /// When the store fails.
    pub(crate) async fn shown_tokens<T: Opens>(&self) -> Result<Vec<(String, T)>, Error> {
        let now = self.now().into();
        let kept = self.inner.store.codes(T::PURPOSE.purpose()).await?;
        let open = kept.iter().filter(|kept| kept.ends_at > now).map(read::<T>);
        let shown = open.filter_map(|token| token.map(|token| Some((token.shown?, token.opens))).transpose());
        shown.collect()
    }
}

/// The kind and hash of each token that opens this.
pub(crate) async fn tokens_opening<T: Opens>(
    journal: &journal::Journal,
    which: impl Fn(&T) -> bool,
) -> Result<Vec<(String, journal::Hash)>, Error> {
    let kind = T::PURPOSE.purpose().kind();
    let mut found = Vec::new();
    for kept in journal.keyring().codes(kind).await? {
        if which(&read::<T>(&kept)?.opens) {
            found.push((kind.to_owned(), kept.hash));
        }
    }
    Ok(found)
}

fn written<T: Serialize>(kept: &Kept<T>) -> Result<Vec<u8>, Error> {
    serde_json::to_vec(kept).map_err(Error::internal)
}

fn read<T: DeserializeOwned>(kept: &journal::Code) -> Result<Token<T>, Error> {
    let Kept { shown, opens } = serde_json::from_slice(&kept.payload).map_err(Error::internal)?;
    Ok(Token { hash: kept.hash, shown, opens })
}
