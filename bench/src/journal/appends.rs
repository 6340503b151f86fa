//! Many who append at once, each waiting until its own is safe on disk.

use std::fmt;
use std::time::{Duration, Instant};

use ::journal::{Journal, Storage};

use super::{Measure, Trouble, new_stream, one, open};

/// How long each append took, over a time.
pub(super) struct Rate {
    waits: Vec<Duration>,
    time: Duration,
}

impl Rate {
    pub(super) fn new(mut waits: Vec<Duration>, time: Duration) -> Self {
        waits.sort_unstable();
        Self { waits, time }
    }

    fn wait(&self, share: usize) -> f64 {
        let at = self.waits.len().saturating_sub(1) * share / 100;
        self.waits.get(at).map_or(0.0, Duration::as_secs_f64) * 1000.0
    }
}

impl fmt::Display for Rate {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let rate = self.waits.len() as f64 / self.time.as_secs_f64();
        write!(f, "{rate:.0} | {:.2} | {:.2}", self.wait(50), self.wait(99))
    }
}

/// All writers for the time that was asked for.
pub(super) async fn run(measure: &Measure, place: &Storage) -> Result<Rate, Trouble> {
    let journal = open(place).await?;
    let began = Instant::now();
    let until = began + Duration::from_secs_f64(measure.seconds);
    let writers: Vec<_> = (0..measure.writers).map(|_| tokio::spawn(write(journal.clone(), until))).collect();
    let mut waits = Vec::new();
    for writer in writers {
        waits.extend(writer.await.map_err(|_| Trouble::Lost)??);
    }
    let time = began.elapsed();
    journal.close().await;
    Ok(Rate::new(waits, time))
}

async fn write(journal: Journal, until: Instant) -> Result<Vec<Duration>, Trouble> {
    let stream = new_stream();
    let mut waits = Vec::new();
    while Instant::now() < until {
        let asked = Instant::now();
        journal.append(one(&stream, waits.len() as u64)).await?;
        waits.push(asked.elapsed());
    }
    Ok(waits)
}
