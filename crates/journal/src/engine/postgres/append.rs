//! Appending in one transaction that holds the journal's one row: positions are given out in the order of commits, so no
//! reader ever misses a late one.

use std::collections::{BTreeMap, BTreeSet};

use deadpool_postgres::{GenericClient, Pool, Transaction};
use tokio_postgres::{Row, Statement};

use super::{chained, execute, no_client, store_error};
use crate::admit::{Head, Known, Ready, Write, admit};
use crate::chained::{Chain, ChainEnd};
use crate::engine::Value;
use crate::{
    AppendError, Appended, CommandId, Hash, Moment, Position, SealedId, StoreError, StreamId, SubjectId,
    Version,
};

/// Holds all other appends, on all servers, until this one is committed.
const HOLD: &str = "select position from journal for update";
const ANSWERS: &str = "select command, answer from commands where command = any($1)";
const HEADS: &str = "select name, version, hash from streams where name = any($1)";
/// Held as well, so that nobody is erased while something is sealed about them.
const LIVE: &str = "select subject from keys where subject = any($1) and wrapped is not null for share";
const TAKEN: &str = "select id from sealings where id = any($1)";

const SAVE_HEADS: &str = "insert into streams (name, version, hash) \
    select * from unnest($1::text[], $2::bigint[], $3::bytea[]) \
    on conflict (name) do update set version = excluded.version, hash = excluded.hash";
const SAVE_EVENTS: &str = "insert into entries (position, stream, version, kind, body, actor, command, happened_at, \
    zone, recorded_at, hash) select e.position, s.number, e.version, e.kind, e.body, e.actor, e.command, \
    e.happened_at, e.zone, e.recorded_at, e.hash from unnest($1::bigint[], $2::text[], $3::bigint[], $4::text[], \
    $5::text[], $6::text[], $7::text[], $8::bigint[], $9::text[], $10::bigint[], $11::bytea[]) as e (position, stream, \
    version, kind, body, actor, command, happened_at, zone, recorded_at, hash) join streams s on s.name = e.stream";
const SAVE_ANSWERS: &str = "insert into commands (command, answer, answered_at, stream, actor, asked, number, hash) \
    select e.command, e.answer, $8, e.stream, e.actor, e.asked, e.number, e.hash from unnest($1::text[], $2::bytea[], \
    $3::text[], $4::text[], $5::bytea[], $6::bigint[], $7::bytea[]) \
    as e (command, answer, stream, actor, asked, number, hash)";
const SAVE_SEALED: &str = "insert into vault (id, subject, stream, sealed) \
    select * from unnest($1::text[], $2::text[], $3::text[], $4::bytea[])";
const SAVE_SEALINGS: &str = "insert into sealings (id, subject, stream, number, hash) \
    select * from unnest($1::text[], $2::text[], $3::text[], $4::bigint[], $5::bytea[])";
const SAVE_JOBS: &str = "insert into jobs (kind, due_at, body, about, attempts, parked) \
    select e.kind, e.due_at, e.body, e.about, 0, 0 from unnest($1::text[], $2::bigint[], $3::text[], $4::text[]) \
    with ordinality as e (kind, due_at, body, about, number) order by e.number";
const MOVE_ON: &str = "update journal set position = $1";
const TELL: &str = "notify fairly_journal";

/// Decides and writes all of these in one transaction.
pub(super) async fn append_all(
    pool: &Pool,
    readies: Vec<Ready>,
) -> Result<Vec<Result<Appended, AppendError>>, StoreError> {
    let mut client = pool.get().await.map_err(no_client)?;
    let transaction = client.transaction().await.map_err(store_error)?;
    let mut batch = Batch::load(&transaction, &readies).await?;
    let before = batch.position;
    let answers = readies.into_iter().map(|ready| batch.decide(ready)).collect();
    batch.save(&transaction, batch.position != before).await?;
    transaction.commit().await.map_err(store_error)?;
    Ok(answers)
}

/// Does one statement while the journal is held, as an append would.
pub(super) async fn prove(pool: &Pool, statement: crate::engine::Statement) -> Result<(), StoreError> {
    let mut client = pool.get().await.map_err(no_client)?;
    let transaction = client.transaction().await.map_err(store_error)?;
    transaction.query(HOLD, &[]).await.map_err(store_error)?;
    execute(&transaction, &statement).await?;
    transaction.commit().await.map_err(store_error)
}

/// Rows that are added to a chain.
struct Links {
    all: Vec<ChainEnd>,
    end: ChainEnd,
}

