//! Streams, commands, snapshots and those who follow.

use journal::{Append, AppendError, Appended, Journal, Position, Snapshot, StreamId, Version};

use crate::support::{meta, one, team, write};

pub(crate) async fn events_are_read_as_they_were_written(journal: Journal) {
    let other = StreamId::of("council", "town");
    let mut written = write(&journal, one(&team(), 0, "a").entry("team-named/2", "{\"é\":\"☂\"}")).await;
    written.extend(write(&journal, one(&other, 0, "b")).await);
    written.extend(write(&journal, one(&team(), 2, "c")).await);
    let positions: Vec<u64> = written.iter().map(|event| event.position.0).collect();
    assert_eq!(positions, [1, 2, 3, 4]);
    assert_eq!(journal.read_all(Position(0), 100).await.unwrap(), written);
    assert_eq!(journal.read_all(Position(1), 2).await.unwrap(), written[1..3]);
    let team_alone = [written[0].clone(), written[1].clone(), written[3].clone()];
    assert_eq!(journal.read(&team(), Version(0), 100).await.unwrap(), team_alone);
    assert_eq!(journal.read(&team(), Version(1), 1).await.unwrap(), team_alone[1..2]);
    assert_eq!(journal.version(&team()).await.unwrap(), Version(3));
    assert_eq!(journal.version(&StreamId::of("team", "elm")).await.unwrap(), Version(0));
    assert_eq!(journal.position().await.unwrap(), Position(4));
    assert_eq!(journal.streams("team").await.unwrap(), [(team(), Version(3))]);
    assert_eq!(journal.streams("").await.unwrap(), [(other, Version(1)), (team(), Version(3))]);
}

pub(crate) async fn a_repeated_command_gets_its_first_answer(journal: Journal) {
    write(&journal, one(&team(), 0, "a")).await;
    write(&journal, one(&team(), 1, "b")).await;
    let again = one(&team(), 2, "a").answer("another answer");
    assert_eq!(journal.append(again).await, Ok(Appended::Repeated(b"a".to_vec())));
    assert_eq!(journal.version(&team()).await.unwrap(), Version(2));
    assert_eq!(journal.answer(&"a".into()).await.unwrap(), Some(b"a".to_vec()));
    assert_eq!(journal.answer(&"z".into()).await.unwrap(), None);
    let double = async || journal.append(one(&team(), 2, "double click")).await.unwrap();
    let (first, second) = tokio::join!(double(), double());
    let repeated = |appended: &Appended| matches!(appended, Appended::Repeated(_));
    assert!(repeated(&first) != repeated(&second));
}

pub(crate) async fn of_two_who_decide_at_once_one_decides_again(journal: Journal) {
    let racers = (0..20).map(|number| {
        let journal = journal.clone();
        tokio::spawn(async move { journal.append(one(&team(), 0, &number.to_string())).await })
    });
    let racers: Vec<_> = racers.collect();
    let mut winners = 0;
    for racer in racers {
        match racer.await.unwrap() {
            Ok(_) => winners += 1,
            Err(error) => assert_eq!(error, AppendError::Conflict { actual: Version(1) }),
        }
    }
    assert_eq!(winners, 1);
    let ahead = journal.append(one(&team(), 5, "ahead")).await;
    assert_eq!(ahead, Err(AppendError::Conflict { actual: Version(1) }));
}

pub(crate) async fn a_subscriber_sees_everything_once_and_in_order(journal: Journal) {
    write(&journal, one(&team(), 0, "before")).await;
    let mut subscription = journal.subscribe(Position(0));
    let writers: Vec<_> = (0..8)
        .map(|writer| {
            let journal = journal.clone();
            tokio::spawn(async move {
                let stream = StreamId::of("team", writer);
                for version in 0..25 {
                    write(&journal, one(&stream, version, &format!("{writer} {version}"))).await;
                }
            })
        })
        .collect();
    let mut seen = Vec::new();
    while seen.len() < 201 {
        if seen.len().is_multiple_of(3) {
            // A subscriber that broke down goes on after what it has dealt with.
            subscription = journal.subscribe(Position(seen.len() as u64));
        }
        seen.extend(subscription.next().await.unwrap().into_iter().map(|event| event.position.0));
    }
    assert!(seen.into_iter().eq(1..=201));
    for writer in writers {
        writer.await.unwrap();
    }
}

pub(crate) async fn a_command_that_changes_nothing_is_remembered(journal: Journal) {
    let nothing = || Append::new(team(), Version(0), meta("a")).answer("no");
    assert_eq!(journal.append(nothing()).await, Ok(Appended::Written(vec![])));
    assert_eq!(journal.append(nothing()).await, Ok(Appended::Repeated(b"no".to_vec())));
    assert_eq!(journal.position().await.unwrap(), Position(0));
}

pub(crate) async fn what_is_not_json_is_refused_and_nothing_is_written(journal: Journal) {
    let wrong = one(&team(), 0, "a").entry("week-closed/1", "{");
    assert_eq!(journal.append(wrong).await, Err(AppendError::NotJson("week-closed/1".into())));
    assert_eq!(journal.version(&team()).await.unwrap(), Version(0));
}

pub(crate) async fn the_newest_snapshot_in_the_same_form_is_kept(journal: Journal) {
    let snapshot = |version, form: &str| Snapshot {
        version: Version(version),
        form: form.into(),
        body: format!("state at {version}").into_bytes(),
    };
    assert_eq!(journal.snapshot(&team(), "team/1").await.unwrap(), None);
    for version in [5, 9, 7] {
        journal.save_snapshot(&team(), snapshot(version, "team/1")).await.unwrap();
    }
    assert_eq!(journal.snapshot(&team(), "team/1").await.unwrap(), Some(snapshot(9, "team/1")));
    assert_eq!(journal.snapshot(&team(), "team/2").await.unwrap(), None);
    journal.save_snapshot(&team(), snapshot(3, "team/2")).await.unwrap();
    assert_eq!(journal.snapshot(&team(), "team/2").await.unwrap(), Some(snapshot(3, "team/2")));
    let first = journal.snapshot(&team(), "team/1").await.unwrap();
    assert_eq!(first, Some(snapshot(9, "team/1")), "each fold has its own");
    journal.forget_snapshots().await.unwrap();
    assert_eq!(journal.snapshot(&team(), "team/2").await.unwrap(), None);
}
