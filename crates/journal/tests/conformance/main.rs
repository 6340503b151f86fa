//! What every journal does, wherever it is kept.

#![expect(
    clippy::unwrap_used,
    clippy::panic,
    clippy::print_stderr,
    reason = "helpers of tests may stop them and say that they skip"
)]

mod beside;
mod carry;
mod streams;
mod support;
mod vault;

use support::{Kind, fresh};

/// One test for each place and each thing that holds.
macro_rules! holds {
    ($($module:ident: $($name:ident),+;)*) => {
        mod memory { $(mod $module { $(
            #[test]
            fn $name() { $crate::on($crate::Kind::Memory, async |journal| $crate::$module::$name(journal).await) }
        )+ })* }
        mod postgres { $(mod $module { $(
            #[test]
            fn $name() { $crate::on($crate::Kind::Postgres, async |journal| $crate::$module::$name(journal).await) }
        )+ })* }
        mod sqlite { $(mod $module { $(
            #[test]
            fn $name() { $crate::on($crate::Kind::Sqlite, async |journal| $crate::$module::$name(journal).await) }
        )+ })* }
    };
}

holds! {
    streams: events_are_read_as_they_were_written, a_repeated_command_gets_its_first_answer,
        of_two_who_decide_at_once_one_decides_again, a_subscriber_sees_everything_once_and_in_order,
        a_command_that_changes_nothing_is_remembered, what_is_not_json_is_refused_and_nothing_is_written,
        the_newest_snapshot_in_the_same_form_is_kept;
    vault: what_was_sealed_opens, whoever_is_erased_cannot_be_read, a_name_in_the_vault_is_used_once,
        an_erasure_takes_accounts_and_codes_with_it, the_first_time_of_a_command_is_known;
    beside: a_job_is_in_one_pair_of_hands, a_job_that_fails_is_tried_again_or_parked, many_hands_take_each_job_once,
        long_work_is_kept_in_hand_and_can_be_stopped_from_anywhere, a_job_without_an_event_wakes_those_who_work,
        a_person_can_read_who_looked, a_session_is_kept_until_it_is_over, signing_out_everywhere_ends_every_session,
        an_account_is_found_by_its_name, a_credential_is_used_by_one_at_a_time, a_code_works_once,
        a_deleted_account_leaves_nothing, what_an_account_saw_is_kept_for_a_while;
    carry: what_is_whole_verifies, a_wrong_snapshot_is_found, an_export_holds_the_whole_history_in_the_clear,
        a_backup_is_enough_on_a_bare_machine, a_machine_that_backs_up_need_not_be_able_to_read_it,
        a_journal_is_carried_there_and_back, another_master_key_is_refused;
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
