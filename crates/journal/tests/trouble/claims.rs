//! What `coverage` claims holds: every column of every table, and bytes of the file at random.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use journal::{Cover, Secret, Storage, StreamId, Verified, Version, coverage};
use proptest::prelude::{Strategy, any};
use proptest::strategy::ValueTree;
use proptest::test_runner::{Config, RngAlgorithm, TestRng, TestRunner};
use rusqlite::Connection;
use rusqlite::types::Value;

use crate::lived::{LivedIn, NotVerified, fill, verify, verify_at};
use crate::support::{key, one, open, run, schema};

/// What became of a change.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Found {
    /// The journal did not open.
    Opening,
    /// It was named, or the store could not be read.
    Verifying,
    /// Nobody noticed.
    Not,
}

fn found(path: &Path) -> Found {
    said(verify(path))
}

fn said(verified: Result<Verified, NotVerified>) -> Found {
    match verified {
        Err(NotVerified::Open) => Found::Opening,
        Err(NotVerified::Store) => Found::Verifying,
        Ok(verified) if verified.findings.is_empty() => Found::Not,
        Ok(_) => Found::Verifying,
    }
}

fn copy(lived: &LivedIn) -> PathBuf {
    let copy = lived.path.with_extension("copy");
    std::fs::copy(&lived.path, &copy).unwrap();
    copy
}

/// The columns by which the rows of a table are told apart.
fn primary(connection: &Connection, table: &str) -> String {
    let sql = format!("select name from pragma_table_info('{table}') where pk > 0 order by pk");
    let mut ask = connection.prepare(&sql).unwrap();
    let names: Vec<String> = ask.query_map([], |row| row.get(0)).unwrap().map(Result::unwrap).collect();
    names.join(", ")
}

/// Another value of the same kind in this column of the first row.
fn change(path: &Path, table: &str, column: &str) {
    let connection = Connection::open(path).unwrap();
    connection.execute_batch("pragma ignore_check_constraints = on").unwrap();
    let key = primary(&connection, table);
    let other = format!(
        "case typeof({column}) when 'integer' then {column} + 1000 when 'text' then {column} || 'x' \
         when 'blob' then (case length({column}) when 0 then x'07' else randomblob(length({column})) end) \
         else (select case lower(type) when 'integer' then 7 when 'text' then 'x' else x'07' end \
         from pragma_table_info('{table}') where name = '{column}') end"
    );
    let first = format!("({key}) = (select {key} from {table} order by {key} limit 1)");
    let changed = connection.execute(&format!("update {table} set {column} = {other} where {first}"), []);
    assert_eq!(changed.unwrap(), 1, "{table}.{column}");
}

#[test]
fn every_column_of_every_table_is_covered_as_it_is_said() {
    let lived = LivedIn::new();
    assert_eq!(found(&copy(&lived)), Found::Not);
    for covered in coverage() {
        for (column, cover) in covered.columns {
            let path = copy(&lived);
            change(&path, covered.table, column);
            assert_eq!(found(&path), expected(*cover), "{}.{column} is said to be {cover}", covered.table);
        }
    }
}

/// What is to become of a change to a column that is covered in this way.
fn expected(cover: Cover) -> Found {
    match cover {
        Cover::Chained | Cover::Sealed | Cover::Compared | Cover::Cache => Found::Verifying,
        Cover::Opening => Found::Opening,
        Cover::Not => Found::Not,
    }
}

#[test]
fn every_column_of_every_table_is_covered_in_a_database_too() {
    run(async {
        let Some((url, client)) = schema().await else { return };
        let place = Storage::Postgres(url);
        let journal = open(&place).await;
        fill(&journal).await;
        journal.close().await;
        assert_eq!(said(verify_at(&place, &key()).await), Found::Not);
        for covered in coverage() {
            let table = covered.table;
            let keep = format!("create table kept_{table} as table {table}");
            client.batch_execute(&keep).await.unwrap();
            for (column, cover) in covered.columns {
                if !changed_in_database(&client, table, column).await {
                    continue;
                }
                let found = said(verify_at(&place, &key()).await);
                // Where it is found may differ: a database says more when it is opened.
                let unseen = found == Found::Not;
                assert_eq!(unseen, *cover == Cover::Not, "{table}.{column} is said to be {cover}: {found:?}");
                let back = format!(
                    "begin; delete from {table}; insert into {table} select * from kept_{table}; commit"
                );
                client.batch_execute(&back).await.unwrap();
            }
        }
    });
}

