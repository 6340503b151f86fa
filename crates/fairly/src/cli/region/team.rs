//! One team of a region: read, planned, written, summed up, forgotten.

use crate::cli::clock::Budget;
use crate::cli::{Trouble, files, load};
use rota::continuity::visitors;
use rota::{Options, PersonIdx, Plan, Problem, Rule};
use std::collections::BTreeSet;
use std::ffi::OsStr;
use std::path::Path;
use std::sync::atomic::{AtomicBool, Ordering};

/// One team's week to plan.
pub(super) struct Job<'a> {
    /// Its file.
    pub(super) week: &'a Path,
    /// The folder its rota is written into, under the same name.
    pub(super) output: Option<&'a Path>,
    /// With what to search.
    pub(super) options: Options,
    /// How long.
    pub(super) budget: Budget<'a>,
    /// What the plan weighs that it has, if it is planned once more.
    pub(super) had: Option<i64>,
}

/// What is kept of a planned team.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Planned {
    /// The name of its week file.
    pub(super) file: String,
    pub(super) visits: i64,
    pub(super) unplaced: i64,
    /// Of those, how many any rota would leave out, as far as that is seen.
    pub(super) beyond_any: i64,
    /// What the plan weighs.
    pub(super) cost: i64,
    /// Minutes.
    pub(super) travel: i64,
    /// People who are visited.
    pub(super) people: i64,
    /// Different workers at their doors, summed over them.
    pub(super) faces: i64,
    pub(super) steps: u64,
}

impl Planned {
    /// Whether it leaves out visits for which there may be room.
    pub(super) fn is_wanting(&self) -> bool {
        self.unplaced > self.beyond_any
    }
}

impl Job<'_> {
    /// Plans the team; nothing where someone asked to stop before its search was over, or where it has a better plan.
    ///
    /// # Errors
    /// When its week cannot be used, or its rota not written.
    pub(super) fn carry_out(&self, stop: &AtomicBool) -> Result<Option<Planned>, Trouble> {
        let loaded = load::week(self.week, None)?;
        let problem = &loaded.compiled.problem;
        let proposal = rota::plan(problem, None, &self.options, &self.budget, &mut |_| ());
        if stop.load(Ordering::Relaxed) || self.had.is_some_and(|cost| cost <= proposal.score().total) {
            return Ok(None);
        }
        if let Some(broken) = proposal.verdict.breaches.first() {
            let what = format!("the plan of {} breaks a rule: {}", self.week.display(), broken.what);
            return Err(Trouble::Bug { what });
        }
        let name = self.week.file_name().unwrap_or(OsStr::new("team.json"));
        if let Some(folder) = self.output {
            let rota = loaded.compiled.rota_file(&proposal, &self.options);
            files::write(&folder.join(name), rota.to_json().as_bytes())?;
        }
        let (people, faces) = faces(problem, &proposal.plan);
        Ok(Some(Planned {
            file: name.to_string_lossy().into_owned(),
            visits: super::sums::number(problem.visits.len()),
            unplaced: super::sums::number(proposal.unplaced.len()),
            beyond_any: super::sums::number(proposal.beyond_any_plan()),
            cost: proposal.score().total,
            travel: proposal.score().part(Rule::Travel).amount,
            people,
            faces,
            steps: proposal.steps,
        }))
    }
}

/// How many people someone comes to, and how many different workers they see, summed over them.
fn faces(problem: &Problem, plan: &Plan) -> (i64, i64) {
    let seen = (0..problem.people.len())
        .map(|person| {
            visitors(problem, plan, PersonIdx::at(person)).into_iter().collect::<BTreeSet<_>>().len()
        })
        .filter(|faces| *faces > 0);
    seen.fold((0, 0), |(people, faces), of_one| (people + 1, faces + super::sums::number(of_one)))
}
