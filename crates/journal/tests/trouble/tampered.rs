//! Whoever changes what is stored is found out.

use journal::{Finding, Journal, Place, Secret, StreamId, Version};

use crate::support::{one, open, run};

/// Writes twenty events and two secrets, tampers, and verifies.
fn tamper(with: &str) -> Vec<Finding> {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("journal.db");
    run(async {
        let place = Place::Sqlite(path.clone());
        let journal = open(&place).await;
        fill(&journal).await;
        journal.close().await;
        rusqlite::Connection::open(&path).unwrap().execute_batch(with).unwrap();
        let journal = open(&place).await;
        let found = journal.verify(&|_, _| None).await.unwrap().findings;
        journal.close().await;
        found
    })
}

async fn fill(journal: &Journal) {
    for version in 0..10 {
        for team in ["elm", "oak"] {
            let stream = StreamId::of("team", team);
            let mut append = one(&stream, Version(version), &format!("{team} {version}"));
            if version == 0 {
                append.seal = vec![Secret::new(team.into(), team.into(), "words")];
            }
            journal.append(append).await.unwrap();
        }
    }
}

fn elm() -> StreamId {
    StreamId::of("team", "elm")
}

#[test]
fn what_nobody_touched_holds() {
    assert_eq!(tamper(""), []);
}

#[test]
fn a_changed_event_is_found() {
    for change in
        ["body = '{}'", "actor = 'nobody'", "happened_at = happened_at + 1", "zone = 'UTC'", "kind = 'x/1'"]
    {
        let found = tamper(&format!("update entries set {change} where position = 5"));
        assert_eq!(found, [Finding::Broken(elm(), Version(3))], "{change}");
    }
}

#[test]
fn an_event_that_was_taken_out_is_found() {
    let found = tamper("delete from entries where position = 5");
    assert!(found.contains(&Finding::Missing(elm(), Version(3))));
    assert!(found.contains(&Finding::Broken(elm(), Version(4))));
}

#[test]
fn an_end_that_was_taken_off_is_found() {
    let found = tamper("delete from entries where position = 19");
    assert!(found.contains(&Finding::Missing(elm(), Version(10))));
    let hidden = "delete from entries where position > 18; update streams set version = 9, \
                  hash = (select hash from entries where version = 9 and stream = number)";
    let found = tamper(hidden);
    assert!(matches!(found[..], [Finding::Count { events: 18, .. }]), "{found:?}");
}

#[test]
fn two_events_that_changed_places_are_found() {
    let swap = "update entries set position = 100 where position = 5; update entries set position = 5 where position = 6;
                update entries set position = 6 where position = 100";
    assert_eq!(
        tamper(swap),
        [Finding::Broken(elm(), Version(3)), Finding::Broken("team/oak".into(), Version(3))]
    );
}

#[test]
fn a_sealed_value_that_was_changed_or_exchanged_is_found() {
    let changed = tamper("update vault set sealed = randomblob(60) where id = 'elm'");
    assert_eq!(changed, [Finding::Sealed("elm".into())]);
    let exchanged = tamper(
        "update vault set id = 'x' where id = 'elm'; update vault set id = 'elm' where id = 'oak'; \
         update vault set id = 'oak' where id = 'x'",
    );
    assert_eq!(exchanged, [Finding::Sealed("elm".into()), Finding::Sealed("oak".into())]);
    let key = tamper("update keys set wrapped = (select wrapped from keys where subject = 'oak')");
    assert_eq!(key, [Finding::Key("elm".into())]);
}