impl Links {
    fn numbers(&self) -> Vec<i64> {
        self.all.iter().map(|link| number(link.number)).collect()
    }

    fn hashes(&self) -> Vec<&[u8]> {
        self.all.iter().map(|link| link.hash.0.as_slice()).collect()
    }
}

/// What is known while the journal is held, and what is to be written.
struct Batch {
    position: Position,
    ends: BTreeMap<Chain, ChainEnd>,
    answers: BTreeMap<CommandId, Vec<u8>>,
    heads: BTreeMap<StreamId, Head>,
    live: BTreeSet<SubjectId>,
    taken: BTreeSet<SealedId>,
    now: Moment,
    writes: Vec<Write>,
}

impl Batch {
    /// Takes hold of the journal and reads what the decisions need.
    async fn load(transaction: &Transaction<'_>, readies: &[Ready]) -> Result<Self, StoreError> {
        let commands: Vec<&str> = readies.iter().map(|ready| ready.append.meta.command.as_str()).collect();
        let streams: Vec<&str> = readies.iter().map(|ready| ready.append.stream.as_str()).collect();
        let sealed = || readies.iter().flat_map(|ready| &ready.sealed);
        let subjects: Vec<&str> = sealed().map(|sealed| sealed.subject.as_str()).collect();
        let ids: Vec<&str> = sealed().map(|sealed| sealed.id.as_str()).collect();
        let [hold, find_answers, find_heads] = prepare(transaction, [HOLD, ANSWERS, HEADS]).await?;
        // Sent together, done in this order: what is read after holding the journal was committed before.
        let (held, answers, heads, commands_end) = tokio::try_join!(
            biased;
            async { transaction.query(&hold, &[]).await.map_err(store_error) },
            async { ask(transaction, &find_answers, &commands).await.map_err(store_error) },
            async { ask(transaction, &find_heads, &streams).await.map_err(store_error) },
            chained::hold(transaction, Chain::Commands),
        )?;
        let (live, taken) = if ids.is_empty() {
            (vec![], vec![])
        } else {
            let [find_live, find_taken] = prepare(transaction, [LIVE, TAKEN]).await?;
            let found = tokio::try_join!(
                ask(transaction, &find_live, &subjects),
                ask(transaction, &find_taken, &ids)
            );
            found.map_err(store_error)?
        };
        let mut ends = BTreeMap::from([(Chain::Commands, commands_end)]);
        if !ids.is_empty() {
            ends.insert(Chain::Sealings, chained::hold(transaction, Chain::Sealings).await?);
        }
        let position = held.first().map_or(Ok(0), |row| row.try_get::<_, i64>(0)).map_err(store_error)?;
        let name = |row: &Row| row.try_get::<_, String>(0);
        let read = || {
            Ok(Self {
                position: Position(position.try_into().unwrap_or(0)),
                ends,
                answers: answers
                    .iter()
                    .map(|row| Ok((name(row)?.into(), row.try_get(1)?)))
                    .collect::<Result<_, _>>()?,
                heads: heads
                    .iter()
                    .map(|row| Ok((name(row)?.into(), head(row)?)))
                    .collect::<Result<_, _>>()?,
                live: live.iter().map(|row| Ok(name(row)?.into())).collect::<Result<_, _>>()?,
                taken: taken.iter().map(|row| Ok(name(row)?.into())).collect::<Result<_, _>>()?,
                now: Moment::now(),
                writes: Vec::new(),
            })
        };
        read().map_err(store_error)
    }

    /// Decides one append, knowing what became of those before it.
    fn decide(&mut self, ready: Ready) -> Result<Appended, AppendError> {
        let known = Known {
            answer: self.answers.get(&ready.append.meta.command).cloned(),
            head: self.heads.get(&ready.append.stream).copied().unwrap_or(Head::START),
            position: self.position,
            obstacle: self.obstacle(&ready),
            now: self.now,
        };
        let write = match admit(ready, known) {
            Ok(write) => write,
            Err(refused) => return refused,
        };
        self.position = write.position;
        self.heads.insert(write.stream.clone(), write.head);
        self.answers.insert(write.command.clone(), write.answer.clone());
        self.taken.extend(write.sealed.iter().map(|sealed| sealed.id.clone()));
        let recorded = write.recorded.clone();
        self.writes.push(write);
        Ok(Appended::Written(recorded))
    }

