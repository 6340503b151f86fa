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
use budget::Turn;
use rota::Options;
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::sync::mpsc::{self, Receiver, RecvTimeoutError, Sender};
use std::time::{Duration, Instant};
use sums::Sums;
use team::{Job, Planned};
use words::{count, grouped};

/// A region to plan, and how.
pub(super) struct Region<'a> {
    /// The folder with a week file for each team.
    pub(super) folder: &'a Path,
    /// The folder for the rotas, if they are to be written.
    pub(super) output: Option<&'a Path>,
    /// How long to search.
    pub(super) share: Share,
    /// What all chance is drawn from, for each team by itself.
    pub(super) seed: u64,
    /// How many teams are planned side by side.
    pub(super) threads: usize,
    /// Whether to print JSON.
    pub(super) json: bool,
}

/// One team to plan.
struct Task<'a> {
    week: &'a Path,
    /// What its plan weighs, if it has one already.
    had: Option<i64>,
}

impl Task<'_> {
    /// Once more, where what came of it leaves out visits for which there may be room.
    fn again(self, sums: &Sums) -> Option<Self> {
        let team =
            sums.teams.iter().find(|team| self.week.file_name().is_some_and(|name| *name == *team.file))?;
        team.is_wanting().then_some(Self { had: Some(team.cost), ..self })
    }
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

    /// All teams, and those once more that leave out visits for which there may be room.
    fn plan(&self, weeks: &[PathBuf], stop: &AtomicBool, terminal: &mut Terminal) -> (Sums, Exit) {
        let (began, mut sums) = (Instant::now(), Sums::default());
        let all: Vec<Task<'_>> = weeks.iter().map(|week| Task { week, had: None }).collect();
        let mut exit =
            self.turn(&all, &self.share.first(all.len(), self.threads), stop, (&mut sums, terminal));
        let again: Vec<Task<'_>> = all.into_iter().filter_map(|task| task.again(&sums)).collect();
        let turn = self.share.again(began.elapsed(), again.len(), self.threads);
        if let Some(turn) = turn.filter(|_| !again.is_empty()) {
            let second = self.turn(&again, &turn, stop, (&mut sums, terminal));
            exit = if exit == Exit::Fine { second } else { exit };
        }
        (sums, exit)
    }

    /// Plans some teams, in whatever order they are done.
    fn turn(
        &self,
        tasks: &[Task<'_>],
        turn: &Turn,
        stop: &AtomicBool,
        (sums, terminal): (&mut Sums, &mut Terminal),
    ) -> Exit {
        let next = AtomicUsize::new(0);
        let work = |done: Sender<Done>| {
            while let Some((at, task)) = take(tasks, &next, stop) {
                let seed = self.seed.wrapping_add(u64::from(task.had.is_some()));
                let job = Job {
                    week: task.week,
                    output: self.output,
                    options: Options { seed, threads: 1 },
                    budget: turn.of_team(at, stop),
                    had: task.had,
                };
                if done.send(job.carry_out(stop)).is_err() {
                    return;
                }
            }
        };
        std::thread::scope(|scope| {
            let (done, results) = mpsc::channel();
            for _ in 0..self.threads.min(tasks.len()) {
                let done = done.clone();
                scope.spawn(move || work(done));
            }
            drop(done);
            gather(&results, tasks.len(), (sums, terminal))
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
fn take<'t, 'a>(
    tasks: &'t [Task<'a>],
    next: &AtomicUsize,
    stop: &AtomicBool,
) -> Option<(usize, &'t Task<'a>)> {
    if stop.load(Ordering::Relaxed) {
        return None;
    }
    let at = next.fetch_add(1, Ordering::Relaxed);
    tasks.get(at).map(|task| (at, task))
}

/// Adds up what comes in, and tells those who watch how far it is.
fn gather(results: &Receiver<Done>, teams: usize, (sums, terminal): (&mut Sums, &mut Terminal)) -> Exit {
    let (mut done, mut exit) = (0, Exit::Fine);
    let began = Instant::now();
    loop {
        let result = results.recv_timeout(Duration::from_millis(200));
        done += usize::from(result.is_ok());
        match result {
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
            terminal.status(&progress(sums, (done, teams), began.elapsed()));
        }
    }
    clear(terminal);
    exit
}

fn clear(terminal: &mut Terminal) {
    if terminal.live() {
        terminal.status("");
    }
}

/// "Planning, 12 of 100 teams in 8 s: 4,320 visits, 3 without anyone. Ctrl-C keeps the teams that are done."
fn progress(sums: &Sums, (done, teams): (usize, usize), gone: Duration) -> String {
    format!(
        "Planning, {done} of {} in {} s: {}, {} without anyone. Ctrl-C keeps the teams that are done.",
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
