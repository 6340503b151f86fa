//! Files and functions that fit a screen or two: where many people work, nothing grows so long that nobody reads it.

use crate::rust::{behind, line, masked, outside, places};
use crate::{Finding, House, Source};

/// The crates that the narrow limits are for.
const NARROW: [&str; 4] = ["crates/care/", "crates/service/", "crates/web/", "crates/fairly/"];

/// The most lines of a file of those crates, and of any other.
const MOST_LINES: [usize; 2] = [500, 600];

/// The most lines of a function of those crates.
const MOST_OF_A_FUNCTION: usize = 60;

/// Files and functions that are still longer, to be split one by one.
const NOT_YET: [&str; 5] = [
    "crates/care/tests/care/commands.rs what_is_the_teams_is_said_to_be",
    "crates/care/tests/care/properties.rs a_command",
    "crates/care/tests/care/reasons.rs every_reason",
    "crates/care/tests/care/refusals.rs what_is_not_known_is_said_to_be_unknown",
    "crates/care/tests/care/samples.rs about_a_week",
];

fn is_narrow(source: &Source) -> bool {
    NARROW.iter().any(|place| source.path.starts_with(place))
}

/// No file is so long that nobody reads it.
pub(crate) fn files(house: &House) -> Vec<Finding> {
    let long = house.sources.iter().filter_map(|source| {
        let (count, most) = (source.text.lines().count(), MOST_LINES[usize::from(!is_narrow(source))]);
        let what = || Finding::new(&source.path, format!("has {count} lines, more than {most}; split it"));
        judged(&source.path, count > most, what)
    });
    long.collect()
}

/// No function is.
pub(crate) fn functions(house: &House) -> Vec<Finding> {
    let narrow = house.sources.iter().filter(|source| is_narrow(source));
    narrow.flat_map(in_file).collect()
}

fn in_file(source: &Source) -> Vec<Finding> {
    let code = masked(&source.text);
    let judge = |(name, first, count): (&str, usize, usize)| {
        let what = || {
            let what = format!("{name} has {count} lines, more than {MOST_OF_A_FUNCTION}; split it");
            Finding::new(format!("{}:{first}", source.path), what)
        };
        judged(&format!("{} {name}", source.path), count > MOST_OF_A_FUNCTION, what)
    };
    lengths(&code).into_iter().filter_map(judge).collect()
}

/// A finding where something is too long and not on the list, or on the list and no longer too long.
fn judged(whose: &str, too_long: bool, finding: impl FnOnce() -> Finding) -> Option<Finding> {
    match (too_long, NOT_YET.contains(&whose)) {
        (true, false) => Some(finding()),
        (false, true) => {
            Some(Finding::new(whose, "is short by now; take it off the list in xtask/src/sizes.rs"))
        }
        (true, true) | (false, false) => None,
    }
}

/// Every function with a body: its name, its first line, and how many lines it has.
fn lengths(code: &str) -> Vec<(&str, usize, usize)> {
    let function = |at: usize| {
        let rest = code[at + "fn".len()..].trim_start();
        let name = rest.split(|letter: char| !crate::rust::joins(letter)).next().unwrap_or_default();
        let open = outside(code, at, &['{', ';'])?;
        let has_body = !name.is_empty() && code[open..].starts_with('{');
        let (first, last) = (line(code, at), line(code, behind(code, open)));
        has_body.then_some((name, first, last + 1 - first))
    };
    places(code, "fn").filter_map(function).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn house(path: &str, text: &str) -> House {
        House { sources: vec![Source::new(path, text)], ..House::default() }
    }

    #[test]
    fn long_files_are_found_and_earlier_in_some_crates() {
        let text = |lines| "//! A.\n".repeat(lines);
        assert_eq!(files(&house("crates/rota/src/a.rs", &text(600))), []);
        assert_eq!(files(&house("crates/rota/src/a.rs", &text(601))).len(), 1);
        assert_eq!(files(&house("crates/web/src/a.rs", &text(500))), []);
        assert_eq!(files(&house("crates/web/src/a.rs", &text(501))).len(), 1);
    }

    #[test]
    fn long_functions_are_found_with_their_names() {
        let text = |lines| format!("fn short();\nfn long() {{\n{}}}\n", "    a(\"}\");\n".repeat(lines));
        assert_eq!(functions(&house("crates/web/src/a.rs", &text(58))), []);
        let found = functions(&house("crates/web/src/a.rs", &text(59)));
        assert_eq!((found[0].at.as_str(), found.len()), ("crates/web/src/a.rs:2", 1));
        assert!(found[0].what.starts_with("long has 61 lines"), "{}", found[0].what);
        assert_eq!(functions(&house("crates/rota/src/a.rs", &text(59))), []);
    }
}
