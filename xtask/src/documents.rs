//! What documents point at: links, paths of this repository in `code spans`, and tests by name where a document is held against
//! the code.

use std::collections::BTreeSet;
use std::path::Path;

use crate::{Finding, House, Source};

/// How a code span begins that must be a file or folder of ours.
const PLACES: [&str; 7] = [".ci/", "bench/", "crates/", "docs/", "examples/", "fuzz/", "xtask/"];

/// Documents that name the test which shows what they claim.
const HELD_AGAINST_TESTS: [&str; 3] = ["docs/cases.md", "docs/security/", "docs/safety/"];

pub(crate) fn find(house: &House) -> Vec<Finding> {
    let known: BTreeSet<&str> = house.sources.iter().flat_map(|source| functions(&source.text)).collect();
    let dangling = house.documents.iter().flat_map(|document| dangling(document, &house.root));
    let untested = house.documents.iter().flat_map(|document| untested(document, &known));
    dangling.chain(untested).collect()
}

/// Tests that a document names and that are not there.
fn untested(document: &Source, known: &BTreeSet<&str>) -> Vec<Finding> {
    if !HELD_AGAINST_TESTS.iter().any(|folder| document.path.starts_with(folder)) {
        return Vec::new();
    }
    let lines = document.text.lines().enumerate();
    let named = lines.flat_map(|(at, line)| tests(line).map(move |name| (at, name)));
    let missing = named.filter(|(_, name)| !known.contains(name));
    let finding = |(at, name)| {
        let what = format!("names the test {name}, which is not there");
        Finding::new(format!("{}:{}", document.path, at + 1), what)
    };
    missing.map(finding).collect()
}

/// The names of all functions of a file.
fn functions(text: &str) -> impl Iterator<Item = &str> {
    let names = text.split("fn ").skip(1);
    names
        .map(|rest| rest.split(|c: char| !(c.is_ascii_alphanumeric() || c == '_')).next().unwrap_or_default())
}

/// The code spans of a line that are names of functions: small letters and at least one line below.
fn tests(line: &str) -> impl Iterator<Item = &str> {
    let spans = line.split('`').skip(1).step_by(2);
    spans.filter(|span| {
        let plain = span.chars().all(|c| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '_');
        plain && span.contains('_') && !span.starts_with('_')
    })
}

fn dangling(document: &Source, root: &Path) -> Vec<Finding> {
    let here = root.join(&document.path);
    let folder = here.parent().unwrap_or(root);
    let mut findings = Vec::new();
    for (at, line) in document.text.lines().enumerate() {
        let links = links(line).filter(|link| !folder.join(link).exists());
        let spans = spans(line).filter(|span| !root.join(span).exists());
        for missing in links.chain(spans) {
            let what = format!("points at {missing}, which is not there");
            findings.push(Finding::new(format!("{}:{}", document.path, at + 1), what));
        }
    }
    findings
}

/// The files that a line links to, without addresses elsewhere, and without what lies beside the repository.
fn links(line: &str) -> impl Iterator<Item = &str> {
    let targets = line.split("](").skip(1).filter_map(|rest| rest.split(')').next());
    let files = targets.filter_map(|target| target.split('#').next()).filter(|file| !file.is_empty());
    files.filter(|file| !file.contains("://") && !file.starts_with("mailto:") && !file.contains("../shared"))
}

/// The code spans of a line that are plainly paths of this repository.
fn spans(line: &str) -> impl Iterator<Item = &str> {
    let spans = line.split('`').skip(1).step_by(2);
    spans.filter(|span| {
        let plain = span.chars().all(|c| c.is_ascii_alphanumeric() || "./_-".contains(c));
        plain && PLACES.iter().any(|place| span.starts_with(place))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn links_and_paths_are_told_from_other_text() {
        let line = "See [a](docs/a.md#top), [b](https://example.org/b) and `crates/rota`, not `crates/*` or `--docs/`.";
        assert_eq!(links(line).collect::<Vec<_>>(), ["docs/a.md"]);
        assert_eq!(spans(line).collect::<Vec<_>>(), ["crates/rota"]);
    }

    #[test]
    fn a_test_that_is_named_has_to_be_there() {
        let line =
            "Held by `a_word_is_a_word` and `b_too` in `crates/words/src`, not `fairly verify` or `words`.";
        assert_eq!(tests(line).collect::<Vec<_>>(), ["a_word_is_a_word", "b_too"]);
        let text = "#[test]\nfn a_word_is_a_word() {}\nasync fn b<T>(t: T) {}";
        assert_eq!(functions(text).collect::<Vec<_>>(), ["a_word_is_a_word", "b"]);
        let known = functions(text).collect();
        let document = |path: &str| Source::new(path, format!("first\n{line}"));
        let found = untested(&document("docs/safety/log.md"), &known);
        assert_eq!(found.iter().map(|one| one.at.as_str()).collect::<Vec<_>>(), ["docs/safety/log.md:2"]);
        assert_eq!(untested(&document("docs/using.md"), &known), []);
    }

    #[test]
    fn what_is_not_there_is_found() {
        let root = Path::new(env!("CARGO_MANIFEST_DIR"));
        let good = Source::new("README.md", "[this](src/documents.rs)");
        let bad = Source::new("README.md", "first\n[that](src/nowhere.rs)");
        assert_eq!(dangling(&good, root), []);
        assert_eq!(dangling(&bad, root)[0].at, "README.md:2");
    }
}
