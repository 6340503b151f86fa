//! Erased is erased: what sealed a person is nowhere in the files.

use std::path::Path;

use journal::{Moment, Secret, Storage, StreamId, Version};

use crate::support::{one, open, run};

fn in_files(folder: &Path, bytes: &[u8]) -> bool {
    let files = std::fs::read_dir(folder).unwrap().map(|entry| std::fs::read(entry.unwrap().path()).unwrap());
    files.into_iter().any(|file| file.windows(bytes.len()).any(|window| window == bytes))
}

#[test]
fn neither_key_nor_sealed_words_are_left_in_the_files() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("journal.db");
    run(async {
        let journal = open(&Storage::Sqlite(path.clone())).await;
        let mut append = one(&StreamId::of("team", "oak"), Version(0), "a");
        append.seal = vec![Secret::new("name".into(), "anna".into(), "Anna Arden")];
        journal.append(append).await.unwrap();
        let look = rusqlite::Connection::open(&path).unwrap();
        let blob = |sql: &str| look.query_row(sql, [], |row| row.get::<_, Vec<u8>>(0)).unwrap();
        let (wrapped, sealed) = (blob("select wrapped from keys"), blob("select sealed from vault"));
        drop(look);
        assert!(in_files(folder.path(), &wrapped) && in_files(folder.path(), &sealed));
        assert!(!in_files(folder.path(), b"Anna Arden"));
        journal.erase(&"anna".into(), Moment::now()).await.unwrap();
        assert!(!in_files(folder.path(), &wrapped));
        assert!(!in_files(folder.path(), &sealed));
    });
}
