//! A journal with something of everything, closed, to be tampered with; and verifying it afterwards.

use std::path::{Path, PathBuf};

use journal::{
    Credential, Journal, Look, MasterKey, Moment, NewCode, NewJob, Notice, OpenError, Recorded, Refold,
    Secret, Seen, Session, SessionKey, Snapshot, Storage, StoreError, StreamId, Verified, Version,
};

use crate::support::{key, one, open, run};

/// A journal in a folder of its own.
pub(crate) struct LivedIn {
    pub(crate) path: PathBuf,
    pub(crate) _folder: tempfile::TempDir,
}

impl LivedIn {
    pub(crate) fn new() -> Self {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("journal.db");
        run(async {
            let journal = open(&Storage::Sqlite(path.clone())).await;
            fill(&journal).await;
            journal.close().await;
        });
        Self { path, _folder: folder }
    }
}

/// Why a journal could not be verified.
#[derive(Debug)]
pub(crate) enum NotVerified {
    Open,
    Store,
}

impl From<OpenError> for NotVerified {
    fn from(_: OpenError) -> Self {
        Self::Open
    }
}

impl From<StoreError> for NotVerified {
    fn from(_: StoreError) -> Self {
        Self::Store
    }
}

pub(crate) fn verify(path: &Path) -> Result<Verified, NotVerified> {
    verify_with(path, &key())
}

fn verify_with(path: &Path, key: &MasterKey) -> Result<Verified, NotVerified> {
    run(verify_at(&Storage::Sqlite(path.to_owned()), key))
}

pub(crate) async fn verify_at(place: &Storage, key: &MasterKey) -> Result<Verified, NotVerified> {
    let journal = Journal::open(place, key).await?;
    let verified = journal.verify(&counts).await;
    journal.close().await;
    Ok(verified?)
}

/// Twenty events, two secrets, and a row or more in every table.
pub(crate) async fn fill(journal: &Journal) {
    for version in 0..10 {
        for team in ["elm", "oak"] {
            let stream = StreamId::of("team", team);
            let mut append = one(&stream, Version(version), &format!("{team} {version}"));
            if version == 0 {
                append.seal = vec![Secret::new(team.into(), team.into(), "words")];
                append.jobs = vec![NewJob::new("tell", Moment::now(), "{}")];
            }
            if version == 1 && team == "elm" {
                append.seal = vec![Secret::new("zed's name".into(), "zed".into(), "Zed")];
            }
            journal.append(append).await.unwrap();
        }
    }
    let now = Moment::now();
    journal.erase(&"zed".into(), now).await.unwrap();
    let look = |number: u8| Look {
        at: now,
        actor: format!("account/{number}").as_str().into(),
        subject: "elm".into(),
        record: "home".into(),
        purpose: "round".into(),
    };
    journal.looks().write((0..5).map(look).collect()).await.unwrap();
    journal.save_file("streets/elm", b"roads").await.unwrap();
    let snapshot = Snapshot { version: Version(10), form: "count/1".into(), body: b"10".to_vec() };
    journal.save_snapshot(&"team/elm".into(), snapshot).await.unwrap();
    journal.prove().await.unwrap();
    people(journal, now).await;
}

async fn people(journal: &Journal, now: Moment) {
    let (keyring, zoe) = (journal.keyring(), "zoe".into());
    keyring.make_account(&zoe, "zoe@example.org", b"Zoe", now).await.unwrap();
    let notice = Notice { id: "week".to_owned(), at: now, body: "{}".to_owned(), read_at: None };
    assert!(journal.notices().give(&zoe, &notice, now).await.unwrap());
    let password = Credential {
        account: zoe.clone(),
        kind: "password".into(),
        id: vec![],
        secret: b"hash".to_vec().into(),
        counter: 0,
        made_at: now,
        used_at: None,
    };
    keyring.save_credential(&password).await.unwrap();
    let code = NewCode {
        kind: "recovery".into(),
        code: "abc".to_owned().into(),
        account: Some(zoe.clone()),
        payload: b"lets in".to_vec(),
        made_at: now,
        ends_at: now,
    };
    keyring.save_codes(vec![code], None).await.unwrap();
    let session = Session {
        key: SessionKey::of("id"),
        account: Some(zoe.clone()),
        data: b"known".to_vec(),
        device: "Firefox".into(),
        made_at: now,
        seen_at: now,
        idle_until: now,
        ends_at: now,
    };
    journal.sessions().begin(&session).await.unwrap();
    let seen = Seen { since: Version(1), since_at: now, latest: Version(2), at: now };
    journal.seen().save(&zoe, (&"team/elm".into(), "this week"), seen, Moment::from_micros(0)).await.unwrap();
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
