//! `fairly plan FOLDER`: a region, team by team.
//!
//! Teams are independent. Each thread reads one team's week, plans it, writes its rota and forgets it, so that memory
//! does not grow with the number of teams, and time grows with it and no faster.

mod budget;
mod sums;
mod team;

pub(super) use budget::Share;

use super::options::json;
use super::{Exit, Terminal, Trouble};
use crate::words::{count, grouped};
use rota::Options;
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::sync::mpsc::{self, Receiver, RecvTimeoutError, Sender};
use std::time::{Duration, Instant};
use sums::Sums;
use team::{Job, Planned};

/// A region to plan, and how.
pub(super) struct Region<'a> {
    /// The folder with a week file for each team.
    pub(super) folder: &'a Path,
    /// The folder for the rotas, if they are to be written.
    pub(super) output: Option<&'a Path>,
    /// How long to search.
    pub(super) share: Share,
    /// What all chance is drawn from, for each team anew.
    pub(super) seed: u64,
    /// How many teams are planned side by side.
    pub(super) threads: usize,
    /// Whether to print JSON.
    pub(super) json: bool,
}

/// What became of one team.
type Done = Result<Option<Planned>, Trouble>;

impl Region<'_> {
    /// Plans every team until all are done or `stop` is set, then prints the sums.
    ///
    /// # Errors
    /// When there is no team, or the rotas have no place to go. A team whose week cannot be used is said, and stops
    /// no other team; then all ends with the code for that.
    pub(super) fn carry_out(&self, stop: &AtomicBool, terminal: &mut Terminal) -> Result<Exit, Trouble> {
        let weeks = weeks(self.folder)?;
        if let Some(output) = self.output {
            make_folder(output, self.folder)?;
        }
        let began = Instant::now();
        let (sums, exit) = self.plan(&weeks, stop, terminal);
        self.show(&sums, (weeks.len(), began.elapsed()), terminal)?;
        Ok(exit)
    }

    /// All teams, in whatever order they are done; the sums have them by name.
    fn plan(&self, weeks: &[PathBuf], stop: &AtomicBool, terminal: &mut Terminal) -> (Sums, Exit) {
        let budget = self.share.begin(weeks.len(), self.threads);
        let next = AtomicUsize::new(0);
        let work = |done: Sender<Done>| {
            while let Some((at, week)) = take(weeks, &next, stop) {
                let job = Job {
                    week,
                    output: self.output,
                    options: Options { seed: self.seed, threads: 1 },
                    budget: budget.of_team(at, stop),
                    again: &|| budget.again(at, stop),
                };
                if done.send(job.carry_out(stop)).is_err() {
                    return;
                }
            }
        };
        std::thread::scope(|scope| {
            let (done, results) = mpsc::channel();
            for _ in 0..self.threads.min(weeks.len()) {
                let done = done.clone();
                scope.spawn(move || work(done));
            }
            drop(done);
            gather(&results, weeks.len(), terminal)
        })
    }

    fn show(
        &self,
        sums: &Sums,
        (teams, time): (usize, Duration),
        terminal: &mut Terminal,
    ) -> Result<(), Trouble> {
        if self.json {
            return Ok(terminal.print(&json(&sums.as_json(time)))?);
        }
        terminal.print(&sums.in_words(teams, time))?;
        if let Some(output) = self.output.filter(|_| !sums.teams.is_empty()) {
            terminal.say(&format!("Written to {}, a rota for each team.", output.display()));
        }
        Ok(())
    }
}

/// Makes the folder for the rotas, which must not be that of the weeks: files have the same names in both.
fn make_folder(output: &Path, weeks: &Path) -> Result<(), Trouble> {
    let unwritable = |source| Trouble::Write { path: output.to_owned(), source };
    fs::create_dir_all(output).map_err(unwritable)?;
    if output.canonicalize().map_err(unwritable)? == weeks.canonicalize().map_err(unwritable)? {
        let what = "the rotas would be written over the weeks: name another folder with -o".to_owned();
        return Err(Trouble::Asked { what });
    }
    Ok(())
}

/// The next team, unless all are taken or someone has asked to stop.
fn take<'a>(weeks: &'a [PathBuf], next: &AtomicUsize, stop: &AtomicBool) -> Option<(usize, &'a PathBuf)> {
    if stop.load(Ordering::Relaxed) {
        return None;
    }
    let at = next.fetch_add(1, Ordering::Relaxed);
    weeks.get(at).map(|week| (at, week))
}

/// Adds up what comes in, and tells whoever watches how far it is.
fn gather(results: &Receiver<Done>, teams: usize, terminal: &mut Terminal) -> (Sums, Exit) {
    let (mut sums, mut exit) = (Sums::default(), Exit::Fine);
    let began = Instant::now();
    loop {
        match results.recv_timeout(Duration::from_millis(200)) {
            Ok(Ok(Some(planned))) => sums.add(planned),
            Ok(Ok(None)) | Err(RecvTimeoutError::Timeout) => {}
            Ok(Err(trouble)) => {
                clear(terminal);
                trouble.lines().iter().for_each(|line| terminal.say(line));
                exit = trouble.exit();
            }
            Err(RecvTimeoutError::Disconnected) => break,
        }
        if terminal.live() {
            terminal.status(&progress(&sums, teams, began.elapsed()));
        }
    }
    clear(terminal);
    (sums, exit)
}

fn clear(terminal: &mut Terminal) {
    if terminal.live() {
        terminal.status("");
    }
}

/// "Planning, 12 of 100 teams in 8 s: 4,320 visits, 3 without anyone. Ctrl-C keeps the teams that are done."
fn progress(sums: &Sums, teams: usize, gone: Duration) -> String {
    format!(
        "Planning, {} of {} in {} s: {}, {} without anyone. Ctrl-C keeps the teams that are done.",
        sums.teams.len(),
        count(sums::number(teams), "team", "teams"),
        gone.as_secs(),
        count(sums.visits(), "visit", "visits"),
        grouped(sums.unplaced()),
    )
}

/// The week files of a folder, by name.
fn weeks(folder: &Path) -> Result<Vec<PathBuf>, Trouble> {
    let unreadable = |source| Trouble::Read { path: folder.to_owned(), source };
    let mut weeks = Vec::new();
    for entry in fs::read_dir(folder).map_err(unreadable)? {
        let path = entry.map_err(unreadable)?.path();
        if path.extension().is_some_and(|ending| ending == "json") {
            weeks.push(path);
        }
    }
    weeks.sort();
    if weeks.is_empty() {
        let what = format!(
            "{} holds no week: a region is a folder of .json files, one week for each team; invent one with \
             `fairly town --people 500 --workers 300 -o region`",
            folder.display()
        );
        return Err(Trouble::Asked { what });
    }
    Ok(weeks)
}
