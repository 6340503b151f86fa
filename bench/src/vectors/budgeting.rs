//! Real votes on budgets, with the winners that an independent program computes: `files/*.pb` and `expected/*.json`.

use std::collections::BTreeMap;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use care::budgeting::count::{Completion, Outcome, Vote, Worth, equal_shares, greedy};
use serde::Deserialize;

use super::Trouble;

/// What is expected of one file.
#[derive(Deserialize)]
struct Expected {
    file: String,
    computed: BTreeMap<String, Computed>,
}

/// The winners by one rule.
#[derive(Deserialize)]
struct Computed {
    winners: Vec<String>,
}

/// Counts every vote by every rule that is expected of it; how many agree.
///
/// # Errors
///
/// If a file cannot be read, or other projects win than are expected.
pub(super) fn run(folder: &Path, to: &mut impl io::Write) -> Result<String, Trouble> {
    let (mut agree, mut wrong) = (0, 0);
    for path in expectations(&folder.join("expected"))? {
        let expected: Expected = serde_json::from_str(&text(&path)?)
            .map_err(|error| Trouble::Unreadable { path: path.clone(), error: error.to_string() })?;
        let vote = vote(&folder.join("files").join(&expected.file))?;
        for (rule, computed) in &expected.computed {
            let Some(outcome) = count(&vote, rule) else {
                writeln!(to, "{} {rule}: passed over, a rule that is not counted here", expected.file)?;
                continue;
            };
            let (ours, theirs) = (winners(&vote, &outcome), sorted(computed.winners.clone()));
            let agrees = ours == theirs;
            if agrees {
                agree += 1;
                writeln!(to, "{} {rule} agrees: {}", expected.file, ours.join(", "))?;
            } else {
                wrong += 1;
                let (ours, theirs) = (ours.join(", "), theirs.join(", "));
                writeln!(to, "{} {rule} DIFFERS: {ours}; expected {theirs}", expected.file)?;
            }
        }
    }
    match wrong {
        0 => Ok(format!("{agree} of {agree} counts agree.")),
        _ => Err(Trouble::Differ { wrong, all: agree + wrong }),
    }
}

fn expectations(folder: &Path) -> Result<Vec<PathBuf>, Trouble> {
    let unreadable =
        |error: io::Error| Trouble::Unreadable { path: folder.to_owned(), error: error.to_string() };
    let entries = fs::read_dir(folder).map_err(unreadable)?;
    let mut paths: Vec<PathBuf> =
        entries.map(|entry| entry.map(|entry| entry.path())).collect::<Result<_, _>>().map_err(unreadable)?;
    paths.retain(|path| path.extension().is_some_and(|end| end == "json"));
    paths.sort();
    Ok(paths)
}

fn text(path: &Path) -> Result<String, Trouble> {
    fs::read_to_string(path)
        .map_err(|error| Trouble::Unreadable { path: path.to_owned(), error: error.to_string() })
}

fn vote(path: &Path) -> Result<Vote, Trouble> {
    let findings = |findings: Vec<exchange::pabulib::Finding>| {
        let lines: Vec<String> = findings.iter().map(ToString::to_string).collect();
        Trouble::Unreadable { path: path.to_owned(), error: lines.join("; ") }
    };
    exchange::pabulib::read(&text(path)?).map(|file| file.vote).map_err(findings)
}

/// A vote counted by a rule, as the expected values name it; `None` for a rule that is not counted here.
fn count(vote: &Vote, rule: &str) -> Option<Outcome> {
    Some(match rule {
        "greedy_cost" => greedy(vote, Worth::Cost),
        "greedy_cardinality" => greedy(vote, Worth::One),
        "mes_cost" => equal_shares(vote, Worth::Cost, Completion::None),
        "mes_cardinality" => equal_shares(vote, Worth::One, Completion::None),
        "mes_cost_add1" => equal_shares(vote, Worth::Cost, Completion::AddOne),
        "mes_cardinality_add1" => equal_shares(vote, Worth::One, Completion::AddOne),
        _ => return None,
    })
}

fn winners(vote: &Vote, outcome: &Outcome) -> Vec<String> {
    sorted(outcome.winners().map(|place| vote.projects[place].id.clone()).collect())
}

fn sorted(mut ids: Vec<String>) -> Vec<String> {
    ids.sort();
    ids
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_published_vote_has_the_winners_that_are_expected() {
        let folder =
            Path::new(env!("CARGO_MANIFEST_DIR")).join("../../shared/vectors/participatory-budgeting");
        if !folder.is_dir() {
            println!("skipped: {} is not there", folder.display());
            return;
        }
        let mut lines = Vec::new();
        let done = run(&folder, &mut lines).map_err(|trouble| trouble.to_string());
        assert_eq!(done, Ok("35 of 35 counts agree.".to_owned()), "{}", String::from_utf8_lossy(&lines));
    }

    #[test]
    fn a_vote_with_other_winners_is_told_with_both() {
        let folder = tempfile::tempdir().unwrap();
        for part in ["files", "expected"] {
            fs::create_dir(folder.path().join(part)).unwrap();
        }
        let vote = "META\nkey;value\nbudget;10\nPROJECTS\nproject_id;cost\na;10\nVOTES\nvoter_id;vote\n1;a\n";
        fs::write(folder.path().join("files/one.pb"), vote).unwrap();
        let expected = r#"{"file": "one.pb", "computed": {"greedy_cost": {"winners": ["b"]}}}"#;
        fs::write(folder.path().join("expected/one.json"), expected).unwrap();
        let mut lines = Vec::new();
        let done = run(folder.path(), &mut lines).map_err(|trouble| trouble.to_string());
        assert_eq!(done, Err("1 of 1 cases are not as expected".to_owned()));
        assert_eq!(String::from_utf8(lines).unwrap(), "one.pb greedy_cost DIFFERS: a; expected b\n");
    }
}
