//! Erasing: the key of a person or worker is destroyed, and everything with it that could tell who they were.

use std::collections::BTreeMap;
use std::fmt;

use crate::chained::Chain;
use crate::engine::{Done, Statement, Value, values};
use crate::{AccountId, Hash, Journal, Moment, StoreError, SubjectId};

/// Who is to be erased, and what besides the vault is theirs alone.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Erasure {
    /// Whose key goes, and every value it sealed.
    pub subject: SubjectId,
    /// Accounts that nobody else uses: each goes with what it signs in with, its codes, sessions and marks of what it saw.
    pub accounts: Vec<AccountId>,
    /// Codes that name them, such as invitations: kind and hash of each.
    pub codes: Vec<(String, Hash)>,
}

/// Something that an erasure destroys.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Destroyed {
    /// The key that opens what is kept about them.
    Key,
    /// A sealed value: a name, an address, words about them.
    Value,
    /// An account.
    Account,
    /// What an account signs in with: a password, a passkey with its name, a PIN.
    Credential,
    /// A code: an invitation with their name, a way back in.
    Code,
    /// A session, with what it knew.
    Session,
    /// A mark of what an account saw, or something it was told.
    Mark,
}

/// Something that stays after an erasure, and why.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Stays {
    /// What.
    pub what: &'static str,
    /// How many, where that can be counted for one person.
    pub count: Option<u64>,
    /// Why, and until when.
    pub why: &'static str,
}

/// What an erasure did. Ids and counts only: it can be given to the person who asked for it, and kept.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Receipt {
    /// Who was erased.
    pub subject: SubjectId,
    /// When.
    pub at: Moment,
    /// How many of each were destroyed; those of which there were none are not in it.
    pub destroyed: BTreeMap<Destroyed, u64>,
    /// How many looks at their record stay.
    pub looks: u64,
    /// How many names of sealed values stay.
    pub names: u64,
}

impl Erasure {
    /// The erasure of someone who has no account.
    pub fn of(subject: SubjectId) -> Self {
        Self { subject, accounts: Vec::new(), codes: Vec::new() }
    }

    /// What is to be done, and what each step destroys.
    fn steps(&self, now: Moment) -> Vec<(Option<Destroyed>, Statement)> {
        let subject = &self.subject;
        let destroy = "insert into keys (subject, wrapped, made_at, destroyed_at) values ($1, null, $2, $2) \
                       on conflict (subject) do update set wrapped = null, destroyed_at = $2";
        let mut steps = vec![
            (None, Statement::new(destroy, values![subject, now])),
            (None, Statement::chained(Chain::Erasures, values![subject, now])),
        ];
        steps.extend(self.rows().into_iter().map(|rows| {
            let delete = format!("delete from {}", rows.which);
            (Some(rows.what), Statement::new(delete, rows.values))
        }));
        steps
    }

    /// The rows that it deletes.
    fn rows(&self) -> Vec<Rows> {
        let of_subject = Rows::new(Destroyed::Value, "vault where subject = $1", values![&self.subject]);
        let of_account = [
            (Destroyed::Session, "sessions where account = $1"),
            (Destroyed::Code, "codes where account = $1"),
            (Destroyed::Credential, "credentials where account = $1"),
            (Destroyed::Mark, "seen where account = $1"),
            (Destroyed::Mark, "notices where account = $1"),
            (Destroyed::Account, "accounts where id = $1"),
        ];
        let accounts = self
            .accounts
            .iter()
            .flat_map(|account| of_account.map(|(what, which)| Rows::new(what, which, values![account])));
        let codes = self.codes.iter().map(|(kind, hash)| {
            Rows::new(Destroyed::Code, "codes where kind = $1 and hash = $2", values![kind.as_str(), *hash])
        });
        [of_subject].into_iter().chain(accounts).chain(codes).collect()
    }
}

/// Rows of one table that an erasure deletes.
struct Rows {
    what: Destroyed,
    which: &'static str,
    values: Vec<Value>,
}

impl Rows {
    fn new(what: Destroyed, which: &'static str, values: Vec<Value>) -> Self {
        Self { what, which, values }
    }
}

/// How many of each, without those of which there are none.
fn sums(counts: impl IntoIterator<Item = (Destroyed, u64)>) -> BTreeMap<Destroyed, u64> {
    let mut sums = BTreeMap::new();
    for (what, count) in counts.into_iter().filter(|(_, count)| *count > 0) {
        *sums.entry(what).or_insert(0) += count;
    }
    sums
}

impl Journal {
    /// Destroys the key of a person or worker and what it sealed; see [`Journal::erase_with`].
    ///
    /// # Errors
    /// Where the store fails.
    pub async fn erase(&self, subject: &SubjectId, now: Moment) -> Result<Receipt, StoreError> {
        self.erase_with(&Erasure::of(subject.clone()), now).await
    }