/// Another value of the same kind in this column of the first row, unless the database itself refuses it.
async fn changed_in_database(client: &tokio_postgres::Client, table: &str, column: &str) -> bool {
    let sql = "select a.attname, format_type(a.atttypid, null) from pg_attribute a left join pg_index i on i.indrelid = a.attrelid \
               and i.indisprimary and a.attnum = any(i.indkey) where a.attrelid = $1::text::regclass and a.attnum > 0 \
               and (i.indisprimary or a.attname = $2) order by a.attnum";
    let rows = client.query(sql, &[&table, &column]).await.unwrap();
    let kind =
        rows.iter().find(|row| row.get::<_, &str>(0) == column).map(|row| row.get::<_, String>(1)).unwrap();
    let primary: Vec<String> = rows.iter().map(|row| row.get::<_, String>(0)).collect();
    let other = match kind.as_str() {
        "bigint" | "integer" => format!("coalesce({column} + 1000, 7)"),
        "text" => format!("coalesce({column} || 'x', 'x')"),
        "bytea" => format!(
            "case when coalesce(length({column}), 0) = 0 then '\\x07'::bytea \
             else set_byte({column}, 0, get_byte({column}, 0) # 1) end"
        ),
        "boolean" => format!("not coalesce({column}, false)"),
        kind => panic!("{table}.{column} is of the kind {kind}"),
    };
    let first = format!("select ctid from {table} order by {} limit 1", primary.join(", "));
    let update = format!("update {table} set {column} = {other} where ctid = ({first})");
    match client.execute(&update, &[]).await {
        Ok(rows) => {
            assert_eq!(rows, 1, "{table}.{column}");
            true
        }
        Err(error) => {
            assert_eq!(
                error.code(),
                Some(&tokio_postgres::error::SqlState::CHECK_VIOLATION),
                "{table}.{column}"
            );
            false
        }
    }
}

/// Every row of every table, by table and column.
fn dump(path: &Path) -> Option<BTreeMap<(String, String), Vec<Value>>> {
    let connection = Connection::open(path).ok()?;
    let mut all = BTreeMap::new();
    for covered in coverage() {
        for (column, _) in covered.columns {
            let key = primary(&connection, covered.table);
            let mut ask =
                connection.prepare(&format!("select {column} from {} order by {key}", covered.table)).ok()?;
            let rows = ask.query_map([], |row| row.get(0)).ok()?.collect::<Result<_, _>>().ok()?;
            all.insert((covered.table.to_owned(), (*column).to_owned()), rows);
        }
    }
    Some(all)
}

/// How many bytes are changed; the figures in the documents are with more.
const FLIPS: usize = 60;

#[test]
fn of_bytes_changed_at_random_each_is_found_or_means_nothing() {
    let flips = std::env::var("FAIRLY_FLIPS").ok().and_then(|flips| flips.parse().ok()).unwrap_or(FLIPS);
    let lived = LivedIn::new();
    run(write_much(&lived));
    let (whole, before) = (std::fs::read(&lived.path).unwrap(), dump(&lived.path).unwrap());
    let mut runner =
        TestRunner::new_with_rng(Config::default(), TestRng::from_seed(RngAlgorithm::ChaCha, &[7; 32]));
    let mut counts: BTreeMap<String, usize> = BTreeMap::new();
    for _ in 0..flips {
        let (at, bit) = (0..whole.len(), any::<u8>()).new_tree(&mut runner).unwrap().current();
        let mut bytes = whole.clone();
        bytes[at] ^= 1 << (bit % 8);
        let path = copy(&lived);
        std::fs::write(&path, &bytes).unwrap();
        let outcome = match found(&path) {
            Found::Opening | Found::Verifying => FOUND.to_owned(),
            Found::Not => unnoticed(&before, &dump(&path).expect("it was verified")),
        };
        *counts.entry(outcome).or_default() += 1;
    }
    println!("of {flips} bytes changed in {} kB: {counts:?}", whole.len() / 1024);
    assert!(counts.get(FOUND).copied().unwrap_or(0) > flips / 2, "{counts:?}");
}

/// So much that most bytes of the file mean something.
async fn write_much(lived: &LivedIn) {
    let journal = open(&Storage::Sqlite(lived.path.clone())).await;
    let stream = StreamId::of("team", "ash");
    for version in 0..300 {
        let mut append = one(&stream, Version(version), &format!("ash {version}")).asked([7; 200]);
        append.entries[0].body = format!("\"{}\"", "x".repeat(400)).into_bytes();
        append.seal = vec![Secret::new(format!("ash {version}").into(), "ash".into(), [7; 100])];
        journal.append(append).await.unwrap();
    }
    journal.close().await;
}

/// What is said of a change that was found.
const FOUND: &str = "found";

/// Why nobody noticed: the byte means nothing, or it is in columns that are said not to be covered, which are named.
fn unnoticed(
    before: &BTreeMap<(String, String), Vec<Value>>,
    after: &BTreeMap<(String, String), Vec<Value>>,
) -> String {
    let changed =
        before.iter().filter(|(place, rows)| after.get(*place) != Some(*rows)).map(|(place, _)| place);
    let changed: Vec<_> = changed.collect();
    for (table, column) in &changed {
        let covered = coverage().iter().find(|covered| covered.table == table).unwrap();
        let cover = covered.columns.iter().find(|(name, _)| name == column).unwrap().1;
        assert!(matches!(cover, Cover::Not), "{table}.{column} is said to be {cover} and was changed unseen");
    }
    let named: Vec<String> = changed.iter().map(|(table, column)| format!("{table}.{column}")).collect();
    if named.is_empty() {
        "free space".to_owned()
    } else {
        format!("not covered, as is said: {}", named.join(", "))
    }
}
