//! Anyone who changes what is stored is found out.

use journal::{Finding, StreamId, Version};

use crate::lived::{LivedIn, verify};

/// Writes a journal with something of everything, tampers, and verifies.
fn tamper(with: &str) -> Vec<Finding> {
    let lived = LivedIn::new();
    rusqlite::Connection::open(&lived.path).unwrap().execute_batch(with).unwrap();
    verify(&lived.path).unwrap().findings
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
    assert!(matches!(found[..], [Finding::Snapshot(_), Finding::Count { events: 18, .. }]), "{found:?}");
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
    assert_eq!(exchanged, [Finding::Stray("elm".into()), Finding::Stray("oak".into())]);
    let key = tamper(
        "update keys set wrapped = (select wrapped from keys where subject = 'oak') where subject = 'elm'",
    );
    assert_eq!(key, [Finding::Key("elm".into())]);
}

#[test]
fn what_was_promised_to_people_cannot_be_taken_back() {
    let looks = tamper("delete from looks");
    assert_eq!(looks, [Finding::ChainEnd("looks")]);
    assert_eq!(
        tamper("delete from looks where number = 2"),
        [Finding::RowMissing("looks", 2), Finding::Row("looks", 3)]
    );
    assert_eq!(tamper("update looks set actor = 'nobody' where number = 2"), [Finding::Row("looks", 2)]);
    assert_eq!(
        tamper("update commands set answer = zeroblob(4) where command = 'elm 3'"),
        [Finding::Row("commands", 7)]
    );
    assert_eq!(tamper("delete from commands where command = 'oak 9'"), [Finding::ChainEnd("commands")]);
    let erasure = "delete from erasures where subject = 'zed'; update chains set number = 0, hash = zeroblob(32) \
                   where name = 'erasures'";
    assert_eq!(tamper(erasure)[0], Finding::LostKey("zed".into()));
}

#[test]
fn what_is_missing_is_told_from_what_was_erased() {
    let value = tamper("delete from vault where id = 'elm'");
    assert_eq!(value, [Finding::Lost("elm".into(), "elm".into())]);
    let key = tamper("delete from keys where subject = 'elm'");
    assert_eq!(key, [Finding::LostKey("elm".into())]);
    let both = tamper("delete from vault where id = 'elm'; delete from keys where subject = 'elm'");
    assert_eq!(both, [Finding::Lost("elm".into(), "elm".into())]);
    let as_if_erased = tamper(
        "delete from vault where id = 'elm'; update keys set wrapped = null, destroyed_at = 1 where subject = 'elm'",
    );
    assert_eq!(as_if_erased, [Finding::LostKey("elm".into()), Finding::Lost("elm".into(), "elm".into())]);
    let back =
        tamper("insert into vault (id, subject, stream, sealed) values ('zed', 'zed', 'team/elm', x'00')");
    assert_eq!(back, [Finding::Stray("zed".into())]);
}

#[test]
fn accounts_files_and_snapshots_are_looked_at_too() {
    assert_eq!(tamper("update accounts set profile = zeroblob(60)"), [Finding::Account("zoe".into())]);
    assert_eq!(
        tamper("update credentials set account = 'ann'"),
        [Finding::Credential("ann".into(), "password".into())]
    );
    assert_eq!(tamper("update files set body = zeroblob(5)"), [Finding::File("streets/elm".into())]);
    let with_its_sum = "update files set body = x'00', \
                        sum = x'6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d'";
    assert_eq!(tamper(with_its_sum), [Finding::File("streets/elm".into())]);
    assert_eq!(tamper("delete from files"), [Finding::File("streets/elm".into())]);
    assert_eq!(tamper("update snapshots set body = x'3131'"), [Finding::Snapshot(elm())]);
}
