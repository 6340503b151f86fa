//! What every journal does, wherever it is kept.

mod streams;
mod support;
mod vault;

use support::{Kind, fresh};

/// One test for each place and each thing that holds.
macro_rules! holds {
    ($($module:ident: $($name:ident),+;)*) => {
        mod memory { $(mod $module { $(
            #[test]
            fn $name() { $crate::on($crate::Kind::Memory, async |place| $crate::$module::$name(place).await) }
        )+ })* }
        mod sqlite { $(mod $module { $(
            #[test]
            fn $name() { $crate::on($crate::Kind::Sqlite, async |place| $crate::$module::$name(place).await) }
        )+ })* }
    };
}

holds! {
    streams: events_are_read_as_they_were_written, a_repeated_command_gets_its_first_answer,
        of_two_who_decide_at_once_one_decides_again, a_subscriber_sees_everything_once_and_in_order,
        a_command_that_changes_nothing_is_remembered, what_is_not_json_is_refused_and_nothing_is_written,
        the_newest_snapshot_in_the_same_form_is_kept;
    vault: what_was_sealed_opens, whoever_is_erased_cannot_be_read, a_name_in_the_vault_is_used_once;
}

/// Runs one test on a fresh journal.
fn on(kind: Kind, test: impl AsyncFnOnce(journal::Journal)) {
    let runtime = tokio::runtime::Builder::new_multi_thread().worker_threads(2).enable_all().build().unwrap();
    runtime.block_on(async {
        if let Some(fresh) = fresh(kind).await {
            test(fresh.journal.clone()).await;
        }
    });
}
