//! Erasing: the key of a person or worker is destroyed, and everything with it that could tell who they were.

use std::collections::BTreeMap;
use std::fmt;

use crate::chained::Chain;
use crate::engine::{Done, Statement, values};
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
    /// A mark of what an account saw.
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
    /// What stays, and why.
    pub stays: Vec<Stays>,
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
            (
                Some(Destroyed::Value),
                Statement::new("delete from vault where subject = $1", values![subject]),
            ),
            (None, Statement::chained(Chain::Erasures, values![subject, now])),
        ];
        let of_account = [
            (Destroyed::Session, "delete from sessions where account = $1"),
            (Destroyed::Code, "delete from codes where account = $1"),
            (Destroyed::Credential, "delete from credentials where account = $1"),
            (Destroyed::Mark, "delete from seen where account = $1"),
            (Destroyed::Account, "delete from accounts where id = $1"),
        ];
        for account in &self.accounts {
            let step = |(what, sql)| (Some(what), Statement::new(sql, values![account]));
            steps.extend(of_account.map(step));
        }
        let code = "delete from codes where kind = $1 and hash = $2";
        let codes = self.codes.iter().map(|(kind, hash)| Statement::new(code, values![kind.as_str(), *hash]));
        steps.extend(codes.map(|step| (Some(Destroyed::Code), step)));
        steps
    }
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
        let mut destroyed = BTreeMap::new();
        if had_key {
            destroyed.insert(Destroyed::Key, 1);
        }
        for (kind, Done { changed, .. }) in kinds.into_iter().zip(done) {
            if let Some(kind) = kind.filter(|_| changed > 0) {
                *destroyed.entry(kind).or_insert(0) += changed;
            }
        }
        let stays = self.what_stays(&erasure.subject).await?;
        Ok(Receipt { subject: erasure.subject.clone(), at: now, destroyed, stays })
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

    async fn what_stays(&self, subject: &SubjectId) -> Result<Vec<Stays>, StoreError> {
        let count = async |sql| {
            let row = self.engine().row(sql, values![subject]).await?;
            row.map_or(Ok(0), |mut row| row.take::<u64>())
        };
        let looks = count("select count(*) from looks where subject = $1").await?;
        let names = count("select count(*) from sealings where subject = $1").await?;
        Ok(vec![
            Stays {
                what: "events with their id",
                count: None,
                why: "visits, hours and pay must go on adding up; nothing in them says who it was",
            },
            Stays {
                what: "looks at their record",
                count: Some(looks),
                why: "the log of who opened what was promised, and holds ids alone",
            },
            Stays {
                what: "names of sealed values",
                count: Some(names),
                why: "so that what was erased is told from what was lost; they are random ids",
            },
            Stays { what: "snapshots", count: None, why: "a cache of events, which hold ids and no names" },
            Stays {
                what: "backups made before this",
                count: None,
                why: "they still hold the key; delete them, or let them grow too old, as your rule for backups says",
            },
        ])
    }
}

impl Receipt {
    /// How many of something were destroyed.
    pub fn count(&self, what: Destroyed) -> u64 {
        self.destroyed.get(&what).copied().unwrap_or(0)
    }
}

impl fmt::Display for Destroyed {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Key => "the key to their record",
            Self::Value => "sealed values: names, addresses, words about them",
            Self::Account => "accounts",
            Self::Credential => "ways to sign in: passwords, passkeys, PINs",
            Self::Code => "invitations and codes",
            Self::Session => "sessions",
            Self::Mark => "marks of what an account saw",
        })
    }
}
