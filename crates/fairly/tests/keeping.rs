//! Keeping what was written: backup, restore, verify, export, erase, migrate, as someone at a command line sees them.
#![expect(clippy::expect_used, reason = "helpers of tests may stop them")]

use fairly::board::{Ink, Style};
use fairly::cli::{Exit, Terminal, run};
use journal::{Append, Appended, Journal, MasterKey, Meta, Moment, Secret, Storage, Version};
use std::cell::RefCell;
use std::ffi::OsString;
use std::io::Write;
use std::path::Path;
use std::rc::Rc;
use tempfile::TempDir;

/// Collects what is written.
#[derive(Clone, Default)]
struct Paper(Rc<RefCell<Vec<u8>>>);

impl Write for Paper {
    fn write(&mut self, bytes: &[u8]) -> std::io::Result<usize> {
        self.0.borrow_mut().extend_from_slice(bytes);
        Ok(bytes.len())
    }

    fn flush(&mut self) -> std::io::Result<()> {
        Ok(())
    }
}

/// Runs a command in a folder: `@name` stands for the file of that name. How it ended, and all that it said.
fn fairly(folder: &TempDir, command: &str) -> (Exit, String) {
    let paper = Paper::default();
    let style = Style { width: 80, ink: Ink::Plain };
    let mut terminal = Terminal::writing(Box::new(paper.clone()), Box::new(paper.clone()), style);
    let folder = folder.path().to_str().expect("a plain path");
    let words = command.split(' ').map(|word| match word.strip_prefix('@') {
        Some(name) => format!("{folder}/{name}"),
        None => word.to_owned(),
    });
    let exit = run(std::iter::once("fairly".to_owned()).chain(words).map(OsString::from), &mut terminal);
    let said = String::from_utf8(paper.0.borrow().clone()).expect("words");
    (exit, said.replace(folder, "@"))
}