    /// Destroys the key of a person or worker, what it sealed, and their accounts and codes, all or nothing. Nothing about
    /// them can be read from then on, by anybody, and nothing more can be sealed about them; the events stay and every sum
    /// with them. That it happened is chained. Backups made before still hold the key: they must be let go as well.
    ///
    /// # Errors
    /// Where the store fails.
    pub async fn erase_with(&self, erasure: &Erasure, now: Moment) -> Result<Receipt, StoreError> {
        let had_key = self.has_key(&erasure.subject).await?;
        let (kinds, steps): (Vec<_>, Vec<_>) = erasure.steps(now).into_iter().unzip();
        let done = self.engine().write(steps).await?;
        self.engine().forget_deleted().await?;
        let deleted = kinds.into_iter().zip(done);
        let deleted = deleted.filter_map(|(kind, Done { changed, .. })| Some((kind?, changed)));
        let destroyed = sums(deleted.chain([(Destroyed::Key, u64::from(had_key))]));
        self.receipt(erasure, now, destroyed).await
    }

    /// What an erasure would destroy and what would stay, if it were made now: the same rows, counted and left.
    ///
    /// # Errors
    /// Where the store fails.
    pub async fn would_erase(&self, erasure: &Erasure, now: Moment) -> Result<Receipt, StoreError> {
        let mut counts = vec![(Destroyed::Key, u64::from(self.has_key(&erasure.subject).await?))];
        for Rows { what, which, values } in erasure.rows() {
            let count = self.engine().row(format!("select count(*) from {which}"), values).await?;
            counts.push((what, count.map_or(Ok(0), |mut row| row.take())?));
        }
        self.receipt(erasure, now, sums(counts)).await
    }

    /// Who was erased after this number, in order, each with their number. What a server holds in memory of them is to be
    /// forgotten.
    ///
    /// # Errors
    /// Where the store fails.
    pub async fn erasures(&self, after: u64) -> Result<Vec<(u64, SubjectId)>, StoreError> {
        let sql = "select number, subject from erasures where number > $1 order by number";
        let rows = self.engine().rows(sql, values![after]).await?;
        rows.into_iter().map(|mut row| Ok((row.take()?, row.take()?))).collect()
    }

    /// The number of the last erasure; 0 where there was none.
    ///
    /// # Errors
    /// Where the store fails.
    pub async fn last_erasure(&self) -> Result<u64, StoreError> {
        let sql = "select number from chains where name = 'erasures'";
        self.engine().row(sql, vec![]).await?.map_or(Ok(0), |mut row| row.take())
    }

    async fn has_key(&self, subject: &SubjectId) -> Result<bool, StoreError> {
        let sql = "select subject from keys where subject = $1 and wrapped is not null";
        Ok(self.engine().row(sql, values![subject]).await?.is_some())
    }

    async fn receipt(
        &self,
        erasure: &Erasure,
        at: Moment,
        destroyed: BTreeMap<Destroyed, u64>,
    ) -> Result<Receipt, StoreError> {
        let subject = &erasure.subject;
        let count = async |sql| {
            let row = self.engine().row(sql, values![subject]).await?;
            row.map_or(Ok(0), |mut row| row.take::<u64>())
        };
        let looks = count("select count(*) from looks where subject = $1").await?;
        let names = count("select count(*) from sealings where subject = $1").await?;
        Ok(Receipt { subject: subject.clone(), at, destroyed, looks, names })
    }
}

/// What stays of somebody in the journal, with how many looks and names of sealed values.
pub fn what_stays(looks: u64, names: u64) -> Vec<Stays> {
    let stays = |what, count, why| Stays { what, count, why };
    vec![
        stays(
            "events with their id",
            None,
            "visits, hours and pay must go on adding up; nothing in them says who it was",
        ),
        stays(
            "looks at their record",
            Some(looks),
            "the log of who opened what was promised, and holds ids alone",
        ),
        stays(
            "names of sealed values",
            Some(names),
            "so that what was erased is told from what was lost; they are random ids",
        ),
        stays("snapshots", None, "a cache of events, which hold ids and no names"),
    ]
}

impl Receipt {
    /// How many of something were destroyed.
    pub fn count(&self, what: Destroyed) -> u64 {
        self.destroyed.get(&what).copied().unwrap_or(0)
    }
}

impl Destroyed {
    /// All there are, in the order of a receipt.
    pub const ALL: [Self; 7] =
        [Self::Key, Self::Value, Self::Account, Self::Credential, Self::Code, Self::Session, Self::Mark];

    /// Its word in what is kept of a receipt, which never changes.
    pub fn word(self) -> &'static str {
        match self {
            Self::Key => "key",
            Self::Value => "value",
            Self::Account => "account",
            Self::Credential => "credential",
            Self::Code => "code",
            Self::Session => "session",
            Self::Mark => "mark",
        }
    }
}

impl fmt::Display for Destroyed {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Key => "the key to their record",
            Self::Value => "sealed values: names, addresses, words about them",
            Self::Account => "accounts",
            Self::Credential => "ways to sign in: passwords, passkeys, PINs",
            Self::Code => "invitations, calendar addresses and codes",
            Self::Session => "sessions",
            Self::Mark => "marks of what an account saw",
        })
    }
}
