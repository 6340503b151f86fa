//! Verifying, exporting, backing up and carrying: what was written is what comes out.

use journal::{
    BackupError, CarryError, Finding, Journal, Lock, MasterKey, NewJob, Recorded, Refold, Secret, Seen,
    Session, SessionKey, Snapshot, Storage, StreamId, Unlock, Version, restore,
};
use journal::{Look, Moment};

use crate::support::{key, one, place, team, write};

/// A journal with something of everything.
async fn lived_in(journal: &Journal) {
    let anna = Secret::new("anna's name".into(), "anna".into(), r#"{"name":"Anna Arden"}"#);
    let ben = Secret::new("ben's name".into(), "ben".into(), "Ben\nBarker");
    let mut first = one(&team(), 0, "a").entry("team-named/1", r#"{"sealed":"anna's name"}"#);
    first.seal = vec![anna, ben];
    first.jobs = vec![NewJob::new("tell", Moment::now(), "{}")];
    write(journal, first).await;
    for version in 0..30 {
        write(journal, one(&StreamId::of("council", "town"), version, &format!("c{version}"))).await;
    }
    write(journal, one(&team(), 2, "b")).await;
    journal.erase(&"ben".into(), Moment::now()).await.unwrap();
    journal.jobs().take(&["tell"], std::time::Duration::ZERO, 1, Moment::now()).await.unwrap();
    let look = Look {
        at: Moment::now(),
        actor: "zoe".into(),
        subject: "anna".into(),
        record: "home".into(),
        purpose: "round".into(),
    };
    journal.looks().write(vec![look]).await.unwrap();
    let keyring = journal.keyring();
    keyring.make_account(&"zoe".into(), "zoe@example.org", b"Zoe", Moment::now()).await.unwrap();
    let far = Moment::from_micros(i64::MAX);
    let session = Session {
        key: SessionKey::of("id"),
        account: Some("zoe".into()),
        data: vec![],
        device: "Firefox".into(),
        made_at: Moment::now(),
        seen_at: Moment::now(),
        idle_until: far,
        ends_at: far,
    };
    journal.sessions().begin(&session).await.unwrap();
    let now = Moment::now();
    let seen = Seen { since: Version(1), since_at: now, latest: Version(2), at: now };
    journal.seen().save(&"zoe".into(), (&team(), "this week"), seen, Moment::from_micros(0)).await.unwrap();
}

/// Counts events: a fold to compare snapshots with.
struct Count(u64);

impl Refold for Count {
    fn apply(&mut self, _: &Recorded) {
        self.0 += 1;
    }

    fn body(&self) -> Vec<u8> {
        self.0.to_string().into_bytes()
    }
}

fn counts(_: &StreamId, form: &str) -> Option<Box<dyn Refold>> {
    (form == "count/1").then(|| Box::new(Count(0)) as Box<dyn Refold>)
}

fn snapshot(version: u64, body: &str) -> Snapshot {
    Snapshot { version: Version(version), form: "count/1".into(), body: body.as_bytes().to_vec() }
}

pub(crate) async fn what_is_whole_verifies(journal: Journal) {
    lived_in(&journal).await;
    journal.save_snapshot(&team(), snapshot(2, "2")).await.unwrap();
    let verified = journal.verify(&counts).await.unwrap();
    assert_eq!(verified.findings, []);
    assert_eq!((verified.position.0, verified.events, verified.ends.len()), (33, 33, 2));
    assert_eq!((verified.snapshots, verified.sealed, verified.erased), (1, 1, 1));
    let last = journal.read(&team(), Version(2), 1).await.unwrap().remove(0);
    assert_eq!(verified.ends[&team()], (Version(3), last.hash));
}

pub(crate) async fn a_wrong_snapshot_is_found(journal: Journal) {
    lived_in(&journal).await;
    journal.save_snapshot(&team(), snapshot(2, "3")).await.unwrap();
    journal.save_snapshot(&"council/town".into(), snapshot(99, "99")).await.unwrap();
    let found = journal.verify(&counts).await.unwrap().findings;
    assert_eq!(found, [Finding::Snapshot("council/town".into()), Finding::Snapshot(team())]);
}

pub(crate) async fn an_export_holds_the_whole_history_in_the_clear(journal: Journal) {
    lived_in(&journal).await;
    let mut lines = Vec::new();
    let exported = journal.export(&team(), &mut lines).await.unwrap();
    assert_eq!((exported.events, exported.values), (3, 1));
    let lines = String::from_utf8(lines).unwrap();
    let lines: Vec<serde_json::Value> =
        lines.lines().map(|line| serde_json::from_str(line).unwrap()).collect();
    assert_eq!(lines.len(), 4);
    assert_eq!(lines[0]["kind"], "worker-joined/1");
    assert_eq!(lines[0]["body"]["command"], "a");
    assert_eq!(lines[1]["version"], 2);
    assert_eq!(lines[1]["happened_at"], "2026-11-18T11:06:40Z");
    assert_eq!(lines[3]["value"]["name"], "Anna Arden");
}

fn words(words: &str) -> zeroize::Zeroizing<String> {
    words.to_owned().into()
}

pub(crate) async fn a_backup_is_enough_on_a_bare_machine(journal: Journal) {
    lived_in(&journal).await;
    let bare = tempfile::tempdir().unwrap();
    let at = |name: &str| bare.path().join(name);
    // Somebody writes all the while.
    let busy = {
        let journal = journal.clone();
        tokio::spawn(async move {
            for version in 0..50 {
                write(&journal, one(&"team/busy".into(), version, &format!("busy {version}"))).await;
            }
        })
    };
    let saved = journal.backup(&at("backup"), Lock::Passphrase(words("two rivers"))).await.unwrap();
    busy.await.unwrap();
    assert_eq!(std::fs::metadata(at("backup")).unwrap().len(), saved.bytes);
    let again = journal.backup(&at("backup"), Lock::Passphrase(words("two rivers"))).await;
    assert!(matches!(again, Err(BackupError::Exists(_))));
    let wrong =
        restore(&at("backup"), Unlock::Passphrase(words("three rivers")), &at("db"), &at("key")).await;
    assert!(matches!(wrong, Err(BackupError::Locked(_))));
    let restored =
        restore(&at("backup"), Unlock::Passphrase(words("two rivers")), &at("db"), &at("key")).await;
    let restored = restored.unwrap().verified;
    assert_eq!((restored.position, restored.findings.len()), (saved.position, 0));
    let files: Vec<_> =
        std::fs::read_dir(bare.path()).unwrap().map(|entry| entry.unwrap().file_name()).collect();
    assert_eq!(files.len(), 3, "{files:?}");
    let back =
        Journal::open(&Storage::Sqlite(at("db")), &MasterKey::from_file(&at("key")).unwrap()).await.unwrap();
    assert_eq!(
        back.read(&team(), Version(0), 9).await.unwrap(),
        journal.read(&team(), Version(0), 9).await.unwrap()
    );
    let sealed = back.open_all_in(&team()).await.unwrap();
    assert_eq!(sealed[&"anna's name".into()].as_slice(), br#"{"name":"Anna Arden"}"#);
    assert!(back.keyring().account_named("zoe@example.org").await.unwrap().is_some());
    assert_eq!(back.sessions().of(&"zoe".into(), Moment::now()).await.unwrap(), []);
    back.close().await;
    let over = restore(&at("backup"), Unlock::Passphrase(words("two rivers")), &at("db"), &at("key")).await;
    assert!(matches!(over, Err(BackupError::Exists(_))));
}

pub(crate) async fn a_machine_that_backs_up_need_not_be_able_to_read_it(journal: Journal) {
    lived_in(&journal).await;
    let bare = tempfile::tempdir().unwrap();
    let at = |name: &str| bare.path().join(name);
    let identity = age::x25519::Identity::generate();
    let recipient = identity.to_public().to_string();
    assert!(matches!(
        journal.backup(&at("backup"), Lock::Recipient("age1".into())).await,
        Err(BackupError::NotAKey)
    ));
    let saved = journal.backup(&at("backup"), Lock::Recipient(recipient)).await.unwrap();
    let secret = age::secrecy::ExposeSecret::expose_secret(&identity.to_string()).to_owned();
    let unlock = Unlock::Identity(secret.into());
    let restored = restore(&at("backup"), unlock, &at("db"), &at("key")).await.unwrap();
    assert_eq!(restored.verified.position, saved.position);
}

/// From here to each other kind of place, and back.
pub(crate) async fn a_journal_is_carried_there_and_back(journal: Journal) {
    lived_in(&journal).await;
    let folder = tempfile::tempdir().unwrap();
    let kinds = [crate::Kind::Sqlite, crate::Kind::Postgres];
    let mut here = journal.clone();
    for (step, kind) in kinds.into_iter().chain([crate::Kind::Sqlite]).enumerate() {
        let file = folder.path().join(step.to_string());
        let Some(place) = place(kind, &file).await else { continue };
        let there = Journal::open(&place, &key()).await.unwrap();
        let carried = here.carry_to(&there).await.unwrap();
        assert_eq!((carried.position.0, carried.rows["entries"], carried.rows["vault"]), (33, 33, 1));
        assert_eq!(here.carry_to(&there).await, Err(CarryError::NotEmpty));
        here = there;
    }
    let verified = here.verify(&counts).await.unwrap();
    assert_eq!((verified.findings.len(), verified.events), (0, 33));
    // It goes on where it was, with numbers that nobody has.
    let mut more = one(&team(), 3, "more");
    more.jobs = vec![NewJob::new("tell", Moment::now(), "{}")];
    assert_eq!(write(&here, more).await[0].position.0, 34);
    write(&here, one(&"team/new".into(), 0, "new")).await;
    assert_eq!(here.verify(&counts).await.unwrap().findings, []);
    assert_eq!(
        here.jobs().take(&["tell"], std::time::Duration::from_secs(9), 9, Moment::now()).await.unwrap().len(),
        2
    );
}

pub(crate) async fn another_master_key_is_refused(journal: Journal) {
    let other = MasterKey::random().unwrap();
    let opened = Journal::open(journal.place(), &other).await;
    let wrong = matches!(opened, Err(journal::OpenError::WrongKey));
    // A journal in memory is always a new one.
    assert_eq!(wrong, *journal.place() != Storage::Memory);
}
