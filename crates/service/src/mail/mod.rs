//! Letters that leave the house: e-mail, through whatever server the place names.

mod smtp;

use std::fmt::Debug;
use std::future::Future;
use std::pin::Pin;
use std::sync::Arc;

pub use smtp::{NoSmtp, Security, Smtp, SmtpSettings};

/// A letter to one address.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Letter {
    /// Its name, the same when it is sent again, so that who gets it twice sees one.
    pub name: String,
    /// Where it goes.
    pub to: String,
    /// What it is about.
    pub subject: String,
    /// What it says.
    pub text: String,
}

/// Why an e-mail was not sent. It does not say who it was for.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum NotSent {
    /// It may work later.
    #[error("the mail server could not take a letter just now ({0})")]
    Later(String),
    /// It never will as it is.
    #[error("the mail server refuses a letter ({0})")]
    Never(String),
}

/// On the way.
pub type Sending<'a> = Pin<Box<dyn Future<Output = Result<(), NotSent>> + Send + 'a>>;

/// Who carries letters.
pub trait Post: Debug + Send + Sync + 'static {
    /// Hands a letter over.
    fn send(&self, letter: Letter) -> Sending<'_>;
}

/// Who carries this place's letters, and the address of the place that is in them.
#[derive(Clone, Debug)]
pub(crate) struct Mail {
    pub(crate) post: Arc<dyn Post>,
    pub(crate) origin: String,
}
