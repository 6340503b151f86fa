//! A compiled map: a whole file, and a body under a header that fits it.
#![no_main]

use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| fuzz::roads(bytes));
