//! The part of a Rust file that is built into the product: neither comments nor tests.

use crate::Source;

/// The lines of code with their numbers from 1, in files that are no tests, up to the tests at the end of the file,
/// without comments.
pub(crate) fn lines(source: &Source) -> impl Iterator<Item = (usize, &str)> {
    let text = if is_test(&source.path) { "" } else { source.text.as_str() };
    let before_tests = text.split("#[cfg(test)]\nmod tests {").next().unwrap_or_default();
    let numbered = before_tests.lines().enumerate().map(|(at, line)| (at + 1, without_comment(line)));
    numbered.filter(|(_, line)| !line.trim().is_empty())
}

/// Whether a file is built for tests only, as its name says.
pub(crate) fn is_test(path: &str) -> bool {
    let file = path.rsplit('/').next().unwrap_or(path);
    let folder = |name: &str| path.split('/').any(|part| part == name);
    folder("tests") || folder("examples") || ["tests.rs", "testing.rs", "sample.rs"].contains(&file)
}

/// Cuts a line at `//`, but not at the `//` of an address.
fn without_comment(line: &str) -> &str {
    let at = line.match_indices("//").map(|(at, _)| at).find(|&at| !line[..at].ends_with(':'));
    at.map_or(line, |at| &line[..at])
}

/// Whether `word` is in `line` as a word of its own.
pub(crate) fn mentions(line: &str, word: &str) -> bool {
    let joins = |c: char| c.is_alphanumeric() || c == '_';
    line.match_indices(word).any(|(at, _)| {
        let before = line[..at].chars().next_back().is_some_and(joins);
        let after = line[at + word.len()..].chars().next().is_some_and(joins);
        !(before && word.starts_with(joins) || after && word.ends_with(joins))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn comments_and_tests_are_no_code() {
        let text = "//! fs\nuse a; // std::fs\n\nlet b = \"http://c\";\n#[cfg(test)]\nmod tests {\n use std::fs;\n}\n";
        let source = Source::new("crates/rota/src/a.rs", text);
        let found: Vec<(usize, &str)> = lines(&source).collect();
        assert_eq!(found, [(2, "use a; "), (4, "let b = \"http://c\";")]);
        assert_eq!(lines(&Source::new("crates/rota/tests/a.rs", text)).count(), 0);
    }

    #[test]
    fn a_word_is_a_word() {
        assert!(mentions("use std::fs;", "std::fs"));
        assert!(mentions("println!(\"\")", "println!"));
        assert!(!mentions("eprintln!(\"\")", "println!"));
        assert!(!mentions("use std::fsx;", "std::fs"));
    }
}
