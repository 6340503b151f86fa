//! A full disk refuses with a clear word, loses nothing, and goes on once there is room.

use std::path::Path;
use std::process::Command;

use journal::{AppendError, Storage, StoreError, StreamId, Version};

use crate::support::{one, open, run};

/// A small disk of its own, made in a namespace of its own where the system lets us.
#[test]
fn a_full_disk_refuses_and_loses_nothing() {
    let folder = tempfile::tempdir().unwrap();
    let mount = format!("mount -t tmpfs -o size=2m fairly '{0}' && exec \"$@\"", folder.path().display());
    let child = Command::new("unshare")
        .args(["--map-root-user", "--mount", "sh", "-c", &mount, "sh"])
        .arg(std::env::current_exe().unwrap())
        .args(["full::the_child_fills_the_disk", "--exact", "--nocapture"])
        .env("FAIRLY_FULL", folder.path())
        .output();
    let out = match child {
        Ok(out) => String::from_utf8_lossy(&[out.stdout, out.stderr].concat()).into_owned(),
        Err(error) => error.to_string(),
    };
    if out.contains("running 1 test") {
        assert!(out.contains("went on after it was full"), "{out}");
    } else {
        eprintln!("skipped: no small disk can be made here: {out}");
    }
}

/// Does nothing where it was not started by the test above.
#[test]
fn the_child_fills_the_disk() {
    let Some(disk) = std::env::var_os("FAIRLY_FULL") else { return };
    run(fill(Path::new(&disk)));
}

async fn fill(disk: &Path) {
    let ballast = disk.join("ballast");
    std::fs::write(&ballast, vec![1; 1 << 20]).unwrap();
    let journal = open(&Storage::Sqlite(disk.join("journal.db"))).await;
    let stream = StreamId::of("team", "oak");
    let mut version = Version(0);
    let large = format!("\"{}\"", "x".repeat(20_000));
    let next = |version: Version| one(&stream, version, &version.to_string()).entry("note/1", large.clone());
    let refused = loop {
        match journal.append(next(version)).await {
            Ok(_) => version.0 += 2,
            Err(error) => break error,
        }
        assert!(version.0 < 1_000, "a disk of two megabytes took more");
    };
    assert_eq!(refused, AppendError::Store(StoreError::Full));
    assert!(refused.to_string().contains("the disk is full"));
    assert!(version.0 > 4);
    assert_eq!(journal.append(next(version)).await, Err(AppendError::Store(StoreError::Full)));
    assert_eq!(journal.prove().await, Err(StoreError::Full), "who asks whether it is ready hears no");
    assert_eq!(journal.read(&stream, Version(0), 10_000).await.unwrap().len() as u64, version.0);
    std::fs::remove_file(ballast).unwrap();
    journal.prove().await.unwrap();
    journal.append(next(version)).await.unwrap();
    assert_eq!(journal.verify(&|_, _| None).await.unwrap().findings, []);
    assert_eq!(journal.version(&stream).await.unwrap(), Version(version.0 + 2));
    journal.close().await;
    println!("went on after it was full");
}
