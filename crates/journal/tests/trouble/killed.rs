//! Killing the process at any instant loses nothing that was acknowledged, and it starts clean.

use std::collections::BTreeMap;
use std::time::Duration;

use journal::{Appended, Journal, Moment, Storage, StreamId, Version};

use crate::child::{Acknowledged, Load, listen, start};
use crate::support::{one, open, run};

/// How often without being asked for more by `FAIRLY_KILLS`; the figures in the documents are with 500.
const KILLS: u32 = 15;

#[test]
fn killed_at_any_instant_it_loses_nothing_and_starts_clean() {
    let kills = std::env::var("FAIRLY_KILLS").ok().and_then(|kills| kills.parse().ok()).unwrap_or(KILLS);
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("journal.db");
    let place = Storage::Sqlite(path.clone());
    let mut ends: BTreeMap<StreamId, Version> = BTreeMap::new();
    let mut acknowledged = 0;
    for kill in 0..kills {
        let mut child = start(path.to_str().unwrap(), &kill.to_string(), Load::Own, Duration::from_secs(60));
        let heard = listen(&mut child);
        // From before it is open to in the middle of its writing.
        std::thread::sleep(Duration::from_micros(u64::from(chance()) * 3));
        child.kill().unwrap();
        child.wait().unwrap();
        let last = heard.into_iter().inspect(|safe| {
            acknowledged += 1;
            ends.insert(safe.stream.clone(), safe.version);
        });
        let last = last.last();
        run(async {
            let journal = open(&place).await;
            starts_clean(&journal, &ends, last).await;
            journal.close().await;
        });
    }
    assert!(acknowledged > 0, "it was always killed before it wrote");
    run(async {
        let journal = open(&place).await;
        all_or_nothing(&journal).await;
        journal.close().await;
    });
    eprintln!("killed {kills} times; {acknowledged} acknowledged, none lost");
}

/// What was acknowledged is there, and the last command is known.
async fn starts_clean(journal: &Journal, ends: &BTreeMap<StreamId, Version>, last: Option<Acknowledged>) {
    let there: BTreeMap<StreamId, Version> = journal.streams("").await.unwrap().into_iter().collect();
    for (stream, version) in ends {
        assert!(there.get(stream) >= Some(version), "{stream} was acknowledged at {version}");
    }
    if let Some(Acknowledged { stream, command, .. }) = last {
        let again = journal.append(one(&stream, Version(0), &command)).await;
        assert_eq!(again, Ok(Appended::Repeated(command.into_bytes())));
    }
}

/// Each command wrote one event, one secret and one job, or nothing.
async fn all_or_nothing(journal: &Journal) {
    let verified = journal.verify(&|_, _| None).await.unwrap();
    assert_eq!(verified.findings, []);
    assert_eq!(verified.sealed, verified.events);
    let mut jobs = 0;
    loop {
        let hour = Duration::from_secs(3600);
        match journal.jobs().take(&["tell"], hour, 10_000, Moment::now()).await.unwrap().len() {
            0 => break,
            taken => jobs += taken as u64,
        }
    }
    assert_eq!(jobs, verified.events);
}

/// A number that nobody can foresee.
fn chance() -> u16 {
    uuid::Uuid::new_v4().as_bytes()[..2].iter().fold(0, |number, byte| number << 8 | u16::from(*byte))
}
