//! Habits of every file: who prints, who is safe, who says what it is, whether it is finished.

use crate::code::{is_test, lines, mentions};
use crate::{Finding, House, Source};

/// Where printing is the job: the command line, and the first file of programs that are not shipped.
const MAY_PRINT: [&str; 3] = ["crates/fairly/src/cli/", "bench/src/main.rs", "xtask/src/main.rs"];

/// How printing looks.
const PRINTING: [&str; 7] =
    ["println!", "print!", "eprintln!", "eprint!", "dbg!", "io::stdout", "io::stderr"];

/// Only the command line prints.
pub(crate) fn printing(house: &House) -> Vec<Finding> {
    let mute = house.sources.iter().filter(|s| !MAY_PRINT.iter().any(|may| s.path.starts_with(may)));
    mute.flat_map(|source| naming(source, &PRINTING, "return what is to be said, or take where to write it"))
        .collect()
}

/// Every crate forbids unsafe code in its own root, where a reader looks first.
pub(crate) fn forbids_unsafe(house: &House) -> Vec<Finding> {
    let root = |s: &&Source| s.path.ends_with("src/lib.rs") || s.path.ends_with("src/main.rs");
    let unsure = house.sources.iter().filter(root).filter(|s| !s.text.contains("#![forbid(unsafe_code)]"));
    unsure.map(|s| Finding::new(&s.path, "does not say #![forbid(unsafe_code)]")).collect()
}

/// Every Rust file begins with a `//!` line.
pub(crate) fn headers(house: &House) -> Vec<Finding> {
    let nameless = house.sources.iter().filter(|s| !s.text.starts_with("//! "));
    nameless.map(|s| Finding::new(&s.path, "does not begin with a `//!` line that says what it is")).collect()
}

/// Nothing is left to do, and no test is switched off.
pub(crate) fn unfinished(house: &House) -> Vec<Finding> {
    let todo = house.sources.iter().flat_map(|s| naming(s, &["todo!", "unimplemented!"], "finish it"));
    let off = house.sources.iter().flat_map(|source| {
        let ignored = |(_, line): &(usize, &str)| line.trim_start().starts_with("#[ignore");
        let ignored = source.text.lines().enumerate().filter(ignored);
        ignored.map(|(at, _)| {
            Finding::new(format!("{}:{}", source.path, at + 1), "switches a test off; mend it")
        })
    });
    todo.chain(off).collect()
}

/// The lines of code in a file that name one of these words.
fn naming(source: &Source, words: &[&str], instead: &str) -> Vec<Finding> {
    debug_assert!(!words.is_empty());
    if is_test(&source.path) {
        return Vec::new();
    }
    let named = |line: &str| words.iter().find(|word| mentions(line, word)).copied();
    let wrong = lines(source).filter(|(_, line)| !line.trim_start().starts_with('"'));
    let wrong = wrong.filter_map(|(at, line)| named(outside_quotes(line).as_str()).map(|word| (at, word)));
    wrong
        .map(|(at, word)| Finding::new(format!("{}:{at}", source.path), format!("says {word}; {instead}")))
        .collect()
}

/// A line without what stands between quotation marks.
fn outside_quotes(line: &str) -> String {
    line.split('"').step_by(2).collect::<Vec<_>>().join("\"\"")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn house(path: &str, text: &str) -> House {
        House { sources: vec![Source::new(path, text)], ..House::default() }
    }

    #[test]
    fn only_the_command_line_prints() {
        let text = "//! Says.\nfn say() {\n    println!(\"hello\");\n}\n";
        assert_eq!(printing(&house("crates/fairly/src/cli/show.rs", text)), []);
        assert_eq!(printing(&house("crates/week/src/read.rs", text)).len(), 1);
        assert_eq!(printing(&house("crates/week/tests/read.rs", text)), []);
        assert_eq!(printing(&house("crates/week/src/read.rs", "//! Says.\nlet a = \"println!\";\n")), []);
    }

    #[test]
    fn files_say_what_they_are_and_that_they_are_safe() {
        let good = house("crates/new/src/lib.rs", "//! New.\n#![forbid(unsafe_code)]\n");
        let bad = house("crates/new/src/lib.rs", "mod a;\n");
        assert_eq!((headers(&good), forbids_unsafe(&good)), (vec![], vec![]));
        assert_eq!((headers(&bad).len(), forbids_unsafe(&bad).len()), (1, 1));
    }

    #[test]
    fn unfinished_files_are_found() {
        let off = format!("//! A.\n{}[test]\n{}[ignore]\nfn a() {{}}\n", '#', '#');
        assert_eq!(unfinished(&house("crates/a/tests/a.rs", &off)).len(), 1);
        assert_eq!(unfinished(&house("crates/a/src/a.rs", "//! A.\nfn a() {\n    todo!()\n}\n")).len(), 1);
    }
}
