//! Work that follows from events: written in the same transaction, done at least once.

use std::time::Duration;

use crate::engine::{Row, values};
use crate::{Journal, Moment, StoreError};

/// The work that is to be done.
#[derive(Debug, Clone, Copy)]
pub struct Jobs<'a>(&'a Journal);

/// A job that was taken. It is done by whoever took it, or taken again when the lease is over.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Job {
    number: i64,
    /// What kind of work.
    pub kind: String,
    /// What the work needs to know, as JSON.
    pub body: Vec<u8>,
    /// How often it was taken, this time included.
    pub attempts: u64,
}

/// A job that nobody tries any more.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Parked {
    /// The job.
    pub job: Job,
    /// What went wrong the last time.
    pub trouble: String,
}

/// Takes jobs of one kind that are due and in nobody's hands. PostgreSQL passes over those that others are just taking;
/// SQLite has one writer.
const TAKE: [&str; 2] = [
    "update jobs set attempts = attempts + 1, leased_until = $1 where number in (select number from jobs \
     where kind = $2 and parked = 0 and due_at <= $3 and (leased_until is null or leased_until <= $3) \
     order by due_at, number limit $4) returning number, kind, body, attempts",
    "update jobs set attempts = attempts + 1, leased_until = $1 where number in (select number from jobs \
     where kind = $2 and parked = 0 and due_at <= $3 and (leased_until is null or leased_until <= $3) \
     order by due_at, number limit $4 for update skip locked) returning number, kind, body, attempts",
];

impl Journal {
    /// The work that is to be done.
    pub fn jobs(&self) -> Jobs<'_> {
        Jobs(self)
    }
}

impl Jobs<'_> {
    /// Takes up to `limit` jobs of these kinds that are due, for as long as `lease`. Until then nobody else gets them.
    ///
    /// # Errors
    /// Where the store fails.
    pub async fn take(
        self,
        kinds: &[&str],
        lease: Duration,
        limit: u32,
        now: Moment,
    ) -> Result<Vec<Job>, StoreError> {
        let engine = self.0.engine();
        let mut taken = Vec::new();
        for kind in kinds {
            let left = u64::from(limit).saturating_sub(taken.len() as u64);
            let values = values![now.plus(lease), *kind, now, left];
            let done = engine.write_one(engine.in_words(TAKE), values).await?;
            for row in done.rows {
                taken.push(job(row)?.0);
            }
        }
        Ok(taken)
    }

    /// The job is done and gone. `false` where its lease was over and somebody else has it now.
    ///
    /// # Errors
    /// Where the store fails.
    pub async fn done(self, job: &Job) -> Result<bool, StoreError> {
        let sql = "delete from jobs where number = $1 and attempts = $2 and parked = 0";
        let done = self.0.engine().write_one(sql, values![job.number, job.attempts]).await?;
        Ok(done.changed > 0)
    }

    /// The job failed: it is tried again at `retry_at`, or parked for somebody to look at where there is no sense in
    /// that. `false` where its lease was over and somebody else has it now. `trouble` holds no names.
    ///
    /// # Errors
    /// Where the store fails.
    pub async fn failed(
        self,
        job: &Job,
        retry_at: Option<Moment>,
        trouble: &str,
    ) -> Result<bool, StoreError> {
        let sql = "update jobs set due_at = coalesce($1, due_at), parked = $2, trouble = $3, leased_until = null \
                   where number = $4 and attempts = $5 and parked = 0";
        let values = values![retry_at, retry_at.is_none(), trouble, job.number, job.attempts];
        Ok(self.0.engine().write_one(sql, values).await?.changed > 0)
    }

    /// The jobs that nobody tries any more, oldest first.
    ///
    /// # Errors
    /// Where the store fails.
    pub async fn parked(self) -> Result<Vec<Parked>, StoreError> {
        let sql = "select number, kind, body, attempts, trouble from jobs where parked = 1 order by number";
        let rows = self.0.engine().rows(sql, vec![]).await?;
        let parked = rows.into_iter().map(|row| {
            let (job, mut row) = job(row)?;
            Ok(Parked { job, trouble: row.take()? })
        });
        parked.collect()
    }

    /// A parked job is tried again from `now` on.
    ///
    /// # Errors
    /// Where the store fails.
    pub async fn try_again(self, parked: &Parked, now: Moment) -> Result<(), StoreError> {
        let sql = "update jobs set parked = 0, due_at = $1 where number = $2 and parked = 1";
        self.0.engine().write_one(sql, values![now, parked.job.number]).await.map(drop)
    }
}

/// A job, and what of its row was not taken.
fn job(mut row: Row) -> Result<(Job, Row), StoreError> {
    let job = Job { number: row.take()?, kind: row.take()?, body: row.take()?, attempts: row.take()? };
    Ok((job, row))
}
