//! The checker and the search are written apart: neither can hide the other's mistake.

use crate::code::{lines, mentions};
use crate::{Finding, House, Source};

/// A folder, what its code never names, and the files in it that may all the same.
struct Apart {
    folder: &'static str,
    never: &'static [&'static str],
    but_for: &'static [&'static str],
}

const APART: [Apart; 3] = [
    Apart {
        folder: "crates/rota/src/check/",
        never: &["crate::search", "crate::rules", "super::super::search", "super::super::rules"],
        but_for: &[],
    },
    Apart {
        // Where plans leave the search, and are judged.
        folder: "crates/rota/src/search/",
        never: &["crate::check", "super::super::check"],
        but_for: &["crates/rota/src/search/mod.rs", "crates/rota/src/search/repair.rs"],
    },
    Apart { folder: "crates/rota/src/rules/", never: &["crate::check", "super::super::check"], but_for: &[] },
];

pub(crate) fn find(house: &House) -> Vec<Finding> {
    APART.iter().flat_map(|apart| house.sources.iter().flat_map(|source| shared(apart, source))).collect()
}

fn shared(apart: &Apart, source: &Source) -> Vec<Finding> {
    if !source.path.starts_with(apart.folder) || apart.but_for.contains(&source.path.as_str()) {
        return Vec::new();
    }
    let named = |line: &str| apart.never.iter().find(|word| mentions(line, word));
    let wrong = lines(source).filter_map(|(at, line)| named(line).map(|word| (at, word)));
    wrong
        .map(|(at, word)| {
            Finding::new(
                format!("{}:{at}", source.path),
                format!("names {word}; write what it needs again, apart"),
            )
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_checker_that_leans_on_the_search_is_found() {
        let leaning =
            Source::new("crates/rota/src/check/hours.rs", "//! Hours.\nuse crate::search::model::Model;\n");
        let apart =
            Source::new("crates/rota/src/check/hours.rs", "//! Hours.\nuse crate::problem::Problem;\n");
        let count = |source: &Source| APART.iter().map(|apart| shared(apart, source).len()).sum::<usize>();
        assert_eq!(count(&leaning), 1);
        assert_eq!(count(&apart), 0);
    }

    #[test]
    fn only_the_ways_out_of_the_search_ask_the_checker() {
        let text = "//! Out.\nuse crate::check::check;\n";
        let count = |path: &str| {
            APART.iter().map(|apart| shared(apart, &Source::new(path, text)).len()).sum::<usize>()
        };
        assert_eq!(count("crates/rota/src/search/mod.rs"), 0);
        assert_eq!(count("crates/rota/src/search/moves.rs"), 1);
        assert_eq!(count("crates/rota/src/rules/hours.rs"), 1);
    }
}
