//! An instance of the literature in the format `day`, and a solution of it.
#![no_main]

use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| fuzz::day(bytes));