    /// The one who sealed made sure that there was a key: where there is none now, it was destroyed.
    fn obstacle(&self, ready: &Ready) -> Option<AppendError> {
        ready.sealed.iter().find_map(|sealed| {
            if !self.live.contains(&sealed.subject) {
                Some(AppendError::Erased(sealed.subject.clone()))
            } else if self.taken.contains(&sealed.id) {
                Some(StoreError::Taken.into())
            } else {
                None
            }
        })
    }

    /// Sent together, done in this order: events find their streams' numbers in what was saved before them.
    async fn save(&self, transaction: &Transaction<'_>, moved: bool) -> Result<(), StoreError> {
        if self.writes.is_empty() {
            return Ok(());
        }
        let news = moved || self.writes.iter().any(|write| !write.jobs.is_empty());
        prepare(transaction, [SAVE_HEADS, SAVE_EVENTS, SAVE_ANSWERS, MOVE_ON]).await?;
        tokio::try_join!(
            biased;
            self.save_heads(transaction),
            self.save_events(transaction),
            self.save_answers(transaction),
            self.save_beside(transaction),
            async { if news { transaction.batch_execute(TELL).await.map_err(store_error) } else { Ok(()) } },
        )?;
        Ok(())
    }

    /// What each command is answered, and how far the journal has come with them.
    async fn save_answers(&self, transaction: &Transaction<'_>) -> Result<(), StoreError> {
        let writes = &self.writes;
        let links = self.links(Chain::Commands, writes.iter().map(|write| write.answered(self.now)));
        let commands: Vec<&str> = writes.iter().map(|write| write.command.as_str()).collect();
        let answers: Vec<&[u8]> = writes.iter().map(|write| write.answer.as_slice()).collect();
        let streams: Vec<&str> = writes.iter().map(|write| write.stream.as_str()).collect();
        let actors: Vec<&str> = writes.iter().map(|write| write.actor.as_str()).collect();
        let asked: Vec<&[u8]> = writes.iter().map(|write| write.asked.as_slice()).collect();
        let (now, position) = (self.now.micros(), number(self.position.0));
        let (numbers, hashes) = (links.numbers(), links.hashes());
        let saved: Parameters<'_> =
            &[&commands, &answers, &streams, &actors, &asked, &numbers, &hashes, &now];
        let moved: Parameters<'_> = &[&position];
        tokio::try_join!(
            biased;
            tell(transaction, SAVE_ANSWERS, saved),
            tell(transaction, MOVE_ON, moved),
            chained::move_on(transaction, Chain::Commands, links.end),
        )?;
        Ok(())
    }

    /// The links of a chain for these rows, after the end it had.
    fn links(&self, chain: Chain, rows: impl Iterator<Item = Vec<Value>>) -> Links {
        let mut end = self.ends.get(&chain).copied().unwrap_or(ChainEnd::START);
        let all = rows.map(|row| {
            end = end.next(chain, &row);
            end
        });
        let all = all.collect();
        Links { all, end }
    }

    /// The last of each stream: one statement may not touch a row twice.
    async fn save_heads(&self, transaction: &Transaction<'_>) -> Result<(), StoreError> {
        let heads: BTreeMap<&str, Head> =
            self.writes.iter().map(|write| (write.stream.as_str(), write.head)).collect();
        let names: Vec<&str> = heads.keys().copied().collect();
        let versions: Vec<i64> = heads.values().map(|head| number(head.version.0)).collect();
        let hashes: Vec<&[u8]> = heads.values().map(|head| head.hash.0.as_slice()).collect();
        tell(transaction, SAVE_HEADS, &[&names, &versions, &hashes]).await
    }

    async fn save_events(&self, transaction: &Transaction<'_>) -> Result<(), StoreError> {
        let events: Vec<_> = self.writes.iter().flat_map(|write| &write.recorded).collect();
        if events.is_empty() {
            return Ok(());
        }
        let bodies = events.iter().map(|event| std::str::from_utf8(&event.body));
        let bodies: Vec<&str> = bodies
            .collect::<Result<_, _>>()
            .map_err(|_| StoreError::Damaged("the body of an event is not text".into()))?;
        let positions: Vec<i64> = events.iter().map(|event| number(event.position.0)).collect();
        let streams: Vec<&str> = events.iter().map(|event| event.stream.as_str()).collect();
        let versions: Vec<i64> = events.iter().map(|event| number(event.version.0)).collect();
        let kinds: Vec<&str> = events.iter().map(|event| event.kind.as_str()).collect();
        let actors: Vec<&str> = events.iter().map(|event| event.meta.actor.as_str()).collect();
        let commands: Vec<&str> = events.iter().map(|event| event.meta.command.as_str()).collect();
        let happened: Vec<i64> = events.iter().map(|event| event.meta.happened_at.micros()).collect();
        let zones: Vec<&str> = events.iter().map(|event| event.meta.zone.as_str()).collect();
        let recorded: Vec<i64> = events.iter().map(|event| event.recorded_at.micros()).collect();
        let hashes: Vec<&[u8]> = events.iter().map(|event| event.hash.0.as_slice()).collect();
        let columns: [&(dyn tokio_postgres::types::ToSql + Sync); 11] = [
            &positions, &streams, &versions, &kinds, &bodies, &actors, &commands, &happened, &zones,
            &recorded, &hashes,
        ];
        tell(transaction, SAVE_EVENTS, &columns).await
    }

