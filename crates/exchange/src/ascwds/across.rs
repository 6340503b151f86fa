//! What the service says of the files together.

use super::codes::{self, HEAD_OFFICE, REGISTERED_MANAGER};
use super::findings::{Finding, Findings};
use super::reading::{key, list, loose_date, plus_years, strict_date, whole};
use super::table::{Cells, File, Table};
use super::{Context, workplace::REGULATED};
use std::collections::{BTreeMap, BTreeSet};

/// The files of one upload, as far as they are there.
#[derive(Clone, Copy, Debug, Default)]
pub struct Upload<'a> {
    /// The workplaces.
    pub workplaces: Option<&'a Table>,
    /// The staff.
    pub staff: Option<&'a Table>,
    /// The training.
    pub training: Option<&'a Table>,
}

/// Everything that the service would say of the files together, file by file and in the order of their lines.
///
/// Only files that are there are compared: without the workplaces, nothing is said of the staff.
#[must_use]
pub fn across(upload: &Upload<'_>, context: &Context) -> Vec<(File, Finding)> {
    let mut found = Vec::new();
    if let Some(workplaces) = upload.workplaces {
        twice(workplaces, &["LOCALESTID"], &mut found);
        twice(workplaces, &["LOCATIONID"], &mut found);
        if let Some(staff) = upload.staff {
            each(workplaces, &mut found, |workplace, findings| staff_of(workplace, staff, findings));
            let of_key = by_key(workplaces, &["LOCALESTID"]);
            each(staff, &mut found, |worker, findings| workplace_of(worker, &of_key, findings));
        }
    }
    if let Some(staff) = upload.staff {
        twice(staff, &["LOCALESTID", "UNIQUEWORKERID"], &mut found);
        if let Some(training) = upload.training {
            let of_key = by_key(staff, &["LOCALESTID", "UNIQUEWORKERID"]);
            each(training, &mut found, |row, findings| worker_of(row, &of_key, context, findings));
        }
    }
    found.sort_by_key(|(file, finding)| (*file, finding.line));
    found
}

/// How many vacancies a workplace has for a role.
pub(super) fn vacancies_for(workplace: Cells<'_>, role: i64) -> i64 {
    let jobs = list(workplace.get("ALLJOBROLES"));
    let vacancies = list(workplace.get("VACANCIES"));
    let of_role = jobs.iter().zip(vacancies).filter(|(job, _)| whole(job) == Some(role));
    of_role.filter_map(|(_, count)| whole(count)).filter(|&count| count > 0).fold(0, i64::saturating_add)
}

type Found = Vec<(File, Finding)>;

/// Looks at each row that is read at all.
fn each(table: &Table, found: &mut Found, mut look: impl FnMut(Cells<'_>, &mut Findings)) {
    for row in table.rows() {
        let mut findings = Findings::of(row.line);
        look(table.cells(row), &mut findings);
        found.extend(findings.all().into_iter().map(|finding| (table.file(), finding)));
    }
}

fn key_of(cells: Cells<'_>, columns: &[&str]) -> Vec<String> {
    columns.iter().map(|column| key(cells.get(column))).collect()
}

fn by_key<'a>(table: &'a Table, columns: &[&str]) -> BTreeMap<Vec<String>, Cells<'a>> {
    let cells = table.rows().iter().map(|row| table.cells(row));
    cells.map(|cells| (key_of(cells, columns), cells)).collect()
}

/// Says of every row that has the same ids as one before.
fn twice(table: &Table, columns: &[&str], found: &mut Found) {
    let mut seen = BTreeSet::new();
    let last = columns.last().copied().unwrap_or_default();
    each(table, found, |cells, findings| {
        let key = key_of(cells, columns);
        if key.iter().all(|part| !part.is_empty()) && !seen.insert(key) {
            findings.error(last, "A row above has the same. Take one out, or give it an id of its own.");
        }
    });
}

fn status(cells: Cells<'_>) -> String {
    cells.get("STATUS").to_uppercase()
}

/// Whether the row itself says what is so, rather than what the service holds.
fn says_itself(cells: Cells<'_>) -> bool {
    matches!(status(cells).as_str(), "NEW" | "UPDATE")
}

/// The numbers of a list added up, those that nobody knows left out; `None` where one is no number.
fn total(text: &str) -> Option<i64> {
    list(text)
        .into_iter()
        .filter(|part| *part != "999")
        .try_fold(0_i64, |sum, part| Some(sum.saturating_add(whole(part)?)))
}

