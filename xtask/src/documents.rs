//! What documents point at: links, and paths of this repository in `code spans`.

use std::path::Path;

use crate::{Finding, House, Source};

/// How a code span begins that must be a file or folder of ours.
const PLACES: [&str; 7] = [".ci/", "bench/", "crates/", "docs/", "examples/", "fuzz/", "xtask/"];

pub(crate) fn find(house: &House) -> Vec<Finding> {
    house.documents.iter().flat_map(|document| dangling(document, &house.root)).collect()
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
    fn what_is_not_there_is_found() {
        let root = Path::new(env!("CARGO_MANIFEST_DIR"));
        let good = Source::new("README.md", "[this](src/documents.rs)");
        let bad = Source::new("README.md", "first\n[that](src/nowhere.rs)");
        assert_eq!(dangling(&good, root), []);
        assert_eq!(dangling(&bad, root)[0].at, "README.md:2");
    }
}
