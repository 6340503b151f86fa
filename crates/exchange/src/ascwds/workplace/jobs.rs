//! How many people work there, came, left, and are missing, by job.

use super::codes::{self, HEAD_OFFICE, REGISTERED_MANAGER, UNKNOWN};
use super::{Checking, REGULATED, says};
use crate::ascwds::reading::{list, whole};

/// The most people in one workplace, and the most in one count.
const MOST_PEOPLE: i64 = 999;
/// The counts that go with the jobs.
const COUNTS: [&str; 3] = ["STARTERS", "LEAVERS", "VACANCIES"];

impl Checking<'_> {
    pub(super) fn jobs(&mut self) {
        self.total();
        let Some(jobs) = self.all_jobs() else { return };
        if let Some(leavers) = self.counts(jobs) {
            self.reasons(leavers);
        }
    }

    fn total(&mut self) {
        let text = self.cells.get("TOTALPERMTEMP");
        match whole(text) {
            Some(0)
                if self.cells.number("MAINSERVICE").is_some_and(|code| code != 0 && code != HEAD_OFFICE) =>
            {
                self.found
                    .error("TOTALPERMTEMP", "Only a head office has no staff. Write how many work here.");
            }
            Some(0..=MOST_PEOPLE) => {}
            Some(_) | None => {
                let said = format!(
                    "{text:?} is no number from 0 to {MOST_PEOPLE}. Write how many people work here."
                );
                self.found.error("TOTALPERMTEMP", said);
            }
        }
    }

    /// Checks the list of jobs. How many there are, where it can be read.
    fn all_jobs(&mut self) -> Option<usize> {
        let text = self.cells.get("ALLJOBROLES");
        if text.is_empty() {
            let counts = COUNTS.iter().flat_map(|column| list(self.cells.get(column)));
            let some = counts.filter_map(whole).any(|count| count > 0 && count != UNKNOWN);
            if some {
                let said = "STARTERS, LEAVERS or VACANCIES are counted, but for no job. Write the codes of the jobs.";
                self.found.error("ALLJOBROLES", said);
                return None;
            }
            return Some(0);
        }
        let jobs = list(text);
        let unread = jobs.iter().any(|job| whole(job).is_none());
        if unread {
            self.found.error(
                "ALLJOBROLES",
                "A code is missing, or is no number. Write codes with semicolons between.",
            );
        }
        let manager_wanted =
            self.cells.number("REGTYPE") != Some(REGULATED) && self.wants_registered_manager();
        if manager_wanted {
            // The service names a column here that does not exist; ours is told with the same name.
            let said = "VACANCIES has one for a registered manager, whom only a regulated workplace has. It is ignored.";
            self.found.warning("VACANCY", said);
        }
        if unread || manager_wanted {
            return None;
        }
        for job in jobs.iter().filter(|job| !whole(job).is_some_and(|code| codes::JOB_ROLES.contains(&code)))
        {
            self.found.error("ALLJOBROLES", says::unknown(job, "codes of jobs with semicolons between"));
        }
        Some(jobs.len())
    }

    /// Whether a registered manager is looked for.
    fn wants_registered_manager(&self) -> bool {
        super::super::across::vacancies_for(self.cells, REGISTERED_MANAGER) > 0
    }

    /// Checks the counts that go with the jobs. How many left in all, where that can be added up.
    fn counts(&mut self, jobs: usize) -> Option<i64> {
        if jobs == 0 {
            return None;
        }
        let mut fine = true;
        for column in COUNTS {
            let counts = list(self.cells.get(column));
            if counts != ["999"] && counts.len() != jobs {
                let said = format!(
                    "{jobs} jobs, but {} counts. Write as many, or 999 alone (not known).",
                    counts.len()
                );
                self.found.error(&format!("ALLJOBROLES/{column}"), said);
                fine = false;
            }
            if !counts
                .iter()
                .all(|count| whole(count).is_some_and(|count| (0..=MOST_PEOPLE).contains(&count)))
            {
                let said = format!(
                    "{:?} is no list of whole numbers from 0 to {MOST_PEOPLE}.",
                    self.cells.get(column)
                );
                self.found.error(column, said);
                fine = false;
            }
        }
        let leavers: Vec<i64> = list(self.cells.get("LEAVERS")).into_iter().filter_map(whole).collect();
        (fine && leavers.first() != Some(&UNKNOWN)).then(|| leavers.iter().sum())
    }

    fn reasons(&mut self, leavers: i64) {
        if leavers <= 0 || !self.cells.has("REASONS") {
            return;
        }
        let (reasons, counts) = (list(self.cells.get("REASONS")), list(self.cells.get("REASONNOS")));
        if reasons.iter().any(|reason| whole(reason).is_none()) {
            self.found
                .error("REASONS", "A code is missing, or is no number. Write codes with semicolons between.");
        }
        let numbers: Option<Vec<i64>> = counts.iter().map(|count| whole(count)).collect();
        if numbers.is_none() {
            self.found.error(
                "REASONNOS",
                "A count is missing, or is no number. Write numbers with semicolons between.",
            );
        }
        if reasons.len() != counts.len() {
            let said =
                format!("{} reasons, but {} counts. Write as many in each.", reasons.len(), counts.len());
            self.found.error("REASONS/REASONNOS", said);
        }
        let sum =
            numbers.map(|numbers| numbers.iter().fold(0_i64, |sum, number| sum.saturating_add(*number)));
        if sum != Some(leavers) {
            let said = format!("The reasons do not add up to the {leavers} who left. Check both.");
            self.found.error("REASONNOS/LEAVERS", said);
        }
    }
}
