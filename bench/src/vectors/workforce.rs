//! Rows of the workforce data set, and what the service's own validators said of them.
//!
//! `staff.csv`, `training.csv` and `workplace.csv` have a fault in a row or none; `expected.json` says what the service found in each.
//! The files of `crossfile` are faultless by themselves, and are held against one another. The column and the kind of each finding
//! count; its words are for people.

use std::collections::BTreeMap;
use std::fs;
use std::io;
use std::path::Path;

use care::time::Date;
use exchange::ascwds::{Context, File, Finding, Records, Table, Upload, across, check, read};
use serde::Deserialize;
use serde::de::DeserializeOwned;

use super::Trouble;

/// The service was asked on 30 November 2026, and held nothing yet.
const CONTEXT: Context = Context { today: Date::constant(2026, 11, 30), records: Records::NoneYet };

/// What the service found in a row of one file.
#[derive(Debug, Deserialize)]
struct Said {
    column: String,
    kind: String,
}

/// What the service found across files.
#[derive(Debug, Deserialize)]
struct SaidAcross {
    file: String,
    line: u64,
    column: String,
    kind: String,
}

/// Columns with how bad it is, for each row of each file.
type Findings = BTreeMap<(String, u64), Vec<String>>;

pub(super) fn run(folder: &Path, to: &mut impl io::Write) -> Result<String, Trouble> {
    let mut counted = (0, 0);
    let by_row: BTreeMap<String, BTreeMap<u64, Vec<Said>>> = json(&folder.join("expected.json"))?;
    let tables = tables(folder, &File::ALL)?;
    let ours = rows(&tables, tables.iter().flat_map(|table| of_file(table, check(table, &CONTEXT))));
    let expected = by_row.into_iter().flat_map(|(file, lines)| {
        let said = |(line, said): (u64, Vec<Said>)| said.into_iter().map(move |said| (line, said));
        lines
            .into_iter()
            .flat_map(said)
            .map(move |(line, said)| ((file.clone(), line), told(&said.column, &said.kind)))
    });
    compare(&ours, &rows(&tables, expected), "", &mut counted, to)?;

    let together = folder.join("crossfile");
    let said: Vec<SaidAcross> = json(&together.join("expected.json"))?;
    let tables = self::tables(&together, &[File::Workplace, File::Staff])?;
    let upload = Upload { workplaces: tables.first(), staff: tables.get(1), training: None };
    let alone = tables.iter().flat_map(|table| of_file(table, check(table, &CONTEXT)));
    let beside = across(&upload, &CONTEXT).into_iter().map(|(file, finding)| keyed(file, &finding));
    let ours = rows(&tables, alone.chain(beside));
    let expected = said.iter().map(|said| ((said.file.clone(), said.line), told(&said.column, &said.kind)));
    compare(&ours, &rows(&tables, expected), "crossfile/", &mut counted, to)?;

    let (agree, wrong) = counted;
    match wrong {
        0 => Ok(format!("{agree} of {agree} rows are found as the service finds them.")),
        wrong => Err(Trouble::Differ { wrong, all: agree + wrong }),
    }
}

fn json<T: DeserializeOwned>(path: &Path) -> Result<T, Trouble> {
    let text = text(path)?;
    let unreadable =
        |why: serde_json::Error| Trouble::Unreadable { path: path.to_owned(), error: why.to_string() };
    serde_json::from_str(&text).map_err(unreadable)
}

fn text(path: &Path) -> Result<String, Trouble> {
    let unreadable = |why: io::Error| Trouble::Unreadable { path: path.to_owned(), error: why.to_string() };
    fs::read_to_string(path).map_err(unreadable)
}

fn tables(folder: &Path, files: &[File]) -> Result<Vec<Table>, Trouble> {
    let table = |file: &File| {
        let path = folder.join(file.name());
        read(&text(&path)?).map_err(|found| Trouble::Unreadable {
            path,
            error: found.iter().map(ToString::to_string).collect::<Vec<_>>().join("; "),
        })
    };
    files.iter().map(table).collect()
}

fn told(column: &str, kind: &str) -> String {
    format!("{column} {kind}")
}

fn keyed(file: File, finding: &Finding) -> ((String, u64), String) {
    ((file.name().to_owned(), finding.line), told(&finding.column, finding.kind.word()))
}

fn of_file(table: &Table, findings: Vec<Finding>) -> Vec<((String, u64), String)> {
    findings.iter().map(|finding| keyed(table.file(), finding)).collect()
}

/// Every row, with what was found in it in alphabetical order.
fn rows(tables: &[Table], found: impl Iterator<Item = ((String, u64), String)>) -> Findings {
    let lines = |table: &Table| {
        let name = table.file().name().to_owned();
        table.rows().iter().map(|row| ((name.clone(), row.line), Vec::new())).collect::<Vec<_>>()
    };
    let mut rows: Findings = tables.iter().flat_map(lines).collect();
    found.for_each(|(row, told)| rows.entry(row).or_default().push(told));
    rows.values_mut().for_each(|told| told.sort());
    rows
}

fn compare(
    ours: &Findings,
    expected: &Findings,
    folder: &str,
    (agree, wrong): &mut (usize, usize),
    to: &mut impl io::Write,
) -> io::Result<()> {
    for (file, line) in ours.keys().chain(expected.keys().filter(|row| !ours.contains_key(*row))) {
        let row = (file.clone(), *line);
        let words = |findings: &Findings| match findings.get(&row).map_or(&[][..], Vec::as_slice) {
            [] => "nothing".to_owned(),
            found => found.join(", "),
        };
        let (ours, expected) = (words(ours), words(expected));
        if ours == expected {
            *agree += 1;
            writeln!(to, "{folder}{file} {line} agrees: {ours} = {expected}")?;
        } else {
            *wrong += 1;
            writeln!(to, "{folder}{file} {line} DIFFERS: {ours}, expected {expected}")?;
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_row_is_found_as_the_service_finds_it() {
        let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../shared/vectors/asc-wds-vectors");
        if !folder.is_dir() {
            println!("skipped: {} is not there", folder.display());
            return;
        }
        let mut lines = Vec::new();
        let done = run(&folder, &mut lines).map_err(|trouble| trouble.to_string());
        assert!(done.is_ok(), "{done:?}\n{}", String::from_utf8_lossy(&lines));
    }

    #[test]
    fn a_row_that_differs_is_told_with_both() {
        let row = ("staff.csv".to_owned(), 2);
        let ours = Findings::from([(row.clone(), vec!["DOB warning".to_owned()])]);
        let (mut counted, mut lines) = ((0, 0), Vec::new());
        compare(&ours, &Findings::from([(row, vec![])]), "", &mut counted, &mut lines).unwrap();
        assert_eq!(counted, (0, 1));
        assert_eq!(String::from_utf8(lines).unwrap(), "staff.csv 2 DIFFERS: DOB warning, expected nothing\n");
    }
}
