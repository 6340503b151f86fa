//! A commit that is late is never missed.

use std::time::Duration;

use journal::{Position, Storage, StreamId, Version};

use crate::support::{one, open, run, schema};

/// Another server has begun to write and takes its time. Where numbers were given out before that, a reader would see the
/// number after it first and never look back.
#[test]
fn a_reader_never_passes_over_a_slow_writer() {
    run(async {
        let Some((url, mut slow)) = schema().await else { return };
        let journal = open(&Storage::Postgres(url)).await;
        let stream = StreamId::of("team", "oak");
        journal.append(one(&stream, Version(0), "first")).await.unwrap();
        let hold = slow.transaction().await.unwrap();
        let position: i64 =
            hold.query_one("select position from journal for update", &[]).await.unwrap().get(0);
        let write = "insert into entries select $1, stream, 2, kind, body, actor, 'slow', happened_at, zone, \
                     recorded_at, hash from entries where position = 1";
        hold.execute(write, &[&(position + 1)]).await.unwrap();
        hold.batch_execute("update streams set version = 2; update journal set position = position + 1")
            .await
            .unwrap();
        let mut subscription = journal.subscribe(Position(1));
        let quick = {
            let (journal, stream) = (journal.clone(), StreamId::of("team", "elm"));
            tokio::spawn(async move { journal.append(one(&stream, Version(0), "quick")).await })
        };
        let soon = Duration::from_millis(400);
        assert!(tokio::time::timeout(soon, subscription.next()).await.is_err(), "nothing was committed yet");
        assert!(!quick.is_finished());
        hold.commit().await.unwrap();
        quick.await.unwrap().unwrap();
        let mut seen = Vec::new();
        while seen.len() < 2 {
            seen.extend(subscription.next().await.unwrap());
        }
        let seen: Vec<_> = seen.iter().map(|event| (event.position.0, event.meta.command.as_str())).collect();
        assert_eq!(seen, [(2, "slow"), (3, "quick")]);
        journal.close().await;
    });
}
