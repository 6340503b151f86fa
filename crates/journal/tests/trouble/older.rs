//! A journal that the version before made opens and verifies, and what was not chained then is named.

use journal::{Finding, Journal, Storage, Verified};

use crate::lived::{LivedIn, fill, verify};
use crate::support::{open, run, schema};

/// Takes back the change of form that chained what was promised.
const BEFORE: &str = "drop table chains; drop table erasures; drop table sealings; drop table filings; \
    drop table probe; drop table notices; drop index commands_by_number; drop index jobs_by_about; \
    alter table jobs drop column about; alter table jobs drop column told; alter table jobs drop column stopping; \
    alter table commands drop column stream; alter table commands drop column actor; \
    alter table commands drop column asked; alter table commands drop column number; \
    alter table commands drop column hash; alter table looks drop column hash; \
    delete from migrations where number >= 3";

fn all_from_before(verified: &Verified) {
    assert_eq!(verified.findings, []);
    let before: Vec<(&str, u64)> = verified.before.iter().map(|(table, rows)| (*table, *rows)).collect();
    // The value that was erased left nothing.
    assert_eq!(before, [("commands", 20), ("erasures", 1), ("filings", 1), ("looks", 5), ("sealings", 2)]);
    assert_eq!(verified.rows, verified.before);
}

#[test]
fn an_older_file_opens_and_verifies_and_is_chained_from_then_on() {
    let lived = LivedIn::new();
    rusqlite::Connection::open(&lived.path).unwrap().execute_batch(BEFORE).unwrap();
    all_from_before(&verify(&lived.path).unwrap());
    let tamper = "update looks set purpose = 'none' where number = 2; delete from vault where id = 'oak'";
    rusqlite::Connection::open(&lived.path).unwrap().execute_batch(tamper).unwrap();
    let found = verify(&lived.path).unwrap().findings;
    assert_eq!(found, [Finding::Row("looks", 2), Finding::Lost("oak".into(), "oak".into())]);
}

#[test]
fn an_older_database_opens_and_verifies() {
    run(async {
        let Some((url, client)) = schema().await else { return };
        let place = Storage::Postgres(url);
        let journal = open(&place).await;
        fill(&journal).await;
        journal.close().await;
        client.batch_execute(BEFORE).await.unwrap();
        let journal = open(&place).await;
        all_from_before(&journal.verify(&|_, _| None).await.unwrap());
        more_is_chained(&journal).await;
        journal.close().await;
    });
}

async fn more_is_chained(journal: &Journal) {
    journal.save_file("streets/oak", b"more roads").await.unwrap();
    let verified = journal.verify(&|_, _| None).await.unwrap();
    assert_eq!((verified.findings.len(), verified.rows["filings"], verified.before["filings"]), (0, 2, 1));
}
