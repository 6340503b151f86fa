//! One value that does not open reads as missing, is reported, and everything else works.

use journal::{Storage, Unreadable};

use crate::lived::LivedIn;
use crate::support::{open, run};

#[test]
fn one_unreadable_value_is_reported_and_the_others_open() {
    let lived = LivedIn::new();
    let damage = "update vault set sealed = randomblob(60) where id = 'elm'; \
                  update accounts set profile = zeroblob(50); update credentials set secret = zeroblob(50); \
                  update codes set payload = zeroblob(50); \
                  update sessions set data = zeroblob(50), ends_at = 1 << 60, idle_until = 1 << 60";
    rusqlite::Connection::open(&lived.path).unwrap().execute_batch(damage).unwrap();
    run(async {
        let journal = open(&Storage::Sqlite(lived.path.clone())).await;
        assert_eq!(journal.unreadable(), []);
        assert_eq!(journal.open_all_in(&"team/elm".into()).await.unwrap().len(), 0);
        assert_eq!(journal.open_all_in(&"team/oak".into()).await.unwrap().len(), 1);
        assert_eq!(journal.open_sealed(&["elm".into(), "oak".into()]).await.unwrap().len(), 1);
        let (keyring, zoe) = (journal.keyring(), "zoe".into());
        assert_eq!(keyring.accounts().await.unwrap(), []);
        assert_eq!(keyring.account(&zoe).await.unwrap(), None);
        assert_eq!(keyring.credentials_of(&zoe).await.unwrap(), []);
        assert_eq!(keyring.codes("recovery").await.unwrap(), []);
        assert_eq!(journal.sessions().of(&zoe, journal::Moment::now()).await.unwrap(), []);
        let reported = journal.unreadable();
        assert_eq!(reported.len(), 5, "{reported:?}");
        assert_eq!(reported[0], Unreadable::Value("elm".into()));
        assert!(reported[0].to_string().ends_with("value elm"));
        journal.close().await;
    });
}
