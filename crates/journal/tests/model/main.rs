//! Random commands, answered by SQLite, PostgreSQL and a model that is plain enough to be believed: all answer alike.
#![expect(clippy::unwrap_used, reason = "helpers of tests may stop them")]

mod plain;

use journal::{
    Append, AppendError, Appended, Journal, MasterKey, Meta, Moment, NewJob, Position, Secret, Storage,
    StoreError, StreamId, Version,
};
use plain::{Plain, Wanted};
use proptest::prelude::{Strategy, any, prop_oneof};
use proptest::test_runner::{Config, TestCaseError, TestRunner};
use std::path::Path;
use std::time::Duration;

/// Something that is done to a journal.
#[derive(Clone, Debug)]
enum Act {
    Append(Wanted),
    Erase(u8),
    TakeJobs(u8),
    /// Everything is closed and opened again.
    Reopen,
}

fn act() -> impl Strategy<Value = Act> {
    let small = |most: u8| any::<u8>().prop_map(move |number| number % most);
    let wanted = (small(3), small(4), small(30), small(4), small(6), small(2));
    let wanted = wanted.prop_map(|(stream, behind, command, entries, secret, jobs)| Wanted {
        stream,
        // Mostly right, sometimes too old or from the future.
        off: [0, 0, -1, 1][usize::from(behind)],
        command,
        entries,
        // One name for the vault is used again now and then.
        secret: (secret < 3).then_some((secret, command % 20)),
        jobs,
    });
    prop_oneof![
        12 => wanted.prop_map(Act::Append),
        1 => small(3).prop_map(Act::Erase),
        2 => small(4).prop_map(Act::TakeJobs),
        1 => any::<()>().prop_map(|()| Act::Reopen),
    ]
}

/// Runs as many random stories as asked, each on a place of its own.
fn all_alike(cases: u32, place: impl Fn(&Path) -> Storage) {
    let config = Config { cases, failure_persistence: None, ..Config::default() };
    let runtime = tokio::runtime::Builder::new_multi_thread().worker_threads(2).enable_all().build().unwrap();
    let stories = proptest::collection::vec(act(), 1..60);
    let told = TestRunner::new(config).run(&stories, |story| {
        let folder = tempfile::tempdir().unwrap();
        runtime.block_on(tell(&place(folder.path()), story))
    });
    told.unwrap();
}

async fn open(place: &Storage) -> Journal {
    Journal::open(place, &MasterKey::from_text(&"7c".repeat(32)).unwrap()).await.unwrap()
}

async fn tell(place: &Storage, story: Vec<Act>) -> Result<(), TestCaseError> {
    let mut journal = open(place).await;
    let mut plain = Plain::default();
    for act in story {
        match act {
            Act::Append(wanted) => append(&journal, &mut plain, wanted).await?,
            Act::Erase(whom) => {
                let erased = journal.erase(&subject(whom).into(), Moment::now()).await.unwrap();
                let erased = erased.count(journal::Destroyed::Value);
                proptest::prop_assert_eq!(erased, plain.erase(whom));
            }
            Act::TakeJobs(many) => {
                let taken =
                    journal.jobs().take(&["tell"], Duration::from_secs(999), many.into(), Moment::now());
                let taken: Vec<Vec<u8>> = taken.await.unwrap().into_iter().map(|job| job.body).collect();
                proptest::prop_assert_eq!(taken.len(), plain.take_jobs(many));
            }
            Act::Reopen => {
                if *place != Storage::Memory {
                    journal.close().await;
                    journal = open(place).await;
                }
            }
        }
    }
    same_in_the_end(&journal, &plain).await?;
    journal.close().await;
    Ok(())
}

