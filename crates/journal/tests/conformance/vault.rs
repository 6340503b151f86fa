//! The vault, and what erasing means.

use journal::{Append, AppendError, Erased, Journal, Moment, Secret, StoreError, Version};

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
    assert_eq!(journal.erase(&"anna".into(), now).await.unwrap(), Erased { values: 2 });
    assert_eq!(journal.erase(&"anna".into(), now).await.unwrap(), Erased { values: 0 });
    let all = journal.open_all_in(&team()).await.unwrap();
    assert_eq!(all.keys().map(|id| id.as_str()).collect::<Vec<_>>(), ["ben's name"]);
    assert_eq!(journal.version(&team()).await.unwrap(), Version(2));
    let more = with(one(&team(), 2, "c"), "anna's phone", "anna", "0123");
    assert_eq!(journal.append(more).await, Err(AppendError::Erased("anna".into())));
    assert_eq!(journal.erase(&"never seen".into(), now).await.unwrap(), Erased { values: 0 });
}

pub(crate) async fn a_name_in_the_vault_is_used_once(journal: Journal) {
    anna_and_ben(&journal).await;
    let again = with(one(&team(), 2, "c"), "ben's name", "ben", "Benjamin");
    assert_eq!(journal.append(again).await, Err(AppendError::Store(StoreError::Taken)));
    assert_eq!(journal.version(&team()).await.unwrap(), Version(2));
    let after = write(&journal, one(&team(), 2, "d")).await;
    assert_eq!(after[0].position.0, 3);
}
