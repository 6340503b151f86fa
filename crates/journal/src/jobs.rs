//! Work that follows from events: written in the same transaction, done at least once.

use std::time::Duration;

use crate::engine::{Row, values};
use crate::{Journal, Moment, StoreError};

/// The work that is to be done.
#[derive(Debug, Clone, Copy)]
pub struct Jobs<'a>(&'a Journal);

/// A job that was taken. It is done by the server that took it, or taken again when the lease is over.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Job {
    number: i64,
    /// What kind of work.
    pub kind: String,
    /// What the work needs to know, as JSON.
    pub body: Vec<u8>,
    /// How often it was taken, this time included.
    pub attempts: u64,
    /// What it is about, by which it is found.
    pub about: Option<String>,
    /// Whether somebody asked for it to stop.
    pub stopping: bool,
}

/// A job that nobody tries any more.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Parked {
    /// The job.
    pub job: Job,
    /// What went wrong the last time.
    pub trouble: String,
}

/// A job that is still to be done, or is being done.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Open {
    /// The job.
    pub job: Job,
    /// Not before this.
    pub due_at: Moment,
    /// Until when it is in somebody's hands, if it is.
    pub leased_until: Option<Moment>,
    /// How far the work is, as the worker told it.
    pub told: Option<String>,
    /// What went wrong the last time, if it was tried before.
    pub trouble: Option<String>,
}

/// Takes jobs of one kind that are due and in nobody's hands. PostgreSQL passes over those that others are just taking;
/// SQLite has one writer.
const TAKE: [&str; 2] = [
    "update jobs set attempts = attempts + 1, leased_until = $1 where number in (select number from jobs \
     where kind = $2 and parked = 0 and due_at <= $3 and (leased_until is null or leased_until <= $3) \
     order by due_at, number limit $4) returning number, kind, body, attempts, about, stopping",
    "update jobs set attempts = attempts + 1, leased_until = $1 where number in (select number from jobs \
     where kind = $2 and parked = 0 and due_at <= $3 and (leased_until is null or leased_until <= $3) \
     order by due_at, number limit $4 for update skip locked) returning number, kind, body, attempts, about, stopping",
];

impl Journal {
    /// Changes when there may be new work. A hint: who works looks for jobs now and then all the same.
    pub fn woken(&self) -> tokio::sync::watch::Receiver<()> {
        self.engine().news()
    }

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

    /// Keeps a job in the hands it is in until a later moment, and tells others how far the work is. Whether somebody asked
    /// for it to stop; none where its lease was over and somebody else has it now.
    ///
    /// # Errors
    /// Where the store fails.
    pub async fn renew(
        self,
        job: &Job,
        until: Moment,
        told: Option<&str>,
    ) -> Result<Option<bool>, StoreError> {
        let sql = "update jobs set leased_until = $1, told = coalesce($2, told) \
                   where number = $3 and attempts = $4 and parked = 0 returning stopping";
        let done = self.0.engine().write_one(sql, values![until, told, job.number, job.attempts]).await?;
        done.rows.into_iter().next().map(|mut row| row.take()).transpose()
    }

    /// Gives a job back as if it had not been taken, such as when the program ends. `false` where its lease was over and
    /// somebody else has it now.
    ///
    /// # Errors
    /// Where the store fails.
    pub async fn release(self, job: &Job) -> Result<bool, StoreError> {
        let sql = "update jobs set leased_until = null, told = null, attempts = attempts - 1 \
                   where number = $1 and attempts = $2 and parked = 0";
        Ok(self.0.engine().write_one(sql, values![job.number, job.attempts]).await?.changed > 0)
    }

    /// Asks for the jobs of a kind about something to stop, on any server; how many there are.
    ///
    /// # Errors
    /// Where the store fails.
    pub async fn stop(self, kind: &str, about: &str) -> Result<u64, StoreError> {
        let sql = "update jobs set stopping = 1 where kind = $1 and about = $2 and parked = 0";
        Ok(self.0.engine().write_one(sql, values![kind, about]).await?.changed)
    }

    /// The jobs of a kind that are not done and not parked, oldest first.
    ///
    /// # Errors
    /// Where the store fails.
    pub async fn open(self, kind: &str) -> Result<Vec<Open>, StoreError> {
        let sql = "select number, kind, body, attempts, about, stopping, due_at, leased_until, told, trouble from jobs \
                   where kind = $1 and parked = 0 order by number";
        let rows = self.0.engine().rows(sql, values![kind]).await?;
        let open = rows.into_iter().map(|row| {
            let (job, mut row) = job(row)?;
            let (due_at, leased_until, told) = (row.take()?, row.take()?, row.take()?);
            Ok(Open { job, due_at, leased_until, told, trouble: row.take()? })
        });
        open.collect()
    }

    /// When the next job of a kind can be taken: when it is due, or when the lease it is under is over. None where there is
    /// no job.
    ///
    /// # Errors
    /// Where the store fails.
    pub async fn next(self, kind: &str) -> Result<Option<Moment>, StoreError> {
        let free = "select min(due_at) from jobs where kind = $1 and parked = 0 and leased_until is null";
        let leased = "select min(leased_until) from jobs where kind = $1 and parked = 0";
        let mut next: Option<Moment> = None;
        for sql in [free, leased] {
            let row = self.0.engine().row(sql, values![kind]).await?;
            let at: Option<Moment> = row.map_or(Ok(None), |mut row| row.take())?;
            next = next.into_iter().chain(at).min();
        }
        Ok(next)
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
        let sql = "select number, kind, body, attempts, about, stopping, trouble from jobs \
                   where parked = 1 order by number";
        let rows = self.0.engine().rows(sql, vec![]).await?;
        let parked = rows.into_iter().map(|row| {
            let (job, mut row) = job(row)?;
            Ok(Parked { job, trouble: row.take()? })
        });
        parked.collect()
    }

    /// A parked job is tried again from `now` on, as often as a new one.
    ///
    /// # Errors
    /// Where the store fails.
    pub async fn try_again(self, parked: &Parked, now: Moment) -> Result<(), StoreError> {
        let sql = "update jobs set parked = 0, due_at = $1, attempts = 0, stopping = 0, leased_until = null \
                   where number = $2 and parked = 1";
        self.0.engine().write_one(sql, values![now, parked.job.number]).await.map(drop)
    }
}

impl Job {
    /// Its number, to name it by.
    pub fn number(&self) -> i64 {
        self.number
    }
}

/// A job, and what of its row was not taken.
fn job(mut row: Row) -> Result<(Job, Row), StoreError> {
    let (number, kind, body, attempts) = (row.take()?, row.take()?, row.take()?, row.take()?);
    let job = Job { number, kind, body, attempts, about: row.take()?, stopping: row.take()? };
    Ok((job, row))
}