/// A folder with a journal in which Anna has a name, and words for backups.
fn lived_in() -> TempDir {
    let folder = tempfile::tempdir().expect("a folder");
    std::fs::write(folder.path().join("words"), "two rivers meet\n").expect("words");
    let key = MasterKey::random().expect("chance");
    key.write(&folder.path().join("fairly.db.key")).expect("a key");
    let runtime = tokio::runtime::Runtime::new().expect("threads");
    runtime.block_on(async {
        let place = Storage::Sqlite(folder.path().join("fairly.db"));
        let journal = Journal::open(&place, &key).await.expect("a journal");
        let meta = Meta {
            actor: "zoe".into(),
            command: "first".into(),
            happened_at: Moment::now(),
            zone: "Europe/London".into(),
        };
        let mut append =
            Append::new("note/oak".into(), Version(0), meta).entry("name-kept/1", r#"{"name":"s1"}"#);
        append.seal = vec![Secret::new("s1".into(), "anna".into(), r#"{"name":"Anna Arden"}"#)];
        assert!(matches!(journal.append(append).await, Ok(Appended::Written(_))));
        journal.close().await;
    });
    folder
}

fn text(path: impl AsRef<Path>) -> String {
    std::fs::read_to_string(path).expect("a text")
}

#[test]
fn what_is_backed_up_can_be_restored_and_verified() {
    let folder = lived_in();
    let (exit, said) = fairly(&folder, "backup --data @fairly.db --passphrase-file @words -o @monday.age");
    assert_eq!(exit, Exit::Fine, "{said}");
    assert!(said.starts_with("@/monday.age holds everything up to event 1: "), "{said}");
    let (exit, said) = fairly(&folder, "restore @monday.age --passphrase-file @words --data @new.db");
    let told = "@/new.db holds 1 events in 1 streams, all verified; its key is in @/new.db.key.\n";
    assert_eq!((exit, said.as_str()), (Exit::Fine, told));
    let (exit, said) = fairly(&folder, "verify --data @new.db --ends");
    assert_eq!(exit, Exit::Fine);
    assert!(said.starts_with("note/oak 1 "), "{said}");
    let sums = "1 events in 1 streams, 0 snapshots, 1 sealed values; 0 erased: all as they were written.\n";
    assert!(said.ends_with(sums), "{said}");
    let (exit, said) = fairly(&folder, "restore @monday.age --passphrase-file @words --data @new.db");
    assert_eq!(exit, Exit::Unusable);
    assert!(said.contains("is there already and was left as it is"), "{said}");
}

#[test]
fn an_export_is_a_file_with_names_that_its_owner_alone_may_read() {
    let folder = lived_in();
    assert_eq!(fairly(&folder, "export --data @fairly.db"), (Exit::Fine, "note/oak: 1 events\n".to_owned()));
    let (exit, said) = fairly(&folder, "export --data @fairly.db note/oak -o @oak.jsonl");
    assert_eq!((exit, said.as_str()), (Exit::Fine, "@/oak.jsonl holds 1 events and 1 values of note/oak.\n"));
    let lines = text(folder.path().join("oak.jsonl"));
    assert_eq!(lines.lines().count(), 2);
    assert!(lines.contains(r#""body":{"name":"s1"}"#) && lines.contains("Anna Arden"), "{lines}");
    let (exit, said) = fairly(&folder, "export --data @fairly.db note/elm -o @elm.jsonl");
    assert_eq!(exit, Exit::Unusable);
    assert!(said.contains("nothing has happened in note/elm"), "{said}");
}

#[test]
fn whoever_is_erased_is_in_no_export() {
    let folder = lived_in();
    let (exit, said) = fairly(&folder, "erase --data @fairly.db anna");
    assert_eq!(exit, Exit::Unusable);
    assert!(said.contains("1 values are kept about anna; to destroy them for ever, say --yes"), "{said}");
    let (exit, said) = fairly(&folder, "erase --data @fairly.db anna --yes");
    assert_eq!(exit, Exit::Fine, "{said}");
    assert!(said.contains("destroyed: the key to their record (1)"), "{said}");
    assert!(said.contains("stays: backups made before this: they still hold the key"), "{said}");
    let (exit, said) = fairly(&folder, "erase --data @fairly.db anna --yes");
    assert_eq!(exit, Exit::Unusable);
    assert!(said.contains("is this the right id?"), "{said}");
    fairly(&folder, "export --data @fairly.db note/oak -o @oak.jsonl");
    assert!(!text(folder.path().join("oak.jsonl")).contains("Anna"));
}

#[test]
fn the_help_says_what_the_page_says() {
    let folder = lived_in();
    let (_, said) = fairly(&folder, "erase --help");
    let plain = |text: &str| text.split_whitespace().collect::<Vec<_>>().join(" ");
    assert!(plain(&said).contains(&plain(service::erasures::WHAT_IT_DOES)), "{said}");
}

#[test]
fn verifying_says_what_it_covers() {
    let folder = lived_in();
    let (exit, said) = fairly(&folder, "verify --explain");
    assert_eq!(exit, Exit::Fine);
    let looks = "looks: who looked at whose record\n  in the chain of hashes: number, at, actor, subject, record, purpose, hash\n";
    assert!(said.contains(looks), "{said}");
    assert!(said.contains("jobs: what is still to be done\n  not covered: number, "), "{said}");
}

#[test]
fn no_job_is_parked_in_a_new_journal() {
    let folder = lived_in();
    let said = fairly(&folder, "jobs list --data @fairly.db");
    assert_eq!(said, (Exit::Fine, "No job is parked.\n".to_owned()));
    let (exit, said) = fairly(&folder, "jobs retry 7 --data @fairly.db");
    assert_eq!(exit, Exit::Unusable);
    assert!(said.contains("no parked job with this number"), "{said}");
}

#[test]
fn a_journal_without_its_key_gets_no_new_one() {
    let folder = lived_in();
    let key = folder.path().join("fairly.db.key");
    std::fs::rename(&key, folder.path().join("elsewhere")).expect("the key moved");
    let (exit, said) = fairly(&folder, "serve --data @fairly.db --listen 127.0.0.1:0");
    assert_eq!(exit, Exit::Unusable);
    assert!(said.contains("no new key was made"), "{said}");
    assert!(!key.exists());
}

#[test]
fn a_journal_is_moved_to_another_store_with_the_same_key() {
    let folder = lived_in();
    let (exit, said) = fairly(&folder, "migrate --data @fairly.db --to @other.db");
    assert_eq!(exit, Exit::Fine, "{said}");
    assert!(said.contains("entries: 1, the same in both\n"), "{said}");
    assert_eq!(fairly(&folder, "verify --data @other.db --key-file @fairly.db.key").0, Exit::Fine);
    let (exit, said) = fairly(&folder, "migrate --data @fairly.db --to @other.db");
    assert_eq!(exit, Exit::Unusable);
    assert!(said.contains("there is a journal already where this one should go"), "{said}");
}

#[test]
fn nothing_is_made_where_something_was_to_be_found() {
    let folder = lived_in();
    let (exit, said) = fairly(&folder, "verify --data @elsewhere.db");
    assert_eq!(
        (exit, said.as_str()),
        (Exit::Unusable, "fairly: there is no journal at @/elsewhere.db; say where it is\n")
    );
    let (exit, _) = fairly(&folder, "verify --data @fairly.db --key-file @other.key");
    assert_eq!(exit, Exit::Unusable);
    let files = std::fs::read_dir(folder.path()).expect("a folder").count();
    assert_eq!(files, 3);
}
