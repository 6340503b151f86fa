//! Another process that writes, to be killed. It is this test program again, told by its environment what to do.

use std::io::{BufRead, BufReader};
use std::process::{Child, Command, Stdio};
use std::sync::mpsc;
use std::time::{Duration, Instant};

use journal::{AppendError, Appended, Journal, NewJob, Secret, Storage, StreamId, Version};

use crate::support::{one, open, run};

/// What the child writes.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Load {
    /// 32 writers, each on a stream of its own, with a secret and a job in each command.
    Own,
    /// 8 writers on three streams that all servers write to.
    Shared,
}

/// A command that the child was told is safe.
pub(crate) struct Acknowledged {
    pub(crate) stream: StreamId,
    pub(crate) version: Version,
    pub(crate) command: String,
}

/// Starts a child that writes until it is killed or the time is over.
pub(crate) fn start(place: &str, name: &str, load: Load, time: Duration) -> Child {
    let load = if load == Load::Own { "own" } else { "shared" };
    Command::new(std::env::current_exe().unwrap())
        .args(["child::the_child_writes_until_it_is_killed", "--exact", "--nocapture"])
        .env("FAIRLY_CHILD", format!("{name}\n{load}\n{}\n{place}", time.as_millis()))
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .spawn()
        .unwrap()
}

/// Reads all that the child says, until it ends, on a thread of its own.
pub(crate) fn listen(child: &mut Child) -> mpsc::Receiver<Acknowledged> {
    let out = BufReader::new(child.stdout.take().unwrap());
    let (tell, heard) = mpsc::channel();
    std::thread::spawn(move || {
        for line in out.lines().map_while(Result::ok) {
            // The last line may be cut off: it ends with a full stop where it is whole.
            let Some(line) = line.strip_prefix("safe ").and_then(|line| line.strip_suffix(" .")) else {
                continue;
            };
            let mut words = line.split(' ');
            let mut word = || words.next().unwrap().to_owned();
            let (stream, version, command) = (word(), word(), word());
            let version = Version(version.parse().unwrap());
            drop(tell.send(Acknowledged { stream: stream.into(), version, command }));
        }
    });
    heard
}

/// Does nothing where it was not started by [`start`].
#[test]
fn the_child_writes_until_it_is_killed() {
    let Ok(told) = std::env::var("FAIRLY_CHILD") else { return };
    let told: Vec<&str> = told.split('\n').collect();
    let [name, load, time, place] = told[..] else { panic!("the child was told nonsense") };
    let until = Instant::now() + Duration::from_millis(time.parse().unwrap());
    let place: Storage = place.parse().unwrap();
    run(async {
        let journal = open(&place).await;
        let writers = if load == "own" { 32 } else { 8 };
        let writers: Vec<_> = (0..writers)
            .map(|writer| {
                let (journal, name) = (journal.clone(), format!("{name}-{writer}"));
                if load == "own" {
                    tokio::spawn(alone(journal, name, until))
                } else {
                    tokio::spawn(together(journal, name, until))
                }
            })
            .collect();
        for writer in writers {
            writer.await.unwrap();
        }
        journal.close().await;
    });
}

async fn alone(journal: Journal, name: String, until: Instant) {
    let stream = StreamId::of("own", &name);
    for version in 0.. {
        if Instant::now() > until {
            return;
        }
        let command = format!("{name}:{version}");
        let mut append = one(&stream, Version(version), &command);
        append.seal = vec![Secret::new(command.as_str().into(), name.as_str().into(), "words")];
        append.jobs = vec![NewJob::new("tell", journal::Moment::now(), "{}")];
        journal.append(append).await.unwrap();
        say(&stream, Version(version + 1), &command);
    }
}

/// Decides again whenever another server was faster, and asks again with the same command where the store was away.
async fn together(journal: Journal, name: String, until: Instant) {
    for number in 0.. {
        if Instant::now() > until {
            return;
        }
        let stream = StreamId::of("shared", number % 3);
        let command = format!("{name}:{number}");
        let mut expected = journal.version(&stream).await.unwrap();
        loop {
            match journal.append(one(&stream, expected, &command)).await {
                Ok(Appended::Written(events)) => break say(&stream, events[0].version, &command),
                Ok(Appended::Repeated(_)) => break,
                Err(AppendError::Conflict { actual }) => expected = actual,
                Err(error) => panic!("{error}"),
            }
        }
    }
}

fn say(stream: &StreamId, version: Version, command: &str) {
    println!("safe {stream} {version} {command} .");
}
