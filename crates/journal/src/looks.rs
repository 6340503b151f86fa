//! Who opened whose record, when and why. Appended, chained, never changed; the person can read it.

use crate::chained::Chain;
use crate::engine::{Statement, values};
use crate::{ActorId, Journal, Moment, StoreError, SubjectId};

/// The list of looks.
#[derive(Debug, Clone, Copy)]
pub struct Looks<'a>(&'a Journal);

/// Somebody opened a record.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Look {
    /// When.
    pub at: Moment,
    /// Who.
    pub actor: ActorId,
    /// Whose record.
    pub subject: SubjectId,
    /// What was opened: `home`, `week`.
    pub record: String,
    /// What for: `round today`.
    pub purpose: String,
}

/// A look with its place in the list, to read on from.
pub type Numbered = (u64, Look);

impl Journal {
    /// The list of looks.
    pub fn looks(&self) -> Looks<'_> {
        Looks(self)
    }
}

impl Looks<'_> {
    /// Writes looks down, safe on disk when this returns.
    ///
    /// # Errors
    /// Where the store fails.
    pub async fn write(self, looks: Vec<Look>) -> Result<(), StoreError> {
        let insert = |look: Look| {
            let row = values![look.at, look.actor, look.subject, look.record, look.purpose];
            Statement::chained(Chain::Looks, row)
        };
        if looks.is_empty() {
            return Ok(());
        }
        self.0.engine().write(looks.into_iter().map(insert).collect()).await.map(drop)
    }

    /// Looks at somebody's record, the latest first, at most `limit`; those before number `before` where it is given.
    ///
    /// # Errors
    /// Where the store fails.
    pub async fn at(
        self,
        subject: &SubjectId,
        before: Option<u64>,
        limit: u32,
    ) -> Result<Vec<Numbered>, StoreError> {
        let sql = "select number, at, actor, subject, record, purpose from looks \
                   where subject = $1 and number < $2 order by number desc limit $3";
        let before = before.unwrap_or(u64::MAX);
        let rows = self.0.engine().rows(sql, values![subject, before, i64::from(limit)]).await?;
        let look = rows.into_iter().map(|mut row| {
            let number = row.take()?;
            let (at, actor, subject) = (row.take()?, row.take()?, row.take()?);
            Ok((number, Look { at, actor, subject, record: row.take()?, purpose: row.take()? }))
        });
        look.collect()
    }
}
