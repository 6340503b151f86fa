//! Phrases that make an English reader stumble. `docs/STYLE.md` has the rule, with pairs of before and after.
//!
//! Every file is held against the list but those in `xtask/not-yet-plain.txt`, which only gets shorter: a file of it that is
//! plain by now is a finding too.

use crate::rust::joins;
use crate::{Finding, House, Source};

/// Where the rule holds.
const WHERE: [&str; 6] = ["crates/", "bench/", "xtask/src/", "docs/", "README.md", "CHANGELOG.md"];

/// The files that quote the phrases, to say what to write instead.
const QUOTE_THEM: [&str; 2] = ["docs/STYLE.md", "xtask/src/phrases.rs"];

/// The files that are not plain yet, one a line.
const NOT_YET: &str = include_str!("../not-yet-plain.txt");

/// A phrase, what may follow it after all, and what to write instead.
struct Phrase {
    words: &'static str,
    unless_before: &'static str,
    instead: &'static str,
}

const fn phrase(words: &'static str, unless_before: &'static str, instead: &'static str) -> Phrase {
    Phrase { words, unless_before, instead }
}

const PHRASES: [Phrase; 9] = [
    phrase("anew", "", "write “again”, or say what changed"),
    phrase("no more", " than", "write “no longer”"),
    phrase("whoever", "", "say who: “the viewer”, “anyone who”, “the person who”"),
    phrase("lest", "", "write “so that … not”"),
    phrase("stands in", " for", "write “is in”"),
    phrase("lies in", "", "write “is in”"),
    phrase("none: ", "u32", "write “`None`: …” or “`None` if …”"),
    phrase("she", "", "write “they”, unless it is one person who said so"),
    phrase("her", "", "write “their” or “them”, unless it is one person who said so"),
];

pub(crate) fn find(house: &House) -> Vec<Finding> {
    let all = house.sources.iter().chain(&house.documents);
    let ours = all.filter(|source| WHERE.iter().any(|place| source.path.starts_with(place)));
    let judged = ours.filter(|source| !QUOTE_THEM.contains(&source.path.as_str())).flat_map(in_file);
    let gone =
        NOT_YET.lines().filter(|path| !house.root.as_os_str().is_empty() && !house.root.join(path).exists());
    let gone = gone.map(|path| Finding::new(path, "is not there; take it off xtask/not-yet-plain.txt"));
    judged.chain(gone).collect()
}

fn in_file(source: &Source) -> Vec<Finding> {
    let found = stumbles(&source.text);
    match (NOT_YET.lines().any(|path| path == source.path), found.is_empty()) {
        (true, true) => {
            vec![Finding::new(&source.path, "is plain by now; take it off xtask/not-yet-plain.txt")]
        }
        (true, false) => Vec::new(),
        (false, _) => found
            .into_iter()
            .map(|(at, phrase)| {
                let what = format!("says “{}”; {}", phrase.words.trim(), phrase.instead);
                Finding::new(format!("{}:{at}", source.path), what)
            })
            .collect(),
    }
}

/// Every phrase in a text, with the number of its line from 1.
fn stumbles(text: &str) -> Vec<(usize, &'static Phrase)> {
    let lines = text.lines().enumerate();
    let in_line = |(at, line): (usize, &str)| {
        let line = line.to_lowercase();
        let said = PHRASES.iter().filter(move |phrase| says(&line, phrase));
        said.map(move |phrase| (at + 1, phrase)).collect::<Vec<_>>()
    };
    lines.flat_map(in_line).collect()
}

fn says(line: &str, phrase: &Phrase) -> bool {
    line.match_indices(phrase.words).any(|(at, words)| {
        let rest = &line[at + words.len()..];
        let whole = !line[..at].chars().next_back().is_some_and(joins)
            && (words.ends_with(' ') || !rest.chars().next().is_some_and(joins));
        whole && (phrase.unless_before.is_empty() || !rest.starts_with(phrase.unless_before))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn said(text: &str) -> Vec<&'static str> {
        stumbles(text).into_iter().map(|(_, phrase)| phrase.words).collect()
    }

    #[test]
    fn what_makes_a_reader_stumble_is_found() {
        assert_eq!(said("/// Noted anew.\n/// She is let in no more."), ["anew", "no more", "she"]);
        assert_eq!(said("Whoever looks sees her record"), ["whoever", "her"]);
        assert_eq!(said("/// The last date; none: it goes on."), ["none: "]);
    }

    #[test]
    fn what_only_looks_like_it_is_not() {
        assert_eq!(said("no more than 60 lines; the sheet is there, and hers; canewood"), [] as [&str; 0]);
        assert_eq!(said("Ben stands in for Asha. `None`: it goes on. the rest at least"), [] as [&str; 0]);
    }

    #[test]
    fn a_new_file_has_to_be_plain() {
        let source = Source::new("crates/web/src/nobody-has-this.rs", "//! A.\n// her page\n");
        let house = House { sources: vec![source], ..House::default() };
        assert_eq!(find(&house)[0].at, "crates/web/src/nobody-has-this.rs:2");
        let elsewhere = Source::new("fuzz/src/a.rs", "// her page\n");
        assert_eq!(find(&House { sources: vec![elsewhere], ..House::default() }), []);
    }
}
