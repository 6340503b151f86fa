//! An instance of the literature in the format `weekly`.
#![no_main]

use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| fuzz::weekly(bytes));
