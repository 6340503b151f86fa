//! The vault, and what erasing means.

use journal::{
    AccountId, Append, AppendError, Credential, Destroyed, Erasure, Journal, Moment, NewCode, Secret,
    StoreError, Version,
};

use crate::support::{one, team, write};

fn with(mut append: Append, id: &str, subject: &str, plain: &str) -> Append {
    append.seal.push(Secret::new(id.into(), subject.into(), plain));
    append
}

async fn anna_and_ben(journal: &Journal) {
    let anna = with(one(&team(), 0, "a"), "anna's name", "anna", "Anna Arden");
    write(journal, with(anna, "anna's address", "anna", "12 Mill Lane")).await;
    write(journal, with(one(&team(), 2 - 1, "b"), "ben's name", "ben", "Ben Barker")).await;
}

pub(crate) async fn what_was_sealed_opens(journal: Journal) {
    anna_and_ben(&journal).await;
    let all = journal.open_all_in(&team()).await.unwrap();
    assert_eq!(all.len(), 3);
    assert_eq!(all[&"anna's address".into()].as_slice(), b"12 Mill Lane");
    let some = journal.open_sealed(&["ben's name".into(), "nobody's".into()]).await.unwrap();
    assert_eq!(some.len(), 1);
    assert_eq!(some[&"ben's name".into()].as_slice(), b"Ben Barker");
    assert_eq!(journal.open_all_about(&"anna".into()).await.unwrap().len(), 2);
    assert_eq!(journal.open_all_in(&"team/elm".into()).await.unwrap().len(), 0);
}

pub(crate) async fn whoever_is_erased_cannot_be_read(journal: Journal) {
    anna_and_ben(&journal).await;
    let now = Moment::now();
    let receipt = journal.erase(&"anna".into(), now).await.unwrap();
    assert_eq!(receipt.destroyed, [(Destroyed::Key, 1), (Destroyed::Value, 2)].into());
    assert_eq!((receipt.looks, receipt.names), (0, 2));
    assert_eq!(journal.erase(&"anna".into(), now).await.unwrap().destroyed, [].into());
    let all = journal.open_all_in(&team()).await.unwrap();
    assert_eq!(all.keys().map(|id| id.as_str()).collect::<Vec<_>>(), ["ben's name"]);
    assert_eq!(journal.version(&team()).await.unwrap(), Version(2));
    let more = with(one(&team(), 2, "c"), "anna's phone", "anna", "0123");
    assert_eq!(journal.append(more).await, Err(AppendError::Erased("anna".into())));
    assert_eq!(journal.erase(&"never seen".into(), now).await.unwrap().destroyed, [].into());
    let erased: Vec<_> = journal.erasures(0).await.unwrap();
    assert_eq!(
        erased.iter().map(|(_, subject)| subject.as_str()).collect::<Vec<_>>(),
        ["anna", "anna", "never seen"]
    );
    assert_eq!(journal.last_erasure().await.unwrap(), 3);
    assert_eq!(journal.erasures(2).await.unwrap(), [(3, "never seen".into())]);
    assert_eq!(journal.verify(&|_, _| None).await.unwrap().findings, []);
}

pub(crate) async fn an_erasure_takes_accounts_and_codes_with_it(journal: Journal) {
    anna_and_ben(&journal).await;
    let (keyring, now) = (journal.keyring(), Moment::now());
    let accounts: [AccountId; 2] = ["anna".into(), "ben".into()];
    for account in &accounts {
        keyring.make_account(account, account.as_str(), b"known as", now).await.unwrap();
        let credential = Credential {
            account: account.clone(),
            kind: "passkey".into(),
            id: b"id".to_vec(),
            secret: account.as_str().as_bytes().to_vec().into(),
            counter: 0,
            made_at: now,
            used_at: None,
        };
        keyring.save_credential(&credential).await.unwrap();
    }
    let code = |code: &str| NewCode {
        kind: "invitation".into(),
        code: code.to_owned().into(),
        account: None,
        payload: b"names anna".to_vec(),
        made_at: now,
        ends_at: now,
    };
    keyring.save_codes(vec![code("one"), code("two")], None).await.unwrap();
    let hash = keyring.codes("invitation").await.unwrap()[0].hash;
    let mut erasure = Erasure::of("anna".into());
    erasure.accounts = vec!["anna".into()];
    erasure.codes = vec![("invitation".into(), hash)];
    let foreseen = journal.would_erase(&erasure, now).await.unwrap();
    assert!(keyring.account(&"anna".into()).await.unwrap().is_some(), "looking ahead destroys nothing");
    let receipt = journal.erase_with(&erasure, now).await.unwrap();
    assert_eq!(foreseen, receipt);
    assert_eq!(journal.would_erase(&erasure, now).await.unwrap().destroyed, [].into());
    let expected = [
        (Destroyed::Key, 1),
        (Destroyed::Value, 2),
        (Destroyed::Account, 1),
        (Destroyed::Credential, 1),
        (Destroyed::Code, 1),
    ];
    assert_eq!(receipt.destroyed, expected.into());
    assert_eq!(keyring.codes("invitation").await.unwrap().len(), 1);
    assert!(keyring.account(&"anna".into()).await.unwrap().is_none());
    assert!(keyring.account(&"ben".into()).await.unwrap().is_some());
    assert_eq!(keyring.credentials_of(&"ben".into()).await.unwrap().len(), 1);
}

pub(crate) async fn the_first_time_of_a_command_is_known(journal: Journal) {
    let append = one(&team(), 0, "a").asked("what was wanted");
    write(&journal, append).await;
    let first = journal.first(&"a".into()).await.unwrap().unwrap();
    assert_eq!((first.actor.as_str(), first.stream), ("account/anna", team()));
    assert_eq!((first.answer.as_slice(), first.asked.as_slice()), (&b"a"[..], &b"what was wanted"[..]));
    assert_eq!(journal.first(&"b".into()).await.unwrap(), None);
    assert_eq!(journal.fingerprint(b"one"), journal.fingerprint(b"one"));
    assert_ne!(journal.fingerprint(b"one"), journal.fingerprint(b"two"));
}

pub(crate) async fn a_name_in_the_vault_is_used_once(journal: Journal) {
    anna_and_ben(&journal).await;
    let again = with(one(&team(), 2, "c"), "ben's name", "ben", "Benjamin");
    assert_eq!(journal.append(again).await, Err(AppendError::Store(StoreError::Taken)));
    assert_eq!(journal.version(&team()).await.unwrap(), Version(2));
    let after = write(&journal, one(&team(), 2, "d")).await;
    assert_eq!(after[0].position.0, 3);
}
