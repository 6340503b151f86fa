//! No match on events, commands, matters or sections has a wildcard arm: the compiler leads anyone who adds one to every
//! place that has to answer.

use crate::code::is_test;
use crate::rust::{behind, joins, line, masked, outside, places};
use crate::{Finding, House, Source};

/// The crates that the rule is for.
const WHERE: [&str; 3] = ["crates/care/src/", "crates/service/src/", "crates/web/src/"];

/// The types that every match answers for one by one.
const TYPES: [&str; 4] = ["Event", "Command", "Matter", "Section"];

/// Files that still have such an arm, to be mended one by one.
const NOT_YET: [&str; 1] = ["crates/care/src/history/commands.rs"];

pub(crate) fn find(house: &House) -> Vec<Finding> {
    let ours = |source: &&Source| WHERE.iter().any(|place| source.path.starts_with(place));
    let sources = house.sources.iter().filter(ours).filter(|source| !is_test(&source.path));
    sources.flat_map(in_file).collect()
}

fn in_file(source: &Source) -> Vec<Finding> {
    let product = source.text.split("#[cfg(test)]\nmod tests {").next().unwrap_or_default();
    let wrong = wildcards(&masked(product));
    match (NOT_YET.contains(&source.path.as_str()), wrong.is_empty()) {
        (true, true) => vec![Finding::new(
            &source.path,
            "has no wildcard arm left; take it off the list in xtask/src/arms.rs",
        )],
        (true, false) => Vec::new(),
        (false, _) => wrong
            .into_iter()
            .map(|(at, what)| {
                let at = format!("{}:{}", source.path, line(product, at));
                Finding::new(at, format!("matches on {what} with a wildcard arm; name what is left"))
            })
            .collect(),
    }
}

/// Every wildcard arm of a match that names one of the types in a pattern: where it is, and the type.
fn wildcards(code: &str) -> Vec<(usize, &'static str)> {
    let mut found = Vec::new();
    for at in places(code, "match") {
        let Some(open) = outside(code, at + "match".len(), &['{']) else { continue };
        let arms = arms(code, open + 1, behind(code, open).saturating_sub(1));
        let named = |what: &&&str| arms.iter().any(|(_, pattern)| names(pattern, what));
        let Some(what) = TYPES.iter().find(named) else { continue };
        let wild = arms.iter().filter(|(_, pattern)| is_wild(pattern));
        found.extend(wild.map(|(at, _)| (*at, *what)));
    }
    found
}

/// The patterns of a match, each with where its arrow is.
fn arms(code: &str, from: usize, to: usize) -> Vec<(usize, &str)> {
    let (mut arms, mut at) = (Vec::new(), from);
    while let Some(arrow) = next_arrow(code, at, to) {
        let mut begin = at;
        while let Some(comma) = outside(&code[..arrow], begin, &[',']) {
            begin = comma + 1;
        }
        arms.push((arrow, code[begin..arrow].trim()));
        let body = arrow + 2;
        let skipped = code[body..to].len() - code[body..to].trim_start().len();
        at = if code[body + skipped..to].starts_with('{') {
            behind(code, body + skipped)
        } else {
            outside(&code[..to], body, &[',']).map_or(to, |comma| comma + 1)
        };
    }
    arms
}

/// The next `=>` outside all brackets.
fn next_arrow(code: &str, from: usize, to: usize) -> Option<usize> {
    let mut at = from;
    loop {
        at = outside(&code[..to], at, &['='])?;
        if code[at..to].starts_with("=>") {
            return Some(at);
        }
        at += 1;
    }
}

/// Whether a pattern names something of a type, apart from what its guard says.
fn names(pattern: &str, what: &str) -> bool {
    let pattern = places(pattern, "if").next().map_or(pattern, |guard| &pattern[..guard]);
    places(pattern, what).any(|at| pattern[at + what.len()..].starts_with("::"))
}

/// Whether a pattern lets everything through: `_`, a name of its own, or a tuple of such.
fn is_wild(pattern: &str) -> bool {
    let pattern = pattern.trim();
    if let Some(inside) = pattern.strip_prefix('(').and_then(|rest| rest.strip_suffix(')')) {
        return inside.split(',').filter(|part| !part.trim().is_empty()).all(is_wild);
    }
    let name = pattern.strip_prefix("ref ").unwrap_or(pattern);
    let word = !name.is_empty() && name.chars().all(joins);
    word && name.starts_with(|first: char| first == '_' || first.is_lowercase())
        && name != "true"
        && name != "false"
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(code: &str) -> Vec<&'static str> {
        wildcards(&masked(code)).into_iter().map(|(_, what)| what).collect()
    }

    #[test]
    fn an_arm_for_everything_else_is_found() {
        assert_eq!(found("match event { Event::A(_) => 1, _ => 2 }"), ["Event"]);
        assert_eq!(
            found("match *section { people::Section::Notes => { a() } other => b(other), }"),
            ["Section"]
        );
        assert_eq!(found("match (a, b) { (Matter::Looks, true) => 1, (_, _) => 2, }"), ["Matter"]);
        assert_eq!(found("@match command { Command::A => p { \"_ => 1\" }, _ => {} }"), ["Command"]);
        assert_eq!(found("match x { Y => match event { Event::A => 1, _ => 2 }, _ => 3 }"), ["Event"]);
    }

    #[test]
    fn what_names_everything_or_matches_something_else_is_fine() {
        assert_eq!(
            found("match event { Event::A(_) => 1, Event::B { .. } | Event::C => 2 }"),
            [] as [&str; 0]
        );
        assert_eq!(found("match text { \"Event::A\" => 1, _ => 2 } // Event::B => _ => 3"), [] as [&str; 0]);
        assert_eq!(found("match place { Some(at) => Event::A(at), _ => Event::B }"), [] as [&str; 0]);
        assert_eq!(
            found("match event { Event::A if old => 1, Event::A | Event::B => f::<A, B>(|a, b| 2) }"),
            [] as [&str; 0]
        );
        assert_eq!(
            found("match said { (None, Command::A) => 1, (_, Command::A | Command::B) => 2 }"),
            [] as [&str; 0]
        );
    }

    #[test]
    fn a_file_is_told_with_its_line() {
        let source = Source::new(
            "crates/care/src/a.rs",
            "//! A.\nfn a() {\n    match b {\n        Event::A => 1,\n        _ => 2,\n    }\n}\n",
        );
        let house = House { sources: vec![source], ..House::default() };
        assert_eq!(find(&house)[0].at, "crates/care/src/a.rs:5");
    }
}
