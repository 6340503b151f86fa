//! A week small enough to know by heart.

use proptest::prelude::*;
use rota::Steps;

use super::read::patterns;
use super::sample::TINY;
use super::{read, search};

#[test]
fn everybody_is_accepted_who_can_be() {
    let week = read(TINY).unwrap();
    let found = search(&week, 1, 1, &Steps(1_000));
    assert_eq!((found.accepted, found.refused), (3, 0));
    let solution: serde_json::Value = serde_json::from_str(&week.write(&found)).unwrap();
    assert_eq!(
        solution["patients"][0],
        serde_json::json!({"patient": 1, "worker": 1, "days": [1, 3], "start": 50})
    );
    assert_eq!(solution["patients"][2]["days"], serde_json::json!([1, 3, 5]));
}

#[test]
fn a_full_week_refuses_someone() {
    let week = read(&TINY.replace("maxWeekly 30", "maxWeekly 12")).unwrap();
    let found = search(&week, 1, 1, &Steps(200));
    assert_eq!((found.accepted, found.refused), (1, 2));
}

#[test]
fn steps_make_a_run_repeatable() {
    let week = read(TINY).unwrap();
    let run = || week.write(&search(&week, 7, 2, &Steps(50)));
    assert_eq!(run(), run());
}

#[test]
fn free_days_lie_between_visits() {
    assert_eq!(patterns(5, 3, 1), [0b10101]);
    assert_eq!(patterns(5, 2, 2), [0b01001, 0b10001, 0b10010]);
    assert_eq!(patterns(5, 5, 0), [0b11111]);
    assert!(patterns(5, 3, 2).is_empty());
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(300) })]

    #[test]
    fn a_damaged_week_is_read_or_refused(at in any::<prop::sample::Index>(), cut in 0usize..30, word in "[0-9a-zA-Z. -]{0,8}") {
        let (start, mut text) = (at.index(TINY.len()), TINY.to_owned());
        text.replace_range(start..(start + cut).min(TINY.len()), &word);
        if let Ok(week) = read(&text) {
            let _ = week.write(&search(&week, 1, 1, &Steps(3)));
        }
    }
}
