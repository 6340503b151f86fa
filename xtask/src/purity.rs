//! Pure crates: what comes out depends on nothing but what was passed in.

use crate::code::{lines, mentions};
use crate::{Finding, House, Source};

/// The crates that are pure.
const PURE: [&str; 3] = ["rota", "care", "exchange"];

/// What a pure crate never names, each with what it does instead.
const IMPURE: [(&str, &str); 13] = [
    ("std::time", "take times as arguments"),
    ("Instant", "take times as arguments"),
    ("SystemTime", "take times as arguments"),
    ("std::fs", "take text or data as arguments"),
    ("fs::", "take text or data as arguments"),
    ("std::env", "take settings as arguments"),
    ("env::", "take settings as arguments"),
    ("std::net", "leave the network to the shell"),
    ("std::io", "return data instead of writing it"),
    ("std::process", "leave processes to the shell"),
    ("thread_rng", "draw chance from the seed"),
    ("HashMap", "use BTreeMap: its order is the same every time"),
    ("HashSet", "use BTreeSet: its order is the same every time"),
];

pub(crate) fn find(house: &House) -> Vec<Finding> {
    let pure =
        |source: &&Source| PURE.iter().any(|name| source.path.starts_with(&format!("crates/{name}/src/")));
    house.sources.iter().filter(pure).flat_map(impure).collect()
}

fn impure(source: &Source) -> Vec<Finding> {
    let named = |line: &str| IMPURE.iter().find(|(word, _)| mentions(line, word));
    let wrong = lines(source).filter_map(|(at, line)| named(line).map(|found| (at, found)));
    wrong
        .map(|(at, (word, instead))| {
            Finding::new(format!("{}:{at}", source.path), format!("names {word}; {instead}"))
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_clock_in_the_engine_is_found() {
        let source = Source::new(
            "crates/rota/src/a.rs",
            "//! A.\nuse std::time::Duration;\nlet map = HashMap::new();\n",
        );
        let found: Vec<String> = impure(&source).iter().map(ToString::to_string).collect();
        assert_eq!(found.len(), 2, "{found:?}");
        assert!(found[0].starts_with("crates/rota/src/a.rs:2: names std::time"), "{found:?}");
    }
}
