//! This repository, held against every check: the same as `cargo run -p xtask -- check`, as a test.

use std::path::Path;

use xtask::{CHECKS, House};

#[test]
fn the_house_is_in_order() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).parent().unwrap();
    let house = House::read(root).unwrap();
    assert!(house.sources.len() > 100, "the house was not read");
    let find = |check: &xtask::Check| {
        (check.find)(&house)
            .into_iter()
            .map(|finding| format!("{}: {finding}", check.name))
            .collect::<Vec<_>>()
    };
    let findings: Vec<String> = CHECKS.iter().flat_map(find).collect();
    assert!(findings.is_empty(), "\n{}\n", findings.join("\n"));
}