    /// The vault and the jobs.
    async fn save_beside(&self, transaction: &Transaction<'_>) -> Result<(), StoreError> {
        self.save_sealed(transaction).await?;
        let jobs = || self.writes.iter().flat_map(|write| &write.jobs);
        let kinds: Vec<&str> = jobs().map(|job| job.kind.as_str()).collect();
        if kinds.is_empty() {
            return Ok(());
        }
        let due: Vec<i64> = jobs().map(|job| job.due_at.micros()).collect();
        let bodies: Vec<String> = jobs().map(|job| String::from_utf8_lossy(&job.body).into_owned()).collect();
        let about: Vec<Option<&str>> = jobs().map(|job| job.about.as_deref()).collect();
        tell(transaction, SAVE_JOBS, &[&kinds, &due, &bodies, &about]).await
    }

    async fn save_sealed(&self, transaction: &Transaction<'_>) -> Result<(), StoreError> {
        let sealed =
            || self.writes.iter().flat_map(|write| write.sealed.iter().map(move |sealed| (write, sealed)));
        let ids: Vec<&str> = sealed().map(|(_, sealed)| sealed.id.as_str()).collect();
        if ids.is_empty() {
            return Ok(());
        }
        let links = self.links(Chain::Sealings, sealed().map(|(write, sealed)| write.sealing(sealed)));
        let (numbers, hashes) = (links.numbers(), links.hashes());
        let subjects: Vec<&str> = sealed().map(|(_, sealed)| sealed.subject.as_str()).collect();
        let streams: Vec<&str> = sealed().map(|(write, _)| write.stream.as_str()).collect();
        let bytes: Vec<&[u8]> = sealed().map(|(_, sealed)| sealed.bytes.as_slice()).collect();
        let values: Parameters<'_> = &[&ids, &subjects, &streams, &bytes];
        let names: Parameters<'_> = &[&ids, &subjects, &streams, &numbers, &hashes];
        tokio::try_join!(
            biased;
            tell(transaction, SAVE_SEALED, values),
            tell(transaction, SAVE_SEALINGS, names),
            chained::move_on(transaction, Chain::Sealings, links.end),
        )?;
        Ok(())
    }
}

fn head(row: &Row) -> Result<Head, tokio_postgres::Error> {
    let hash: Vec<u8> = row.try_get(2)?;
    let version: i64 = row.try_get(1)?;
    // A hash of another length can only be damage: it breaks the chain, and `verify` says so.
    Ok(Head {
        version: Version(version.try_into().unwrap_or(0)),
        hash: Hash(hash.try_into().unwrap_or([0; 32])),
    })
}

/// Nothing counted here comes near the end of `i64`.
fn number(count: u64) -> i64 {
    i64::try_from(count).unwrap_or(i64::MAX)
}

type Parameters<'a> = &'a [&'a (dyn tokio_postgres::types::ToSql + Sync)];

/// Statements, prepared once for each connection.
async fn prepare<const N: usize>(
    transaction: &Transaction<'_>,
    all: [&str; N],
) -> Result<[Statement; N], StoreError> {
    let mut prepared = Vec::with_capacity(N);
    for sql in all {
        prepared.push(transaction.prepare_cached(sql).await.map_err(store_error)?);
    }
    prepared.try_into().map_err(|_| StoreError::Unavailable("a statement was lost".into()))
}

async fn ask(
    transaction: &Transaction<'_>,
    statement: &Statement,
    names: &[&str],
) -> Result<Vec<Row>, tokio_postgres::Error> {
    transaction.query(statement, &[&names]).await
}

async fn tell(transaction: &Transaction<'_>, sql: &str, values: Parameters<'_>) -> Result<(), StoreError> {
    let prepared = transaction.prepare_cached(sql).await.map_err(store_error)?;
    transaction.execute(&prepared, values).await.map_err(store_error).map(drop)
}
