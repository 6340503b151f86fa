//! A server starts safely: no new key beside an old journal, nobody else reads its files, and what cannot be written is said.

use std::path::Path;
use std::process::Command;

use journal::{Journal, OpenError, Storage, StoreError};

use crate::lived::LivedIn;
use crate::support::{key, open, run, schema};

async fn no_key_is_made(place: &Storage, file: &Path) {
    let refused = Journal::key_in(file, place).await.unwrap_err();
    assert!(matches!(refused, OpenError::NoKey { .. }), "{refused}");
    assert!(refused.to_string().contains("no new key was made"));
    assert!(!file.exists());
}

#[test]
fn no_key_is_made_beside_a_journal() {
    let lived = LivedIn::new();
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("key");
    run(async {
        no_key_is_made(&Storage::Sqlite(lived.path.clone()), &file).await;
        // Where there is nothing yet, one is made, and found again.
        let new = Storage::Sqlite(folder.path().join("journal.db"));
        let made = Journal::key_in(&file, &new).await.unwrap();
        Journal::open(&new, &made).await.unwrap().close().await;
        assert!(Journal::key_in(&file, &new).await.unwrap() == made);
    });
}

#[test]
fn no_key_is_made_beside_a_journal_in_a_database() {
    run(async {
        let Some((url, _client)) = schema().await else { return };
        let (folder, place) = (tempfile::tempdir().unwrap(), Storage::Postgres(url));
        let file = folder.path().join("key");
        open(&place).await.close().await;
        no_key_is_made(&place, &file).await;
    });
}

#[cfg(unix)]
#[test]
fn nobody_else_reads_the_files() {
    use std::os::unix::fs::PermissionsExt;
    let lived = LivedIn::new();
    let folder = lived.path.parent().unwrap().to_owned();
    let modes = || {
        let files = std::fs::read_dir(&folder).unwrap().map(Result::unwrap);
        let modes =
            files.map(|file| (file.file_name(), file.metadata().unwrap().permissions().mode() & 0o777));
        modes.collect::<Vec<_>>()
    };
    // A version before left it open to all.
    std::fs::set_permissions(&lived.path, std::fs::Permissions::from_mode(0o644)).unwrap();
    run(async {
        let journal = open(&Storage::Sqlite(lived.path.clone())).await;
        journal.prove().await.unwrap();
        assert_eq!(modes().len(), 3);
        assert!(modes().iter().all(|(_, mode)| *mode == 0o600), "{:?}", modes());
        journal.close().await;
    });
}

/// A disk of its own that is read-only, made in a namespace of its own where the system lets us.
#[test]
fn what_cannot_be_written_is_said_to_be_read_only() {
    let lived = LivedIn::new();
    let folder = lived.path.parent().unwrap();
    let mount = format!(
        "mount --bind '{0}' '{0}' && mount -o remount,bind,ro '{0}' && exec \"$@\"",
        folder.display()
    );
    let child = Command::new("unshare")
        .args(["--map-root-user", "--mount", "sh", "-c", &mount, "sh"])
        .arg(std::env::current_exe().unwrap())
        .args(["start::the_child_finds_it_read_only", "--exact", "--nocapture"])
        .env("FAIRLY_READ_ONLY", &lived.path)
        .output();
    let out = match child {
        Ok(out) => String::from_utf8_lossy(&[out.stdout, out.stderr].concat()).into_owned(),
        Err(error) => error.to_string(),
    };
    if out.contains("running 1 test") {
        assert!(out.contains("was said to be read-only"), "{out}");
    } else {
        eprintln!("skipped: no read-only disk can be made here: {out}");
    }
}

/// Does nothing where it was not started by the test above.
#[test]
fn the_child_finds_it_read_only() {
    let Some(path) = std::env::var_os("FAIRLY_READ_ONLY") else { return };
    run(async {
        let refused = Journal::open(&Storage::Sqlite(path.into()), &key()).await.unwrap_err();
        assert!(matches!(refused, OpenError::Store(StoreError::ReadOnly(_))), "{refused:?}");
        let said = refused.to_string();
        assert!(said.contains("cannot be written") && !said.contains("try again in a moment"), "{said}");
        println!("was said to be read-only");
    });
}

#[test]
fn a_folder_that_is_not_there_is_no_matter_of_a_moment() {
    let folder = tempfile::tempdir().unwrap();
    let place = Storage::Sqlite(folder.path().join("nowhere/journal.db"));
    run(async {
        let refused = Journal::open(&place, &key()).await.unwrap_err();
        assert!(matches!(refused, OpenError::Store(StoreError::ReadOnly(_))), "{refused:?}");
    });
}