/// What a workplace says of its staff, against the rows there are.
fn staff_of(workplace: Cells<'_>, staff: &Table, findings: &mut Findings) {
    if !matches!(status(workplace).as_str(), "NEW" | "UPDATE" | "NOCHANGE") {
        return;
    }
    let here = key(workplace.get("LOCALESTID"));
    let rows = staff.rows().iter().map(|row| staff.cells(row));
    let rows: Vec<Cells<'_>> =
        rows.filter(|row| says_itself(*row) && key(row.get("LOCALESTID")) == here).collect();
    counts(workplace, i64::try_from(rows.len()).unwrap_or(i64::MAX), findings);
    let managers =
        rows.iter().filter(|row| whole(row.get("MAINJOBROLE")) == Some(REGISTERED_MANAGER)).count();
    let regulated = whole(workplace.get("REGTYPE")) == Some(REGULATED);
    let head_office = workplace.get("MAINSERVICE") == HEAD_OFFICE.to_string();
    if regulated && !head_office && managers == 0 && vacancies_for(workplace, REGISTERED_MANAGER) == 0 {
        let said = "Nobody in the staff file is a registered manager (4). Count a vacancy for one.";
        findings.warning("VACANCIES", said);
    }
}

fn counts(workplace: Cells<'_>, staff: i64, findings: &mut Findings) {
    if whole(workplace.get("TOTALPERMTEMP")) != Some(staff) {
        let said = format!(
            "The staff file has {staff} rows of this workplace. Write {staff}, or add the rows that are missing."
        );
        return findings.warning("TOTALPERMTEMP", said);
    }
    let many = |column: &str, most: i64| total(workplace.get(column)).is_some_and(|count| count > most);
    for (column, most) in [("STARTERS", staff), ("LEAVERS", staff - 1), ("VACANCIES", staff - 1)] {
        if many(column, most) {
            findings.warning(column, format!("That is many for {staff} staff. Check it."));
        }
    }
}

/// What a worker says, against their workplace.
fn workplace_of(worker: Cells<'_>, workplaces: &BTreeMap<Vec<String>, Cells<'_>>, findings: &mut Findings) {
    let id = worker.get("LOCALESTID");
    if id.is_empty() {
        return;
    }
    let Some(&workplace) = workplaces.get(&vec![key(id)]) else {
        return findings
            .error("LOCALESTID", format!("The workplace file has no {id}. Add it, or correct the id."));
    };
    if !says_itself(worker) {
        return;
    }
    let role = whole(worker.get("MAINJOBROLE"));
    if role == Some(REGISTERED_MANAGER) && whole(workplace.get("REGTYPE")) != Some(REGULATED) {
        let said =
            "Only a workplace that the CQC regulates has a registered manager (4). Choose another job.";
        findings.error("MAINJOBROLE", said);
    }
    if matches!(whole(worker.get("DHA")), Some(1 | 2 | 999)) {
        delegation(role, workplace, findings);
    }
}

/// Whether tasks from nurses can be asked about at all.
fn delegation(role: Option<i64>, workplace: Cells<'_>, findings: &mut Findings) {
    let service = whole(workplace.get("MAINSERVICE")).unwrap_or_default();
    if role.is_some_and(|role| codes::ROLES_WITHOUT_DELEGATION.contains(&role)) {
        findings.warning(
            "DHA",
            "The service ignores it, since this MAINJOBROLE takes on no tasks from nurses. Empty it.",
        );
    }
    if codes::SERVICES_WITHOUT_DELEGATION.contains(&service) {
        findings.warning(
            "DHA",
            "The service ignores it, since the workplace's MAINSERVICE has no such tasks. Empty it.",
        );
    }
    if workplace.get("DHA") == "2" {
        findings.warning(
            "DHA",
            "The service ignores it, since the workplace says that nobody has such tasks. Empty it.",
        );
    }
}

/// What a row of training says, against the worker it is of.
fn worker_of(
    row: Cells<'_>,
    staff: &BTreeMap<Vec<String>, Cells<'_>>,
    context: &Context,
    findings: &mut Findings,
) {
    let key = key_of(row, &["LOCALESTID", "UNIQUEWORKERID"]);
    if key.iter().any(String::is_empty) {
        return;
    }
    let Some(&worker) = staff.get(&key) else {
        let said = "The staff file has no such worker in this workplace. Add them, or correct the id.";
        return findings.error("UNIQUEWORKERID", said);
    };
    let born = loose_date(worker.get("DOB"), context.today);
    let completed = strict_date(row.get("DATECOMPLETED"));
    if born.zip(completed).is_some_and(|(born, completed)| completed < plus_years(born, 14)) {
        findings.error("DATECOMPLETED", "The worker was not 14 yet. Check it, and DOB in the staff file.");
    }
}
