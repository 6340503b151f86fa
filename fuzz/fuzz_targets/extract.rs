//! An extract of OpenStreetMap, whole.
#![no_main]

use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| fuzz::extract(bytes));
