//! Files from anywhere: whatever they hold, reading them ends, without a panic.

use proptest::prelude::*;

use super::samples;
use crate::formats::{Format, Objective, read};

/// Words that readers might stumble over.
const WORDS: [&str; 16] = [
    "-1",
    "0",
    "1e9",
    "1e308",
    "-1e308",
    "NaN",
    "99999999999999999999",
    "0.0001",
    "null",
    "[]",
    "{}",
    "\"\"",
    "\u{feff}",
    ";",
    ":=",
    "(,)",
];

/// What is done to a file at a place: cut so many bytes, put in a word, or repeat the bytes.
#[derive(Clone, Debug)]
enum Change {
    Cut(usize),
    Put(&'static str),
    Repeat(usize),
}

fn change() -> impl Strategy<Value = (prop::sample::Index, Change)> {
    let change = prop_oneof![
        (1usize..40).prop_map(Change::Cut),
        prop::sample::select(&WORDS[..]).prop_map(Change::Put),
        (1usize..200).prop_map(Change::Repeat),
    ];
    (any::<prop::sample::Index>(), change)
}

fn changed(text: &str, changes: &[(prop::sample::Index, Change)]) -> Vec<u8> {
    let mut bytes = text.as_bytes().to_vec();
    for (place, change) in changes {
        let at = place.index(bytes.len() + 1);
        let end = |length: usize| (at + length).min(bytes.len());
        match change {
            Change::Cut(length) => drop(bytes.drain(at..end(*length))),
            Change::Put(word) => {
                // In place of the word that stands there.
                let length = bytes[at..].iter().take_while(|byte| byte.is_ascii_alphanumeric()).count();
                bytes.splice(at..at + length, word.bytes());
            }
            Change::Repeat(length) => {
                let again = bytes[at..end(*length)].to_vec();
                bytes.splice(at..at, again);
            }
        }
    }
    bytes
}

/// Reads bytes for either objective and, where that works, looks at the problem and writes an empty plan.
fn survives(format: Format, bytes: &[u8]) {
    for objective in [Objective::Travel, Objective::Preference] {
        if let Ok(instance) = read(format, objective, bytes) {
            let nothing = rota::Plan::default();
            let verdict = rota::check(instance.problem(), &nothing);
            let _ = (instance.write(&nothing), instance.cost(&verdict.score));
            let _ = instance.plan(bytes);
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(300) })]

    #[test]
    fn a_damaged_instance_is_read_or_refused(changes in prop::collection::vec(change(), 1..6)) {
        for (format, text, _, _) in samples::ALL {
            survives(format, &changed(text, &changes));
        }
    }

    #[test]
    fn a_damaged_solution_is_read_or_refused(changes in prop::collection::vec(change(), 1..4)) {
        for (format, text, solution, _) in samples::ALL {
            let instance = super::instance(format, text);
            if let Ok(plan) = instance.plan(&changed(solution, &changes)) {
                let _ = rota::check(instance.problem(), &plan);
            }
        }
    }

    #[test]
    fn any_bytes_are_read_or_refused(bytes in prop::collection::vec(any::<u8>(), 0..200)) {
        for (format, ..) in samples::ALL {
            survives(format, &bytes);
        }
    }
}

#[test]
fn sizes_are_bounded_before_anything_is_built() {
    let fleet = samples::VRPTW.replace("  2         10", "  1000000000         10");
    survives(Format::Vrptw, fleet.as_bytes());
    let staff = samples::VRPTWSYN.replace("kn:= 2", "kn:= 1000000000");
    assert!(read(Format::Vrptwsyn, Objective::Travel, staff.as_bytes()).is_err());
    let places = samples::DAY.replace(r#""n_locations":2"#, r#""n_locations":4000000000"#);
    assert!(read(Format::Day, Objective::Travel, places.as_bytes()).is_err());
}
