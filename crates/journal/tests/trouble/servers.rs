//! Three servers on one PostgreSQL, one of them killed under load: nothing acknowledged is lost, nothing is done twice, and
//! who follows is never a second behind.

use std::collections::BTreeMap;
use std::time::{Duration, Instant};

use journal::{Journal, Moment, Position, Storage, StreamId, Version};

use crate::child::{Acknowledged, Load, listen, start};
use crate::support::{open, run, schema};

const TIME: Duration = Duration::from_secs(3);

#[test]
fn of_three_servers_one_is_killed_under_load() {
    run(async {
        let Some((url, _client)) = schema().await else { return };
        let journal = open(&Storage::Postgres(url.clone())).await;
        let (acknowledged, slowest) = tokio::join!(
            tokio::task::spawn_blocking(move || three_servers(&url)),
            follow(&journal, TIME + Duration::from_millis(500))
        );
        let acknowledged = acknowledged.unwrap();
        assert!(slowest < Duration::from_secs(1), "a page was {slowest:?} old");
        let written = commands(&journal).await;
        for Acknowledged { stream, version, command } in &acknowledged {
            assert_eq!(written.get(command), Some(&vec![(stream.clone(), *version)]), "{command}");
        }
        assert!(written.values().all(|places| places.len() == 1), "a command was done twice");
        let verified = journal.verify(&|_, _| None).await.unwrap();
        assert_eq!(verified.findings, []);
        eprintln!(
            "{} acknowledged by three servers, none lost, none twice; at most {slowest:?} old",
            acknowledged.len()
        );
        journal.close().await;
    });
}

/// Starts three, kills the second in the middle, and returns what all of them were told is safe.
fn three_servers(url: &str) -> Vec<Acknowledged> {
    let mut servers: Vec<_> = (0..3).map(|name| start(url, &name.to_string(), Load::Shared, TIME)).collect();
    let heard: Vec<_> = servers.iter_mut().map(listen).collect();
    std::thread::sleep(TIME / 2);
    servers[1].kill().unwrap();
    let ends: Vec<bool> = servers.iter_mut().map(|server| server.wait().unwrap().success()).collect();
    assert_eq!(ends, [true, false, true]);
    let acknowledged: Vec<_> = heard.into_iter().map(|heard| heard.into_iter().collect::<Vec<_>>()).collect();
    assert!(acknowledged.iter().all(|safe| !safe.is_empty()));
    acknowledged.into_iter().flatten().collect()
}

/// Follows for this long; the longest from when an event was recorded until it was here.
async fn follow(journal: &Journal, time: Duration) -> Duration {
    let mut subscription = journal.subscribe(Position(0));
    let until = Instant::now() + time;
    let mut slowest = Duration::ZERO;
    while let Ok(events) = tokio::time::timeout_at(until.into(), subscription.next()).await {
        let here = Moment::now();
        for event in events.unwrap() {
            slowest = slowest.max(here.since(event.recorded_at));
        }
    }
    slowest
}

/// Where each command is in the journal.
async fn commands(journal: &Journal) -> BTreeMap<String, Vec<(StreamId, Version)>> {
    let mut commands: BTreeMap<String, Vec<_>> = BTreeMap::new();
    let mut after = Position(0);
    loop {
        let events = journal.read_all(after, 1_000).await.unwrap();
        let Some(last) = events.last() else { return commands };
        after = last.position;
        for event in events {
            let places = commands.entry(event.meta.command.to_string()).or_default();
            places.push((event.stream, event.version));
        }
    }
}
