//! Puts published cases to our rules, and prints each with ours and what is expected.

mod budgeting;
mod cell;
mod holiday;
mod minimum;
mod sick;
mod workforce;

use std::collections::BTreeMap;
use std::io;
use std::path::{Path, PathBuf};

use clap::{Args, ValueEnum};

/// Which cases, and where they are.
#[derive(Clone, Debug, Args)]
pub(crate) struct Task {
    /// Which.
    #[arg(value_enum)]
    subject: Cases,
    /// The folder with its tables.
    folder: PathBuf,
}

/// What there are cases of.
#[derive(Clone, Copy, Debug, ValueEnum)]
enum Cases {
    /// Minimum wage, holiday and sick pay: `minimum-wage.csv`, `holiday.csv`, `sick-pay.csv`.
    PayLaw,
    /// Votes on budgets with their winners: `files/*.pb`, `expected/*.json`.
    ParticipatoryBudgeting,
    /// Rows of the workforce data set: `staff.csv`, `training.csv`, `workplace.csv`, `crossfile/`, with what is found in each.
    AscWdsVectors,
}

/// Why the cases cannot be judged, or that some are not as expected.
#[derive(Debug, thiserror::Error)]
pub(crate) enum Trouble {
    #[error("{path} cannot be read: {error}")]
    Unreadable { path: PathBuf, error: String },
    #[error("in {case}, {column} is {text:?}, which cannot be read")]
    Cell { case: String, column: String, text: String },
    #[error("{wrong} of {all} cases are not as expected")]
    Differ { wrong: usize, all: usize },
    #[error("the lines cannot be written: {0}")]
    Write(#[from] io::Error),
}

/// A case as its row has it.
#[derive(Clone, Debug)]
pub(crate) struct Case(BTreeMap<String, String>);

/// One column of a case: what is expected, and what we say.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Column {
    name: &'static str,
    expected: String,
    ours: String,
}

/// What came of a case.
#[derive(Clone, Debug, PartialEq, Eq)]
enum Found {
    /// Every column is as expected.
    Agrees(Vec<Column>),
    /// Some are not, for a reason that the cases' own README names; with their rounding they would be.
    Named(Vec<Column>, &'static str),
    /// Some are not.
    Differs(Vec<Column>),
}

/// What we say of a case; and, where the calculator that the expected values are from is known to do otherwise, what we would say if we
/// did the same, with what it does.
pub(crate) struct Said {
    ours: Vec<Column>,
    as_theirs: Option<(Vec<Column>, &'static str)>,
}

impl Said {
    fn found(self) -> Found {
        let agree = |columns: &[Column]| columns.iter().all(|column| column.ours == column.expected);
        if agree(&self.ours) {
            return Found::Agrees(self.ours);
        }
        match self.as_theirs {
            Some((theirs, why)) if agree(&theirs) => Found::Named(self.ours, why),
            Some(_) | None => Found::Differs(self.ours),
        }
    }
}

/// Judges every case of a folder; how many agree.
///
/// # Errors
///
/// If a table cannot be read, or a case is not as expected.
pub(crate) fn run(task: &Task, to: &mut impl io::Write) -> Result<String, Trouble> {
    match task.subject {
        Cases::PayLaw => pay_law(&task.folder, to),
        Cases::ParticipatoryBudgeting => budgeting::run(&task.folder, to),
        Cases::AscWdsVectors => workforce::run(&task.folder, to),
    }
}

type Judge = fn(&Case) -> Result<Said, Trouble>;

const TABLES: [(&str, Judge); 3] =
    [("minimum-wage.csv", minimum::judge), ("holiday.csv", holiday::judge), ("sick-pay.csv", sick::judge)];

fn pay_law(folder: &Path, to: &mut impl io::Write) -> Result<String, Trouble> {
    let (mut agree, mut named, mut wrong) = (0, 0, 0);
    for (table, judge) in TABLES {
        for case in cases(&folder.join(table))? {
            let found = judge(&case)?.found();
            match &found {
                Found::Agrees(_) => agree += 1,
                Found::Named(..) => named += 1,
                Found::Differs(_) => wrong += 1,
            }
            writeln!(to, "{}", line(&case, &found))?;
        }
    }
    let all = agree + named + wrong;
    if wrong > 0 {
        return Err(Trouble::Differ { wrong, all });
    }
    Ok(format!(
        "{agree} of {all} cases agree; {named} differ as their README says, and agree with its rounding."
    ))
}

fn cases(path: &Path) -> Result<Vec<Case>, Trouble> {
    let unreadable =
        |error: csv::Error| Trouble::Unreadable { path: path.to_owned(), error: error.to_string() };
    let mut reader = csv::Reader::from_path(path).map_err(unreadable)?;
    reader.deserialize().map(|row| row.map(Case).map_err(unreadable)).collect()
}

fn line(case: &Case, found: &Found) -> String {
    let told = |columns: &[Column], all: bool| {
        let shown = columns.iter().filter(|column| all || column.ours != column.expected);
        let words = shown.map(|column| match column.ours == column.expected {
            true => format!("{} {} = {}", column.name, said(&column.ours), said(&column.expected)),
            false => format!("{} {}, expected {}", column.name, said(&column.ours), said(&column.expected)),
        });
        words.collect::<Vec<_>>().join("; ")
    };
    let id = case.text("id");
    match found {
        Found::Agrees(columns) => format!("{id} agrees: {}", told(columns, true)),
        Found::Named(columns, why) => format!("{id} differs as named ({why}): {}", told(columns, false)),
        Found::Differs(columns) => format!("{id} DIFFERS: {}", told(columns, false)),
    }
}

fn said(cell: &str) -> &str {
    if cell.is_empty() { "nothing" } else { cell }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_published_case_agrees_or_differs_as_its_readme_says() {
        let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../shared/vectors/pay-law");
        if !folder.is_dir() {
            println!("skipped: {} is not there", folder.display());
            return;
        }
        let mut lines = Vec::new();
        let done = pay_law(&folder, &mut lines).map_err(|trouble| trouble.to_string());
        assert!(done.is_ok(), "{done:?}\n{}", String::from_utf8_lossy(&lines));
        let text = String::from_utf8(lines).unwrap();
        let named: Vec<&str> = text.lines().filter(|line| line.contains("as named")).collect();
        assert_eq!(named.iter().map(|line| &line[..5]).collect::<Vec<_>>(), ["MS028", "MS029", "MS031"]);
    }

    #[test]
    fn a_case_that_is_not_as_expected_is_told_with_both() {
        let column = |ours: &str| Column { name: "sick_pay", expected: "1.00".into(), ours: ours.into() };
        let case = Case([("id".to_owned(), "SS1".to_owned())].into());
        let found = |ours| Said { ours: vec![column(ours)], as_theirs: None }.found();
        assert_eq!(line(&case, &found("1.00")), "SS1 agrees: sick_pay 1.00 = 1.00");
        assert_eq!(line(&case, &found("")), "SS1 DIFFERS: sick_pay nothing, expected 1.00");
        let named = Said { ours: vec![column("1.01")], as_theirs: Some((vec![column("1.00")], "rounding")) };
        assert_eq!(
            line(&case, &named.found()),
            "SS1 differs as named (rounding): sick_pay 1.01, expected 1.00"
        );
    }
}
