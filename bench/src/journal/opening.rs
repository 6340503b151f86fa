//! How soon a long stream is open: read whole, and from a snapshot near its end.

use std::collections::BTreeMap;
use std::io;
use std::time::Instant;

use ::journal::{Journal, Snapshot, Storage, StreamId, Version};
use serde::{Deserialize, Serialize};
use tokio::runtime::Runtime;

use super::{Measure, Trouble, new_stream, one, open};

/// Events in one command while the stream is made.
const TOGETHER: u64 = 1_000;

/// Events after the snapshot.
const AFTER: u64 = 500;

/// As many events as are asked for at once.
const PAGE: u32 = 20_000;

/// What the stand-in for a team keeps: the last of each of some thousand visits.
#[derive(Default, Serialize, Deserialize, PartialEq)]
struct State {
    version: u64,
    minutes: u64,
    visits: BTreeMap<u64, Visit>,
}

#[derive(Serialize, Deserialize, PartialEq)]
struct Visit {
    number: u64,
    minutes: u64,
    note: String,
}

impl State {
    /// Five thousand visits: some three months of a team.
    fn apply(&mut self, visit: Visit) {
        self.version += 1;
        self.minutes += visit.minutes;
        self.visits.insert(visit.number % 5_000, visit);
    }
}

pub(super) fn run(
    measure: &Measure,
    name: &str,
    place: &Storage,
    runtime: &Runtime,
    to: &mut impl io::Write,
) -> Result<(), Trouble> {
    let stream = new_stream();
    let journal = runtime.block_on(fill(measure, place, &stream))?;
    let began = Instant::now();
    let whole = runtime.block_on(fold(&journal, &stream, State::default()))?;
    writeln!(to, "| {name}, every event | {:.0} |", began.elapsed().as_secs_f64() * 1000.0)?;
    let mut before = State::default();
    let all = runtime.block_on(read_until(&journal, &stream, measure.events.saturating_sub(AFTER)))?;
    all.into_iter().for_each(|visit| before.apply(visit));
    let body = serde_json::to_vec(&before).map_err(io::Error::from)?;
    let size = body.len() / 1000;
    let snapshot = Snapshot { version: Version(before.version), form: "bench/1".into(), body };
    runtime.block_on(journal.save_snapshot(&stream, snapshot))?;
    let began = Instant::now();
    let from_snapshot = runtime.block_on(async {
        let snapshot = journal.snapshot(&stream, "bench/1").await?.ok_or(Trouble::Lost)?;
        let state = serde_json::from_slice(&snapshot.body).map_err(io::Error::from)?;
        fold(&journal, &stream, state).await
    })?;
    let time = began.elapsed().as_secs_f64() * 1000.0;
    writeln!(to, "| {name}, a snapshot of {size} kB and {AFTER} events after it | {time:.0} |")?;
    runtime.block_on(journal.close());
    if whole == from_snapshot { Ok(()) } else { Err(Trouble::Lost) }
}

async fn fill(measure: &Measure, place: &Storage, stream: &StreamId) -> Result<Journal, Trouble> {
    let journal = open(place).await?;
    let mut version = 0;
    while version < measure.events {
        let mut append = one(stream, version);
        let last = measure.events.min(version + TOGETHER);
        for number in version + 1..last {
            append = append.entry("visit-moved/1", super::body(number));
        }
        journal.append(append).await?;
        version = last;
    }
    Ok(journal)
}

async fn fold(journal: &Journal, stream: &StreamId, mut state: State) -> Result<State, Trouble> {
    loop {
        let events = journal.read(stream, Version(state.version), PAGE).await?;
        if events.is_empty() {
            return Ok(state);
        }
        for event in events {
            state.apply(serde_json::from_slice(&event.body).map_err(io::Error::from)?);
        }
    }
}

async fn read_until(journal: &Journal, stream: &StreamId, version: u64) -> Result<Vec<Visit>, Trouble> {
    let mut visits = Vec::new();
    while (visits.len() as u64) < version {
        let left = u32::try_from(version - visits.len() as u64).unwrap_or(PAGE).min(PAGE);
        for event in journal.read(stream, Version(visits.len() as u64), left).await? {
            visits.push(serde_json::from_slice(&event.body).map_err(io::Error::from)?);
        }
    }
    Ok(visits)
}