async fn append(journal: &Journal, plain: &mut Plain, wanted: Wanted) -> Result<(), TestCaseError> {
    let expected = plain.version(wanted.stream).saturating_add_signed(wanted.off);
    let meta = Meta {
        actor: "zoe".into(),
        command: wanted.command.to_string().as_str().into(),
        happened_at: Moment::now(),
        zone: "Europe/London".into(),
    };
    let mut append = Append::new(stream(wanted.stream), Version(expected), meta);
    for number in 0..wanted.entries {
        append = append.entry("thing-done/1", number.to_string());
    }
    append.answer = expected.to_string().into_bytes();
    append.seal = wanted.secret.map(|(whom, id)| secret(whom, id)).into_iter().collect();
    let job = NewJob::new("tell", Moment::from_micros(1), "1");
    append.jobs = vec![job; wanted.jobs.into()];
    let told = match journal.append(append).await {
        Ok(Appended::Written(events)) => Ok(Ok(events.len())),
        Ok(Appended::Repeated(answer)) => Ok(Err(answer)),
        Err(AppendError::Conflict { actual }) => Err(format!("version {actual}")),
        Err(AppendError::Erased(whom)) => Err(format!("erased {whom}")),
        Err(AppendError::Store(StoreError::Taken)) => Err("taken".to_owned()),
        Err(other) => Err(other.to_string()),
    };
    proptest::prop_assert_eq!(told, plain.append(wanted, expected));
    Ok(())
}

/// Everything that can be read is what the model says.
async fn same_in_the_end(journal: &Journal, plain: &Plain) -> Result<(), TestCaseError> {
    let events = journal.read_all(Position(0), 10_000).await.unwrap();
    let read: Vec<_> = events
        .iter()
        .map(|event| {
            (event.stream.clone(), event.version.0, event.meta.command.to_string(), event.body.clone())
        })
        .collect();
    let written: Vec<_> = plain
        .events()
        .map(|(on, version, command, body)| {
            (stream(on), version, command.to_string(), body.to_string().into_bytes())
        })
        .collect();
    proptest::prop_assert_eq!(read, written);
    for on in 0..3 {
        let version = Version(plain.version(on));
        proptest::prop_assert_eq!(journal.version(&stream(on)).await.unwrap(), version);
        let opened = journal.open_all_in(&stream(on)).await.unwrap();
        let opened: Vec<String> = opened.keys().map(ToString::to_string).collect();
        proptest::prop_assert_eq!(opened, plain.vault(on));
    }
    proptest::prop_assert_eq!(journal.verify(&|_, _| None).await.unwrap().findings, vec![]);
    Ok(())
}

fn stream(number: u8) -> StreamId {
    StreamId::of("team", number)
}

fn subject(number: u8) -> String {
    format!("person {number}")
}

fn secret(whom: u8, id: u8) -> Secret {
    Secret::new(format!("secret {id:02}").into(), subject(whom).into(), "words")
}

#[test]
fn in_memory_it_does_as_the_model_does() {
    all_alike(48, |_| Storage::Memory);
}

#[test]
fn in_a_file_it_does_as_the_model_does() {
    all_alike(12, |folder| Storage::Sqlite(folder.join("journal.db")));
}

#[test]
fn on_postgres_it_does_as_the_model_does() {
    let Ok(url) = std::env::var("FAIRLY_TEST_POSTGRES") else {
        eprintln!("skipped: FAIRLY_TEST_POSTGRES does not name a PostgreSQL database");
        return;
    };
    all_alike(12, |_| {
        let schema = format!("test_{}", uuid::Uuid::new_v4().simple());
        let make = format!("create schema {schema}");
        // On a thread of its own, as the test runs on a runtime already.
        std::thread::scope(|scope| scope.spawn(|| postgres_does(&url, &make)).join()).unwrap();
        let joint = if url.contains('?') { '&' } else { '?' };
        Storage::Postgres(format!("{url}{joint}options=-csearch_path%3D{schema}"))
    });
}

fn postgres_does(url: &str, statement: &str) {
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap();
    runtime.block_on(async {
        let (client, connection) = tokio_postgres::connect(url, tokio_postgres::NoTls).await.unwrap();
        tokio::spawn(connection);
        client.batch_execute(statement).await.unwrap();
    });
}
